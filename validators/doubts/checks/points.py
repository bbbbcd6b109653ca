"""By how many points a rate is said to have risen or fallen, against the two rates themselves.

Looked for right behind a rate in running text (普及率为11.0%，比上年提高1.0个百分点): the earlier rate is the one of
the year named, of the year before, or the one that the same passage gives before it. Rounding of all three is
carried through. Points told of somebody else (高于全市3个百分点) compare nothing of the cluster's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.interval import Interval
from pipeline.model import Figure, Passage
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote, span

check = Check("points_mismatch", "arithmetic", "query", "二（三）1", "所述百分点与两个比率不符")

_POINTS = re.compile(
    r"[，,、；;（(\s]*(?P<since>(?:比|较)(?:上一?年度?|去年|(?P<year>20\d\d)年度?)(?:末|底|同期)?)?的?"
    r"(?P<verb>提高|提升|上升|增加|增长|升高|扩大|下降|降低|回落|减少)了?\s*(?P<points>\d+(?:\.\d+)?)\s*个?百分点"
)
_FALLS = ("下降", "降低", "回落", "减少")
_ASK = "可能的原因：把增长的百分之几写成百分点、按未取整的数计算、比较的年份不是上一年。请申报单位核对并更正文字。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    rates = [
        number
        for numbers in subject.cells.values()
        for number in numbers
        if subject.figure(number).unit == "%" and subject.figure(number).period in subject.years
    ]
    for passage in subject.case.passages:
        own = [number for number in rates if subject.figure(number).source.file == passage.source.file]
        for told in _POINTS.finditer(passage.text) if own else ():
            pair = _rates_compared(subject, passage, told, own)
            if pair is not None:
                yield from _draft(subject, told, *pair)


def _rates_compared(
    subject: Subject, passage: Passage, told: re.Match[str], rates: list[int]
) -> tuple[int, int] | None:
    """The later and the earlier rate; None where the words do not tell which they are."""
    sentence = passage.text[passage.text.rfind("。", 0, told.start()) + 1 : told.start()]
    ends = {number: end for number in rates if (end := _end_of(subject.figure(number), sentence)) is not None}
    right_before = [number for number, end in ends.items() if end == len(sentence)]
    if not right_before:
        return None
    later = right_before[0]
    indicator, period = subject.figure(later).indicator, subject.figure(later).period or ""
    if told["since"]:
        before = subject.chosen(indicator, told["year"] or str(int(period) - 1))
        return None if before is None else (later, before)
    # 由2022年的52.0%提高到2024年的60.9%，提高8.9个百分点
    others = {
        number for number in ends
        if subject.figure(number).indicator == indicator and subject.figure(number).period != period
    }  # fmt: skip
    if len({subject.figure(number).period for number in others}) != 1:
        return None
    pair = sorted((later, min(others)), key=lambda number: subject.figure(number).period or "")
    return pair[1], pair[0]


def _end_of(figure: Figure, sentence: str) -> int | None:
    """Where the rate's print ends in the sentence, as far as its own words stand there."""
    number = re.match(r"[\d.]+", figure.raw)
    at = sentence.rfind(f"{number[0]}%") if number else -1
    is_told_here = at >= 0 and (figure.source.text or "").rstrip().endswith((figure.raw, f"{figure.raw}%"))
    return at + len(number[0]) + 1 if number and is_told_here else None


def _draft(subject: Subject, told: re.Match[str], later: int, earlier: int) -> Iterator[Draft]:
    now, before = subject.figure(later), subject.figure(earlier)
    risen = now.interval - before.interval
    moved = -risen if told["verb"] in _FALLS else risen
    printed = Decimal(told["points"])
    half = Decimal(1).scaleb(int(printed.as_tuple().exponent)) / 2
    if Interval(printed - half, printed + half).meets(moved):
        return
    yield Draft(
        key=f"{now.indicator}|{before.period}|{now.period}|{told['points']}",
        message=(
            f"{name(now.indicator, now.period)}{quote(now)}，文字称{told['verb']}{told['points']}个百分点，而"
            f"{name(before.indicator, before.period)}为{quote(before)}，两者相差{span(risen, '个百分点')}。{_ASK}"
        ),
        contests=((later, earlier),),
    )
