"""The sums of a whole list's columns against the amounts that the application declares.

Only a list with as many firms as declared is added up, and only columns in which every row has its amount: output
of all, of the SMEs, of the leading industry, people, the SMEs' R&D. Rows and declared amount are compared as
intervals, so that rounding raises nothing. What a list's own total row says is another check.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.interval import Interval
from pipeline.model import Entry, Roster
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import column_sum, rows_of, whole_list
from validators.doubts.wording import name, plain_number, quote

check = Check("declared_sum", "conflict", "query", "二（二）2", "名单各行之和与申报数不符")

# column, mark of the rows that count, indicator
_SUMS = (
    ("output", None, "output_total"),
    ("output", "is_sme", "output_sme"),
    ("output", "is_leading", "output_leading"),
    ("employees", None, "employees"),
    ("rd", "is_sme", "rd_sme"),
)
_ASK = (
    "名单条数与申报的企业数一致。可能的原因：名单与申报数的口径或时点不同、个别企业数据抄录有误、单位不一致。"
    "请申报单位核对各企业数据和合计，说明以何者为准。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    rosters = whole_list(subject, "enterprise")
    wrong = [(number, total) for one in _SUMS for number, total in _unequal(subject, rosters, *one)]
    if not wrong:
        return
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单各行之和为{_middle(total)}{figure.unit}"
        for figure, total in ((subject.figure(number), total) for number, total in wrong)
    )
    below = any(total.is_below(subject.figure(number).interval) for number, total in wrong[:1])
    scanned = any(subject.is_scan(roster.file) for roster in rosters)
    yield Draft(
        key="enterprise",
        message=f"{words}。{_ASK}",
        contests=tuple((number,) for number, _ in wrong),
        sources=tuple(roster.entries[0].source for roster in rosters),
        severity="doubt" if below and not scanned and subject.figure(wrong[0][0]).indicator != "employees" else None,
    )


def _unequal(
    subject: Subject, rosters: tuple[Roster, ...], field: str, mark: str | None, indicator: str
) -> Iterator[tuple[int, Interval]]:
    """The declared statement with the sum of the rows, where they differ."""
    period = next((roster.period for roster in rosters if roster.period), subject.years[-1] if subject.years else None)
    declared = subject.chosen(indicator, period)
    rows = [entry for entry in rows_of(rosters) if mark is None or _marked(entry, mark)]
    total = column_sum(rows, field) if rows and declared is not None else None
    if total is None or declared is None or subject.figure(declared).interval.meets(total):
        return
    every = all(entry.fields.get(mark) in ("yes", "no") for entry in rows_of(rosters)) if mark else True
    if every and subject.figure(declared).scope is None:
        yield declared, total


def _marked(entry: Entry, mark: str) -> bool:
    return entry.fields.get(mark) == "yes"


def _middle(total: Interval) -> str:
    return plain_number((total.low or Decimal(0)) / 2 + (total.high or Decimal(0)) / 2, 4)
