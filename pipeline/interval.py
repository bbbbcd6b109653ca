"""Closed intervals of Decimals: the set of true values a printed number can stand for.

An end that is None is open to infinity ("超500亿元" is 500 and up). Two statements
disagree only when their intervals have no value in common; there are no tolerances.
Results that do not terminate are rounded outward, so that an interval never loses a
true value.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

import msgspec

_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)


class Interval(msgspec.Struct, frozen=True):
    """All values from `low` to `high`, both included; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval ends in the wrong order: {self.low} > {self.high}")

    @classmethod
    def exactly(cls, value: Decimal | int) -> Interval:
        """The interval that holds one value alone."""
        return cls(Decimal(value), Decimal(value))

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        return self.low is not None and self.high is not None

    def __contains__(self, value: Decimal) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: Interval) -> bool:
        """Whether every value here is smaller than every value there."""
        return self.high is not None and other.low is not None and self.high < other.low

    def common(self, other: Interval) -> Interval | None:
        """What lies in both; None where nothing does."""
        if not self.meets(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else _DOWN.add(self.low, other.low)
        high = None if self.high is None or other.high is None else _UP.add(self.high, other.high)
        return Interval(low, high)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scale(self, factor: Decimal | int) -> Interval:
        """Every value times a positive constant."""
        factor = Decimal(factor)
        if factor <= 0:
            raise ValueError(f"scale needs a positive factor, got {factor}")
        return Interval(
            None if self.low is None else _DOWN.multiply(self.low, factor),
            None if self.high is None else _UP.multiply(self.high, factor),
        )

    def __mul__(self, other: Interval) -> Interval:
        """Product of two non-negative intervals."""
        self._need_non_negative(other)
        assert self.low is not None
        assert other.low is not None
        high = None if self.high is None or other.high is None else _UP.multiply(self.high, other.high)
        return Interval(_DOWN.multiply(self.low, other.low), high)

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient of two non-negative intervals; the divisor may come arbitrarily close to zero."""
        self._need_non_negative(other)
        assert self.low is not None
        assert other.low is not None
        if other.high == 0:
            raise ZeroDivisionError("the divisor can only be zero")
        low = Decimal(0) if other.high is None else _DOWN.divide(self.low, other.high)
        high = None if self.high is None or other.low == 0 else _UP.divide(self.high, other.low)
        return Interval(low, high)

    def sqrt(self) -> Interval:
        """Square root of a non-negative interval, rounded outward."""
        self._need_non_negative(self)
        assert self.low is not None
        low = self.low.sqrt(_DOWN)
        low = low if _UP.multiply(low, low) <= self.low else low.next_minus(_DOWN)
        if self.high is None:
            return Interval(low, None)
        high = self.high.sqrt(_UP)
        return Interval(low, high if _DOWN.multiply(high, high) >= self.high else high.next_plus(_UP))

    def _need_non_negative(self, other: Interval) -> None:
        for one in (self, other):
            if one.low is None or one.low < 0:
                raise ValueError("products, quotients and roots are defined for non-negative intervals only")
