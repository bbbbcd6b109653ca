"""Spending on research whose labels do not say whose it is: the small firms', unless the paper tells theirs apart.

Forms ask for 研发经费 and mean the SMEs', as the policy does. Where 其中：中小企业 stands beside it with less, the
larger figure was all firms'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from pipeline.interval import Interval
from pipeline.model import Figure, Ground

_UNSAID = Ground("whose_unsaid")
_OF_ALL = 0.5


def told_apart(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one paper, unsure where it gives less as the small firms' own."""
    own: dict[str | None, list[Interval]] = defaultdict(list)
    for figure in figures:
        if figure.indicator == "rd_sme" and _UNSAID not in figure.grounds:
            own[figure.period].append(figure.interval)
    return [_told(figure, own[figure.period]) for figure in figures]


def _told(figure: Figure, own: Sequence[Interval]) -> Figure:
    is_unsaid = figure.indicator == "rd_sme" and _UNSAID in figure.grounds
    if not is_unsaid or not any(one.is_below(figure.interval) for one in own):
        return figure
    return msgspec.structs.replace(figure, confidence=min(figure.confidence, _OF_ALL))
