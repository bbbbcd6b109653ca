"""An amount above the output it comes from, or a hundredfold jump within a year.

R&D, taxes and exports of a cluster do not exceed its output, and no honest amount grows a hundredfold
in a year: most likely 万元 or 元 were read or written as 亿元.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from validators.doubts.check import Check, Draft
from validators.doubts.relations import BELOW, JUMPING
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("out_of_proportion", "unit", "query", "二（三）1", "数量级异常")

_ASK = "疑似单位或小数点差错，也可能口径不同。请申报单位核对单位和口径。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    explained: set[int] = set()
    for small, big in BELOW:
        pairs = [pair for pair in _above(subject, small, big) if pair[0] not in explained]
        explained.update(part for part, _ in pairs)
        if pairs:
            yield _draft(subject, f"{small}|{big}", pairs, "大于")
    for indicator in JUMPING:
        jumps = list(_hundredfold(subject, indicator))
        if jumps:
            yield _draft(subject, indicator, jumps, "百倍以上于")


def _above(subject: Subject, small: str, big: str) -> Iterator[tuple[int, int]]:
    for year in subject.years:
        part, whole = subject.chosen(small, year), subject.chosen(big, year)
        if part is None or whole is None:
            continue
        if subject.figure(whole).interval.is_below(subject.figure(part).interval):
            yield part, whole


def _hundredfold(subject: Subject, indicator: str) -> Iterator[tuple[int, int]]:
    for earlier, later in pairwise(subject.years):
        one, other = subject.chosen(indicator, earlier), subject.chosen(indicator, later)
        if one is None or other is None:
            continue
        small, big = sorted((one, other), key=lambda number: subject.figure(number).value)
        grown = subject.figure(small).interval.scale(100).is_below(subject.figure(big).interval)
        if subject.figure(small).value > 0 and grown:
            yield big, small


def _draft(subject: Subject, key: str, pairs: list[tuple[int, int]], how: str) -> Draft:
    words = "；".join(how.join(_words(subject, number) for number in pair) for pair in pairs)
    return Draft(key=key, message=f"{words}。{_ASK}", contests=tuple(pairs))


def _words(subject: Subject, number: int) -> str:
    figure = subject.figure(number)
    return name(figure.indicator, figure.period) + quote(figure)
