"""Numbers without words of their own: what they are of was said before, in the clause or in the sentence.

Such a number is tied to it by a year (2022年为0.299), a word of reaching (增至70.2), a year in brackets after it, or
the question it answers. Nothing else may stand between.
"""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.claims import Focus, Meaning, Units, meaning
from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Reading
from extractors.figures.meaning.vocabulary import indicator_named, vocabulary
from extractors.figures.sentences.noted_years import BRACKETS, year_noted
from extractors.figures.sentences.series import REACHES, Place
from extractors.quantity import Amount, Span

_GOES_ON = re.compile(
    r"[，,：:、；;答\s]*(?:已|并|则|也|各年度?|三年)*(?:累计|总数|总量|总额|年末|年底|全年|共计|合计|分别|约)*"
    r"(?:达到|达|为|是|有|至|到|增至|增加到|增长到|升至|降至|拥有|共有|[由从自]的?)?\s*"
)
# 快报数为62.3亿元，年报审定数为63.3亿元; 由55.1亿元调整为56.2亿元
_RECOUNTED = re.compile(
    r"(?:最终|最后|正式|年报|年度|现)*(?:核定|审定|核实|核准|核算|确认|修订|更正|调整|修正)(?:后|以后)?(?:的)?(?:数据|数|结果)?(?=为|是|至|到|成|的?\s*$)"
    r"|(?:年报|正式|最终)(?:数据|数)"
)
_REST_OF_CLAUSE = re.compile(r"^[^，,：:、；;]*(?=[，,：:])")
_TOTALLED = re.compile(r"\s*(?:总共|一共|共有|共计|合计|总计|共)\s*")


class Before(msgspec.Struct, frozen=True):
    """What stands before a number: the sentence, what it speaks of, and the stretches of time since the last number."""

    reading: Reading
    focus: Focus
    spans: tuple[Span, ...]
    last_end: int
    units: Units
    year: int | None
    asked: bool
    named: frozenset[str]
    """The words of the clause before the last pause."""


def repeated(amount: Amount, before: Before, begin: int, place: Place | None) -> Meaning | None:
    """What the last number was of; `begin` is where this one's clause begins."""
    focus = before.focus
    if focus.indicator is None or focus.foreign:
        return None
    gap = before.reading.text[max(begin, before.last_end) : amount.start]
    for span in before.spans:
        gap = gap.replace(span.text, "")
    gap = BRACKETS.sub("", gap)
    noted = year_noted(before.reading.text, amount.end, before.year)
    reached = bool(REACHES.search(gap) or noted) or bool(place and (place.year or place.unknown))
    reached = reached or _RECOUNTED.search(gap) is not None
    if not (before.spans or reached) or strangeness(_RECOUNTED.sub("", REACHES.sub("", gap))) > 4:
        return None
    words = focus.words
    if indicator_named(words) != focus.indicator:
        words = frozenset(vocabulary().indicators[focus.indicator][0]) | words & {"per_wan"}
    # 年均增长17.7%，由2022年末44件: in another unit it is the thing itself that grew
    return _inherited(words, amount, before.units) or _inherited(focus.measure | focus.subject, amount, before.units)


def counted(amount: Amount, before: Before, begin: int) -> Meaning | None:
    """有国家级小巨人企业，共2家: a total right behind a pause is of what was named before it."""
    gap = before.reading.text[max(begin, before.last_end) : amount.start]
    return meaning(before.named, amount, Units(), Focus()) if before.named and _TOTALLED.fullmatch(gap) else None


def continued(amount: Amount, before: Before) -> Meaning | None:
    """集群产值逐年攀升，2022年为62.09亿元: what the clause before spoke of without a number."""
    text, words = before.reading.text, before.focus.measure | before.focus.subject
    begin = max([before.last_end, *(w.end for w in before.reading.concepts if w.end <= amount.start)])
    gap = text[begin : amount.start]
    for span in before.reading.spans:
        gap = gap.replace(span.text, "")
    gap = BRACKETS.sub("", gap)
    tied = before.spans or gap.strip("，,、；;：: ") or year_noted(text, amount.end, before.year) or before.asked
    if before.focus.foreign or indicator_named(words) is None or not tied:
        return None
    if not before.spans or begin < before.spans[0].start:
        gap = _REST_OF_CLAUSE.sub("", gap)
    return _inherited(words, amount, before.units) if _GOES_ON.fullmatch(gap) else None


def _inherited(words: frozenset[str], amount: Amount, units: Units) -> Meaning | None:
    found = meaning(words, amount, units, Focus())
    return msgspec.structs.replace(found, inherited=True) if found else None
