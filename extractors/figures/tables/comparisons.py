"""Which columns a column of rates compares: the period it names or stands under, and the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.tables.lattice import Lattice


def period_pairs(lattice: Lattice, place: int) -> Iterator[tuple[int, int]]:
    """The columns of a period and of its base that a column of rates may speak of."""
    head = lattice.heads[place]
    kinds = ("share",) if head.kind == "points" else ("amount", "share")
    dated = [p for p in lattice.places if lattice.heads[p].kind in kinds and lattice.heads[p].period]
    own = [p for p in dated if same_measure(head.measure, lattice.heads[p].measure)]
    # 同比增减 names no measure, 比重增减 none but the share: whatever there is in both periods
    groups = own if head.measure and own else dated if not head.measure or head.kind == "points" else []
    left = [p for p in groups if p < place] or groups
    latest = max((lattice.heads[p].period or "" for p in left), key=_lateness, default="")
    period = head.period if head.period and head.period[0].isdigit() else latest
    base = head.base if head.base and head.base[0].isdigit() else year_before(period)
    for now in groups:
        for then in groups:
            same = same_measure(lattice.heads[now].measure, lattice.heads[then].measure)
            if lattice.heads[now].period == period and lattice.heads[then].period == base and same and now != then:
                yield now, then


def same_measure(one: str, other: str) -> bool:
    """Whether two heads measure the same: 营业收入 and 营业收入增减, 2023年调整后 and 2024年."""
    a, b = (re.sub("调整[前后]|金额|实际|完成", "", text) for text in (one, other))
    return a == b or (bool(a) and bool(b) and (a.endswith(b) or b.endswith(a)))


def _lateness(period: str) -> tuple[bool, str]:
    """Sorts stretches of time: then, the years, now."""
    return (period == "now", "" if period == "then" else period)


def year_before(period: str) -> str | None:
    """The same stretch a year earlier: 2023 of 2024, 2023H1 of 2024H1, then of now."""
    if period == "now":
        return "then"
    if not re.match(r"\d{4}", period):
        return None
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)
