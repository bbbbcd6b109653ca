"""The claims of an application: statements of one figure that print the same, with what it costs to drop them.

A figure on another 口径 than the one the application stands on says nothing about it. Where two statements of
a figure differ only by cutting off instead of rounding, none of them is taken more exactly than that; nor is
a share or a rate, which is reckoned and then often cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from pipeline.interval import Interval
from validators.doubts.list_figures import added, counted
from validators.doubts.localisation.trust import is_reckoned, trust
from validators.doubts.relations import loosened
from validators.doubts.subject import Subject

Cell = tuple[str, str | None]


class Claim(msgspec.Struct, frozen=True):
    """One value claimed for a cell (indicator, period) by `statements`, indices of figures.

    `lists` are the files whose rows count or add up to it.
    """

    cell: Cell
    interval: Interval
    statements: tuple[int, ...]
    weight: int
    lists: tuple[str, ...] = ()


def claims_of(subject: Subject) -> tuple[Claim, ...]:
    """All claims, in the order in which they are first stated; what lists give comes last in its cell."""
    listed: dict[Cell, list[tuple[Interval, str]]] = defaultdict(list)
    for cell, interval, file in _listed(subject):
        listed[cell].append((interval, file))
    return tuple(claim for cell in subject.cells for claim in _of_cell(subject, cell, listed[cell]))


def _of_cell(subject: Subject, cell: Cell, listed: Sequence[tuple[Interval, str]]) -> Iterator[Claim]:
    numbers = _of_one_scope(subject, cell)
    loose = _differ_by_cutting(subject, numbers)
    weights = trust().weights(subject, numbers)
    members: dict[Interval, list[int]] = defaultdict(list)
    for number in numbers:
        figure = subject.figure(number)
        members[loosened(figure) if loose or is_reckoned(figure) else figure.interval].append(number)
    lists: dict[Interval, list[str]] = defaultdict(list)
    for interval, file in listed:
        lists[interval].append(file)
    for interval in {**members, **lists}:
        weight = sum(weights[number] for number in members[interval])
        weight += trust().rows * len(lists[interval])
        yield Claim(cell, interval, tuple(members[interval]), weight, tuple(lists[interval]))


def _listed(subject: Subject) -> Iterator[tuple[Cell, Interval, str]]:
    """What lists count and add up to. A list that holds none of a kind may simply not be of that kind."""
    for one in counted(subject):
        if min(one.counts) > 0:
            span = Interval(Decimal(min(one.counts)), Decimal(max(one.counts)))
            yield (one.indicator, subject.years[-1]), span, one.rosters[0].file
    for each in added(subject):
        yield (each.indicator, each.period), each.total, each.rosters[0].file


def _of_one_scope(subject: Subject, cell: Cell) -> list[int]:
    chosen = subject.chosen(*cell)
    scope = None if chosen is None else subject.figure(chosen).scope
    return [number for number in subject.stated(*cell) if subject.figure(number).scope in (None, scope)]


def _differ_by_cutting(subject: Subject, numbers: Sequence[int]) -> bool:
    figures = [subject.figure(number) for number in numbers]
    return any(
        not one.interval.meets(other.interval) and loosened(one).meets(loosened(other))
        for one, other in combinations(figures, 2)
    )
