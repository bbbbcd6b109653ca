"""Growth on intervals: no true value is lost, and the intervals are not wider than they need be."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interval import Interval
from validators import growth

NUMBER = st.decimals("0.01", "9999.99", places=2)


@st.composite
def interval_with_value(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, sometimes open above, and a true value in it."""
    low, high = sorted((draw(NUMBER), draw(NUMBER)))
    share = draw(st.integers(0, 100))
    value = Fraction(low) + (Fraction(high) - Fraction(low)) * share / 100
    return Interval(low, None if draw(st.booleans()) else high), value


def holds(interval: Interval, value: Fraction) -> bool:
    return (interval.low is None or Fraction(interval.low) <= value) and (
        interval.high is None or value <= Fraction(interval.high)
    )


def squared_holds(interval: Interval, ratio: Fraction) -> bool:
    """Whether sqrt(ratio) - 1 in percent lies inside, compared without a root."""
    ends = [None if end is None else Fraction(end) / 100 + 1 for end in (interval.low, interval.high)]
    low, high = ends
    return (low is None or low <= 0 or low**2 <= ratio) and (high is None or ratio <= high**2)


@given(interval_with_value(), interval_with_value(), interval_with_value())
def test_the_true_growth_lies_in_the_interval(
    first: tuple[Interval, Fraction], second: tuple[Interval, Fraction], third: tuple[Interval, Fraction]
) -> None:
    years = first[0], second[0], third[0]
    one, two, three = first[1], second[1], third[1]
    assert holds(growth.mean(*years), ((two / one + three / two) / 2 - 1) * 100)
    assert squared_holds(growth.compound(*years), three / one)


@given(NUMBER, NUMBER, NUMBER)
def test_exact_years_give_one_value(first: Decimal, second: Decimal, third: Decimal) -> None:
    interval = growth.mean(*(Interval.exactly(year) for year in (first, second, third)))
    assert interval.low is not None
    assert interval.high is not None
    assert interval.high - interval.low <= abs(interval.high) * Decimal("1e-20") + Decimal("1e-20")


@given(NUMBER, NUMBER, NUMBER)
def test_the_mean_is_never_below_the_compound_rate(first: Decimal, second: Decimal, third: Decimal) -> None:
    years = [Interval.exactly(year) for year in (first, second, third)]
    mean, compound = growth.mean(*years), growth.compound(*years)
    assert mean.high is not None
    assert compound.low is not None
    assert mean.high >= compound.low


def test_the_two_readings_of_the_well_known_example() -> None:
    years = [Interval.exactly(Decimal(year)) for year in ("30", "36", "34.3")]
    with localcontext() as context:
        context.prec = 8
        assert [format(reading(*years).low, ".2f") for reading in (growth.compound, growth.mean)] == ["6.93", "7.64"]


@pytest.mark.parametrize("years", [("100", "110", "121"), ("300", "330", "363")])
def test_round_rates_stay_exact(years: tuple[str, ...]) -> None:
    given_years = [Interval.exactly(Decimal(year)) for year in years]
    assert growth.compound(*given_years) == growth.mean(*given_years) == Interval.exactly(10)


def test_endless_rates_that_add_up_to_a_round_number_stay_exact() -> None:
    years = [Interval.exactly(year) for year in (245, 280, 296)]
    assert growth.mean(*years) == Interval.exactly(10)


def test_the_middle_year_is_not_counted_as_two_unknowns() -> None:
    """Interval arithmetic alone would give 0 to 21 %: the middle year cannot be high and low at once."""
    years = Interval.exactly(100), Interval(Decimal(100), Decimal(110)), Interval.exactly(110)
    mean = growth.mean(*years)
    assert mean.high == Decimal(5)
    assert mean.low is not None
    assert Decimal("4.88") < mean.low < Decimal("4.89")


@pytest.mark.parametrize(("low", "high"), [("100", "120"), ("90", "110")])
def test_the_highest_mean_lies_at_either_end_of_the_middle_year(low: str, high: str) -> None:
    middle = Interval(Decimal(low), Decimal(high))
    mean = growth.mean(Interval.exactly(100), middle, Interval.exactly(110))
    ends = [growth.mean(*(Interval.exactly(Decimal(year)) for year in (100, end, 110))).high for end in (low, high)]
    assert mean.high == max(end for end in ends if end is not None)


def test_growth_from_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        growth.compound(Interval.exactly(0), Interval.exactly(1), Interval.exactly(2))
