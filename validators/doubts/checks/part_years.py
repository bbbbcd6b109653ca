"""A part-year figure where only the year's would do, or the year's figure equal to a part-year one.

The same amount given once for the first three quarters and once for the whole year cannot be both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from pipeline.model import Figure
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("part_year", "period", "query", "二（二）2", "部分期间数据用作全年数据")

_NARROW = Decimal("0.02")
_FLOWS = ("output_total", "output_sme", "output_leading", "rd_sme", "tax", "exports")


@check
def find(subject: Subject) -> Iterator[Draft]:
    found: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    flows = [(indicator, period) for indicator, period in subject.cells if indicator in _FLOWS and period is not None]
    for indicator, period in sorted(flows, key=lambda cell: (cell[1], _FLOWS.index(cell[0]))):
        if period.isdigit() or period[:4] not in subject.years:
            continue
        part, year = subject.stated(indicator, period), subject.stated(indicator, period[:4])
        same = [(a, b) for a, b in product(part, year) if _same(subject, a, b)]
        if not year or same:
            found[period].append(same[0] if same else (part[0], None))
    yield from (_draft(subject, period, pairs) for period, pairs in found.items())


def _same(subject: Subject, part: int, year: int) -> bool:
    """Whether the two are one number, printed with as many digits or fewer; 约 and 超 tell no number."""
    a, b = subject.figure(part), subject.figure(year)
    return a.interval.meets(b.interval) and all(_is_narrow(figure) for figure in (a, b))


def _is_narrow(figure: Figure) -> bool:
    """Whether its interval is far narrower than what a month adds to a year."""
    low, high = figure.low, figure.high
    return low is not None and high is not None and high - low <= abs(figure.value) * _NARROW


def _draft(subject: Subject, period: str, pairs: Sequence[tuple[int, int | None]]) -> Draft:
    """All figures of one stretch of time together: one letter gives all of them."""
    indicators = [subject.figure(part).indicator for part, _ in pairs]
    return Draft(
        key=f"{'|'.join(indicators)}|{period}",
        message=(
            f"{'；'.join(_words(subject, part, year) for part, year in pairs)}。认定条件按全年数据判断。可能的原因："
            "申报时全年数据尚未公布、期间标注笔误。请补充全年数据及其证明。"
        ),
        contests=tuple((part,) if year is None else (part, year) for part, year in pairs),
    )


def _words(subject: Subject, part: int, year: int | None) -> str:
    a = subject.figure(part)
    stated = f"{name(a.indicator, a.period)}为{quote(a)}"
    if year is None:
        return f"{stated}，未见{name(a.indicator, (a.period or '')[:4])}"
    b = subject.figure(year)
    return f"{stated}，与{name(b.indicator, b.period)}{quote(b)}数值相同"
