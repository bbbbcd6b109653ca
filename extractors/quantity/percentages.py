"""Parts of a hundred in words: 百分之七, 千分之三, 七成六, 半成, 八五折, 四点五 个 百分点.

Each becomes a numeral that carries its own unit, so that hedges and ranges treat it like 7%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod

from msgspec.structs import replace

from extractors.quantity.characters import DIGITS, SCALES
from extractors.quantity.numerals import Numeral

_LONGEST = 16
_OVER = re.compile(rf"(?<![\d零一二三四五六七八九十两])(?P<scale>[{''.join(SCALES)}]+) {{0,3}}分 {{0,3}}之 {{0,3}}$")
_NEGATIVE = re.compile("(?<!正)负 ?$")
_POINTS = re.compile(r"\s{0,3}个?\s{0,3}百\s{0,3}分\s{0,3}点")
_WHOLE = re.compile(r"百 {0,3}分 {0,3}(?:之 {0,3})?百(?![\d零一二三四五六七八九十万亿两货])")
_STOP = r"(?=$|[\s,，。；;、)）]|以[上下内]|左右|上下|的|多)"
# 七成六; 三成五家 would be a guess
_TENTHS = re.compile(rf"\s?成\s?(?P<hundredth>[一二三四五六七八九]){_STOP}|\s?成半{_STOP}")
_HALF_TENTH = re.compile("半成(?!品)")
_DISCOUNT = re.compile(r"\s{0,3}折(?![叠合算旧现线腾断页射扣])")
_TWO_DIGITS = re.compile(
    r"(?<![零一二三四五六七八九十百千万])(?P<digits>[一二三四五六七八九]{2})\s{0,3}折(?![叠合算旧现线腾断页射扣])"
)


def with_percentages(folded: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals, each percentage in words as the one number of hundredths it is."""
    if not any(word in folded for word in "分成折"):
        return list(numerals)
    if "分" in folded:
        numerals = [_of_a_hundred(folded, numeral) for numeral in numerals] + _whole(folded)
    if "成" in folded:
        numerals = [_tenths(folded, numeral) for numeral in numerals] + _half_tenths(folded)
    if "折" in folded:
        numerals = [n for one in numerals if (n := _discount(folded, one))] + _two_digit_discounts(folded)
    return sorted(numerals, key=lambda n: n.start)


def _of_a_hundred(folded: str, numeral: Numeral) -> Numeral:
    points = _POINTS.match(folded, numeral.end)
    if points:
        return replace(numeral, end=points.end(), unit="个百分点", scale=Decimal(1))
    over = _OVER.search(folded, max(0, numeral.start - _LONGEST), numeral.start)
    if over is None:
        return numeral
    per = Fraction(100, prod(SCALES[word] for word in over["scale"]))
    factor = Decimal(per.numerator) / Decimal(per.denominator)
    negative = _NEGATIVE.search(folded, 0, over.start())
    return replace(
        numeral,
        start=negative.start() if negative else over.start(),
        value=numeral.value * (-factor if negative else factor),
        step=numeral.step * factor,
        scale=factor,
        scaled=False,
        unit="%",
    )


def _whole(folded: str) -> list[Numeral]:
    """百分之百 and 百分百."""
    return [
        Numeral(match.start(), match.end(), Decimal(100), Decimal(1), unit="%") for match in _WHOLE.finditer(folded)
    ]


def _tenths(folded: str, numeral: Numeral) -> Numeral:
    match = _TENTHS.match(folded, numeral.end)
    if match is None or not 0 < numeral.value < 10 or numeral.step != 1:
        return numeral
    value = numeral.value * 10 + (DIGITS[match["hundredth"]] if match["hundredth"] else 5)
    return replace(numeral, end=match.end(), value=value, step=Decimal(1), unit="%")


def _half_tenths(folded: str) -> list[Numeral]:
    return [
        Numeral(match.start(), match.end(), Decimal(5), Decimal(5), unit="%") for match in _HALF_TENTH.finditer(folded)
    ]


def _discount(folded: str, numeral: Numeral) -> Numeral | None:
    """八折 is 80%, 75折 and 7.5折 are 75%; what is no reduction (十折) is no price either."""
    match = _DISCOUNT.match(folded, numeral.end)
    if match is None:
        return numeral
    tenths = numeral.value < 10
    if not 0 < numeral.value < 100 or numeral.value == 10:
        return None
    factor = Decimal(10 if tenths else 1)
    return replace(
        numeral,
        end=match.end(),
        value=numeral.value * factor,
        step=numeral.step * factor,
        scale=factor,
        formal=False,
        unit="%",
    )


def _two_digit_discounts(folded: str) -> list[Numeral]:
    return [
        Numeral(
            m.start(),
            m.end(),
            Decimal("".join(str(DIGITS[c]) for c in m["digits"])),
            Decimal(1),
            formal=False,
            unit="%",
        )
        for m in _TWO_DIGITS.finditer(folded)
    ]
