"""A text as whoever filled it in means it: without the blanks and boxes that the printed form left for it.

What was corrected by hand is replaced by what it was corrected to, and short years are written out where numbers
follow them: 22年71.2亿→23年78.4亿.

    9．产值是多少？答：__59.68__亿元      ->  9．产值是多少？答：59.68亿元
    产值（ 74.80 ）亿元                   ->  产值74.80亿元
    40.49（更正为46.54）                   ->  46.54
    有没有小巨人企业？□没有 ☑有，共__1__家  ->  有没有小巨人企业？ ☑有，共1家

An option whose box was not ticked says nothing, and a number in it nothing either.
"""

from __future__ import annotations

import re

import msgspec

_UNIT = "亿万千百元家件人项个平公吨%％户名"
_BLANK = re.compile(rf"[_＿]+ *(?=\d)|(?<=[\d万亿]) *[_＿]+ *|[_＿]+|(?<=\d)[ \u3000]{{2,}}(?=[{_UNIT}])")
# ○ is left alone: it is a zero in 二○二五年
_UNTICKED = re.compile(r"[□☐]\s*[^□☐☑√■☒✓✔●，,。；;：:\s（）()]{1,20}")
# 产值（ 74.80 ）亿元: room left inside the brackets, or a decimal in them, tells them from （1）人才
_BRACKETS = re.compile(r"([（(]\s*)(?:(?<=\s)[\d.,，]+|[\d.,，]+(?=\s)|\d+\.\d+)(\s*[）)])(?!\s*[（(])")
# 40.49（更正为46.54）: the number before, the brackets and their words
_CORRECTED = re.compile(
    r"([\d.,，０-９．]+[^\s，,。；;：:（）()\d]{0,6}\s*[（(]\s*(?:现|已)?(?:更正|修正|订正|勘误|改正|调整|改|应)(?:后)?[为是：:]+\s*)"
    r"[\d０-９][^（）()]*([）)])"
)
_SHORT_YEAR = re.compile(r"(?<![\d.,年])['’‘]?(?P<year>[12]\d)年(?:度|末|底)?(?=\s?[:：]?\s?[约近超]?\d)")
_FORM = re.compile(
    rf"[_＿□☐]|\d年|[正误改应调][^（）()]{{0,4}}[为是：:]|[（(]\s*\d[\d.,，]*\s*[）)]|\d[ \u3000]{{2,}}[{_UNIT}]"
)


class Filled(msgspec.Struct, frozen=True):
    """A text as filled in; `places[i]` is where its character i stands in the printed one, with the end as last."""

    text: str
    places: tuple[int, ...]


def filled(text: str) -> Filled:
    """The text without blanks and unticked options."""
    if not _FORM.search(text):
        return Filled(text, tuple(range(len(text) + 1)))
    dropped: set[int] = set()
    for pattern in (_BLANK, _UNTICKED):
        for match in pattern.finditer(text):
            dropped.update(range(*match.span()))
    for match in (*_BRACKETS.finditer(text), *_CORRECTED.finditer(text)):
        dropped.update(range(*match.span(1)), range(*match.span(2)))
    centuries = {match.start("year") for match in _SHORT_YEAR.finditer(text)}
    kept: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if place in centuries:
            kept += [("2", place), ("0", place)]
        if place not in dropped:
            kept.append((character, place))
    return Filled("".join(character for character, _ in kept), (*(place for _, place in kept), len(text)))
