"""Pairs of statements of one figure that cannot both be true.

Two statements are comparable when they are of one indicator, one period and stated as facts; what a paper itself names
as a part of the whole is compared with nothing. They disagree when their intervals have no value in common, even if
one had been cut off or rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import msgspec

from pipeline.indicators import indicators
from pipeline.model import Figure
from validators.doubts.relations import loosened
from validators.doubts.subject import Subject
from validators.scopes import told_apart

_TENS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 5, 8))
_MU = tuple(Decimal(factor) for factor in (15, 100, 1500, 10_000, 1_000_000))
_UNITED = {"亿元": _TENS, "平方公里": _MU, "人": _TENS, "吨": _TENS, "吨标准煤": _TENS, "件": _TENS, "家": _TENS}


class Pair(msgspec.Struct, frozen=True):
    """Two statements that disagree; `factor` where they agree once one of them is multiplied by it."""

    first: int
    second: int
    factor: Decimal | None
    by_rounding_mode: bool
    scopes_differ: bool


def disagreements(subject: Subject) -> Iterator[Pair]:
    """All pairs that disagree, the statement the application stands on first where it is one of them."""
    parts = told_apart(subject.case.figures)
    for (indicator, period), stated in subject.cells.items():
        numbers = [number for number in stated if number not in parts]
        chosen = subject.chosen(indicator, period)
        ordered = sorted(numbers, key=lambda number: (number != chosen, number))
        for one, other in combinations(ordered, 2):
            a, b = subject.figure(one), subject.figure(other)
            if a.interval.meets(b.interval) or (a.scope and b.scope and a.scope != b.scope):
                continue
            nearly = loosened(a).meets(loosened(b))
            yield Pair(one, other, None if nearly else unit_factor(a, b), nearly, a.scope != b.scope)


def unit_factor(a: Figure, b: Figure) -> Decimal | None:
    """The unit factor by which the two are apart, if one is; of 超120亿元 none can be known."""
    if not (a.interval.is_bounded and b.interval.is_bounded):
        return None
    for factor in _UNITED.get(indicators()[a.indicator].unit, ()):
        if a.interval.scale(factor).meets(b.interval) or b.interval.scale(factor).meets(a.interval):
            return factor
    return None
