"""A part printed above its whole.

The SMEs' output or number cannot exceed the cluster's. Silent where the two intervals still meet, so
that a part rounded up to its whole is no doubt; a query only where the two are stated for different 口径.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.check import Check, Draft
from validators.doubts.relations import part_ties
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("part_above_whole", "arithmetic", "doubt", "二（二）2", "部分大于总体")

_ASK = "部分不应大于总体。可能的原因：录入笔误、单位不一致、两项数据的统计口径或年份不同。请申报单位核对并更正。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    for tie in part_ties(subject):
        if tie.holds:
            continue
        part, whole = (subject.figure(number) for number in tie.figures)
        yield Draft(
            key=f"{tie.indicator}|{whole.indicator}|{tie.period}",
            message=(
                f"{name(tie.indicator, tie.period)}{quote(part)}大于"
                f"{name(whole.indicator, tie.period)}{quote(whole)}。{_ASK}"
            ),
            contests=(tie.figures,),
            severity=None if part.scope == whole.scope else "query",
        )
