"""What a note says all figures of one year are: 2024年数据为1—11月累计数, 2024年各项数据均为预计数.

Such a note stands apart from the figures and holds for all of them in its paper. Only amounts that run over a year
can be of a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from extractors.figures.meaning.standing import status_told
from extractors.quantity import find_amounts, find_periods
from pipeline.indicators import indicators
from pipeline.model import Figure

_SAID = re.compile(
    r"(?P<year>20\d\d)年度?的?(?:以上|上述|各项|全部|有关|相关|产值|统计)*(?:数据|数字|数值|指标|产值|数)"
    r"(?:均|都|皆|仅|只|暂|目前)*(?:为|是|系|采用|取自|截至|只到|仅到)(?P<what>[^。；;，,]{2,20})"
)


class Basis(msgspec.Struct, frozen=True):
    """The year a note speaks of, and what it makes of that year's figures: another period, or another standing."""

    year: str
    period: str | None = None
    status: str | None = None


def basis_noted(texts: Iterable[str]) -> Iterator[Basis]:
    """The notes of these paragraphs."""
    for text in texts:
        for said in _SAID.finditer("".join(text.split())):
            year, what = said["year"], said["what"]
            spans = find_periods(f"{year}年{what}")
            part = next((span.code for span in spans if span.kind == "part" and span.code.startswith(year)), None)
            if part:
                yield Basis(year, period=part)
            elif not any(amount.units for amount in find_amounts(what)):
                status = status_told(what)
                if status in ("estimate", "preliminary"):
                    yield Basis(year, status=status)


def rebased(figures: Sequence[Figure], notes: Iterable[Basis]) -> list[Figure]:
    """The figures as the notes of their paper want them understood."""
    found = list(figures)
    for note in notes:
        found = [_rebased(figure, note) for figure in found]
    return found


def _rebased(figure: Figure, note: Basis) -> Figure:
    if figure.period != note.year or figure.status != "actual" or not indicators()[figure.indicator].is_flow:
        return figure
    if note.period:
        return msgspec.structs.replace(figure, period=note.period)
    return msgspec.structs.replace(figure, status=note.status)
