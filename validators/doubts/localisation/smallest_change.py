"""Error localisation after Fellegi and Holt: the lightest sets of claims whose change mends the system.

By implicit hitting sets. A mixed-integer program (HiGHS) proposes the lightest set that meets every
contradiction known so far; whether the rest can then be true is decided by intervals of Decimals, never by
floats. If it cannot, that contradiction is added and HiGHS proposes anew. Weights are whole numbers, so that
ties are ties; all lightest sets are found by forbidding each one found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from validators.doubts.localisation.propagation import Contradiction, System, smallest_core
from validators.doubts.localisation.trust import trust

_ROUNDS = 200  # no application of an honest size comes near; beyond, nothing is named
_WAYS = 12
Change = frozenset[int]


class Part(msgspec.Struct, frozen=True):
    """Contradictions that hang together, with the ways out of them, the lightest first."""

    contradictions: tuple[Contradiction, ...]
    ways: tuple[Change, ...]

    @property
    def certain(self) -> Change:
        """What every way out changes."""
        return frozenset.intersection(*self.ways)


def smallest_changes(system: System) -> tuple[Part, ...]:
    """The independent parts of what does not add up; empty where all does, or where it is past telling."""
    found: list[Contradiction] = []
    for _ in range(_ROUNDS):
        change = _lightest(system, found)
        more = list(_contradictions(system, change))
        if not more:
            parts, more = _parts(system, found)
            if not more:
                return parts
        found += more
    return ()


def _contradictions(system: System, change: Change) -> Iterator[Contradiction]:
    """Contradictions left after a change that have no claim in common."""
    left = set(range(len(system.claims))) - change
    while isinstance(outcome := system.solve(left), Contradiction):
        core = smallest_core(system, outcome)
        yield core
        left -= core.claims


def _parts(system: System, found: Sequence[Contradiction]) -> tuple[tuple[Part, ...], list[Contradiction]]:
    """Each part with all its ways out, or what contradicts one of these ways."""
    groups = _connected(found)
    best = [_lightest(system, group) for group in groups]
    parts = []
    for group, first in zip(groups, best, strict=True):
        others = Change().union(*best) - first
        ways = list(_ways(system, group, first))
        for way in ways:
            more = list(_contradictions(system, way | others))
            if more:
                return (), more
        parts.append(Part(tuple(group), tuple(ways)))
    return tuple(parts), []


def _ways(system: System, group: Sequence[Contradiction], first: Change) -> Iterator[Change]:
    """The ways out that are as light as the first, or heavier by no more than the margin."""
    ways: list[Change] = []
    change: Change | None = first
    limit = _weight(system, first) + trust().margin
    while change is not None and len(ways) < _WAYS and _weight(system, change) <= limit:
        yield change
        ways.append(change)
        change = _next_lightest(system, group, ways)


def _connected(found: Sequence[Contradiction]) -> list[list[Contradiction]]:
    """Contradictions that share claims, directly or through others, together."""
    groups: list[tuple[set[int], list[Contradiction]]] = []
    for one in found:
        touching = [group for group in groups if group[0] & one.claims]
        groups = [group for group in groups if not group[0] & one.claims]
        claims = set(one.claims).union(*(group[0] for group in touching))
        groups.append((claims, [*(each for group in touching for each in group[1]), one]))
    return [members for _, members in groups]


def _weight(system: System, change: Change) -> int:
    return sum(system.claims[number].weight for number in change)


def _lightest(system: System, contradictions: Sequence[Contradiction]) -> Change:
    """The lightest set that meets all contradictions."""
    change = _next_lightest(system, contradictions, ()) if contradictions else Change()
    assert change is not None, "all claims together meet every contradiction"
    return change


def _next_lightest(
    system: System, contradictions: Sequence[Contradiction], forbidden: Sequence[Change]
) -> Change | None:
    """The lightest that holds none of the forbidden sets; None if there is none."""
    # Only who needs it waits for it: scipy takes longer to load than a sound application to judge
    import numpy
    from scipy.optimize import milp

    numbers = sorted(Change().union(*(one.claims for one in contradictions)))

    def row(members: Change) -> list[int]:
        return [int(number in members) for number in numbers]

    bounds: list[tuple[Any, Any, Any]] = [(numpy.array([row(one.claims) for one in contradictions]), 1, numpy.inf)]
    if forbidden:
        most = numpy.array([len(one) - 1 for one in forbidden])
        bounds.append((numpy.array([row(one) for one in forbidden]), -numpy.inf, most))
    answer = milp(
        numpy.array([system.claims[number].weight for number in numbers]),
        integrality=numpy.ones(len(numbers)),
        bounds=(0, 1),
        constraints=bounds,
    )
    if answer.x is None:
        return None
    return Change(number for number, chosen in zip(numbers, answer.x, strict=True) if chosen > 0.5)
