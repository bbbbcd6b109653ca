"""Numbers that stand together and cannot all be what they were understood as.

A row of a table or a sentence does not state one thing twice with two values, nor do the rows beside one label: where
it was understood so, a head or a year was not (第一年, 第二年) or a scan lost a rule, and all of them are unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from extractors.figures.meaning.claims import Claim, in_canonical

CONTRADICTED = 0.5


def unsettled(claims: Iterable[tuple[int, Claim]]) -> frozenset[tuple[int, Claim]]:
    """Of claims, each with the row or sentence it stands in, those that contradict another one beside them."""
    together: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for place, claim in claims:
        together[place, claim.indicator, claim.period, claim.status, claim.scope].append(claim)
    return frozenset((int(str(key[0])), c) for key, members in together.items() if _differ(members) for c in members)


def doubted(claim: Claim) -> Claim:
    """The claim as one that something contradicts."""
    return msgspec.structs.replace(claim, belief=claim.belief.at_most(CONTRADICTED, "contradicted"))


def _differ(claims: list[Claim]) -> bool:
    """Whether no true value could be printed like all of them."""
    ends = [in_canonical(claim)[1] for claim in claims]
    low = max((e.low for e in ends if e.low is not None), default=Decimal("-Infinity"))
    high = min((e.high for e in ends if e.high is not None), default=Decimal("Infinity"))
    return low > high
