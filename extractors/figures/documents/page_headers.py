"""What a page header or footer says of all a paper's tables: 数据年度：2024年　　金额单位：万元.

It holds where neither a table nor the lines above it say anything, and only where all headers agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from extractors.figures.tables.cells import units_in_label
from extractors.quantity import Unit, find_periods
from pipeline.model import Content, Paragraph

_APART = re.compile(r"\s{2,}|[\t\u3000；;|｜]+|\s+(?=\S+[:：])")
UNIT_SAID = re.compile(r"单位[:：]")
# 2025年度申报书 or a paper's number has a year that no figure is of
_YEAR_OF_DATA = re.compile(
    r"(?:(?:数据|统计|报表|报告期|所属)(?:所属)?(?:年度|年份|年)[:：]?)?\s*(?:19|20)\d\d\s?年(?:度|末)?"
)
_Said = TypeVar("_Said")


def units_of_headers(content: Content) -> tuple[Unit, ...]:
    """The units that the headers name; none where they differ."""
    return _agreed(content, lambda part: units_in_label(part) if UNIT_SAID.search(part) else ()) or ()


def year_of_headers(content: Content, year: int | None) -> str | None:
    """The year that the headers say the figures are of, never the application `year`; None where they differ."""
    found = _agreed(content, lambda part: find_periods(part)[0].code if _YEAR_OF_DATA.fullmatch(part) else None)
    return found if found != str(year) else None


def _agreed(content: Content, said_in: Callable[[str], _Said | None]) -> _Said | None:
    said = {found for part in _parts(content) if (found := said_in(part))}
    return said.pop() if len(said) == 1 else None


def _parts(content: Content) -> Iterator[str]:
    for block in content.blocks:
        if isinstance(block, Paragraph) and block.place in ("header", "footer"):
            yield from (part.strip() for part in _APART.split(block.text))
