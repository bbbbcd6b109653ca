"""The figures an application stands on, and the interval by which a declared one is judged."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, Figure

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
# 亩 do not convert into whole decimals of a square kilometre; the last digit may be off by one
_CONVERSION = Decimal("1.000001")
# below this a reading from pixels is a guess, and a guess decides nothing
READABLE = Decimal("0.5")


class Statement(msgspec.Struct, frozen=True):
    """A chosen figure with its index in the case."""

    index: int
    figure: Figure

    @property
    def printed(self) -> Interval:
        """What a declared figure is judged by: the number as printed, or its interval where it is hedged."""
        return self.figure.interval if is_hedged(self.figure) else Interval.exactly(self.figure.value)

    @property
    def amount(self) -> Interval:
        """The true values as an amount to be divided: 不足30亿元 is open below and yet no less than nothing."""
        low, high = self.figure.interval.low, self.figure.interval.high
        nothing = Decimal(0)
        return Interval(max(low or nothing, nothing), None if high is None else max(high, nothing))


def chosen(case: Case, indicator: str, period: str | None) -> Statement | None:
    """The figure the application stands on; None where there is none or it can only be guessed at."""
    for value in case.values:
        if value.indicator == indicator and value.period == period:
            figure = case.figures[value.figure]
            return Statement(value.figure, figure) if is_readable(figure) else None
    return None


def is_readable(figure: Figure) -> bool:
    """Whether the reading is good enough to decide anything."""
    return Decimal(str(figure.confidence)) >= READABLE


def last_three_years(case: Case) -> tuple[str, str, str]:
    """Y-3, Y-2, Y-1 as periods; words that match no period where the application year is not known."""
    if case.year is None:
        return "前三年", "前两年", "上年"
    return str(case.year - 3), str(case.year - 2), str(case.year - 1)


def last_year(case: Case) -> str:
    """Y-1, the year of which stocks and shares are judged."""
    return last_three_years(case)[2]


def is_hedged(figure: Figure) -> bool:
    """Whether the true value may lie further off than rounding explains (超, 近, 约, 余, 30—40).

    Judged by the printed digits: half a unit of the last one is rounding, more is a hedge.
    """
    if figure.low is None or figure.high is None:
        return True
    deviation = max(figure.value - figure.low, figure.high - figure.value)
    if deviation == 0:
        return False
    return all(deviation > half * _CONVERSION for half in _roundings(figure))


def last_digit(figure: Figure) -> Decimal:
    """One unit of the last printed digit, in the canonical unit; never zero."""
    return min(_roundings(figure)) * 2


def _roundings(figure: Figure) -> list[Decimal]:
    """Half a unit of the last printed digit, in the canonical unit, for each number in the raw text."""
    halves = []
    for text in _NUMBER.findall(figure.raw):
        number = Decimal(re.sub("[,，]", "", text))
        if number:
            half = Decimal((0, (5,), -len(text.partition(".")[2]) - 1))
            halves.append(abs(half * figure.value / number))
    return halves or [_half_of_last_digit(figure.value)]


def _half_of_last_digit(value: Decimal) -> Decimal:
    """For numbers printed in Chinese numerals, whose digits are not counted here."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal((0, (5,), int(exponent) - 1))
