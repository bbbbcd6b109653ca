"""The equations between the figures of one application, each telling what its members allow each other.

Unlike a Tie, which reckons with the statements of one document, an equation speaks of the true values:
whatever a document prints, one value of each figure must satisfy all of them. `implied` is sound: an interval
it gives holds every value that the others allow; where nothing can be said it is unbounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

import msgspec

from pipeline.interval import Interval
from validators.doubts.comparable_base import stated_base
from validators.doubts.localisation.claims import Cell
from validators.doubts.relations import AVERAGES, BELOW, JUMPING, MILLE, PARTS, SHARES, average_readings
from validators.doubts.subject import Subject

UNKNOWN = Interval(None, None)
_JUMP = Decimal(100)


class Equation(Protocol):
    """What ties cells to each other; `implied` answers in the order of `cells`, None where no values fit."""

    @property
    def cells(self) -> tuple[Cell, ...]: ...

    def implied(self, known: Sequence[Interval]) -> tuple[Interval, ...] | None: ...


class Ratio(msgspec.Struct, frozen=True):
    """result + offset = factor * part / whole, for parts and wholes that are not negative."""

    cells: tuple[Cell, Cell, Cell]
    factor: Decimal
    offset: Decimal = Decimal(0)

    def implied(self, known: Sequence[Interval]) -> tuple[Interval, ...] | None:
        result, part, whole = known
        shift = Interval.exactly(self.offset)
        lifted = result + shift
        quotient = UNKNOWN if whole.high == 0 else (part / whole).scale(self.factor)
        wholes = UNKNOWN if lifted.high == 0 else part.scale(self.factor) / lifted
        return quotient - shift, (lifted * whole).scale(1 / self.factor), wholes


class Limit(msgspec.Struct, frozen=True):
    """small <= factor * big."""

    cells: tuple[Cell, Cell]
    factor: Decimal = Decimal(1)

    def implied(self, known: Sequence[Interval]) -> tuple[Interval, ...] | None:
        small, big = known
        return Interval(None, big.scale(self.factor).high), Interval(small.scale(1 / self.factor).low, None)


class AverageGrowth(msgspec.Struct, frozen=True):
    """The average growth is one of the readings of 年均 over three levels and the yearly rates, as far as known.

    A reading that needs a rate of which nothing is known does not count as a way out: else any average could be
    explained by taking back the rate of a year before the three.
    """

    cells: tuple[Cell, ...]

    def implied(self, known: Sequence[Interval]) -> tuple[Interval, ...] | None:
        average, first, middle, last, *rates = known
        nothing = (UNKNOWN,) * len(known)
        while rates and not rates[0].is_bounded:
            rates = rates[1:]
        readings = average_readings((first, middle, last), rates if all(one.is_bounded for one in rates) else ())
        fitting = [one for one in readings if one.meets(average)]
        if not fitting:
            return None if readings else nothing
        return (_hull(fitting), *nothing[1:])


class Either(msgspec.Struct, frozen=True):
    """At least one of two ratios with the same result and part holds; `cells`: result, part, the two wholes."""

    cells: tuple[Cell, Cell, Cell, Cell]
    factor: Decimal

    def implied(self, known: Sequence[Interval]) -> tuple[Interval, ...] | None:
        result, part, *wholes = known
        allowed = [
            ratio
            for whole in wholes
            if (ratio := Ratio(self.cells[:3], self.factor).implied((result, part, whole))) and ratio[0].meets(result)
        ]
        if not allowed:
            return None
        return _hull([one[0] for one in allowed]), _hull([one[1] for one in allowed]), UNKNOWN, UNKNOWN


def equations_of(subject: Subject) -> tuple[Equation, ...]:
    """All equations that bind figures which the application states. Rates on a comparable base bind no totals."""
    periods = sorted({period for _, period in subject.cells if period})
    possible = (
        *_ratios(periods),
        *_limits(periods, subject.years),
        *_per_head(subject, periods),
        *(() if stated_base(subject) else _growths(periods)),
        *_averages(subject),
    )
    return tuple(one for one in possible if sum(bool(subject.stated(*cell)) for cell in one.cells) >= 2)


def _ratios(periods: Sequence[str]) -> Iterator[Equation]:
    for period in periods:
        for share, part, whole in SHARES:
            yield Ratio(((share, period), (part, period), (whole, period)), Decimal(100))
        yield Ratio((("co2_intensity", period), ("co2_emissions", period), ("output_total", period)), 1 / MILLE)


def _limits(periods: Sequence[str], years: Sequence[str]) -> Iterator[Equation]:
    for period in periods:
        for part, whole in (*PARTS, *BELOW):
            yield Limit(((part, period), (whole, period)))
    for earlier, later in pairwise(years):
        for indicator in JUMPING:
            yield Limit(((indicator, earlier), (indicator, later)), _JUMP)
            yield Limit(((indicator, later), (indicator, earlier)), _JUMP)


def _growths(periods: Sequence[str]) -> Iterator[Equation]:
    for period in periods:
        if period.isdigit():
            before = str(int(period) - 1)
            cells = (("output_growth", period), ("output_total", period), ("output_total", before))
            yield Ratio(cells, Decimal(100), Decimal(100))


def _per_head(subject: Subject, periods: Sequence[str]) -> Iterator[Equation]:
    """Only where both heads are stated: with one of them unknown, any rate may be meant."""
    for period in periods:
        heads = (("population", period), ("employees", period))
        if all(subject.stated(*head) for head in heads):
            yield Either((("patents_per_10k", period), ("patents_valid", period), *heads), MILLE)


def _averages(subject: Subject) -> Iterator[Equation]:
    if not subject.years:
        return
    for average, base in AVERAGES:
        rates = [("output_growth", year) for year in subject.years] if average == "output_growth_avg" else []
        stated = [cell for cell in rates if subject.stated(*cell)]
        if not all(cell in stated for cell in rates[-2:]):
            stated = []
        if subject.stated(average, None):
            yield AverageGrowth(((average, None), *((base, year) for year in subject.years), *stated))


def _hull(spans: Sequence[Interval]) -> Interval:
    first, *rest = spans
    for one in rest:
        first = first.hull(one)
    return first
