"""A verdict that hangs on rounding, on the reading of a rule, or on a printed figure's last digit.

Asks nothing of the applicant. Declared figures are judged as printed, so where their rounding reaches across
the threshold the verdict stands and this note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model import RuleResult
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, plain_number, quote

check = Check("near_threshold", "threshold", "note", "二（二）", "判断取决于取整或算法")

_REASONS = {
    "rounding": "结果取决于数据的取整",
    "reading": "结果取决于条文的理解或算法",
    "conflict": "结果取决于采用哪一处数据",
}
_DECLARED = {
    "area": "area",
    "output_each_year": "output_total",
    "patents_per_10k": "patents_per_10k",
    "platform_penetration": "platform_penetration",
}


@check
def find(subject: Subject) -> Iterator[Draft]:
    for result in subject.results:
        if result.verdict == "undetermined" and result.reason in _REASONS:
            yield Draft(
                key=result.rule,
                message=f"“{result.title}”无法判定：{_REASONS[result.reason]}。{result.explanation}",
                contests=tuple((number,) for number in result.figures if number < len(subject.case.figures)),
                decides=(result.rule,),
            )
        elif result.verdict in ("pass", "fail"):
            yield from _astride(subject, result)


def _astride(subject: Subject, result: RuleResult) -> Iterator[Draft]:
    """Figures judged as printed whose true value may lie on the other side of the threshold."""
    limits = re.findall(r"\d+(?:\.\d+)?", result.threshold or "")
    if len(limits) != 1:
        return
    limit = Decimal(limits[0])
    for number in result.figures:
        figure = subject.figure(number)
        astride = figure.low is not None and figure.high is not None and figure.low < limit < figure.high
        if figure.indicator == _DECLARED.get(result.rule) and astride:
            yield Draft(
                key=f"{result.rule}|{figure.period}",
                message=(
                    f"{name(figure.indicator, figure.period)}{quote(figure)}按所填数值判断，但取整前的实际值可能在标准"
                    f"{plain_number(limit)}{figure.unit}的另一侧。仅作提示。"
                ),
                contests=((number,),),
                decides=(result.rule,),
            )
