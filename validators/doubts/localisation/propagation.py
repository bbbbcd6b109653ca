"""Whether claims can be true together, by narrowing intervals of Decimals until nothing changes.

Sound, not complete: a contradiction found is one, whatever the rounding; where the narrowing finds none,
the claims are taken to agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from pipeline.indicators import indicators
from pipeline.interval import Interval
from validators.doubts.localisation.claims import Cell, Claim
from validators.doubts.localisation.equations import UNKNOWN, Equation

_PASSES = 8  # narrowing may go on for ever in ever smaller steps
_SHARES = ("output_sme_share", "output_leading_share", "platform_penetration", "software_adoption")


class Contradiction(msgspec.Struct, frozen=True):
    """Claims that cannot all be true under these equations; both by their numbers."""

    claims: frozenset[int]
    equations: frozenset[int]


class Known(msgspec.Struct, frozen=True):
    """What is known of a cell, and from which claims and equations."""

    interval: Interval
    claims: frozenset[int] = frozenset()
    equations: frozenset[int] = frozenset()

    def narrowed(self, interval: Interval, claims: frozenset[int], equations: frozenset[int]) -> Known | Contradiction:
        common = self.interval.common(interval)
        if common == self.interval:
            return self
        claims, equations = self.claims | claims, self.equations | equations
        return Contradiction(claims, equations) if common is None else Known(common, claims, equations)


class System(msgspec.Struct, frozen=True):
    """All claims and equations of an application."""

    claims: tuple[Claim, ...]
    equations: tuple[Equation, ...]

    def solve(self, claims: Iterable[int], equations: Iterable[int] | None = None) -> dict[Cell, Known] | Contradiction:
        """The cells as far as these claims, under these equations (or all), determine them."""
        known: dict[Cell, Known] = {}
        for number in sorted(claims, key=self._width):
            claim = self.claims[number]
            before = known.get(claim.cell, _unstated(claim.cell))
            after = before.narrowed(claim.interval, frozenset((number,)), frozenset())
            if isinstance(after, Contradiction):
                return after
            known[claim.cell] = after
        return self._propagate(known, range(len(self.equations)) if equations is None else sorted(equations))

    def _propagate(self, known: dict[Cell, Known], equations: Sequence[int]) -> dict[Cell, Known] | Contradiction:
        for _ in range(_PASSES):
            changed = False
            for number in equations:
                outcome = self._apply(known, number)
                if isinstance(outcome, Contradiction):
                    return outcome
                changed = changed or outcome
            if not changed:
                break
        return known

    def _apply(self, known: dict[Cell, Known], number: int) -> bool | Contradiction:
        """Narrow the cells of one equation; whether anything changed."""
        equation = self.equations[number]
        members = [known.get(cell) or _unstated(cell) for cell in equation.cells]
        implied = equation.implied([one.interval for one in members])
        claims = frozenset().union(*(one.claims for one in members))
        used = frozenset((number,)).union(*(one.equations for one in members))
        if implied is None:
            return Contradiction(claims, used)
        changed = False
        for cell, member, interval in zip(equation.cells, members, implied, strict=True):
            after = member.narrowed(interval, claims, used)
            if isinstance(after, Contradiction):
                return after
            if after is not member:
                known[cell] = after
                changed = True
        return changed

    def _width(self, number: int) -> tuple[bool, Decimal, int]:
        """Exact claims first, so that vaguer ones that add nothing are not held for reasons."""
        interval = self.claims[number].interval
        if interval.low is None or interval.high is None:
            return True, Decimal(0), number
        return False, interval.high - interval.low, number


def _unstated(cell: Cell) -> Known:
    """A cell of which nothing is claimed: amounts are not negative, shares not above the whole."""
    indicator = cell[0]
    if indicator in _SHARES:
        return Known(Interval(Decimal(0), Decimal(100)))
    if "growth" in indicator:
        return Known(Interval(Decimal(-100), None))
    return Known(Interval(Decimal(0), None) if indicator in indicators() else UNKNOWN)


def smallest_core(system: System, found: Contradiction) -> Contradiction:
    """The contradiction with nothing left in it that it does not need; the reasons kept on the way are too many."""
    claims, equations = found.claims, found.equations
    for number in sorted(claims):
        if isinstance(system.solve(claims - {number}, equations), Contradiction):
            claims -= {number}
    for number in sorted(equations):
        if isinstance(system.solve(claims, equations - {number}), Contradiction):
            equations -= {number}
    return Contradiction(claims, equations)
