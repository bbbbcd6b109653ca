"""report.html and index.html: the templates with the report's data in them, self-contained."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.model import BatchReport, Document, Report, Source
from pipeline.report import labels, numbers, overview, places

_HERE = Path(__file__).parent


Crop = Callable[[Source], bytes | None]
"""Gives the picture (PNG) of the place where a statement stands, or None where there is none to show."""


def report_page(report: Report, crop: Crop | None = None) -> bytes:
    """report.html of one application, with the pictures that `crop` gives for what the findings rest on."""
    years = overview.last_years(report)
    return _render(
        "report.html.j2",
        report=report,
        years=years,
        rows=overview.indicator_rows(report, years),
        findings=overview.numbered_findings(report),
        clauses=overview.clauses(report),
        places_of_figures=overview.figure_places(report),
        titles=overview.rule_titles([report]),
        chosen={value.figure for value in report.values},
        picture=lambda source: _data_link(crop(source) if crop else None),
    )


def index_page(batch: BatchReport) -> bytes:
    """index.html of the batch, with links to the reports below it."""
    return _render(
        "index.html.j2",
        batch=batch,
        titles=overview.rule_titles(batch.reports),
        verdicts=[{result.rule: result for result in report.eligibility} for report in batch.reports],
        coverage=coverage([*batch.documents, *(one for report in batch.reports for one in report.documents)]),
    )


def report_link(submission: str) -> str:
    """The link from the batch's folder to an application's page, whatever characters its id has."""
    return f"submissions/{_quoted(submission)}/report.html"


def sibling_link(submission: str) -> str:
    """The link from one application's page to another's."""
    return f"../{_quoted(submission)}/report.html"


def coverage(documents: list[Document]) -> dict[str, int]:
    """How many files and pages came in, and what became of them."""
    found: dict[str, int] = {}
    for status in labels.labels().read_status:
        found[status] = sum(one.status == status for one in documents)
    return {
        **found,
        "files": len(documents),
        "pages": sum(one.pages or 0 for one in documents),
        "ocr_pages": sum(one.ocr_pages or 0 for one in documents),
    }


def _data_link(picture: bytes | None) -> str:
    """The picture as a link that holds it; empty where there is none."""
    return f"data:image/png;base64,{b64encode(picture).decode()}" if picture else ""


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="surrogatepass")


def _render(template: str, **data: Any) -> bytes:
    text = _environment().get_template(template).render(**data)
    # a file name that is no UTF-8 cannot be shown; the rest of the page can
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "words": labels.labels(),
        "style": (_HERE / "style.css").read_text(encoding="utf-8"),
        "report_link": report_link,
        "sibling_link": sibling_link,
    }
    for module, names in (
        (labels, ("indicator_name", "fact_name", "ruleset_words")),
        (numbers, ("said", "brief", "value_words", "range_words", "period_words")),
        (places, ("place_words", "spot_words", "file_words", "box_words", "inputs_words")),
        (
            overview,
            (
                "level_words",
                "verdict_counts",
                "severity_counts",
                "spread_words",
                "remark_words",
                "figure_name",
                "short_id",
                "main_points",
            ),
        ),
    ):
        environment.filters |= {name: getattr(module, name) for name in names}
    return environment
