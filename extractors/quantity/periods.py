"""Stretches of time: years, parts of years, year ends, ranges of years, and words relative to the application year.

Codes follow the contract: 2024 "2024", 上半年 "2024H1", 前三季度 "2024Q1-Q3", 1—11月 "2024-01/2024-11",
a stock at a year's end "2024", at another month "2025-02". A range of years is "2022/2024".
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from extractors.quantity.characters import fold
from extractors.quantity.numerals import parse_numeral

_YEAR = r"(?:(?:19|20)\d\d|二[〇零○]\s?[〇零○一二三][〇零○一二三四五六七八九])"
_DASH = r"\s?(?:—|–|－|-|~|～|至|到|、?到)+\s?"
_NUM = r"\d{1,2}"
_RANGE = re.compile(rf"(?P<first>{_YEAR})\s?年?度?{_DASH}(?P<last>{_YEAR})\s?年?(?:度|末|底)?")
_DAY = re.compile(
    rf"(?P<year>{_YEAR})\s?年\s?(?P<month>{_NUM}|[一二三四五六七八九十]{{1,2}})\s?月\s?(?P<day>{_NUM}|[一二三四五六七八九十]{{1,3}})\s?日"
)
_DOTTED = re.compile(rf"(?P<year>{_YEAR})[-./](?P<month>0?[1-9]|1[0-2])[-./](?P<day>[12]\d|3[01]|0?[1-9])(?!\d)")
_MONTHS = re.compile(rf"(?P<year>{_YEAR})\s?年\s?(?P<from>{_NUM}){_DASH}(?P<to>{_NUM})\s?月(?:份)?")
_MONTH = re.compile(rf"(?P<year>{_YEAR})\s?年\s?(?P<month>{_NUM})\s?月(?:份|末|底)?")
_PART = re.compile(
    rf"(?P<year>{_YEAR})\s?年?度?\s?(?P<part>前三季度|前3季度|三季度累计|上半年|下半年|前两季度|前二季度|一季度|第一季度|首季)"
)
_YEARS_COUNTED = r"(?:[三3两2]\s?(?:个(?:年度|年份|年)|年(?!均|以)))"
_AND_MORE = rf"(?:\s?[、/／,，和及与→]+\s?{_YEAR})+\s?(?:年|{_YEARS_COUNTED})"
_FULL = re.compile(
    rf"(?P<year>{_YEAR})\s?(?:年(?:度|全年|末|底|终)?|度|{_YEARS_COUNTED}|(?=末|底|全年)|(?={_AND_MORE}))"
)
_RECENT = re.compile(
    r"(?:近|最近|过去|这|前)(?:三|3)(?:个)?年(?:度|来)?|(?:三|3)年(?:来|年末|期间|各年|(?=依次|分别|各为))"
)
_BARE_PART = re.compile("前三季度|前3季度|上半年|下半年|前两季度|前二季度|(?<!前)(?:第)?一季度")
_BETWEEN_RELATIVE = re.compile(rf"(?P<first>大前年|前年|上上年){_DASH}(?P<last>上年|去年|前年)度?末?")
_RELATIVE = re.compile(r"大前年|上上年度?|上一?年度?末?(?!增长|同期(?!为?\s?\d))|去年|前年|本年度?|当年")

# what every stretch of time has in it: most texts are done with one look
_ANY = re.compile(rf"年|季度|{_YEAR}")
_PARTS = {
    "上半年": "H1",
    "前两季度": "H1",
    "前二季度": "H1",
    "下半年": "H2",
    "一季度": "Q1",
    "第一季度": "Q1",
    "首季": "Q1",
}

_AGO = {"大前": 3, "前年": 2, "上上": 2}

SpanKind = Literal["year", "part", "range", "day", "month", "relative", "of_a_year"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of time at `start:end`; `years` are the calendar years of a range, else one year."""

    start: int
    end: int
    text: str
    kind: SpanKind
    code: str
    years: tuple[int, ...]


def _year(text: str) -> int:
    text = re.sub(r"\s", "", text)
    if text.isdecimal():
        return int(text)
    parsed = parse_numeral(text)
    assert parsed is not None
    return int(parsed.value)


def _small(text: str) -> int:
    if text.isdecimal():
        return int(text)
    parsed = parse_numeral(text)
    return int(parsed.value) if parsed else 0


def find_periods(text: str, year: int | None = None) -> list[Span]:
    """Every stretch of time in `text`; words such as 近三年 are resolved only where the application `year` is known."""
    folded = fold(text)
    found: list[Span] = []
    if not _ANY.search(folded):
        return found
    for pattern, build in _BUILDERS:
        for match in pattern.finditer(folded):
            if any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            span = build(match, year)
            if span is not None:
                found.append(msgspec.structs.replace(span, text=text[match.start() : match.end()]))
    return sorted(found, key=lambda s: s.start)


def _range(m: re.Match[str], _: int | None) -> Span | None:
    first, last = _year(m["first"]), _year(m["last"])
    if not 0 < last - first < 10:
        return None
    return Span(m.start(), m.end(), "", "range", f"{first}/{last}", tuple(range(first, last + 1)))


def _day(m: re.Match[str], _: int | None) -> Span | None:
    y, month, day = _year(m["year"]), _small(m["month"]), _small(m["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if (month, day) == (12, 31):
        return Span(m.start(), m.end(), "", "year", str(y), (y,))
    return Span(m.start(), m.end(), "", "day", f"{y}-{month:02}-{day:02}", (y,))


def _months(m: re.Match[str], _: int | None) -> Span | None:
    y, first, last = _year(m["year"]), int(m["from"]), int(m["to"])
    if not 1 <= first < last <= 12:
        return None
    code = {(1, 12): str(y), (1, 9): f"{y}Q1-Q3", (1, 6): f"{y}H1", (1, 3): f"{y}Q1"}.get((first, last))
    return Span(
        m.start(),
        m.end(),
        "",
        "year" if (first, last) == (1, 12) else "part",
        code or f"{y}-{first:02}/{y}-{last:02}",
        (y,),
    )


def _month(m: re.Match[str], _: int | None) -> Span | None:
    y, month = _year(m["year"]), int(m["month"])
    if not 1 <= month <= 12:
        return None
    at_year_end = month == 12 and m.group().rstrip().endswith(("末", "底"))
    return Span(
        m.start(), m.end(), "", "year" if at_year_end else "month", str(y) if at_year_end else f"{y}-{month:02}", (y,)
    )


def _part(m: re.Match[str], _: int | None) -> Span | None:
    y = _year(m["year"])
    return Span(m.start(), m.end(), "", "part", f"{y}{_PARTS.get(m['part'], 'Q1-Q3')}", (y,))


def _bare_part(m: re.Match[str], _: int | None) -> Span | None:
    """上半年 of a year that stands elsewhere; its code is what that year is followed by."""
    return Span(m.start(), m.end(), "", "of_a_year", _PARTS.get(m.group(), "Q1-Q3"), ())


def _full(m: re.Match[str], _: int | None) -> Span | None:
    y = _year(m["year"])
    return Span(m.start(), m.end(), "", "year", str(y), (y,))


def _recent(m: re.Match[str], year: int | None) -> Span | None:
    if year is None:
        return None
    return Span(m.start(), m.end(), "", "range", f"{year - 3}/{year - 1}", (year - 3, year - 2, year - 1))


def _between_relative(m: re.Match[str], year: int | None) -> Span | None:
    if year is None:
        return None
    first, last = (year - _AGO.get(word[:2], 1) for word in (m["first"], m["last"]))
    if first >= last:
        return None
    return Span(m.start(), m.end(), "", "range", f"{first}/{last}", tuple(range(first, last + 1)))


def _relative(m: re.Match[str], year: int | None) -> Span | None:
    if year is None:
        return None
    word = m.group()
    y = year - _AGO.get(word[:2], 0 if word[0] in "本当" else 1)
    return Span(m.start(), m.end(), "", "relative", str(y), (y,))


_BUILDERS = (
    (_DAY, _day), (_DOTTED, _day), (_MONTHS, _months), (_RANGE, _range), (_PART, _part),
    (_MONTH, _month), (_FULL, _full), (_RECENT, _recent), (_BETWEEN_RELATIVE, _between_relative),
    (_RELATIVE, _relative), (_BARE_PART, _bare_part),
)  # fmt: skip
