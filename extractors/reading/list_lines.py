"""Lines that stand alone, however full they are: items of a list, labels with their values, heads in brackets."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[）)]|\d{1,2}[.、．](?!\d)|[①-⑳]|[●■◆•▪★※]|[-–—]+ ?)"
)
_COUNTER = re.compile(r"[一二三四五六七八九十\d①-⑳]+")
# 总产值…………85.6亿元: a line by itself
_DOTTED = re.compile(r"\S\s*(?:…[…\s]*…|[.．·]{4,})\s*\S")
_BRACKETED = re.compile(r"\s*(?:【[^】]*】|〖[^〗]*〗)\s*")
_UNFINISHED = re.compile(r"[→、，；/年度]$")
# no line is begun with these, and none of the others ends a text
_TORN = re.compile(r"\d[年月日%％]|.[，。、；：）》”％%]|[、，和与及或（《“].")
# 7.90 and below it 万吨标准煤
_ENDS_IN_NUMBER = re.compile(r"\d$")
_ONLY_UNIT = re.compile(
    r"[百千万亿]*(?:元|吨|家|件|人|户|项|个|亩|公顷|平方公里|千瓦时|%|％)[^\s，。；：:\d]{0,4}[。；]?"
)
# 总产值（2022年35.71亿元）, 总产值＝35.71亿元: a label with its value
_ENTRY_HEAD = re.compile(r"[^，,。；;：:【＝=]{2,30}?([（(](?=\d)|[【＝=→]|——)")
_ENTRY = re.compile(_ENTRY_HEAD.pattern + ".*[\\d%％）)】亿万元家件人吨项个]")
_NO_PUNCTUATION = ("——", "＝", "=", "→")
_WORD = re.compile("[一-龥]")


def item_kind(line: str) -> str:
    """The mark that an item of a list begins with, its number left open; empty for other lines."""
    mark = _ITEM.match(line)
    return _COUNTER.sub("#", mark[0]) if mark else ""


def is_torn(above: str, line: str) -> bool:
    """Whether two lines break a text where none ends or begins: within a date, before a comma, behind a conjunction."""
    return bool(_TORN.search(above[-1:] + line[:1]))


def ends_its_paragraph(above: str, line: str) -> bool:
    """Whether a line that another one follows is over, because one of both stands alone."""
    if _stands_alone(line):
        return True
    if is_torn(above, line) or (_ENDS_IN_NUMBER.search(above) and _ONLY_UNIT.fullmatch(line.strip())):
        return False
    if _stands_alone(above) and not _UNFINISHED.search(above):
        return True
    entry, following = _ENTRY.fullmatch(above.strip()), _ENTRY_HEAD.match(line.strip())
    if entry is None:
        return False
    goes_on_alike = following is not None and following[1] == entry[1]
    return goes_on_alike or (entry[1] in _NO_PUNCTUATION and bool(_WORD.match(line.strip())))


def _stands_alone(line: str) -> bool:
    """A line with dots from its label to its value, or one in brackets of a heading."""
    return bool(_DOTTED.search(line) or _BRACKETED.fullmatch(line))
