"""Numbers as people read them: plain, as printed where possible, never with an exponent."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pipeline.model import Figure

_BARE = re.compile(r"[+\-−－]?\d[\d,，\s]*(\.\d+)?")


def plain(number: Decimal) -> str:
    """The decimal in digits: 1E+3 is 1000."""
    return format(number, "f")


def value_words(figure: Figure) -> str:
    """The value in the indicator's own unit: 99.81亿元."""
    return f"{plain(figure.value)}{figure.unit}"


def said(figure: Figure) -> str:
    """As printed, with the unit where print has none.

    A bare number is only given the indicator's unit where it is that number: 998100 in a table
    of 万元 must not turn into 998100亿元, so what it comes to stands beside it.
    """
    raw = figure.raw.strip()
    if not raw:
        return value_words(figure)
    if not _BARE.fullmatch(raw):
        return raw
    if _number(raw) == figure.value:
        return f"{raw}{figure.unit}"
    return f"{raw}（折合{value_words(figure)}）"


def brief(figure: Figure) -> str:
    """Like `said`, with the value alone where print gives a bare number in another unit: for a column of one unit."""
    raw = figure.raw.strip()
    return value_words(figure) if _BARE.fullmatch(raw) else said(figure)


def range_words(figure: Figure) -> str:
    """The true values that could print like this; empty for exact counts."""
    low, high, unit = figure.low, figure.high, figure.unit
    if low is None and high is None:
        return "范围不明"
    if high is None and low is not None:
        return f"{plain(low)}{unit}及以上"
    if low is None and high is not None:
        return f"{plain(high)}{unit}及以下"
    assert low is not None
    assert high is not None
    return "" if low == high else f"{plain(low)}～{plain(high)}{unit}"


def period_words(period: str | None) -> str:
    """2024 is 2024年, 2024Q1-Q3 is 2024年前三季度, 2024-01/2024-11 is 2024年1月至11月."""
    if period is None:
        return "—"
    for pattern, words in _PERIODS:
        if match := pattern.fullmatch(period):
            return words.format(*(part.lstrip("0") for part in match.groups()))
    return period


def _number(raw: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[,，\s]", "", raw).replace("−", "-").replace("－", "-"))
    except InvalidOperation:
        return None


_PERIODS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(\d{4})", "{0}年"),
        (r"(\d{4})H1", "{0}年上半年"),
        (r"(\d{4})H2", "{0}年下半年"),
        (r"(\d{4})Q1-Q3", "{0}年前三季度"),
        (r"(\d{4})Q([1-4])", "{0}年第{1}季度"),
        (r"(\d{4})-(\d\d)", "{0}年{1}月"),
        (r"(\d{4})-(\d\d)/\1-(\d\d)", "{0}年{1}月至{2}月"),
        (r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", "{0}年{1}月至{2}年{3}月"),
        (r"(\d{4})-(\d\d)-(\d\d)", "{0}年{1}月{2}日"),
    )
)
