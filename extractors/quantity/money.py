"""What stands around an amount of money: the currency before it (人民币, ￥, $), small coins after it (五元三毛)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from extractors.quantity.characters import DIGITS, fold
from extractors.quantity.units import Unit, currencies, unit_words

_LONGEST = 8
_YUAN = ("人民币", "RMB", "CNY", "￥", "¥")
_COIN = rf"(?:\d|[{''.join(DIGITS)}])"
_END = r"(?![一-鿿])|(?=[整的])"
_COINS = re.compile(
    rf"又?(?P<tenths>{_COIN})[角毛](?:(?P<hundredths>{_COIN})分)?|又?零?(?P<only>{_COIN}{{1,2}})分(?:{_END})"
)


@cache
def _before() -> tuple[re.Pattern[str], dict[str, Unit]]:
    signs = {sign: unit_words()["元"][0] for sign in _YUAN}
    for name, currency in currencies().items():
        for sign in (*currency.before, *(word for word in currency.words if word.isascii())):
            signs[fold(sign)] = Unit(sign, "foreign_money", name, Fraction(1))
    longest = sorted(signs, key=len, reverse=True)
    return re.compile(rf"(?P<sign>(?<![A-Za-z])(?:{'|'.join(map(re.escape, longest))})):?\s{{0,2}}$"), signs


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(": ").union(sign[-1] for sign in _before()[1])


@cache
def _hundredths() -> dict[str, str]:
    return {fold(word): name for name, currency in currencies().items() for word in currency.hundredth}


def currency_before(folded: str, start: int) -> tuple[Unit | None, int]:
    """The currency that ends right before `start`, and where it begins; (None, start) without one."""
    pattern, signs = _before()
    if not start or folded[start - 1] not in _last_characters():
        return None, start
    match = pattern.search(folded[max(0, start - _LONGEST) : start])
    return (None, start) if match is None else (signs[match["sign"]], start - len(match.group()))


def coins_after(folded: str, end: int, unit: Unit) -> tuple[Decimal, Decimal, int]:
    """What small coins add to whole units, one unit of their last digit (0 without coins), and where they end."""
    if unit.kind == "money":
        match = _COINS.match(folded, end)
        if match is None:
            return Decimal(0), Decimal(0), end
        if match["only"]:
            return _digits(match["only"]) / 100, Decimal("0.01"), match.end()
        hundredths = _digits(match["hundredths"] or "0") / 100
        step = Decimal("0.01") if match["hundredths"] else Decimal("0.1")
        return _digits(match["tenths"]) / 10 + hundredths, step, match.end()
    names = "|".join(word for word, name in _hundredths().items() if name == unit.base)
    match = re.compile(rf"又?零?(?P<coins>{_COIN}{{1,2}})(?:{names})").match(folded, end) if names else None
    if match is None:
        return Decimal(0), Decimal(0), end
    return _digits(match["coins"]) / 100, Decimal("0.01"), match.end()


def _digits(text: str) -> Decimal:
    return Decimal("".join(str(DIGITS.get(c, c)) for c in text))
