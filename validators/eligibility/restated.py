"""Figures that only repeat what the policy demands: 30亿元以上 in a column of conditions is nobody's output.

Told by the number, which is the policy's own, and by words that leave it open on one side as conditions do: a
comparison word of the policy, or a sign. 超30亿元 and 不足30亿元 may be claims and stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, Figure, Value
from validators.policy import Ruleset, comparisons

# beside the policy's own: how a form tells when a condition is missed
_OF_CONDITIONS = ("超过", "少于", "大于", "小于")
_SIGN = re.compile(r"[≥≤＞＜><≧≦]")

Demands = dict[str, set[Decimal]]


def without_restated(case: Case, ruleset: Ruleset) -> Case:
    """The case standing on other statements instead, or on none; indices of figures stay as they are."""
    demands = _demands(ruleset)
    restated = {index for index, figure in enumerate(case.figures) if _is_restated(figure, demands)}
    if not restated:
        return case
    values = (_otherwise(case, value, restated) for value in case.values)
    return msgspec.structs.replace(case, values=tuple(value for value in values if value))


def _demands(ruleset: Ruleset) -> Demands:
    """Indicator -> the bounds it is held against."""
    found: Demands = defaultdict(set)
    for rule in ruleset.rules:
        for threshold in rule.thresholds:
            for code in threshold.indicators if threshold.against is None else ():
                found[code].add(threshold.bound)
    return found


def _is_restated(figure: Figure, demands: Demands) -> bool:
    if figure.value not in demands.get(figure.indicator, ()):
        return False
    if _SIGN.search(figure.raw):
        return True
    if figure.interval not in (Interval(figure.value, None), Interval(None, figure.value)):
        return False
    return any(word in figure.raw for word in (*comparisons().thresholds, *_OF_CONDITIONS))


def _otherwise(case: Case, value: Value, restated: set[int]) -> Value | None:
    """The value without the statements that restate a demand; None where no other is left.

    What lists count, which comes last, bears a statement out and is none.
    """
    left = [index for index in (value.figure, *value.others) if index not in restated]
    if not left or case.figures[left[0]].method == "list":
        return None
    return msgspec.structs.replace(value, figure=left[0], others=tuple(left[1:]))
