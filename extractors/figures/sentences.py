"""Figures from running sentences.

A sentence is read left to right as words with a meaning, stretches of time and number phrases. A number belongs to
the words right before it; words that only name an aspect (占比, 同比增长) draw on what was spoken of before. What is
said of others (全区, 某公司), denied, or not joined to its number by plain connecting words is left over and
never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from extractors.figures.claims import Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.language import Concept, Reading, read
from extractors.figures.vocabulary import OTHERS, OURS, measures, scope_of, split_share, vocabulary
from extractors.quantity import Amount, Span
from extractors.quantity.units import in_base, unit_scale
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

_SENTENCE_END = re.compile(r"[。；;！!？?\n]")
_BREAKS = "，,、：:（）()"
_FILLER = re.compile(
    r"[（(][^（）()]*[）)]|不断|稳定在|保持在|稳步|已经|高达|达到|达|实现|完成|共计|合计|总计|总额|总量|总数|规模|拥有量|投入|支出|数量|企业|水平"
    r"|上缴|缴纳|当年|年末|年底|全年|累计|分别|依次|各类|其中|已有|现有|拥有|共有|建有|有效|人数|家数|户数|接近|为|是|有|约|共|达|均|数|值|额|量|率|的|了|已|从|由|在|至|到|则|仅|就|人|家|末|底|和|及|与|内"
    r"|贡献|[\s：:，,、“”\"《》—–\-．.*＊①②③④⑤⑥⑦⑧⑨⑩]"
)
_OWNS = re.compile(
    r"(?:拥有|现有|共有|已有|建有|有|建成|培育|培育出|培育了|集聚|聚集|集聚了|汇聚|入驻|累计|获评|认定|形成|涵盖|包括|吸纳|带动|新增)\s?(?:了|各类|约|超过|超)?\s?$"
)
_TARGET = re.compile(r"力争|目标|计划|规划|争取|将(?:达|突破|超|提|增|实现)|有望|预期")
_ESTIMATE = re.compile(r"预计|预估|估计|估算|测算约")
_PRELIMINARY = re.compile(r"快报|初步(?:核算|统计|测算)?|初核|预报")
_DENIED = re.compile(r"未(?:达|能|发生)?|没有|并非|不是|尚无|若|如果|假如|如能|倘若")
_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相较|相较于|高于|低于)\s?$")
_BETWEEN_ITEMS = re.compile(r"\s*(?:[、，,；;]|和|及|与|以及)+\s*")
_EACH = re.compile(r"分别|依次|各为")


class Surroundings(msgspec.Struct, frozen=True):
    """What holds around a text: the application year, the period and status if it says nothing itself."""

    year: int | None
    period: str | None = None
    target: bool = False
    focus: Focus = Focus()
    base: float = 0.95


class Statement(msgspec.Struct, frozen=True):
    """A claim with its place in the text, or a number phrase with words that was not understood."""

    start: int
    end: int
    claim: Claim | None
    text: str


def read_sentences(text: str, around: Surroundings) -> list[Statement]:
    """Everything that the sentences of a paragraph state in numbers, in reading order."""
    found: list[Statement] = []
    start, focus, period = 0, around.focus, around.period
    for end in [*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            reader = _Sentence(read(sentence, around.year), msgspec.structs.replace(around, focus=focus, period=period))
            found += [msgspec.structs.replace(s, start=s.start + start, end=s.end + start) for s in reader.statements()]
            focus, period = msgspec.structs.replace(reader.focus, indicator=None), reader.topic or period
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
        self.words: list[Concept] = []
        self.spans: list[Span] = []
        self.owned_until = self.last_end = 0
        self.theirs = False
        self.whole: frozenset[str] = frozenset()
        self.taken = [(a.start, a.end) for a in reading.amounts] + [
            (s.start, s.end) for s in reading.spans if s.kind != "relative"
        ]

    def statements(self) -> Iterator[Statement]:
        lists = self._lists()
        for token in self._tokens():
            if isinstance(token, Concept):
                if token.start >= self.owned_until:
                    self.words.append(token)
            elif isinstance(token, Span):
                self._meet(token)
            elif isinstance(token, str):
                self._pause(token)
            elif token in lists:
                yield self._statement(token, lists[token])
            else:
                yield self._statement(token, None)

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
        if self.topic is None and span.kind in ("year", "relative"):
            self.topic = span.code

    def _pause(self, mark: str) -> None:
        if mark in "（(）)":
            return
        codes = {w.code for w in self.words}
        if codes:
            self._turn_to(frozenset(codes))
            self.focus = narrowed(self.focus, codes, None)
        # 规模以上企业数量、总产值分别为...: words before a 、 stay known through the focus only
        self.words = []

    def _turn_to(self, concepts: frozenset[str]) -> None:
        """Whose figures follow: another's until the cluster or a part of it is named again."""
        if concepts & OTHERS:
            self.theirs = True
        elif concepts & OURS:
            self.theirs = False

    def _statement(self, amount: Amount, period: tuple[str | None, frozenset[str] | None] | None) -> Statement:
        words, gap = self._label(amount)
        listed_period, listed_words = period or (None, None)
        concepts = (listed_words if listed_words is not None else words) - {"reach", "neutral", "cluster"}
        self._turn_to(concepts)
        denied = self.theirs or self._is_denied(amount)
        found = None if denied else meaning(concepts, amount, Units(), self.focus, self.whole)
        if found is None and not concepts and not denied:
            found = self._again(amount)
        left = gap if concepts or found else 99
        if found is None or (left > 8 and period is None):
            right = None if denied else self._to_the_right(amount)
            found, left, concepts = right or (None, 99, concepts)
        claim = self._claim(found, amount, concepts, listed_period, 0 if period else left) if found else None
        self.focus = narrowed(self.focus, concepts, found.indicator if found else None)
        self.words, self.spans, self.last_end = [], [], amount.end
        begin = max(self.text.rfind(c, 0, amount.start) for c in "，。；、") + 1
        return Statement(amount.start, amount.end, claim, self.text[begin : amount.end].strip())

    # -- the words of a number ------------------------------------------------------------------------

    def _label(self, amount: Amount) -> tuple[frozenset[str], int]:
        """The concepts before a number since the last pause, less the denominator of a share, and the gap between."""
        words = [w for w in self.words if w.end <= amount.start]
        concepts, self.whole = split_share([(w.code, self.text[w.start : w.end]) for w in words])
        end = max([w.end for w in words] + [s.end for s in self.spans if s.end <= amount.start], default=0)
        return concepts, _strangeness(self.text[end : amount.start])

    def _again(self, amount: Amount) -> Meaning | None:
        """A number without words of its own (2022年为0.299吨/万元) repeats the last indicator."""
        if self.focus.indicator is None or self.focus.foreign:
            return None
        begin = max(self.text.rfind(c, 0, amount.start) for c in "，,、；：") + 1
        before = self.text[max(begin, self.last_end) : amount.start]
        for span in self.spans:
            before = before.replace(span.text, "")
        if not self.spans or _strangeness(re.sub("提升|提高|增长|下降|上升|增加|减少|扩大|从|由", "", before)) > 0:
            return None
        found = meaning(_concepts_of(self.focus.indicator), amount, Units(), Focus())
        return msgspec.structs.replace(found, inherited=True) if found else None

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
            if _strangeness(self.text[end : word.start]) > 0 or re.search("[，,、。；]", self.text[end : word.start]):
                break
            codes.append(word.code)
            end = word.end
        found = meaning(frozenset(codes), amount, Units(), Focus()) if codes else None
        if found is None:
            return None
        self.owned_until = end
        return found, 0, frozenset(codes)

    def _is_denied(self, amount: Amount) -> bool:
        begin = max(self.text.rfind(c, 0, amount.start) for c in "，,；：") + 1
        return bool(_DENIED.search(self.text[begin : amount.start]))

    # -- lists: 2022年、2023年和2024年分别为10,846万元、11,904万元和13,220万元 ----------------------------

    def _lists(self) -> dict[Amount, tuple[str | None, frozenset[str] | None]]:
        found: dict[Amount, tuple[str | None, frozenset[str] | None]] = {}
        for each in _EACH.finditer(self.text):
            amounts = self._run_after(each.end())
            if len(amounts) < 2:
                continue
            years = [str(y) for s in self.reading.spans if s.end <= each.start() for y in s.years][-len(amounts) :]
            groups = self._groups_before(each.start())
            if len(years) == len(amounts):
                concepts = frozenset(c for g in groups for c in g) or None
                found |= {a: (y, concepts) for a, y in zip(amounts, years, strict=True)}
            elif len(groups) >= len(amounts):
                found |= {a: (None, g) for a, g in zip(amounts, groups[-len(amounts) :], strict=True)}
        return found

    def _run_after(self, start: int) -> list[Amount]:
        run: list[Amount] = []
        end = start
        for amount in self.reading.amounts:
            if amount.start < start:
                continue
            gap = self.text[end : amount.start]
            if _strangeness(gap) > 0 or (run and not _BETWEEN_ITEMS.fullmatch(gap)):
                break
            run.append(amount)
            end = amount.end
        last = next((a.units for a in reversed(run) if a.units), ())
        if run and last and not all(a.units for a in run):
            self._share_unit(run)
        return [a for a in self.reading.amounts if any(a.start == r.start for r in run)]

    def _share_unit(self, run: list[Amount]) -> None:
        """分别为10,846、11,904和13,220万元: the unit at the end, its scale word included, is meant for all."""
        scale = re.search(r"\d\s?([十百千万亿]+)\D*$", run[-1].text)
        factor = in_base(Decimal(1), unit_scale(scale[1])) if scale else Decimal(1)
        bare = {a.start for a in run if not a.units}

        def completed(a: Amount) -> Amount:
            if a.start not in bare:
                return a
            return msgspec.structs.replace(
                a,
                units=run[-1].units,
                value=a.value * factor,
                step=a.step * factor,
                scaled=a.scaled or scale is not None,
            )

        self.reading = msgspec.structs.replace(self.reading, amounts=tuple(map(completed, self.reading.amounts)))

    def _groups_before(self, end: int) -> list[frozenset[str]]:
        begin = max(self.text.rfind(c, 0, end) for c in "，,；：") + 1
        groups: list[list[str]] = [[]]
        last = begin
        for word in self.reading.concepts:
            if not begin <= word.start < end:
                continue
            if re.search("[、和及与以]", self.text[last : word.start]) and groups[-1]:
                groups.append([])
            groups[-1].append(word.code)
            last = word.end
        found = [frozenset(g) for g in groups if g]
        # 中小企业、主导产业产值分别为: the measure named last is meant for all
        tail = found[-1] & measures() if found else frozenset()
        return [g if g & measures() else g | tail for g in found]

    # -- the claim ------------------------------------------------------------------------------------

    def _claim(self, found: Meaning, amount: Amount, concepts: frozenset[str], listed: str | None, gap: int) -> Claim:
        period, certain = self._period(listed)
        status = self._status(amount, period)
        confidence = self.around.base - (0.03 if found.inherited else 0) - (0.01 * gap if gap <= 3 else 0.1)
        confidence -= (0.0 if certain else 0.02) + (0.1 if found.assumed_unit else 0)
        if _begins_inside(self.text[: amount.start]):
            confidence = min(confidence, 0.6)
        if status == "target" and not certain and indicators()[found.indicator].by_year:
            period, confidence = None, min(confidence, 0.6)
        scope = scope_of(concepts) or self._scope_after(amount)
        negative = "decline" in concepts
        return Claim(found.indicator, period, amount, found.unit, status, scope, round(confidence, 3), negative)

    def _period(self, listed: str | None) -> tuple[str | None, bool]:
        if listed:
            return listed, True
        for span in reversed(self.spans):
            if span.kind in ("day", "range"):
                continue
            compared = _COMPARED.search(self.text[: span.start])
            if not compared:
                return span.code, True
        if self.now or self.topic:
            return self.now or self.topic, True
        if self.around.period:
            return self.around.period, True
        return (str(self.around.year - 1) if self.around.year else None), False

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


def _strangeness(gap: str) -> int:
    """How many characters between words and number are not plain connecting words."""
    return len(_FILLER.sub("", gap))


def _concepts_of(indicator: str) -> frozenset[str]:
    return frozenset(vocabulary().indicators[indicator][0])
