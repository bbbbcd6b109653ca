"""Numerals: Arabic with thousands groups, Chinese (plain and 大写), and mixtures such as 3.5亿 or 三千五百.

A numeral carries its step, the value of one unit of its last printed digit: 85.6亿 has step 0.1亿.
The step is what rounding intervals are made of. Everything is Decimal.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

# One character each, so that offsets in the folded text are offsets in the original. NFKC is not used:
# it turns footnote ① into 1 and ² into 2, and "30亿元①" into 301.
_FOLD = str.maketrans(
    "０１２３４５６７８９．％＋－−﹣＜＞／：（）",
    "0123456789.%+---<>/:()",
)

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"○": 0, "两": 2, "俩": 2, "貳": 2, "參": 3, "弐": 2, "陸": 6}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_SCALES = {**_TENS, **_MYRIADS}
_ABBREVIATED = {"廿": 20, "卅": 30}

_CN = "".join(_DIGITS) + "".join(_TENS) + "".join(_ABBREVIATED)
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = "[十百千万亿拾佰仟萬億]"
# 12亿5千万, 3.5亿, 1,200万
# 千克 and 千瓦 are units of their own, no scale
_SCALE_RUN = rf"(?:(?!千[克瓦米卡伏帕焦]){_SCALE})"
_MIXED = rf"{ARABIC}(?:\s?{_SCALE_RUN}+(?:\d+(?:\.\d+)?{_SCALE_RUN}+)*)?"
_CHINESE = rf"[{_CN}][{_CN}万萬亿億]*(?:点[零〇一二三四五六七八九]+[十百千万亿]*)?"
NUMERAL = re.compile(rf"(?P<arabic>(?<![\d.])(?<!\d,)[+-]?{_MIXED})|(?P<chinese>负?{_CHINESE})")


# 5G and 3D are names
_IN_A_NAME = re.compile(r"[GDAV](?![A-Za-z])")


class Numeral(msgspec.Struct, frozen=True):
    """A number as printed at `start:end`; `step` is one unit of its last printed digit."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    scaled: bool = False
    """Whether a word such as 万 or 亿 took part, so that the last printed digit is not the unit digit."""


def fold(text: str) -> str:
    """Full-width digits and signs made plain, character by character (the length stays)."""
    return text.translate(_FOLD)


def is_malformed(text: str, end: int) -> bool:
    """Whether a numeral ending here runs on as no well-formed number does: 4.692.38 or 1,23,456."""
    return bool(re.match(r"[.,]\d", text[end:]))


def parse_arabic(text: str) -> tuple[Decimal, Decimal, bool]:
    """Value, step and whether scaled, of an Arabic or mixed numeral such as 1,200.5 or 12亿5千万."""
    sign = -1 if text.startswith("-") else 1
    total, step, scaled = Decimal(0), Decimal(1), False
    for digits, scale_words in re.findall(rf"({ARABIC})\s?({_SCALE}*)", text.lstrip("+-")):
        plain = Decimal(digits.replace(",", ""))
        scale = Decimal(1)
        for word in scale_words:
            scale *= _SCALES[word]
        total += plain * scale
        step = scale * Decimal(1).scaleb(int(plain.as_tuple().exponent))
        scaled = scaled or bool(scale_words)
    return sign * total, step, scaled


def parse_chinese(text: str) -> tuple[Decimal, Decimal, bool] | None:
    """Value, step and whether scaled, of a Chinese numeral; None where it is not one (百十, 一二三)."""
    sign = -1 if text.startswith("负") else 1
    whole, _, fraction = text.removeprefix("负").partition("点")
    if fraction:
        return _with_fraction(sign, whole, fraction)
    if len(whole) > 1 and all(c in _DIGITS for c in whole):
        # 二〇二四 is read digit by digit; 三四 (three or four) is a guess, not a number
        if len(whole) < 3 and whole[0] not in "零〇○":
            return None
        return sign * Decimal("".join(str(_DIGITS[c]) for c in whole)), Decimal(1), False
    return _grouped(sign, whole)


def _with_fraction(sign: int, whole: str, fraction: str) -> tuple[Decimal, Decimal, bool] | None:
    digits = re.match("[零〇一二三四五六七八九]+", fraction)
    head = parse_chinese(whole)
    if digits is None or head is None:
        return None
    scale = Decimal(1)
    for word in fraction[digits.end() :]:
        scale *= _SCALES[word]
    after = "".join(str(_DIGITS[c]) for c in digits.group())
    value = (head[0] + Decimal("0." + after)) * scale
    return sign * value, Decimal(1).scaleb(-len(after)) * scale, scale != 1


def _grouped(sign: int, whole: str) -> tuple[Decimal, Decimal, bool] | None:
    total = section = digit = 0
    place = myriad = step = 1
    seen_digit = False
    for char in whole:
        if char in _DIGITS:
            digit, seen_digit, place = _DIGITS[char], True, 1
        elif char in _ABBREVIATED:
            section += _ABBREVIATED[char]
            seen_digit, place = True, 1
        elif char in _TENS:
            if not seen_digit and char not in "十拾":
                return None
            section += (digit or 1) * _TENS[char]
            digit, place, seen_digit = 0, _TENS[char], True
        else:
            if not (section or digit):
                return None
            myriad = _MYRIADS[char]
            below = section + digit
            total = (total + below) * myriad if total < myriad else total + below * myriad
            section = digit = 0
            step = place * myriad
    if not seen_digit:
        return None
    # 三十 is printed in full, 五千万 is rounded at its last digit's place
    scaled = myriad > 1 and not (section or digit)
    return sign * Decimal(total + section + digit), Decimal(step if scaled else 1), scaled


def find_numerals(folded: str) -> list[Numeral]:
    """Every well-formed numeral of a folded text, left to right. Malformed ones (4.692.38) are left out."""
    found = []
    for match in NUMERAL.finditer(folded):
        if match["arabic"]:
            if is_malformed(folded, match.end()) or _IN_A_NAME.match(folded, match.end()):
                continue
            value, step, scaled = parse_arabic(match["arabic"])
        else:
            parsed = parse_chinese(match["chinese"])
            if parsed is None:
                continue
            value, step, scaled = parsed
        found.append(Numeral(match.start(), match.end(), value, step, scaled))
    return found
