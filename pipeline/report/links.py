"""Links between the pages, whatever characters an application's id has."""

from __future__ import annotations

from urllib.parse import quote


def report_link(submission: str, anchor: str = "") -> str:
    """From the batch's folder to an application's page, or to a place in it."""
    return f"submissions/{quoted(submission)}/report.html" + (f"#{anchor}" if anchor else "")


def paper_link(submission: str, paper: str) -> str:
    """From the batch's folder to a paper on an application."""
    return f"submissions/{quoted(submission)}/{paper}.docx"


def letter_link(district: str) -> str:
    """From the batch's folder to the letter to a district."""
    return f"letters/{quoted(district)}.docx"


def sibling_link(submission: str) -> str:
    """From one application's page to another's."""
    return f"../{quoted(submission)}/report.html"


def quoted(name: str) -> str:
    return quote(name, safe="", errors="surrogatepass")
