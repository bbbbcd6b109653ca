"""Judges a declared figure against a fixed threshold, as printed.

30.00 meets 以上30 though the true value may be 29.996: the rounding is a note elsewhere, not
a verdict. Only a hedged figure (约15%, 超30亿元) is judged by all the values it may stand for.
"""

from __future__ import annotations

from pipeline.interval import Interval
from validators.eligibility.outcome import Outcome, decided, measure
from validators.eligibility.statements import Statement, is_hedged
from validators.eligibility.wording import gap, name_of, shown, stated
from validators.policy import Threshold


def judge_declared(statement: Statement, threshold: Threshold) -> Outcome:
    """pass or fail as printed; undetermined (rounding) where a hedge reaches across the threshold."""
    holds = threshold.rule.holds_for_all(statement.printed, Interval.exactly(threshold.bound))
    explanation = f"{stated(statement.figure)}，标准为{threshold.demand}，"
    if holds is None:
        explanation += "表述不是确数，其可能的取值有的达到标准、有的达不到，无法判定。"
    elif is_hedged(statement.figure):
        explanation += f"虽不是确数，其可能的取值均{'达到' if holds else '达不到'}标准。"
    else:
        explanation += f"{gap(statement.figure.value, threshold, exact=True)}，{'达到' if holds else '达不到'}标准。"
    found = measure(name_of(threshold.indicator, statement.figure.period), statement.figure.interval, threshold)
    return decided(holds, explanation, measured=shown(statement.figure), figures=[statement.index], measures=[found])
