"""Links between the pages, whatever characters an application's id has."""

from __future__ import annotations

from urllib.parse import quote


def report_link(submission: str, anchor: str = "") -> str:
    """From the batch's folder to an application's page, or to a place in it."""
    return f"submissions/{quoted(submission)}/report.html" + (f"#{anchor}" if anchor else "")


def sibling_link(submission: str) -> str:
    """From one application's page to another's."""
    return f"../{quoted(submission)}/report.html"


def quoted(name: str) -> str:
    return quote(name, safe="", errors="surrogatepass")
