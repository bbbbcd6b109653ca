"""Average yearly growth over three years under the two readings the policy's words allow.

The policy does not say how 年均增速 is to be computed. Statistics use the compound rate,
some programmes the mean of the yearly rates; with 30, 36, 34.3 the one is 6.93 % and the
other 7.64 %. Both are computed on intervals, in percent, and neither loses a true value.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pipeline.interval import Interval

_ONE = Interval.exactly(1)


def compound(first: Interval, second: Interval, third: Interval) -> Interval:
    """sqrt(third / first) - 1 in percent; `second` does not matter.

    Raises ZeroDivisionError where the first year can only be zero, ValueError for negative ones.
    """
    del second
    return ((third / first).sqrt() - _ONE).scale(100)


def mean(first: Interval, second: Interval, third: Interval) -> Interval:
    """Mean of the two yearly rates in percent, as narrow as the three intervals allow.

    The middle year stands above and below the line, so plain interval arithmetic would be too
    wide and leave verdicts open that are not. second/first + third/second is convex in `second`.
    Raises as `compound` does.
    """
    if not (first.is_bounded and second.is_bounded and third.is_bounded) or first.low == 0 or second.low == 0:
        factors = (second / first) + (third / second)
    else:
        factors = Interval(_lowest(first, second, third), _highest(first, second, third))
    return (factors.scale(Decimal("0.5")) - _ONE).scale(100)


def _highest(first: Interval, second: Interval, third: Interval) -> Decimal | None:
    """Convex: the maximum lies at an end of the middle year."""
    return max(
        (_sum_of_factors(first.low, middle, third.high).high for middle in (second.low, second.high)),
        key=lambda value: value or Decimal(0),
    )


def _lowest(first: Interval, second: Interval, third: Interval) -> Decimal | None:
    """Convex: the minimum lies where both factors are equal, or at the end nearest to it."""
    assert first.high is not None
    assert third.low is not None
    assert second.low is not None
    assert second.high is not None
    product = Fraction(first.high) * Fraction(third.low)
    if Fraction(second.low) ** 2 <= product <= Fraction(second.high) ** 2:
        return (Interval.exactly(third.low) / Interval.exactly(first.high)).sqrt().scale(2).low
    nearest = second.low if product < Fraction(second.low) ** 2 else second.high
    return _sum_of_factors(first.high, nearest, third.low).low


def _sum_of_factors(first: Decimal | None, second: Decimal | None, third: Decimal | None) -> Interval:
    """second/first + third/second, exact in fractions: two endless decimals may add up to a round number."""
    assert first is not None
    assert second is not None
    assert third is not None
    total = Fraction(second) / Fraction(first) + Fraction(third) / Fraction(second)
    return Interval.exactly(total.numerator) / Interval.exactly(total.denominator)
