"""The sum of a list's column against what the list prints as its total, and against the form.

A total row that its own rows do not give is a query; so is a sum of all firms above the cluster's declared
output. Rows with an empty amount, and excerpts, make the sum unknown, and nothing is said. A sum below the
declared output is left to the list's length: small firms are often listed without output.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.model import Roster
from validators.doubts.check import Check, Draft
from validators.doubts.entries import is_excerpt
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import column_sum
from validators.doubts.wording import name, plain_number, quote

check = Check("list_sum", "arithmetic", "query", "二（三）1", "名单合计与各行之和不符")

_COLUMNS = (("output", "output_total"), ("employees", "employees"))
_ASK = "可能的原因：合计行未随名单更新、个别行单位不同、四舍五入累积。请申报单位核对名单各行和合计。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    if not subject.years:
        return
    for roster in subject.rosters("enterprise"):
        if not is_excerpt(roster):
            for field, indicator in _COLUMNS:
                yield from _compare(subject, roster, field, indicator)


def _compare(subject: Subject, roster: Roster, field: str, indicator: str) -> Iterator[Draft]:
    total = column_sum(roster.entries, field)
    printed = [
        number
        for number in subject.stated(indicator, roster.period or subject.years[-1])
        if subject.figure(number).source.file == roster.file
    ]
    if total is None or len(printed) != 1 or subject.figure(printed[0]).interval.meets(total):
        return
    figure = subject.figure(printed[0])
    middle = (total.low or Decimal(0)) / 2 + (total.high or Decimal(0)) / 2
    yield Draft(
        key=f"{roster.file}|{indicator}",
        message=(
            f"《{roster.file}》的合计{name(figure.indicator, figure.period)}为{quote(figure)}，而各行之和为"
            f"{plain_number(middle)}{figure.unit}。{_ASK}"
        ),
        contests=((printed[0],),),
    )
