"""What kind of thing a cell's text is: a value, several numbers, a stretch of time, a unit, a label, prose, or empty.

Nothing here knows an indicator or where the cell stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from extractors.figures.meaning.filled_in import filled
from extractors.figures.meaning.language import Reading, read
from extractors.quantity import Span, Unit, unit_named
from pipeline.model import Cell

CellKind = Literal["empty", "value", "numbers", "period", "unit", "label", "prose"]
NUMBERS: tuple[CellKind, ...] = ("value", "numbers")

_MARKS = re.compile(
    r"[\s①-⑳*＊#※▲△☆★†_＿]|[（(]?注\d*[）)]?|[（(](?:含|预|估|快报|初步|预计|预估|目标|约|快报数|可比口径|规上|全口径|\d)[^（）()]{0,8}[）)]"
)
_BLANK = re.compile(r"[-—–－/／\\\s_＿…．.、]*|无|暂无|不适用|/|N/A|无此项|同上|略")
_PERIOD_WORDS = re.compile(
    r"实际|目标|基期|完成|预计|预期|规划|计划|数据|情况|年末|年底|数|值|期末|全年|底|末|度|[（()）:：\s—\-]"
)
_UNIT_CAPTION = re.compile(r"(?:计量|金额)?单位[:：\s]*[（(]?\s*([^\s，。；、（）()]{1,12})")
_IN_PARENTHESES = re.compile(r"[（(\[【]\s*(?:单位[:：]\s*)?([^（）()\[\]【】]{1,14}?)\s*[）)\]】]")
_AFTER_COMMA = re.compile(r"[，,/／]\s*([^，,/／]{1,10})$")
# 单位产值碳排放，吨/万元: the stroke is part of the unit
_RATIO_AFTER_COMMA = re.compile(r"[，,]\s*([^，,/／]{1,6}[/／][^，,/／]{1,6})$")
_LISTED_AFTER = re.compile(r"(?:[，,、；;和][^\s，,、；;和（）()]{1,8})+")
_ONLY_YEAR = re.compile(r"\s*(?:19|20)\d\d\s?年?(?:度|末|底)?\s*")
_LISTED = re.compile("[，,、；;和]")
_PERCENT_AT_END = re.compile(r"(?<=\D)[±+＋－-]*([%％])$")
_NOTE = re.compile(r"(?<=\S)\s*[（(]([^（）()]{6,})[）)]\s*$")
_EXPLAINS = re.compile(r"[，,；;。＝=÷×]|\d")
_SENTENCE = re.compile("[。；;！？]")
_QUESTION = re.compile(r"[^。；;！？?]{2,45}[？?]")
_NUMBERING = re.compile(r"^(?:[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d))\s*(?=[^\d\s])")
_MISREAD = re.compile(r"[.,，．:：]?\d[\d.,，．:：]*%?")
# typed or recognised with other marks between the thousands; offsets stay
_GROUPED = re.compile(r"[\d０-９]{1,3}(?:[ ,，\u2009\u00a0'’][\d０-９]{3})+(?![\d０-９])(?=\D*$|\.\d+\D*$)")
_GROUP_MARK = re.compile(r"[ ，\u2009\u00a0'’](?=[\d０-９]{3})")
# 11（在有效期内）, 12（见附件3）, and the same on the next line
_APPENDED = r"[^（）()\d]{0,4}附[件表录]\s?\d*"
# 1 over 基本情况 is the number of a row
_BELOW = rf"(?:在|均|经|已|仍|现|有效|实有|来源)[^\n\d（）()]{{0,12}}|{_APPENDED}"
_BESIDE = re.compile(rf"\s*[（(](?:[^（）()\d]{{1,14}}|{_APPENDED})[）)]\s*|\s*\n\s*(?:{_BELOW})")
# 30（不低于）, 10（满分）, 85.6（全区）: what is asked for, points, changes, and what is others' or open
_NO_MERE_NOTE = re.compile(
    r"低于|少于|高于|多于|超过|以上|以下|以内|要求|标准|门槛|[上下]限|条件|分|权重|排名|位|名$|同比|增|降|减|比|占"
    r"|[上去前当本今]年|全[国省市区县]|[本外][省市区县]|其他|其它|另|更正|修正|应为|改为|原|误|错|作废|删|待|暂|未|无|非|不|已?失效|过期|到期|申报中|拟|目标"
)
_SHORT = 40
_DATED = ("year", "part", "month", "relative")


class Look(msgspec.Struct, frozen=True):
    """A cell as classified, with what the pipeline read in it."""

    cell: Cell
    kind: CellKind
    reading: Reading


def squeezed(text: str) -> str:
    """Without blanks and line breaks: labels are often spread out (集 群 名 称) or wrapped."""
    return "".join(text.split())


@lru_cache(maxsize=20_000)
def units_in_label(text: str) -> tuple[Unit, ...]:
    """The unit a label carries: 占地面积（平方公里）, 产值，亿元, 单位：万元."""
    caption = _UNIT_CAPTION.search(text)
    if caption and unit_named(caption[1]):
        listed = _LISTED_AFTER.match(text, caption.end())
        more = [unit_named(part) for part in _LISTED.split(listed[0])[1:]] if listed else []
        return unit_named(caption[1]) + tuple(unit for units in more for unit in units)
    for found in reversed(_IN_PARENTHESES.findall(text)):
        # 产值（万元，2024年）: the year beside the unit is none
        named = [unit_named(part) for part in _LISTED.split(found) if not _ONLY_YEAR.fullmatch(part)]
        if unit_named(found) or (named and all(named)):
            # （亿元，%）: which of them, what is measured decides
            return unit_named(found) or tuple(unit for units in named for unit in units)
    plain = text.strip()
    for pattern in (_RATIO_AFTER_COMMA, _AFTER_COMMA, _PERCENT_AT_END):
        tail = pattern.search(plain)
        if tail and unit_named(tail[1]):
            return unit_named(tail[1])
    return ()


def without_unit(text: str) -> str:
    """A label without the unit behind its comma or stroke."""
    for pattern in (_RATIO_AFTER_COMMA, _AFTER_COMMA):
        tail = pattern.search(text)
        if tail and unit_named(tail[1]) and not re.search("[）)]", tail[1]):
            return text[: tail.start()]
    return text


def without_note(text: str) -> str:
    """A label without the explanation in brackets at its end: 企业总数（指年末正常经营的企业，单位：家）."""
    match = _NOTE.search(text)
    return text[: match.start()] if match and _EXPLAINS.search(match[1]) else text


def dates_in(look: Look) -> list[Span]:
    """The stretches of time a cell names that a figure can be of, those it is compared with left out."""
    spans = [s for s in look.reading.spans if s.kind in _DATED]
    if look.kind == "period":
        return spans
    text = look.cell.text.strip()
    return [s for s in spans if not re.search("[比较与同]$", text[: s.start])]


@lru_cache(maxsize=20_000)
def classify(text: str, year: int | None) -> tuple[CellKind, Reading]:
    """What kind of thing a cell's text is."""
    plain = _NUMBERING.sub("", filled(text).text.strip())
    if _GROUPED.match(plain):
        plain = _GROUP_MARK.sub(",", plain)
    reading = read(plain, year)
    if not plain or _BLANK.fullmatch(plain):
        return "empty", reading
    if (unit_named(squeezed(plain)) and not plain[0].isdigit()) or re.fullmatch(r"单位[:：]\S{1,10}", squeezed(plain)):
        return "unit", reading
    if len(reading.spans) == 1 and not reading.amounts:
        rest = plain.replace(reading.spans[0].text, "", 1)
        if not _PERIOD_WORDS.sub("", rest) and reading.spans[0].kind != "day":
            return "period", reading
    if len(reading.amounts) == 1 and (_is_alone(plain, reading) or _is_noted(plain, reading)):
        return "value", reading
    main = without_note(plain)
    if main != plain and reading.amounts and not (short := read(main, year)).amounts and not _SENTENCE.search(main):
        return "label", short
    if not reading.amounts and not reading.spans and _MISREAD.fullmatch(squeezed(plain)):
        return "value", reading  # no number that can be read, but a number's place: never a label of its neighbours
    if not reading.amounts and _QUESTION.fullmatch(plain):
        return "label", reading
    if len(reading.amounts) > 1 and _opens_with_number(plain, reading):
        return "numbers", reading
    told = reading.amounts and (reading.concepts or len(reading.amounts) > 1 or len(plain) > 12)
    return ("prose" if told or _SENTENCE.search(plain) or len(plain) > 45 else "label"), reading


def _opens_with_number(plain: str, reading: Reading) -> bool:
    """62.1（占79.3%）, 72.8、78.3、85.6: short, and a number before any word."""
    return len(plain) <= _SHORT and not plain[: reading.amounts[0].start].strip() and not _SENTENCE.search(plain[:-1])


def _is_noted(plain: str, reading: Reading) -> bool:
    """Whether a number is followed by a note of a few words about it, and is no year: 11（在有效期内）."""
    amount = reading.amounts[0]
    note = plain[amount.end :]
    says_more = reading.spans or any(word.start >= amount.end for word in reading.concepts)
    is_noted = not plain[: amount.start].strip() and _BESIDE.fullmatch(note) and not _NO_MERE_NOTE.search(note)
    return bool(is_noted) and not says_more and not _ONLY_YEAR.fullmatch(plain[: amount.end])


def _is_alone(plain: str, reading: Reading) -> bool:
    """Whether a number is all that a text says, but for its unit in brackets and the one year it is of."""
    amount = reading.amounts[0]
    rest = plain[: amount.start] + plain[amount.end :]
    if len(reading.spans) == 1 and reading.spans[0].kind in _DATED:
        rest = rest.replace(reading.spans[0].text, "", 1)
    bracket = _IN_PARENTHESES.fullmatch(rest.strip())
    if bracket and unit_named(bracket[1]):
        return True
    return not _MARKS.sub("", rest).strip("，,。；;：:")
