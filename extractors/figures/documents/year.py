"""The application year, read from the forms where the command does not name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.figures.documents.roles import all_text
from extractors.quantity import find_periods
from pipeline.model import Content

_STATED = re.compile(r"申报年度[^\d]{0,6}(20\d\d)|(20\d\d)年度?.{0,12}(?:申报|认定|推荐)")
_CLOSED = re.compile(r"截[至止].{0,12}(20\d\d)年(?:12月31日|12月底|年?[底末])")
_THREE = re.compile(
    r"近三年[”\"]?.{0,6}?(20\d\d)年?.{1,8}?(20\d\d)年?.{1,3}?(20\d\d)年|(20\d\d)年?[—–\-~至](20\d\d)年.{0,12}规划"
)
_FILLED = re.compile(r"(?:填报|申报|填表)(?:日期|时间)[^\d二]{0,6}(.{8,14}日)")


_THIS_YEAR = re.compile(r"(?:本|当)年(?:度)?[末底]?[：:（(“”\"指即为是系=]{1,4}(20\d\d)年")
_YEAR_BEFORE = re.compile(r"(?:去|上)年(?:度)?[末底]?[：:（(“”\"指即为是系=]{1,4}(20\d\d)年")


# 2023年为“上年”
_CALLED = r"(20\d\d)年(?:度)?(?:数据)?(?:为|是|即|作为|记为|称为|简称)[“”\"‘「]?"
_YEAR_IS_BEFORE, _YEAR_IS_THIS = (
    re.compile(rf"{_CALLED}(?:去|上)年"),
    re.compile(rf"{_CALLED}(?:本|当)年(?![初末底度])"),
)
_YEAR_OF_DATA = re.compile(
    r"(?:数据|统计|报表|报告期|所属)(?:所属)?(?:年度|年份|年)[：:]+(20\d\d)(?!\d|年?[—–\-~至、])"
)


def this_year(content: Content) -> int | None:
    """The year that 本年 means in a paper, where it says so (本年：2024年, 去年指2024年) and says it once."""
    text = re.sub(r"\s", "", all_text(content))
    this, before = (_THIS_YEAR, _YEAR_IS_THIS, _YEAR_OF_DATA), (_YEAR_BEFORE, _YEAR_IS_BEFORE)
    found = {int(m[1]) for pattern in this for m in pattern.finditer(text)}
    found |= {int(m[1]) + 1 for pattern in before for m in pattern.finditer(text)}
    return found.pop() if len(found) == 1 else None


_DATA = r"(?:申报|统计|数据|报告|报表|评价|评估|基准)?(?:期|年度|年份|年|期末)?"
# T为申报年度，本次申报T=2025; 以2024年为T年; T-1年为2024年
_LETTER_IS = re.compile(
    rf"(?<![A-Za-z])T(?:([-－—–])([1-4]))?年?度?(?:表示|代表|[=＝为是指即：:]){{1,2}}{_DATA}[（(]?(20\d\d)(?!\d)"
)
_IS_LETTER = re.compile(
    r"(20\d\d)年?度?(?:记为|计为|称为|记作|计作|[=＝为是即])[“\"]?T(?:([-－—–])([1-4]))?(?:年|[”\"，。；）)])"
)
_LETTER_IS_APPLICATION = re.compile(
    r"(?<![A-Za-z])T年?度?(?:表示|代表|[=＝为是指即：:]){1,2}(?:本次)?申报(?:当)?年(?!度?的?[上前])"
)
_LETTER_IS_LAST = re.compile(
    r"(?<![A-Za-z])T年?度?(?:表示|代表|[=＝为是指即：:]){1,2}(?:申报(?:年度?)?的?)?(?:[上前]一?(?:自然|完整|会计)?年|最近一个)"
)


def letter_year(content: Content, year: int | None) -> int | None:
    """The year that T means in T-1年, where a paper says so and says it once; `year` is the application year."""
    text = re.sub(r"\s", "", all_text(content))
    found = {int(m[3]) + int(m[2] or 0) for m in _LETTER_IS.finditer(text)}
    found |= {int(m[1]) + int(m[3] or 0) for m in _IS_LETTER.finditer(text)}
    if not found and year is not None:
        found |= {year} if _LETTER_IS_APPLICATION.search(text) else set()
        found |= {year - 1} if _LETTER_IS_LAST.search(text) else set()
    return found.pop() if len(found) == 1 else None


def application_year(contents: Iterable[Content]) -> int | None:
    """The year that most of what the papers say of themselves points at, or None where they say nothing."""
    votes: Counter[int] = Counter()
    for content in contents:
        text = re.sub(r"\s", "", all_text(content))
        for match in _STATED.finditer(text):
            votes[int(match[1] or match[2])] += 5
        for match in _CLOSED.finditer(text):
            votes[int(match[1]) + 1] += 1
        for match in _THREE.finditer(text):
            votes[int(match[3]) + 1 if match[3] else int(match[4])] += 3
        for match in _FILLED.finditer(text):
            for span in find_periods(match[1]):
                votes.update(dict.fromkeys(span.years[:1], 3))
    return max(votes, key=lambda y: (votes[y], y)) if votes else None
