"""Holds a recomputed quantity, an interval, against a fixed threshold and says so in Chinese."""

from __future__ import annotations

from pipeline.interval import Interval
from validators.eligibility.wording import ends, gap, measured, rounded
from validators.policy import Threshold


def against(interval: Interval, threshold: Threshold) -> tuple[bool | None, str]:
    """Whether it holds (None: rounding leaves it open), and "71.23%，标准为高于70%，比标准值高1.23个百分点。"."""
    holds = threshold.rule.holds_for_all(interval, Interval.exactly(threshold.bound))
    text = measured(interval, threshold.unit, threshold.bound if holds is not None else None)
    demand = f"标准为{threshold.demand}"
    away = f"，{_away(interval, threshold, holds)}" if interval.is_bounded else ""
    if holds is None:
        spread = ends(interval, threshold.unit, threshold.bound)
        cause = f"因所填数字经过四舍五入，真实值在{spread}之间，达标与否取决于舍入，无法判定。"
        return None, f"{text}，{demand}{away}；{cause}"
    return holds, f"{text}，{demand}{away}，{'达到标准' if holds else '达不到标准'}。"


def _away(interval: Interval, threshold: Threshold, holds: bool | None) -> str:
    """How far the middle lies from the threshold; where rounding decides, no finer than it is shown."""
    assert interval.low is not None
    assert interval.high is not None
    middle = (interval.low + interval.high) / 2
    if holds is None and rounded(middle) == rounded(threshold.bound):
        return "恰在标准值上"
    return gap(middle, threshold)
