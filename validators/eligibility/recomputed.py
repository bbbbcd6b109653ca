"""Holds a recomputed quantity, an interval, against a fixed threshold and says so in Chinese."""

from __future__ import annotations

from pipeline.interval import Interval
from validators.eligibility.wording import ends, gap, measured
from validators.policy import Threshold


def against(interval: Interval, threshold: Threshold) -> tuple[bool | None, str]:
    """Whether it holds (None: rounding leaves it open), and "71.23%，标准为高于70%，比标准值高1.23个百分点。"."""
    holds = threshold.rule.holds_for_all(interval, Interval.exactly(threshold.bound))
    text = measured(interval, threshold.unit, threshold.bound if holds is not None else None)
    demand = f"标准为{threshold.demand}"
    if holds is None:
        spread = ends(interval, threshold.unit, threshold.bound)
        return None, f"{text}，{demand}；因所填数字经过四舍五入，真实值在{spread}之间，达标与否取决于舍入，无法判定。"
    verdict = "达到标准" if holds else "达不到标准"
    if interval.low is None or interval.high is None:
        return holds, f"{text}，{demand}，{verdict}。"
    return holds, f"{text}，{demand}，{gap((interval.low + interval.high) / 2, threshold)}，{verdict}。"
