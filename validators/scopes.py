"""Which figures their own paper sets beside another of the same thing and says why they are not it.

其中规上企业产值91.57亿元 beside 总产值98.47亿元 is no other statement of the total: the paper says what it is. A paper
that gives the 规上 figure alone tells nothing apart. Nor is a first count (快报) one that its paper sets beside the
final count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model import Figure

_PART = "规上"


def told_apart(figures: Sequence[Figure]) -> frozenset[int]:
    """Indices of the figures of 规上 firms that stand in one paper with a whole that is no smaller, and of first counts
    that stand in one with a final count."""
    together: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        together[figure.source.file, figure.indicator, figure.period].append(number)
    return frozenset(
        number
        for same in together.values()
        for number in same
        if (figures[number].scope == _PART and any(_is_its_whole(figures[number], figures[other]) for other in same))
        or (figures[number].status == "preliminary" and any(figures[other].status == "actual" for other in same))
    )


def _is_its_whole(part: Figure, whole: Figure) -> bool:
    return whole.scope != _PART and whole.status in ("actual", "preliminary") and whole.value >= part.value
