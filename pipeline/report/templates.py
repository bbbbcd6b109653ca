"""Renders the pages' templates (`pages/`), which hold their wording."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.excerpt import CellExcerpt
from pipeline.report import grounds, labels, links, margins, numbers, overview, places, standing, telling

_PAGES = Path(__file__).parent / "pages"
_FILTERS = {
    labels: ("indicator_name", "fact_name", "ruleset_words"),
    numbers: ("said", "brief", "value_words", "range_words", "period_words", "plain"),
    places: ("place_words", "spot_words", "file_words", "box_words"),
    overview: (
        "level_words", "verdict_counts", "severity_counts", "short_id", "decision_words", "main_points", "conditions",
        "missed", "name_of", "district_of", "district_words", "title_of", "clause_of", "indicator_words",
        "is_settled", "waiting",
    ),
    grounds: ("for_words", "against_words"),
    standing: ("spread_words", "remark_words", "origin_words", "figure_name"),
    telling: ("told",),
    margins: ("margin_words",),
}  # fmt: skip


def rendered(template: str, **data: Any) -> bytes:
    text = _environment().get_template(template).render(**data)
    # a file name that is no UTF-8 cannot be shown; the rest of the page can
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "words": labels.labels(),
        "style": (_PAGES / "style.css").read_text(encoding="utf-8"),
        "script": (_PAGES / "page.js").read_text(encoding="utf-8"),
        "file_style": (_PAGES / "file.css").read_text(encoding="utf-8"),
        "file_script": (_PAGES / "file.js").read_text(encoding="utf-8"),
        "report_link": links.report_link,
        "sibling_link": links.sibling_link,
        "paper_link": links.paper_link,
        "letter_link": links.letter_link,
        "is_cells": lambda shown: isinstance(shown, CellExcerpt),
    }
    environment.filters["base64"] = lambda data: b64encode(data).decode()
    for module, names in _FILTERS.items():
        environment.filters |= {name: getattr(module, name) for name in names}
    return environment
