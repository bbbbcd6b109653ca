"""Judges how an indicator moves over the last three years, each step as printed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case
from validators.eligibility.outcome import Outcome, decided, missing
from validators.eligibility.statements import Statement, chosen, last_three_years
from validators.eligibility.wording import name_of, shown, stated
from validators.policy import Trend


class Level(msgspec.Struct, frozen=True):
    """One year's level: what it is judged by, how it is told in full and in short, the figures it rests on."""

    interval: Interval
    told: str
    short: str
    figures: tuple[int, ...]


def printed_levels(case: Case, indicator: str) -> dict[str, Level | None]:
    """The stated level of each of the last three years."""
    return {year: _printed(chosen(case, indicator, year)) for year in last_three_years(case)}


def judge_trend(case: Case, trend: Trend, levels: Mapping[str, Level | None]) -> Outcome:
    """Every step must hold. A step that fails decides even where another year is missing."""
    there = [level for level in levels.values() if level]
    figures = [index for level in there for index in level.figures]
    start = "，".join(level.told for level in there)
    steps = {}
    for (before, old), (after, new) in zip(list(levels.items())[:-1], list(levels.items())[1:], strict=True):
        if old and new:
            steps[before, after] = trend.rule.holds_for_all(new.interval, old.interval)
    failed = [f"{after}年比{before}年" for (before, after), holds in steps.items() if holds is False]
    short = " → ".join(level.short for level in there) or None
    if failed:
        explanation = f"{start}。政策要求{trend.text}，{'、'.join(failed)}不符合要求。"
        return Outcome("fail", explanation, None, short, tuple(figures))
    absent = [name_of(trend.indicator, year) for year, level in levels.items() if level is None]
    if absent:
        return missing(case, absent, figures=figures, measured=short)
    holds = None if None in steps.values() else True
    ending = "因表述或舍入，各年高低不能确定，无法判定。" if holds is None else "各年均符合要求。"
    return decided(holds, f"{start}。政策要求{trend.text}，{ending}", measured=short or "", figures=figures)


def _printed(statement: Statement | None) -> Level | None:
    if statement is None:
        return None
    return Level(statement.printed, stated(statement.figure), shown(statement.figure), (statement.index,))
