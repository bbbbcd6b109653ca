"""The sums of a whole list's columns against the amounts that the application declares.

Only a list with as many firms as declared is added up, and only columns in which every row has its amount: output
of all, of the SMEs, of the leading industry, people, the SMEs' R&D. Rows and declared amount are compared as
intervals, so that rounding raises nothing. Where a list's own total row contradicts its rows, that is asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.interval import Interval
from pipeline.model import Roster
from validators.doubts.check import Check, Draft
from validators.doubts.checks.list_sums import COLUMNS
from validators.doubts.list_figures import Added, added
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import own_total
from validators.doubts.wording import name, plain_number, quote

check = Check("declared_sum", "conflict", "query", "二（二）2", "名单各行之和与申报数不符")

_ASK = (
    "名单条数与申报的企业数一致。可能的原因：名单与申报数的口径或时点不同、个别企业数据抄录有误、单位不一致。"
    "请申报单位核对各企业数据和合计，说明以何者为准。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    wrong = [(number, one) for one in added(subject) if (number := _unequal(subject, one)) is not None]
    if not wrong or any(_contradicts_itself(subject, roster) for roster in wrong[0][1].rosters):
        return
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单各行之和为{_middle(one.total)}{figure.unit}"
        for figure, one in ((subject.figure(number), one) for number, one in wrong)
    )
    declared, first = subject.figure(wrong[0][0]), wrong[0][1]
    below = first.total.is_below(declared.interval) and declared.indicator != "employees"
    scanned = any(subject.is_scan(roster.file) for roster in first.rosters)
    yield Draft(
        key="enterprise",
        message=f"{words}。{_ASK}",
        contests=tuple((number,) for number, _ in wrong),
        sources=tuple(roster.entries[0].source for roster in first.rosters),
        severity="doubt" if below and not scanned else None,
    )


def _contradicts_itself(subject: Subject, roster: Roster) -> bool:
    """Whether the rows do not give the list's own total: then that is what is to be asked."""
    totals = [own_total(subject, roster, field, code) for field, code in COLUMNS]
    return any(found and not subject.figure(found[0]).interval.meets(found[1]) for found in totals)


def _unequal(subject: Subject, one: Added) -> int | None:
    """The declared statement, where the rows do not add up to it."""
    declared = subject.chosen(one.indicator, one.period)
    if declared is None or subject.figure(declared).scope is not None:
        return None
    return None if subject.figure(declared).interval.meets(one.total) else declared


def _middle(total: Interval) -> str:
    return plain_number((total.low or Decimal(0)) / 2 + (total.high or Decimal(0)) / 2, 4)
