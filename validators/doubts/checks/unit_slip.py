"""Two statements of one figure apart by exactly a unit factor (10 to 10^8, 公顷 and 亩).

Most likely one of them stands in the wrong unit; asked about as that, not as a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from validators.doubts.check import Check, Draft
from validators.doubts.statements import Pair, disagreements
from validators.doubts.subject import Subject
from validators.doubts.wording import name, plain_number, quote

check = Check("unit_slip", "unit", "query", "二（三）1", "疑似单位差错")

_ASK = (
    "疑似单位（亿元、万元、元，或平方公里、公顷、亩等）或小数点差错，不一定是数据本身有误。请申报单位核对单位并更正。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    groups: dict[tuple[str, Decimal], list[Pair]] = defaultdict(list)
    for pair in disagreements(subject):
        if pair.factor is not None:
            groups[subject.figure(pair.first).indicator, pair.factor].append(pair)
    for (indicator, factor), pairs in groups.items():
        yield Draft(
            key=f"{indicator}|{factor:f}",
            message=f"{'；'.join(_words(subject, pair) for pair in pairs)}，恰相差{plain_number(factor)}倍。{_ASK}",
            contests=tuple((pair.first, pair.second) for pair in pairs),
        )


def _words(subject: Subject, pair: Pair) -> str:
    one, other = subject.figure(pair.first), subject.figure(pair.second)
    return f"{name(one.indicator, one.period)}一处为{quote(one)}，另一处为{quote(other)}"
