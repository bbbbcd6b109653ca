"""What is most likely wrong, as the pages and papers name it: each value once, with the places that print it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Finding, Report
from pipeline.report.numbers import said
from pipeline.report.places import place_words
from pipeline.report.standing import figure_name

_SHOWN = 2


def suspects(report: Report, finding: Finding) -> Iterator[tuple[str, str]]:
    """A value with its name, and where it stands: 《申报表.docx》表2 第3行第2列；……，共3处."""
    places: dict[str, list[str]] = {}
    for index in finding.likely:
        figure = report.figures[index]
        places.setdefault(f"{figure_name(figure)} {said(figure)}", []).append(place_words(figure.source))
    for value, found in places.items():
        more = f"，共{len(found)}处" if len(found) > _SHOWN else ""
        yield value, "；".join(found[:_SHOWN]) + more
