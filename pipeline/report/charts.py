"""Where the marks of small charts stand: what was measured beside the bound, and three years in a row.

Places are in the units of the drawing, which the templates draw; nothing here is judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.indicators import indicators
from pipeline.model import Measure, Report, RuleResult
from pipeline.report.labels import indicator_name
from pipeline.report.numbers import plain

SCALE_WIDTH = 240
TREND_WIDTH, TREND_HEIGHT = 200, 72
_ROOM = Decimal("0.25")  # of the bound, to either side, at the least
# An interval that is no wider, of its value, is told by its middle
_NARROW = Decimal("0.01")
_MOST_PLACES = 8
_SIDE, _TOP, _BOTTOM = 26, 18, 56


class Scale(msgspec.Struct, frozen=True):
    """A measure on its axis. `start` to `end` is the interval, `arrow` tells on which side it is open."""

    name: str
    words: str
    demand: str
    side: Literal["met", "missed", "across"]
    first: str
    last: str
    bound: Decimal
    start: Decimal
    end: Decimal
    at_least: bool
    arrow: Literal["", "left", "right"] = ""

    @property
    def middle(self) -> Decimal:
        return (self.start + self.end) / 2


class Point(msgspec.Struct, frozen=True):
    year: str
    words: str
    x: Decimal
    y: Decimal


class Trend(msgspec.Struct, frozen=True):
    """Values of an indicator over the years; `bound` is the height of the line that is demanded."""

    name: str
    unit: str
    points: tuple[Point, ...]
    bound: Decimal | None = None
    demand: str = ""

    @property
    def path(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def words(self) -> str:
        return "，".join(f"{point.year}年{point.words}{self.unit}" for point in self.points)


def scales(result: RuleResult) -> tuple[Scale, ...]:
    """One scale for each quantity a verdict was taken on."""
    rooms = {bound: _room([one for one in result.measures if one.bound == bound]) for bound in _bounds(result)}
    return tuple(_scale(one, result, rooms[one.bound]) for one in result.measures)


def trend(report: Report, result: RuleResult) -> Trend | None:
    """The years of the first indicator under a verdict that was read for two years at least."""
    by_indicator: dict[str, dict[str, Decimal]] = {}
    for index in result.figures:
        figure = report.figures[index]
        if figure.period and figure.period.isdigit() and len(figure.period) == 4:
            by_indicator.setdefault(figure.indicator, {}).setdefault(figure.period, figure.value)
    for code, years in by_indicator.items():
        if len(years) > 1:
            bound = _common_bound(code, result)
            return line(code, years, bound, result.measures[0].demand if bound is not None else "")
    return None


def line(code: str, years: dict[str, Decimal], bound: Decimal | None = None, demand: str = "") -> Trend:
    """The chart of one indicator's values by year."""
    held = [*years.values(), *([bound] if bound is not None else [])]
    low, high = min(held), max(held)
    span = (high - low) or max(abs(high), Decimal(1))
    step = Decimal(TREND_WIDTH - 2 * _SIDE) / max(len(years) - 1, 1)

    def height(value: Decimal) -> Decimal:
        return _place(_BOTTOM - (value - low) / span * (_BOTTOM - _TOP))

    points = tuple(
        Point(year, _short(value), _place(_SIDE + number * step), height(value))
        for number, (year, value) in enumerate(sorted(years.items()))
    )
    unit = indicators()[code].unit if code in indicators() else ""
    return Trend(indicator_name(code), unit, points, height(bound) if bound is not None else None, demand)


def _common_bound(code: str, result: RuleResult) -> Decimal | None:
    """The bound that each year is held against; a growth's bound is none of the amounts'."""
    named = [one for one in result.measures if one.name.endswith(indicator_name(code))]
    return named[0].bound if named and len({one.bound for one in named}) == 1 else None


def _bounds(result: RuleResult) -> set[Decimal]:
    return {one.bound for one in result.measures}


def _room(measures: Sequence[Measure]) -> Decimal:
    """How far an axis reaches to either side of the bound, so that all that is held against it stands on it."""
    bound = measures[0].bound
    ends = [end for one in measures for end in (one.low, one.high) if end is not None]
    away = max((abs(end - bound) for end in ends), default=Decimal(0))
    return _round_up(max(away * Decimal("1.2"), abs(bound) * _ROOM, Decimal("0.01")))


def _round_up(value: Decimal) -> Decimal:
    """To the next number that is easily read: 1, 2, 3, 4, 5, 6, 8 or 10 of its power of ten."""
    unit = Decimal(1).scaleb(value.adjusted())
    return next(unit * step for step in (1, 2, 3, 4, 5, 6, 8, 10) if unit * step >= value)


def _scale(measure: Measure, result: RuleResult, room: Decimal) -> Scale:
    bound = measure.bound
    first, last = bound - room, bound + room
    if bound >= 0 and (measure.low is None or measure.low >= 0):
        first = max(first, Decimal(0))
    if measure.unit == "%" and bound <= 100 and (measure.high is None or measure.high <= 100):
        last = min(last, Decimal(100))
    span = last - first

    def place(value: Decimal | None, otherwise: int) -> Decimal:
        return _place((value - first) / span * SCALE_WIDTH) if value is not None else Decimal(otherwise)

    alone = len(result.measures) == 1 and result.measured
    return Scale(
        measure.name, result.measured if alone and result.measured else _words(measure), measure.demand,
        _side(measure, result), _short(first), _short(last),
        place(bound, 0), place(measure.low, 0), place(measure.high, SCALE_WIDTH),
        measure.at_least, "right" if measure.high is None else "left" if measure.low is None else "",
    )  # fmt: skip


def _side(measure: Measure, result: RuleResult) -> Literal["met", "missed", "across"]:
    low, high, bound = measure.low, measure.high, measure.bound
    if low is not None and low > bound:
        return "met" if measure.at_least else "missed"
    if high is not None and high < bound:
        return "missed" if measure.at_least else "met"
    if low == high == bound:
        return "met" if result.verdict == "pass" else "missed"
    return "across"


def _words(measure: Measure) -> str:
    """The middle of what rounding leaves open, both ends where they tell more."""
    low, high, unit, bound = measure.low, measure.high, measure.unit, measure.bound
    if low is None or high is None:
        end = low if high is None else high
        return "范围不明" if end is None else f"{_short(end, bound)}{unit}{'及以上' if high is None else '及以下'}"
    is_narrow = high - low <= abs(high) * _NARROW and not low <= bound <= high
    if low == high or is_narrow:
        return f"{_short((low + high) / 2, bound)}{unit}"
    return f"{_short(low, bound)}～{_short(high, bound)}{unit}"


def _short(value: Decimal, bound: Decimal | None = None) -> str:
    """Two decimals at the most, no needless zeros; more where two would make it look equal to a bound it misses."""
    enough = (places for places in range(2, _MOST_PLACES) if value == bound or round(value, places) != bound)
    text = plain(round(value, next(enough, _MOST_PLACES)))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _place(value: Decimal) -> Decimal:
    return round(value, 1)
