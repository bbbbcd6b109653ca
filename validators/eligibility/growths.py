"""Judges an average yearly growth under each reading that the rule allows."""

from __future__ import annotations

import re

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case
from validators import growth
from validators.eligibility.declared import judge_declared
from validators.eligibility.outcome import Outcome, decided, missing
from validators.eligibility.readings import combine
from validators.eligibility.statements import Statement, chosen, last_three_years
from validators.eligibility.wording import name_of, stated
from validators.policy import Rule

_READINGS = {"compound": growth.compound, "mean": growth.mean}
_SPAN = re.compile(r"(20\d\d)\s*年?\s*(?:[—–~～\-]+|至|到)\s*(20\d\d)\s*年?")
GROWTH_READINGS = tuple(_READINGS)


def judge_growth(case: Case, rule: Rule, base: str) -> Outcome:
    """Growth of `base` over Y-3, Y-2, Y-1, on nominal figures; the stated rate only where a year is missing."""
    years = last_three_years(case)
    found = [chosen(case, base, year) for year in years]
    rate = chosen(case, rule.threshold.indicator, None)
    steps = [statement for statement in found if statement is not None]
    if len(steps) < len(years):
        if rate and not (other := _other_years(rate, years)):
            return judge_declared(rate, rule.threshold)
        absent = [name_of(base, year) for year, statement in zip(years, found, strict=True) if statement is None]
        outcome = missing(case, [*absent, name_of(rule.threshold.indicator)], figures=[step.index for step in steps])
        if rate:
            told = f"{outcome.explanation}材料所填{stated(rate.figure)}是{other}的，不是近三年的，未予采用。"
            return msgspec.structs.replace(outcome, explanation=told)
        return outcome
    intervals = [step.amount for step in steps]
    if any(interval.high == 0 for interval in intervals[:2]):
        return _from_nothing(steps)
    quantities = {reading.name: _quantity(reading.id, intervals) for reading in rule.readings}
    combined = combine(quantities, rule.threshold)
    start = "，".join(stated(step.figure) for step in steps)
    used = [step.index for step in steps] + ([rate.index] if rate else [])
    tail = f"材料所填{stated(rate.figure)}，仅供对照。" if rate else ""
    return decided(
        combined.holds,
        f"{start}。{combined.sentence}{tail}",
        measured=combined.measured,
        figures=used,
        open_reason=combined.reason,
        measures=combined.measures,
    )


def _other_years(rate: Statement, years: tuple[str, str, str]) -> str:
    """The span of years (2020—2023年) that the words around a stated rate name, where it is another one."""
    span = _SPAN.search(rate.figure.source.text or "")
    # growth of three years is told from the first of them, or from the year before
    first, last = years[0], years[2]
    if span is None or (span[2] == last and span[1] in (first, str(int(first) - 1))):
        return ""
    return f"{span[1]}年至{span[2]}年"


def _quantity(reading: str, years: list[Interval]) -> Interval:
    first, second, third = years
    return _READINGS[reading](first, second, third)


def _from_nothing(steps: list[Statement]) -> Outcome:
    """A growth from zero has no rate."""
    shown = "，".join(stated(step.figure) for step in steps)
    explanation = f"{shown}。基期为零，年均增速无法计算，请申报单位说明。"
    return Outcome("undetermined", explanation, "missing", figures=tuple(step.index for step in steps))
