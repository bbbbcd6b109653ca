"""Figures as people type them: an indicator by its code or name, a number with its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from extractors.quantity import find_amounts, unit_named
from extractors.quantity.units import in_base
from pipeline.errors import BadUsage
from pipeline.indicators import Indicator, indicators
from pipeline.interval import Interval
from pipeline.model import Figure, Source

_WHAT_IF = re.compile(r"(?P<indicator>[^.=]+)(?:\.(?P<period>[^=]*))?=(?P<number>.*)")
SUPPOSED = "假设"


class WrongFigure(BadUsage):
    """What was typed is no figure; Chinese, with what is allowed."""


def supposed_figure(text: str) -> Figure:
    """ "output_total.2024=29.9" or "集群总产值.2024=299,000万元". Raises WrongFigure."""
    found = _WHAT_IF.fullmatch(text.strip())
    if found is None:
        raise WrongFigure(f"“{text}”不是假设，应写成 output_total.2024=29.9 的样子（指标.年份=数）。")
    indicator, period = indicator_named(found["indicator"]), found["period"]
    if indicator.by_year and not re.fullmatch(r"20\d\d", period or ""):
        raise WrongFigure(f"“{text}”：“{indicator.name}”逐年填报，点号后应写年份，如 {indicator.code}.2024=29.9。")
    if not indicator.by_year and period:
        raise WrongFigure(f"“{text}”：“{indicator.name}”不分年份，应写成 {indicator.code}=29.9 的样子。")
    try:
        value, interval = quantity(indicator.code, found["number"])
    except WrongFigure as error:
        raise WrongFigure(f"“{text}”：{error}") from error
    if value < 0 and indicator.unit != "%":
        raise WrongFigure(f"“{text}”：“{indicator.name}”不会是负数。")
    return Figure(
        indicator=indicator.code,
        period=period or None,
        value=value,
        low=interval.low,
        high=interval.high,
        unit=indicator.unit,
        raw=found["number"].strip(),
        status="actual",
        scope=None,
        source=Source(SUPPOSED),
        method="table",
        ocr=False,
        confidence=1.0,
    )


def supposed_figures(texts: Sequence[str]) -> list[Figure]:
    """One for each text. Raises WrongFigure, also where two suppose the same figure."""
    figures = [supposed_figure(text) for text in texts]
    for number, one in enumerate(figures):
        if any((one.indicator, one.period) == (other.indicator, other.period) for other in figures[:number]):
            raise WrongFigure(f"“{texts[number]}”：同一项数据只能假设为一个数，前面已假设过。")
    return figures


def quantity(code: str, text: str) -> tuple[Decimal, Interval]:
    """A number phrase in the indicator's unit; one without a unit is in that unit already. Raises WrongFigure."""
    canonical = unit_named(indicators()[code].unit)
    amounts = find_amounts(text.strip())
    if len(amounts) != 1 or amounts[0].text != text.strip():
        raise WrongFigure(f"“{text}”不是一个完整的数，应写成 29.9 或者 30.00{indicators()[code].unit} 的样子。")
    (amount,) = amounts
    printed = amount.units or canonical
    unit = next((one for one in printed if one.kind in {known.kind for known in canonical}), None)
    if unit is None:
        raise WrongFigure(f"“{text}”的单位与“{indicators()[code].name}”的单位（{indicators()[code].unit}）不合。")
    part = Fraction(1) / next(known.factor for known in canonical if known.kind == unit.kind)
    value, interval = amount.within(unit)
    ends = [None if end is None else in_base(end, part) for end in (interval.low, interval.high)]
    return in_base(value, part), Interval(*ends)


def indicator_named(text: str) -> Indicator:
    """The indicator of that code or Chinese name. Raises WrongFigure with all there are."""
    found = indicators().get(text.strip()) or _by_name().get(text.strip())
    if found is None:
        known = "、".join(f"{code}（{one.name}）" for code, one in indicators().items())
        raise WrongFigure(f"没有指标“{text}”，可用的有：{known}。")
    return found


@cache
def _by_name() -> dict[str, Indicator]:
    return {indicator.name: indicator for indicator in indicators().values()}
