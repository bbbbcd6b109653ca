"""Amounts that the words behind them, or the firms spoken of before them, show to be of a part of the cluster."""

from __future__ import annotations

import re

from extractors.figures.meaning.language import read
from extractors.figures.meaning.vocabulary import measures
from extractors.quantity import Amount

WHOLES = frozenset(
    {"output_total", "firms_total", "tax", "exports", "employees", "patents_valid", "innovation_platforms"}
)
_SHARE_OF_US = re.compile(
    r"[，,（(]?\s?约?占(?:到|据|了)?(?:整个|全部?|本|该)?"
    r"(?P<whole>集群(?!所在)[^，。；;\d]{0,8}|总(?:产值|量|数|额|体)[^，。；;\d]{0,6})"
)
_CLUSTERS = re.compile(r"个?[^，,。；;、\d（(]{0,12}?集群")


def is_part_of_us(text: str, amount: Amount, indicator: str) -> bool:
    """规上企业产值70.2亿元，占集群总产值82%: what is a share of the cluster's is not all of it.

    出口8.67亿元，占集群总产值的10.1% is all of the exports: the share is of something else.
    """
    behind = _SHARE_OF_US.match(text, amount.end) if indicator in WHOLES else None
    if behind is None:
        return False
    of = {concept.code for concept in read(behind["whole"], None).concepts} & measures()
    own = {"output_total": "output", "firms_total": "firms"}.get(indicator, indicator.split("_")[0])
    return of == {own} or (not of and indicator in ("output_total", "firms_total"))


def end_of_clusters(text: str, amount: Amount) -> int | None:
    """Where 2个省级集群 ends: several clusters, whose figures follow; None where a number counts no clusters."""
    named = _CLUSTERS.match(text, amount.end) if amount.value >= 2 else None
    is_count = named is not None and (amount.text.endswith("个") or named[0].startswith("个"))
    return named.end() if named and is_count else None
