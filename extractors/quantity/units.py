"""Unit words and what they measure (`units.yaml`)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from extractors.quantity.characters import fold

SCALES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
# Digits enough for any product of a printed number and a factor
_EXACT = Context(prec=60)


class Unit(msgspec.Struct, frozen=True):
    """A unit as printed: its kind, its base unit and the factor to the base (a Fraction: 亩 does not terminate)."""

    word: str
    kind: str
    base: str
    factor: Fraction


class _Family(msgspec.Struct, forbid_unknown_fields=True):
    base: str
    words: dict[str, str | int]


class Currency(msgspec.Struct, forbid_unknown_fields=True):
    """The words for one unit of a currency, its signs before a number, the words for a hundredth."""

    words: list[str]
    before: list[str] = []
    hundredth: list[str] = []


@cache
def currencies() -> dict[str, Currency]:
    """Every currency but 元, by the name its amounts carry as their unit."""
    text = files("extractors.quantity").joinpath("currencies.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Currency])


@cache
def _families() -> dict[str, _Family]:
    text = files("extractors.quantity").joinpath("units.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, _Family])


@cache
def unit_words() -> dict[str, tuple[Unit, ...]]:
    """Every plain unit word with the kinds it can stand for (千克标准煤 is both an amount and a rate)."""
    words: dict[str, tuple[Unit, ...]] = {}
    for kind, family in _families().items():
        for word, factor in family.words.items():
            words[fold(word)] = (*words.get(fold(word), ()), Unit(word, kind, family.base, Fraction(factor)))
    for name, currency in currencies().items():
        words |= {fold(word): (Unit(word, "foreign_money", name, Fraction(1)),) for word in currency.words}
        words |= {fold(word): (Unit(word, "foreign_money", name, Fraction(1, 100)),) for word in currency.hundredth}
    return words


@cache
def unit_pattern() -> re.Pattern[str]:
    """Matches a unit word, the longest first, with a scale word before it where there is one."""
    words = sorted(unit_words(), key=len, reverse=True)
    scales = sorted(SCALES, key=len, reverse=True)
    return re.compile(rf"(?P<scale>{'|'.join(scales)})?(?P<word>{'|'.join(map(re.escape, words))})")


@lru_cache(maxsize=20_000)
def unit_named(text: str) -> tuple[Unit, ...]:
    """What a whole text such as 亿元 or 万人 stands for as a unit; empty where it is none."""
    folded = re.sub(r"\s", "", fold(text)).strip("()[]【】:")
    match = unit_pattern().fullmatch(folded)
    if match is None:
        return ()
    scale = SCALES.get(match["scale"] or "", 1)
    return tuple(msgspec.structs.replace(u, word=folded, factor=u.factor * scale) for u in unit_words()[match["word"]])


def unit_scale(words: str) -> Fraction:
    """万 is ten thousand, 百万 a million."""
    return Fraction(SCALES.get(words, 1))


def in_base(value: Decimal, factor: Fraction) -> Decimal:
    """`value` times `factor`, exact where it terminates, else half even to 10 significant digits."""
    times = _terminating(factor)
    if times is not None:
        product = _EXACT.multiply(value, times)
        whole = product.to_integral_value()
        return +(whole if whole == product else product.normalize(_EXACT))
    exact = Fraction(value) * factor
    if _terminates(exact):
        return Decimal(exact.numerator) / Decimal(exact.denominator)
    return Context(prec=10, rounding=ROUND_HALF_EVEN).divide(Decimal(exact.numerator), Decimal(exact.denominator))


@lru_cache(maxsize=1_000)
def _terminating(factor: Fraction) -> Decimal | None:
    """The factor as a decimal, None where it does not terminate."""
    return _EXACT.divide(Decimal(factor.numerator), Decimal(factor.denominator)) if _terminates(factor) else None


def _terminates(exact: Fraction) -> bool:
    denominator = exact.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1
