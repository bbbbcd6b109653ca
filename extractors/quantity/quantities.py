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
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from extractors.quantity.numerals import Numeral, find_numerals, fold
from extractors.quantity.periods import Span, find_periods
from extractors.quantity.units import SCALES, Unit, in_base, unit_pattern, unit_words
from pipeline.interval import Interval
from pipeline.model import Quantity, QuantityKind

_HEDGES_BEFORE = {
    "above": (
        "超过",
        "超",
        "逾",
        "突破",
        "高于",
        "大于",
        "多于",
        "不低于",
        "不少于",
        "不小于",
        "至少",
        "最少",
        "跨越",
        "站上",
    ),
    "below": ("不足", "不到", "未到", "低于", "少于", "小于", "不超过", "不超", "不高于", "不多于", "至多", "最多"),
    "near": ("接近", "将近", "近"),
    "about": ("大约", "大概", "约为", "约", "大致"),
}
_HEDGES_AFTER = {"above": ("以上", "及以上"), "below": ("以下", "以内", "之内"), "about": ("左右", "上下", "前后")}
_BEFORE = re.compile(
    "(?:"
    + "|".join(sorted((w for ws in _HEDGES_BEFORE.values() for w in ws), key=len, reverse=True))
    + r")\s?(?:了|过|出|达|达到|为)?\s?$"
)
_AFTER = re.compile(r"\s?(" + "|".join(w for ws in _HEDGES_AFTER.values() for w in ws) + ")")
_FRACTION = re.compile(r"(百|千|万)分之\s?")
_RANGE_SIGN = re.compile(r"\s?(?:—|–|-|~|～|至|到)+\s?")
_COUNT_KINDS = {"people", "firms", "items", "other"}
# 成 is a tenth only where no longer word begins with it: 三成 but not 一成立
_NOT_TENTHS = re.compile("成(?=[立为功员果本绩熟长效品])")


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
    """Every number phrase of `text` that is not part of a stretch of time."""
    folded = fold(text)
    spans = find_periods(text) if spans is None else spans
    blocked = [(s.start, s.end) for s in spans]
    numerals = [n for n in find_numerals(folded) if not any(a < n.end and n.start < b for a, b in blocked)]
    amounts: list[Amount] = []
    skip_until = -1
    for i, numeral in enumerate(numerals):
        if numeral.start < skip_until:
            continue
        amount = _amount(text, folded, numeral, numerals[i + 1] if i + 1 < len(numerals) else None)
        if amount is not None:
            amounts.append(amount)
            skip_until = amount.end
    return amounts


def _amount(text: str, folded: str, numeral: Numeral, following: Numeral | None) -> Amount | None:
    start, end = numeral.start, numeral.end
    value, step, scaled = numeral.value, numeral.step, numeral.scaled
    fraction = _FRACTION.search(folded[max(0, start - 5) : start])
    if fraction and fraction.end() == len(folded[max(0, start - 5) : start]):
        start -= len(fraction.group())
        per = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[fraction[1]]
        hedge, start = _hedge_before(folded, start)
        return Amount(start, end, text[start:end], value * per, step * per, False, unit_words()["%"], hedge)
    hedge = None
    more = re.match(r"\s?[余多几](?![次种个项方元数样年])|\s?[余多](?=[个项元])", folded[end:])
    if more:
        hedge, end = "more", end + more.end()
    units, end = _unit_at(folded, end)
    upper = None
    if not more and following is not None:
        upper, units, end, value, step, scaled = _range_end(folded, numeral, following, units, end)
    if not more:
        hedge, start = _hedge_before(folded, start)
        after = _AFTER.match(folded[end:])
        if after and hedge is None:
            hedge = next(k for k, words in _HEDGES_AFTER.items() if after[1] in words)
            end += after.end()
    return Amount(start, end, text[start:end], value, step, scaled, units, hedge, upper)


def _unit_at(folded: str, end: int) -> tuple[tuple[Unit, ...], int]:
    match = unit_pattern().match(folded, end) or unit_pattern().match(
        folded, end + 1 if folded[end : end + 1] == " " else end
    )
    if match is None or _NOT_TENTHS.match(folded, match.start("word")):
        return (), end
    scale = SCALES.get(match["scale"] or "", 1)
    return tuple(
        msgspec.structs.replace(u, word=match.group(), factor=u.factor * scale) for u in unit_words()[match["word"]]
    ), match.end()


def _range_end(
    folded: str, first: Numeral, second: Numeral, units: tuple[Unit, ...], end: int
) -> tuple[Decimal | None, tuple[Unit, ...], int, Decimal, Decimal, bool]:
    """The other end of 30—40亿元; without one, everything as it was."""
    as_it_was = (None, units, end, first.value, first.step, first.scaled)
    sign = _RANGE_SIGN.fullmatch(folded[end : second.start])
    if sign is None or ("到" in sign.group() and units):
        return as_it_was
    upper_units, upper_end = _unit_at(folded, second.end)
    if units and upper_units and units[0].kind != upper_units[0].kind:
        return as_it_was
    low, high = first.value, second.value
    if second.scaled and not first.scaled and not units:
        # 3—5亿: the scale word at the end is meant for both
        low *= second.step.quantize(Decimal(1)) if second.step >= 1 else 1
    if low >= high:
        return as_it_was
    return high, upper_units or units, upper_end, low, first.step, first.scaled or second.scaled


def _hedge_before(folded: str, start: int) -> tuple[str | None, int]:
    match = _BEFORE.search(folded[max(0, start - 8) : start])
    if match is None:
        return None, start
    word = match.group().strip()
    hedge = max(
        ((kind, w) for kind, words in _HEDGES_BEFORE.items() for w in words if word.startswith(w)),
        key=lambda kw: len(kw[1]),
    )[0]
    begin = start - len(match.group())
    # 附近, 最近 and 远近 end in 近 without hedging anything
    if hedge == "near" and word.startswith("近") and folded[max(0, begin - 1) : begin] in ("附", "最", "远", "邻"):
        return None, start
    return hedge, begin


_KINDS: dict[str, QuantityKind] = {
    "money": "money",
    "percent": "percent",
    "points": "points",
    "people": "count",
    "firms": "count",
    "items": "count",
}


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number phrase and stretch of time of a sentence, in reading order."""
    spans = find_periods(text)
    found = []
    for amount in find_amounts(text, spans):
        unit = amount.units[0] if amount.units else None
        value, interval = amount.within(unit)
        kind: QuantityKind = _KINDS.get(unit.kind, "measure") if unit else "number"
        base = (unit.base or unit.word) if unit else None
        found.append(
            Quantity(
                amount.start, amount.end, amount.text, kind, value, interval.low, interval.high, base, amount.hedge
            )
        )
    for span in spans:
        year = Decimal(span.years[0])
        found.append(
            Quantity(span.start, span.end, span.text, "period", year, year, Decimal(span.years[-1]), span.code)
        )
    return tuple(sorted(found, key=lambda q: q.start))
