"""The claims of an application: statements of one figure that print the same, with what it costs to drop them.

A figure on another 口径 than the one the application stands on says nothing about it. Where two statements of
a figure differ only by cutting off instead of rounding, none of them is taken more exactly than that; nor is
a share or a rate, which is reckoned and then often cut.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from pipeline.interval import Interval
from validators.doubts.localisation.trust import is_reckoned, trust
from validators.doubts.relations import loosened
from validators.doubts.subject import Subject

Cell = tuple[str, str | None]


class Claim(msgspec.Struct, frozen=True):
    """One value claimed for a cell (indicator, period) by `statements`, indices of figures.

    What lists count and add up to are statements like those that are printed; they come last.
    """

    cell: Cell
    interval: Interval
    statements: tuple[int, ...]
    weight: int


def claims_of(subject: Subject) -> tuple[Claim, ...]:
    """All claims on what the application states, in the order in which they are first stated."""
    return tuple(claim for cell in subject.cells for claim in _of_cell(subject, cell))


def _of_cell(subject: Subject, cell: Cell) -> Iterator[Claim]:
    printed, listed = _of_one_scope(subject, cell), subject.listed(*cell)
    loose = _differ_by_cutting(subject, printed)
    weights = trust().weights(subject, printed) | trust().weights(subject, listed)
    members: dict[Interval, list[int]] = defaultdict(list)
    for number in (*printed, *listed):
        figure = subject.figure(number)
        is_loose = figure.method != "list" and (loose or is_reckoned(figure))
        members[loosened(figure) if is_loose else figure.interval].append(number)
    for interval, numbers in members.items():
        yield Claim(cell, interval, tuple(numbers), sum(weights[number] for number in numbers))


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
