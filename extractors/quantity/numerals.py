"""Numerals: Arabic with thousands groups, Chinese (plain and 大写), and mixtures such as 3.5亿, 12亿5千万 or 三千五百.

A numeral carries its step, the value of one unit of its last printed digit: 85.6亿 has step 0.1亿.
The step is what rounding intervals are made of. Everything is Decimal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from math import prod

import msgspec

from extractors.quantity.characters import ABBREVIATED, CHINESE, DIGITS, MYRIADS, SCALES, TENS

Blocked = Iterable[tuple[int, int]]

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# 千克 and 兆瓦 are units of their own, 百强 and 千企 titles, 零售 and 零件 words
_NO_NUMERAL = "(?![千兆][克瓦米卡伏帕焦赫欧字比]|百[强优佳度货]|百 {0,3}分 {0,3}点|[千万]企|零[售件部])"
_SCALED = rf"\s?(?:{_NO_NUMERAL}[{''.join(SCALES)}])+"
_MIXED = rf"{ARABIC}(?:{_SCALED}(?:零?\d+(?:\.\d+)?{_SCALED})*(?:零\d+)?)?"
_EXPONENT = r"[eE][+-]?\d{1,3}(?![\dA-Za-z])"
_DIGIT = f"[{''.join(DIGITS)}]"
_PLACE = f"[{''.join(SCALES)}]"
# 三 百 五: blanks may stand beside a scale word, never between two digits
_RUN = rf"(?:{_NO_NUMERAL}[{CHINESE}](?: {{1,3}}(?={_PLACE})|(?<={_PLACE}) {{1,3}}(?=[{CHINESE}]))?)+"
_POINT = rf"(?: {{0,3}}点 {{0,3}}{_DIGIT}+(?:[十百千]?[万亿]+)?(?!十|千|百(?! {{0,3}}分)))"
_MINUS = "(?<!正)负 ?"
NUMERAL = re.compile(
    rf"(?=[\d+\-.负{CHINESE}])(?:"
    rf"(?P<arabic>(?<![\d.])(?<!\d,)(?:(?<![A-Za-z])[+-]|{_MINUS})?(?:{ARABIC}{_EXPONENT}|{_MIXED}|(?<![\w)])\.\d+)"
    r"(?P<kilo>k(?![A-Za-z0-9]))?)"
    rf"|(?P<chinese>(?:{_MINUS})?{_RUN}{_POINT}?))"
)
_ARABIC_SCALED = re.compile(rf"(?P<number>{ARABIC})\s?(?P<scale>[{''.join(SCALES)}]*)")
_PART = re.compile("([^万亿兆]*)([万亿兆]*)")
_N = rf"(?:{ARABIC}|{_DIGIT})"
_ZERO = "[零〇○]"
# what stands below one 万: each place once, the greater first
_SECTION = re.compile(
    rf"(?:{_ZERO}?(?P<q>{_N})[千仟])?(?:{_ZERO}?(?P<b>{_N})[百佰])?"
    rf"(?:{_ZERO}?(?P<s>{_N})?[十拾]|(?P<abbreviated>[{''.join(ABBREVIATED)}]))?(?:(?P<zero>{_ZERO})?(?P<g>{_N}))?{_ZERO}?"
)
# a numeral that runs on as no well-formed number does: 4.692.38, 1,23,456 or 1½
_RUNS_ON = re.compile(r"[.,]\d|[¼½¾⅐-⅞⁄]")
_ONE = Decimal(1)
_SPOKEN = re.compile(rf"(?P<place>[百千])(?P<g>{_DIGIT})")


class Numeral(msgspec.Struct, frozen=True):
    """A number as printed at `start:end`; `step` is one unit of its last printed digit."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    scaled: bool = False
    """Whether a word such as 万 or 亿 took part, so that the last printed digit is not the unit digit."""
    scale: Decimal = Decimal(1)
    """What the scale words at its end are worth: 亿 in 3—5.5亿, which is meant for the 3 as well."""
    formal: bool = True
    """False for what papers with figures do not write (四百五, 40k, .5, 2^5): a number, but no ground for a figure."""
    unit: str | None = None
    """The unit that its notation says: % in 百分之七 and 七成六."""
    chinese: bool = False
    """Whether it is written in Chinese numerals, which are also parts of words."""


class _Section(msgspec.Struct):
    """The value of what stands below one 万; `step` is one unit of its last digit, `scale` the word at its end."""

    value: Decimal
    step: Decimal
    scale: int
    bare: bool
    """One Chinese digit and nothing else, as the 三 of 一万三."""


def parse_numeral(text: str) -> Numeral | None:
    """An unsigned numeral such as 1,200.5, 12亿5千万 or 三千五百点二万; None where it is none (百十, 一二三)."""
    text = text.replace(" ", "")
    whole, point, rest = text.partition("点")
    if point:
        return _with_fraction(whole, rest)
    if len(whole) > 1 and all(c in DIGITS for c in whole):
        return _digit_by_digit(whole)
    return _grouped(whole)


def _digit_by_digit(text: str) -> Numeral | None:
    """二〇二四 and 一九九八; 三四 (three or four), 一二三 and 五五 are no numbers."""
    if not any(c in "零〇○" for c in text) and (len(text) < 4 or text in "一二三四五六七八九"):
        return None
    return Numeral(0, len(text), Decimal("".join(str(DIGITS[c]) for c in text)), Decimal(1))


def _with_fraction(whole: str, rest: str) -> Numeral | None:
    head = parse_numeral(whole)
    digits = re.match(f"{_DIGIT}+", rest)
    if head is None or digits is None:
        return None
    scale = Decimal(prod(SCALES[word] for word in rest[digits.end() :]))
    after = Decimal("0." + "".join(str(DIGITS[c]) for c in digits.group()))
    step = Decimal(1).scaleb(-digits.end()) * scale
    return Numeral(0, 0, (head.value + after) * scale, step, scale != 1, scale, head.formal)


def _grouped(text: str) -> Numeral | None:
    """Sections and what multiplies them; a greater scale word multiplies all before it (四万亿)."""
    total, last, formal = Decimal(0), 0, True
    section, place, step = _Section(Decimal(0), Decimal(1), 1, False), 1, Decimal(1)
    for words, myriads in _PART.findall(text)[:-1]:
        found = _section(words)
        place = prod(MYRIADS[word] for word in myriads)
        if found is None or (words == "" and not total):
            return None
        section, step = found, found.step * place
        if section.bare and last and place == 1:
            section.value, step, formal = section.value * last / 10, Decimal(last) / 10, False
        formal = formal and section.scale >= 0
        if last and place >= last:
            if place == last or total >= place:
                return None
            total = (total + section.value) * place
        else:
            total += section.value * place
        last = place
    arabic = text[0].isascii()
    scale = Decimal(max(section.scale, 1) * place)
    # 三十 is printed in full, 五千万 and 5千 are rounded at their last digit's place
    scaled = place > 1 or (arabic and scale > 1)
    return Numeral(0, len(text), total, step if scaled or arabic else Decimal(1), scaled, scale, formal)


def _section(text: str) -> _Section | None:
    if not text:
        return _Section(Decimal(0), Decimal(1), 1, False)
    spoken = _SPOKEN.fullmatch(text)
    if spoken:
        place = TENS[spoken["place"]]
        return _Section(Decimal(place + DIGITS[spoken["g"]] * place // 10), Decimal(place) / 10, -1, False)
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    value, step, scale = Decimal(0), Decimal(1), 1
    for group, place in (("q", 1000), ("b", 100), ("s", 10)):
        if match[group]:
            number = _number(match[group])
            value, step, scale = value + number * place, _unit(number) * place, place
    if match["abbreviated"] or (match["s"] is None and re.search("[十拾]", text)):
        value, step, scale = value + ABBREVIATED.get(match["abbreviated"] or "", 10), Decimal(10), 10
    if match["g"] is None:
        return _Section(value, step, scale, False)
    number = _number(match["g"])
    bare = match["g"] in DIGITS and not match["zero"] and bool(number) and match["g"] != "两"
    if bare and scale > 10:
        return _Section(value + number * scale / 10, Decimal(scale) / 10, -1, False)
    return _Section(value + number, _unit(number), 1, bare and not value)


def _number(text: str) -> Decimal:
    return Decimal(DIGITS[text]) if text in DIGITS else Decimal(text.replace(",", ""))


def _unit(number: Decimal) -> Decimal:
    """One unit of the last printed digit."""
    exponent = int(number.as_tuple().exponent)
    return _ONE.scaleb(exponent) if exponent else _ONE


def find_numerals(folded: str, blocked: Callable[[list[re.Match[str]]], Blocked] = lambda _: ()) -> list[Numeral]:
    """Every well-formed numeral of a folded text, left to right. Malformed ones (4.692.38) are left out.

    `blocked` is told what looks like numerals, if anything does, and says where none can stand.
    """
    matches = list(NUMERAL.finditer(folded))
    if not matches:
        return []
    closed = bytearray(len(folded))
    for start, end in blocked(matches):
        closed[start:end] = b"\1" * (end - start)
    return [
        numeral
        for match in matches
        if closed.find(1, match.start(), match.end()) < 0 and (numeral := _numeral(folded, match)) is not None
    ]


def _numeral(folded: str, match: re.Match[str]) -> Numeral | None:
    printed = match.group()
    if printed.isdigit() and printed.isascii():
        if _RUNS_ON.match(folded, match.end()):
            return None
        return Numeral(match.start(), match.end(), Decimal(printed), _ONE)
    printed = printed.rstrip()
    plain = printed.lstrip("+-负 ")
    arabic = match["arabic"] is not None
    if arabic and _RUNS_ON.match(folded, match.end()):
        return None
    found = _arabic(plain) if arabic else parse_numeral(plain)
    if found is None and plain.endswith(("两", "千", "兆")):
        # what cannot belong to the numeral begins a unit: 两万两 silver, 五十千 of 五十千伏安
        plain, printed = plain[:-1].rstrip(), printed[:-1].rstrip()
        found = parse_numeral(plain) if plain else None
    if found is None:
        return None
    start, value = match.start(), -found.value if printed[0] in "-负" else found.value
    formal = found.formal and (arabic or " " not in plain)
    return Numeral(
        start, start + len(printed), value, found.step, found.scaled, found.scale, formal, chinese=not arabic
    )


def _arabic(text: str) -> Numeral | None:
    printed = _ARABIC_SCALED.fullmatch(text)
    if printed:
        number, scale = _number(printed["number"]), _ONE
        for word in printed["scale"]:
            scale *= SCALES[word]
        return Numeral(0, 0, number * scale, _unit(number) * scale, scale != 1, scale)
    if text.endswith("k"):
        number = _number(text[:-1])
        return Numeral(0, 0, number * 1000, _unit(number) * 1000, True, Decimal(1000), False)
    if text.startswith(".") or (text[-1].isdigit() and "e" in text.lower()):
        number = _number(text)
        return Numeral(0, 0, number, _unit(number), False, _ONE, False)
    return parse_numeral(text)
