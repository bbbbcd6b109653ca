"""Number phrases: numeral, unit, hedge and range, with the interval of true values they stand for.

| words | value | low, high |
|---|---|---|
| 85.6亿元 | as printed | half a unit of the last printed digit either side |
| 12家, 137件: whole counts printed in full | as printed | the same |
| 超, 突破, 以上, 不低于 | as printed | as printed, open |
| 不足, 以下, 不超过 | as printed | open, as printed |
| 近 | as printed | nine tenths of it, as printed |
| 余, 多 | as printed | as printed, up to the next unit of its last non-zero digit |
| 约, 左右 | as printed | five hundredths either side, never less than its rounding |
| 30—40 | the middle | the two ends |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

import msgspec
from msgspec.structs import replace

from extractors.quantity.characters import DIGITS, TENS, fold
from extractors.quantity.exclusions import Stretch, codes_without_unit, identifiers, is_alone, words_with_numerals
from extractors.quantity.hedges import hedge_after, hedge_before
from extractors.quantity.money import coins_after, currency_before
from extractors.quantity.notations import with_dozens, with_fractions, with_slashes
from extractors.quantity.numerals import Numeral, find_numerals
from extractors.quantity.percentages import with_percentages
from extractors.quantity.periods import Span, find_periods
from extractors.quantity.units import SCALES, Unit, in_base, unit_pattern, unit_words
from pipeline.interval import Interval

_MORE = re.compile(rf"\s?[余多几](?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?")
_RANGE_SIGN = re.compile(r"\s?(?:—|–|-|~|～|至|到)+\s?(?:百分之\s?)?")
_HALF = re.compile(r"半(?=$|[\s,，。；;、)）的])")
_COUNT_KINDS = {"people", "firms", "items", "classifiers", "other"}
_HALVED_KINDS = {"area", "tonnes", "coal", "other"}
_ONE_CHARACTER = {*DIGITS, *TENS}
# 成 and 分 are units only where no longer word begins with them: 三成 but not 一成立
_LONGER_WORD = re.compile("成(?=[立为功员果本绩熟长效品])|分(?=[之公部店校局])")


class Amount(msgspec.Struct, frozen=True):
    """A number phrase before its unit is settled.

    `value` and `step` are as printed with scale words worked in; `units` are the readings of the printed unit
    word (empty where none is printed); `upper` is the other end of a range.
    """

    start: int
    end: int
    text: str
    value: Decimal
    step: Decimal
    scaled: bool
    units: tuple[Unit, ...] = ()
    hedge: str | None = None
    upper: Decimal | None = None
    formal: bool = True
    """Whether papers with figures are written like this; see Numeral."""

    def within(self, unit: Unit | None) -> tuple[Decimal, Interval]:
        """Value and interval in the unit's base; exact conversions, hedges applied."""
        factor = unit.factor if unit else Fraction(1)
        exact = (
            unit is not None and unit.kind in _COUNT_KINDS and not self.scaled and self.step == 1 and unit.factor == 1
        )
        if self.upper is not None:
            ends = in_base(self.value, factor), in_base(self.upper, factor)
            return (ends[0] + ends[1]) / 2, Interval(*ends)
        value = in_base(self.value, factor)
        half = Decimal(0) if exact else in_base(self.step / 2, factor)
        return value, self._hedged(value, half, factor)

    def _hedged(self, value: Decimal, half: Decimal, factor: Fraction) -> Interval:
        if self.hedge == "above":
            return Interval(value, None)
        if self.hedge == "below":
            return Interval(None, value)
        if self.hedge == "near" and value > 0:
            return Interval(value * Decimal("0.9"), value)
        if self.hedge == "more" and value > 0:
            return Interval(value, value + in_base(_last_unit(self.value), factor))
        if self.hedge == "about":
            half = max(half, abs(value) * Decimal("0.05"))
        return Interval(value - half, value + half)


def _last_unit(value: Decimal) -> Decimal:
    """One unit of the last non-zero digit: 80 -> 10, 3000 -> 1000, 1250 -> 10."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def find_amounts(text: str, spans: Sequence[Span] | None = None) -> list[Amount]:
    """Every number phrase of `text` that can be a figure and is not part of a stretch of time."""
    folded = fold(text)
    numerals = _numerals(folded, find_periods(text) if spans is None else spans)
    return [amount for amount in _amounts(text, folded, numerals) if amount.formal]


def every_amount(text: str, spans: Sequence[Span]) -> list[Amount]:
    """As `find_amounts`, with the numbers no figure is written in: 3/2, 2^5, 三分之二, 八折."""
    folded = fold(text)
    return list(_amounts(text, folded, with_slashes(folded, _numerals(folded, spans))))


def _numerals(folded: str, spans: Sequence[Span]) -> list[Numeral]:
    def blocked(matches: list[re.Match[str]]) -> list[Stretch]:
        words = words_with_numerals(folded) if any(match["chinese"] for match in matches) else []
        return [*((span.start, span.end) for span in spans), *identifiers(folded), *words]

    numerals = find_numerals(folded, blocked)
    return with_percentages(folded, with_dozens(folded, with_fractions(folded, numerals)))


def _amounts(text: str, folded: str, numerals: Sequence[Numeral]) -> Iterator[Amount]:
    if not numerals:
        return
    codes: list[Stretch] | None = None
    end = 0
    for numeral, following in zip_longest(numerals, numerals[1:]):
        if numeral.start < end:
            continue
        if numeral.start == end and end and folded[end] in "+-":
            # a hyphen after a number is no sign
            numeral = replace(numeral, start=end + 1, value=abs(numeral.value))
        amount = _amount(text, folded, numeral, following)
        if not amount.units:
            if _is_no_number(folded, numeral, amount):
                continue
            codes = codes_without_unit(folded) if codes is None else codes
            if any(start < numeral.end and numeral.start < end for start, end in codes):
                continue
        yield amount
        end = amount.end


def _is_no_number(folded: str, numeral: Numeral, amount: Amount) -> bool:
    """A digit in a word (统一) or in a code (B12, 5G), where no unit says otherwise."""
    if folded[numeral.start : numeral.end] in _ONE_CHARACTER:
        return amount.end == numeral.end and not is_alone(folded, numeral.start, numeral.end)
    if numeral.chinese or not numeral.formal:
        return False
    return _is_latin(folded[numeral.end : numeral.end + 1]) or _is_latin(
        folded[max(0, numeral.start - 1) : numeral.start]
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _amount(text: str, folded: str, numeral: Numeral, following: Numeral | None) -> Amount:
    more = _more(folded, numeral)
    scale, end = more or (1, numeral.end)
    start, value, step = numeral.start, numeral.value * scale, numeral.step * scale
    units, end = (unit_words()[numeral.unit], end) if numeral.unit else _unit_at(folded, end)
    currency, start = _currency(folded, start, units)
    units = (currency,) if currency else units
    added, finer, end = _halves_and_coins(folded, end, units)
    amount = Amount(
        start, end, "", value + added, finer or step, numeral.scaled or scale > 1, units, formal=numeral.formal
    )
    tenths_more = units and units[0].word == "成" and folded[end : end + 1] == "多"
    if more or tenths_more:
        end += bool(tenths_more)
        return replace(amount, end=end, text=text[start:end], hedge="more")
    if following is not None and not added:
        amount = _ranged(folded, amount, numeral, following)
    hedge, start = hedge_before(folded, start)
    end = amount.end
    if hedge is None:
        hedge, end = hedge_after(folded, end)
    return replace(amount, start=start, end=end, text=text[start:end], hedge=hedge)


def _more(folded: str, numeral: Numeral) -> tuple[int, int] | None:
    """余, 多 or 几 after a round number, with the scale word after it (二十几万): its worth, and where it ends."""
    match = _MORE.match(folded, numeral.end)
    if match is None or numeral.unit or not (numeral.scaled or (numeral.value and numeral.value % 10 == 0)):
        return None
    return SCALES.get(match["scale"] or "", 1), match.end()


def _unit_at(folded: str, end: int) -> tuple[tuple[Unit, ...], int]:
    match = unit_pattern().match(folded, end + 1 if folded[end : end + 1] == " " else end)
    if match is None or _LONGER_WORD.match(folded, match.start("word")):
        return (), end
    scale = SCALES.get(match["scale"] or "", 1)
    return tuple(
        replace(u, word=match.group(), factor=u.factor * scale) for u in unit_words()[match["word"]]
    ), match.end()


def _currency(folded: str, start: int, units: tuple[Unit, ...]) -> tuple[Unit | None, int]:
    """A currency before the number decides over the 元 after it: US$5亿元 are no 元."""
    if units and units[0].kind != "money":
        return None, start
    currency, begin = currency_before(folded, start)
    if currency is None or (units and currency.kind == "money"):
        return None, begin
    return replace(currency, factor=currency.factor * (units[0].factor if units else 1)), begin


def _halves_and_coins(folded: str, end: int, units: tuple[Unit, ...]) -> tuple[Decimal, Decimal | None, int]:
    """一吨半, 五元三毛: what is added after the unit, one unit of its last digit, and where it ends."""
    if units and units[0].factor == 1:
        if units[0].kind in ("money", "foreign_money"):
            added, finer, end = coins_after(folded, end, units[0])
            return added, finer or None, end
        half = _HALF.match(folded, end) if units[0].kind in _HALVED_KINDS else None
        if half:
            return Decimal("0.5"), Decimal("0.5"), half.end()
    return Decimal(0), None, end


def _ranged(folded: str, amount: Amount, first: Numeral, second: Numeral) -> Amount:
    """The amount with the other end of 30—40亿元; without one, as it was."""
    between = folded[amount.end : second.start]
    hyphen = not between and folded[second.start] == "-"
    if not hyphen and (not _RANGE_SIGN.fullmatch(between) or ("到" in between and amount.units)):
        return amount
    units, end = (unit_words()[second.unit], second.end) if second.unit else _unit_at(folded, second.end)
    if amount.units and units and amount.units[0].kind != units[0].kind:
        return amount
    low, high = amount.value, abs(second.value) if hyphen else second.value
    if first.unit and not units:
        high *= first.scale
    elif not first.scaled and not amount.units and low * second.scale < high:
        # 3—5亿: the scale word at the end is meant for both
        low *= second.scale
    if low >= high:
        return amount
    return replace(
        amount, end=end, value=low, upper=high, units=units or amount.units, scaled=first.scaled or second.scaled
    )
