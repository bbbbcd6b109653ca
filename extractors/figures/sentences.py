"""Figures from running sentences.

A sentence is read left to right as words with a meaning, stretches of time and number phrases. A number belongs to
the words right before it; words that only name an aspect (占比, 同比增长) draw on what was spoken of before. What is
said of others (全区, 某公司), denied, or not joined to its number by plain connecting words is left over and
never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractors.figures.claims import Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.connecting import strangeness
from extractors.figures.language import Concept, Reading, read
from extractors.figures.series import REACHES, Place, Series
from extractors.figures.vocabulary import (
    OTHERS,
    OURS,
    indicator_named,
    of_all_titles,
    scope_of,
    split_share,
    vocabulary,
)
from extractors.quantity import Amount, Span
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

# 有多少家？答：30家: what answers a question belongs to it
_SENTENCE_END = re.compile(r"[。；;！!\n]|[？?](?!\s*(?:答|[☑√■✓✔]|[有是共][，,：:]))")
_CERTAINTY = 0.95
_BREAKS = "，,、（）()"
_OWNS = re.compile(
    r"(?:拥有|现有|共有|已有|建有|有|建成|培育|培育出|培育了|集聚|聚集|集聚了|汇聚|入驻|累计|获评|认定|形成|涵盖|包括|吸纳|带动|新增)\s?(?:了|各类|约|超过|超)?\s?$"
)
_TOTALLED = re.compile(r"\s*(?:总共|一共|共有|共计|合计|总计|共)\s*")
_TARGET = re.compile(r"力争|目标|计划|规划|争取|将(?:达|突破|超|提|增|实现)|有望|预期")
_ESTIMATE = re.compile(r"预计|预估|估计|估算|测算约")
_PRELIMINARY = re.compile(r"快报|初步(?:核算|统计|测算)?|初核|预报")
_DENIED = re.compile(r"未(?:达|能|发生)?|没有|并非|不是|尚无|若|如果|假如|如能|倘若")
_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相较|相较于|高于|低于)\s?$")


class Surroundings(msgspec.Struct, frozen=True):
    """What holds around a text: the application year, the period and status if it says nothing itself."""

    year: int | None
    period: str | None = None
    target: bool = False
    focus: Focus = Focus()
    years: tuple[int, ...] = ()
    """The years that the clause before named together, for 分别为 lists that go on without naming them."""

    @property
    def last_year(self) -> str | None:
        return str(self.year - 1) if self.year else None


class Statement(msgspec.Struct, frozen=True):
    """A claim with its place in the text, or a number phrase with words that was not understood."""

    start: int
    end: int
    claim: Claim | None
    text: str


def read_sentences(text: str, around: Surroundings) -> list[Statement]:
    """Everything that the sentences of a paragraph state in numbers, in reading order."""
    found: list[Statement] = []
    start, focus, period, years = 0, around.focus, around.period, around.years
    for end in [*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            now = msgspec.structs.replace(around, focus=focus, period=period, years=years)
            reader = _Sentence(read(sentence, around.year), now)
            found += [msgspec.structs.replace(s, start=s.start + start, end=s.end + start) for s in reader.statements()]
            goes_on = sentence.rstrip().endswith(("；", ";"))
            focus = reader.focus if goes_on else msgspec.structs.replace(reader.focus, indicator=None)
            period = reader.topic or period
            named = tuple(y for s in reader.reading.spans if s.kind in ("year", "range") for y in s.years)
            years = named if len(named) > 1 else years
        start = end
    return found


class _Sentence:
    """One sentence on its way from left to right."""

    def __init__(self, reading: Reading, around: Surroundings) -> None:
        self.reading, self.around = reading, around
        self.text = reading.text
        self.focus = around.focus
        self.topic: str | None = None
        self.now: str | None = None
        self.outer: list[str | None] = []
        self.words: list[Concept] = []
        self.named: frozenset[str] = frozenset()
        self.enumerated: frozenset[str] = frozenset()
        self.spans: list[Span] = []
        self.owned_until = self.last_end = 0
        self.theirs = False
        self.whole: frozenset[str] = frozenset()
        self.taken = [(a.start, a.end) for a in reading.amounts] + [
            (s.start, s.end) for s in reading.spans if s.kind != "relative"
        ]

    def statements(self) -> Iterator[Statement]:
        series = Series(self.reading, self.around.years, self.around.period, self.around.last_year)
        places = series.places()
        self.reading = series.reading
        for token in self._tokens():
            if isinstance(token, Concept):
                if token.start >= self.owned_until:
                    self.words.append(token)
            elif isinstance(token, Span):
                self._meet(token)
            elif isinstance(token, str):
                self._pause(token)
            else:
                yield self._statement(token, places.get(token))

    def _tokens(self) -> list[Concept | Span | Amount | str]:
        def is_free(c: Concept) -> bool:
            return not any(a < c.end and c.start < b for a, b in self.taken)

        placed: list[tuple[int, Concept | Span | Amount | str]] = [
            (c.start, c) for c in self.reading.concepts if is_free(c)
        ]
        placed += [(s.start, s) for s in self.reading.spans if not self._is_eaten(s)]
        placed += [(a.start, a) for a in self.reading.amounts]
        placed += [
            (i, c) for i, c in enumerate(self.text) if c in _BREAKS and not any(a <= i < b for a, b in self.taken)
        ]
        return [token for _, token in sorted(placed, key=lambda p: p[0])]

    def _is_eaten(self, span: Span) -> bool:
        """比上年增长 is a word of growth, the year in it dates nothing."""
        return span.kind == "relative" and any(c.start < span.end and span.start < c.end for c in self.reading.concepts)

    # -- what is met on the way -----------------------------------------------------------------------

    def _meet(self, span: Span) -> None:
        self.spans.append(span)
        if _COMPARED.search(self.text[: span.start]) or span.kind in ("day", "range"):
            return
        self.now = span.code
        # only a year that opens a sentence dates the sentences after it; of several the last
        opening = re.sub("[，,、截至止到在全和及年月\\d\\s]", "", self.text[: span.start])
        if span.kind in ("year", "relative") and not opening and not self.text[span.end :].startswith("的"):
            self.topic = span.code

    def _pause(self, mark: str) -> None:
        if mark in "（(":
            self.outer.append(self.now)
            return
        if mark in "）)":
            # what stands in brackets dates nothing after them
            self.now = self.outer.pop() if self.outer else self.now
            return
        codes = {w.code for w in self.words}
        if codes:
            self._turn_to(frozenset(codes))
            self.focus = narrowed(self.focus, codes, None)
            self.named = frozenset(codes) - {"reach", "neutral", "cluster"}
        self.enumerated = self.enumerated | codes if mark == "、" else frozenset()
        # 规模以上企业数量、总产值分别为...: words before a 、 stay known through the focus only
        self.words = []

    def _turn_to(self, concepts: frozenset[str]) -> None:
        """Whose figures follow: another's until the cluster or a part of it is named again."""
        if concepts & OTHERS:
            self.theirs = True
        elif concepts & OURS:
            self.theirs = False

    def _statement(self, amount: Amount, place: Place | None) -> Statement:
        words, gap = self._label(amount)
        concepts = (place and place.concepts) or of_all_titles(words, words | self.enumerated)
        self._turn_to(concepts)
        concepts -= {"reach", "neutral", "cluster"}
        denied = self.theirs or self._is_denied(amount) or (place is not None and place.unknown)
        found = None if self.theirs else meaning(concepts, amount, Units(), self.focus, self.whole)
        if found is None and not concepts and not self.theirs:
            found = self._again(amount, place)
            if found is None and (found := self._counted(amount)):
                gap = 0
        if found is None or (gap > 8 and place is None):
            right = None if denied else self._to_the_right(amount)
            found, gap, concepts = right or (None, 99, concepts)
        claim = None
        if found is not None and not denied:
            claim = self._claim(found, amount, concepts, place, 0 if place else gap)
        self.focus = narrowed(self.focus, concepts, found.indicator if found else None)
        self.words, self.spans, self.last_end, self.enumerated = [], [], amount.end, frozenset()
        said = self.text[self._begin(amount, "，。；、") : amount.end].strip()
        return Statement(amount.start, amount.end, claim, said)

    # -- the words of a number ------------------------------------------------------------------------

    def _label(self, amount: Amount) -> tuple[frozenset[str], int]:
        """The concepts before a number since the last pause, less the denominator of a share, and the gap between."""
        words = [w for w in self.words if w.end <= amount.start]
        concepts, self.whole = split_share([(w.code, self.text[w.start : w.end]) for w in words])
        end = max([w.end for w in words] + [s.end for s in self.spans if s.end <= amount.start], default=0)
        return concepts, strangeness(self.text[end : amount.start])

    def _again(self, amount: Amount, place: Place | None) -> Meaning | None:
        """A number without words of its own (2022年为0.299吨/万元) repeats the last indicator."""
        if self.focus.indicator is None or self.focus.foreign:
            return None
        before = self.text[max(self._begin(amount, "，,、；："), self.last_end) : amount.start]
        for span in self.spans:
            before = before.replace(span.text, "")
        reached = bool(REACHES.search(before)) or bool(place and (place.year or place.unknown))
        if not (self.spans or reached) or strangeness(REACHES.sub("", before)) > 4:
            return None
        words = self.focus.words
        if indicator_named(words) != self.focus.indicator:
            words = frozenset(vocabulary().indicators[self.focus.indicator][0]) | words & {"per_wan"}
        found = meaning(words, amount, Units(), Focus())
        return msgspec.structs.replace(found, inherited=True) if found else None

    def _counted(self, amount: Amount) -> Meaning | None:
        """有国家级小巨人企业，共2家: a total right behind a pause is of what was named before it."""
        before = self.text[max(self._begin(amount, "，,："), self.last_end) : amount.start]
        return meaning(self.named, amount, Units(), Focus()) if self.named and _TOTALLED.fullmatch(before) else None

    def _to_the_right(self, amount: Amount) -> tuple[Meaning, int, frozenset[str]] | None:
        """拥有16家国家级高新技术企业: the words after a number, where a word of owning or a list goes before it."""
        before = self.text[: amount.start]
        listed = bool(self.owned_until) and before.endswith(("、", "和", "及", "与", "，", "以及"))
        if not (_OWNS.search(before) or listed) or "新增" in before[-6:]:
            return None
        end, codes = amount.end, []
        for word in self.reading.concepts:
            if word.start < amount.end:
                continue
            if strangeness(self.text[end : word.start]) > 0 or re.search("[，,、。；]", self.text[end : word.start]):
                break
            codes.append(word.code)
            end = word.end
        found = meaning(frozenset(codes), amount, Units(), Focus()) if codes else None
        if found is None:
            return None
        self.owned_until = end
        return found, 0, frozenset(codes)

    def _is_denied(self, amount: Amount) -> bool:
        return bool(_DENIED.search(self.text[self._begin(amount, "，,；：") : amount.end]))

    def _begin(self, amount: Amount, marks: str) -> int:
        """Where the clause of a number begins, clauses being set apart by these marks."""
        return max(self.text.rfind(mark, 0, amount.start) for mark in marks) + 1

    # -- the claim ------------------------------------------------------------------------------------

    def _claim(self, found: Meaning, amount: Amount, concepts: frozenset[str], place: Place | None, gap: int) -> Claim:
        period, certain = self._period(amount, place)
        status = self._status(amount, period)
        confidence = _CERTAINTY - (0.03 if found.inherited else 0) - (0.01 * gap if gap <= 3 else 0.1)
        confidence -= (0.0 if certain else 0.02) + (0.1 if found.assumed_unit else 0)
        if _begins_inside(self.text[: amount.start]):
            confidence = min(confidence, 0.6)
        if status == "target" and not certain and indicators()[found.indicator].by_year:
            period, confidence = None, min(confidence, 0.6)
        scope = scope_of(concepts) or self._scope_after(amount)
        negative = "decline" in concepts
        return Claim(found.indicator, period, amount, found.unit, status, scope, round(confidence, 3), negative)

    def _period(self, amount: Amount, place: Place | None) -> tuple[str | None, bool]:
        if place and place.year:
            return place.year, True
        for span in reversed(self.spans):
            if span.kind in ("day", "range"):
                continue
            compared = _COMPARED.search(self.text[: span.start])
            # 比2022年的15315万元增长: the amount is that year's, the growth is not
            if not compared or self.text[span.end : amount.start].strip() in ("的", "", "（", "("):
                return span.code, True
        now = self.now or self.topic
        if now:
            whole_year = "全年" in self.text[max(0, amount.start - 12) : amount.start]
            return now[:4] if whole_year else now, True
        if self.around.period:
            return self.around.period, True
        return self.around.last_year, False

    def _status(self, amount: Amount, period: str | None) -> FigureStatus:
        before = self.text[: amount.end]
        begin = max(before.rfind(c) for c in "；") + 1
        clause = before[begin:]
        year = int(period[:4]) if period else None
        future = year is not None and self.around.year is not None and year >= self.around.year
        if _PRELIMINARY.search(clause):
            return "preliminary"
        if _ESTIMATE.search(clause):
            return "estimate"
        if future or self.around.target:
            return "target" if future or _TARGET.search(clause) or self.now is None else "actual"
        return "target" if _TARGET.search(clause) and self.now is None else "actual"

    def _scope_after(self, amount: Amount) -> str | None:
        note = re.match(r"\s?[（(]([^（）()]*)[）)]", self.text[amount.end :])
        return scope_of(c.code for c in read(note[1], None).concepts) if note else None


def _begins_inside(before: str) -> bool:
    """Whether a text begins in the middle of a phrase, its subject lost: 备）产值62.00亿元."""
    depth = 0
    for char in before:
        depth += (char in "（(《“") - (char in "）)》”")
        if depth < 0:
            return True
    return False
