"""The sum of a list's column against what the list prints as its total.

A doubt where another column's total bears out that all rows were read: then the two cannot both be true. On a scan
not even then, if one misread digit explains the difference. Rows with an empty amount, and excerpts, make the sum
unknown, and nothing is said; nor where all totals fail a list that is shorter than declared: its length is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.interval import Interval
from pipeline.model import Figure, Roster, Severity
from validators.doubts.check import Check, Draft
from validators.doubts.entries import is_excerpt
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import own_total, whole_list
from validators.doubts.wording import name, plain_number, quote

check = Check("list_sum", "arithmetic", "query", "二（三）1", "名单合计与各行之和不符")

COLUMNS = (("output", "output_total"), ("employees", "employees"))
_ASK = "可能的原因：合计行未随名单更新、个别行单位不同、四舍五入累积。请申报单位核对名单各行和合计。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("enterprise"):
        if is_excerpt(roster):
            continue
        totals = [found for field, code in COLUMNS if (found := own_total(subject, roster, field, code))]
        wrong = [(number, total) for number, total in totals if not subject.figure(number).interval.meets(total)]
        if len(wrong) == len(totals) and not _may_be_whole(subject, roster):
            continue
        for number, total in wrong:
            yield _draft(subject, roster, number, total, borne_out=len(wrong) < len(totals))


def _may_be_whole(subject: Subject, roster: Roster) -> bool:
    """Whether the list is as long as declared, or no length is: rows that are missing fail all totals at once."""
    declared = subject.chosen("firms_total", subject.years[-1]) if subject.years else None
    return declared is None or roster in whole_list(subject, "enterprise")


def _draft(subject: Subject, roster: Roster, number: int, total: Interval, borne_out: bool) -> Draft:
    figure = subject.figure(number)
    middle = (total.low or Decimal(0)) / 2 + (total.high or Decimal(0)) / 2
    misread = subject.is_scan(roster.file) and _one_digit(figure, middle)
    severity: Severity | None = "doubt" if borne_out and not misread else None
    return Draft(
        key=f"{roster.file}|{figure.indicator}",
        message=(
            f"《{roster.file}》的合计{name(figure.indicator, figure.period)}为{quote(figure)}，而各行之和为"
            f"{plain_number(middle)}{figure.unit}。{_ASK}"
        ),
        contests=((number,),),
        severity=severity,
    )


def _one_digit(figure: Figure, total: Decimal) -> bool:
    """Whether a single misread digit makes the difference: one digit followed by noughts."""
    return len((figure.value - total).normalize().as_tuple().digits) == 1
