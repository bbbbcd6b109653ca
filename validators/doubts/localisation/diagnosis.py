"""What is most likely wrong in one application, asked by the statements that a finding is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from pipeline.interval import Interval
from validators.doubts.localisation.claims import Claim, claims_of
from validators.doubts.localisation.equations import Equation, equations_of
from validators.doubts.localisation.propagation import Contradiction, System
from validators.doubts.localisation.smallest_change import Change, Part, smallest_changes
from validators.doubts.subject import Subject


class Reason(msgspec.Struct, frozen=True):
    """Claims that one claim contradicts, and the equations it takes to see it (none: they are of one figure)."""

    against: tuple[Claim, ...]
    equations: tuple[Equation, ...]


class Culprit(msgspec.Struct, frozen=True):
    """A claim named as wrong, where the rest would have it lie, and why; `range` is None where the rest is silent."""

    claim: Claim
    range: Interval | None
    reasons: tuple[Reason, ...]


class Diagnosis:
    """The claims of one application and the lightest ways to mend them."""

    def __init__(self, subject: Subject) -> None:
        self._system = System(claims_of(subject), equations_of(subject))
        self._parts = smallest_changes(self._system)
        self._of = {number: at for at, claim in enumerate(self._system.claims) for number in claim.statements}

    def causes(self, statements: Iterable[int]) -> Change:
        """The claims that the lightest change takes back, as far as these statements make them or stand against them.

        Where several ways are as light and one of them takes one of these back, the first way stands for all.
        """
        own = {self._of[number] for number in statements if number in self._of}
        return Change().union(*(self._causes_in(part, own) for part in self._parts))

    def _causes_in(self, part: Part, own: set[int]) -> Change:
        first = part.ways[0]
        return first & own or (first if any(way & own for way in part.ways) else Change())

    def likely(self, causes: Iterable[int]) -> tuple[int, ...]:
        """The statements of those causes that every way out takes back, the figure that most equations use first."""
        named = sorted(self._certain & set(causes), key=lambda number: (-self._uses(number), number))
        return tuple(statement for number in named for statement in self._system.claims[number].statements)

    def _uses(self, number: int) -> int:
        return sum(self._system.claims[number].cell in one.cells for one in self._system.equations)

    def culprits(self, causes: Iterable[int]) -> tuple[Culprit, ...]:
        """Those of the causes that are certain, each with its range and reasons."""
        return tuple(self._culprit(number) for number in sorted(self._certain & set(causes)))

    def open_ways(self, causes: Iterable[int]) -> tuple[tuple[tuple[Claim, ...], ...], ...]:
        """For each part that these causes leave open: its ways out, each as the claims it would take back."""
        wanted = set(causes) - self._certain
        return tuple(
            tuple(tuple(self._system.claims[number] for number in sorted(way)) for way in part.ways)
            for part in self._parts
            if part.ways[0] & wanted
        )

    @cached_property
    def _first(self) -> Change:
        return frozenset().union(*(part.ways[0] for part in self._parts))

    @cached_property
    def _certain(self) -> Change:
        return frozenset().union(*(part.certain for part in self._parts))

    @cached_property
    def _mended(self) -> dict[tuple[str, str | None], Interval]:
        solved = self._system.solve(set(range(len(self._system.claims))) - self._first)
        return {} if isinstance(solved, Contradiction) else {cell: one.interval for cell, one in solved.items()}

    def _culprit(self, number: int) -> Culprit:
        claim = self._system.claims[number]
        part = next(part for part in self._parts if number in part.certain)
        return Culprit(claim, self._mended.get(claim.cell), tuple(self._reasons(number, part)))

    def _reasons(self, number: int, part: Part) -> Iterable[Reason]:
        """The contradictions that this claim alone of the change is in, those with the fewest equations first."""
        own = [one for one in part.contradictions if one.claims & self._first == {number}]
        for one in sorted(own, key=lambda one: (len(one.equations), len(one.claims), sorted(one.claims))):
            against = tuple(self._system.claims[other] for other in sorted(one.claims - {number}))
            yield Reason(against, tuple(self._system.equations[equation] for equation in sorted(one.equations)))
