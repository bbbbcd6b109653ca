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

from extractors.figures.meaning.claims import Belief, Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.contradiction import doubted, unsettled
from extractors.figures.meaning.language import Concept, Reading, read, reckoned
from extractors.figures.meaning.standing import is_denied, is_future, status_told
from extractors.figures.meaning.vocabulary import OTHERS, OURS, SUBJECTS, measures, of_all_titles, scope_of, split_share
from extractors.figures.sentences.carried import Before, continued, counted, repeated
from extractors.figures.sentences.noted_years import with_unit_behind, year_noted
from extractors.figures.sentences.right_side import named_after
from extractors.figures.sentences.sentence_units import units_before
from extractors.figures.sentences.series import Place, Series
from extractors.quantity import Amount, Span, Unit
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

# 有多少家？答：30家: what answers a question belongs to it
_SENTENCE_END = re.compile(r"[。；;！!\n]|[？?](?!\s*(?:答|[☑√■✓✔]|[有是共][，,：:]))")
_NUMBERING = re.compile(r"^\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)、.．]")
_PLAIN_OPENING = re.compile(r"[，,、截至止到在全和及年月\d\s]")
_ITEM_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[)）]")
_CERTAINTY = 0.95
_AMBIGUOUS = 0.7
_BREAKS = "，,、（）()"
# what may stand before the name of another place that a clause speaks of
_OPENING = re.compile(
    r"同期|而|如|与|同|和|比|较|邻近|相邻|周边|毗邻|其中|对标|相比|例如|据|的|在|汕头市?|目前|先进地区"
    r"|[\d.、（）()]|(?:19|20)\d\d年|\s"
)
# what a count is of where it stands right after it: 下设综合、企业服务三个组
_OF_OFFICES = re.compile(
    r"(?:内设|下属)?(?:组|科|处|室|部|股|班|站|岗|专班|小组|机构|窗口|环节|方面|板块|片区|镇|街道|村|社区|月|季度|工作日)"
)
_YEAR_END = re.compile(r"(?<![上前去\d])年[末底]")
_COMPARED = re.compile(r"(?:比|较|与|同|相比|对比|相较|相较于|高于|低于)\s?$")


class Surroundings(msgspec.Struct, frozen=True):
    """What holds around a text: the application year, the period and status if it says nothing itself."""

    year: int | None
    period: str | None = None
    target: bool = False
    focus: Focus = Focus()
    this_year: int | None = None
    """The year that 本年 means, where the paper says so."""
    years: tuple[int, ...] = ()
    """The years that the clause before named together, for 分别为 lists that go on without naming them."""
    units: tuple[tuple[Unit, ...], ...] = ()
    """The units that the text's own label names, for numbers printed without one."""
    spoken: str | None = None
    """The period that the sentence before spoke of last."""
    asked: bool = False
    """Whether the text answers a question, so that its first number is what was asked for."""

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
    asked, spoken = around.asked, around.spoken
    for end in [*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            now = msgspec.structs.replace(around, focus=focus, period=period, years=years, asked=asked, spoken=spoken)
            reading = reckoned(read(sentence, around.year), around.year, around.this_year)
            reader = _Sentence(with_unit_behind(reading, around.year), now)
            said = _settled(list(reader.statements()))
            found += [msgspec.structs.replace(s, start=s.start + start, end=s.end + start) for s in said]
            goes_on = sentence.endswith(("；", ";", "？", "?", "\n"))
            focus = reader.focus if goes_on else msgspec.structs.replace(reader.focus, indicator=None)
            asked = sentence.rstrip().endswith(("？", "?"))
            period = reader.topic or (reader.now if asked else None) or period
            named = tuple(y for s in reader.reading.spans if s.kind in ("year", "range") for y in s.years)
            years = named if len(named) > 1 else years
            spoken = reader.now or spoken
        start = end
    return found


def _settled(statements: list[Statement]) -> list[Statement]:
    """The statements of one sentence, unsure where they contradict each other."""
    doubts = unsettled((0, s.claim) for s in statements if s.claim)
    return [
        msgspec.structs.replace(s, claim=doubted(s.claim)) if s.claim and (0, s.claim) in doubts else s
        for s in statements
    ]


class _Sentence:
    """One sentence on its way from left to right."""

    def __init__(self, reading: Reading, around: Surroundings) -> None:
        self.reading, self.around = reading, around
        self.text = reading.text
        self.units = Units(around.units, bare=bool(around.units))
        self.focus = around.focus
        self.topic: str | None = None
        self.now: str | None = None
        self.outer: list[str | None] = []
        self.words: list[Concept] = []
        self.named: frozenset[str] = frozenset()
        self.enumerated: frozenset[str] = frozenset()
        self.spans: list[Span] = []
        self.owned_until = self.last_end = 0
        self.theirs = self.spoke_of_part = False
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
        self._pause("。")

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
        if self._is_note(span):
            return
        now = self.now or self._unsaid_year_end(span)
        if span.text.startswith("上") and now and now.isdecimal():
            # 2024年……，比上年的58.2亿元: the year before the one spoken of
            span = msgspec.structs.replace(span, code=str(int(now) - 1))
        if span.kind == "of_a_year":
            now = self.now or self.topic or self.around.spoken or self.around.period or self.around.last_year
            if now is None:
                return
            span = msgspec.structs.replace(span, kind="part", code=now[:4] + span.code)
        self.spans.append(span)
        if _COMPARED.search(self.text[: span.start]) or span.kind in ("day", "range"):
            return
        self.now = span.code
        # only a year that opens a sentence dates the sentences after it; of several the last
        opening = _PLAIN_OPENING.sub("", _NUMBERING.sub("", self.text[: span.start]))
        if span.kind in ("year", "relative") and not opening and not self.text[span.end :].startswith("的"):
            self.topic = span.code

    def _unsaid_year_end(self, span: Span) -> str | None:
        """年末有效发明专利67件，上年末为54件: the year whose end is spoken of first, where nothing says which."""
        is_end = span.text.endswith("末") or self.text.startswith(("末", "底"), span.end)
        spoken = is_end and not self.topic and _YEAR_END.search(self.text[: self.last_end])
        return self.around.period or self.around.last_year if spoken else None

    def _is_note(self, span: Span) -> bool:
        """85.6亿元（2024年）: a year in brackets of its own belongs to the number before it."""
        noted = year_noted(self.text, self.last_end, self.around.year) if self.last_end else None
        return noted is not None and self.last_end <= span.start < noted[1]

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
            # 我区集群产值: ours, though the place is named
            self.theirs = not (concepts & OTHERS == {"home"} and "cluster" in concepts)
        self.spoke_of_part = bool(concepts & {"sme", "leading"}) or (self.spoke_of_part and not concepts & OURS)
        if not concepts & OTHERS and concepts & OURS:
            self.theirs = False

    def _opening_place(self) -> frozenset[str]:
        """Somebody else, where another place's name opens the clause: 邻近的普宁市纺织产业, but not 出口到上海."""
        for word in self.words:
            if word.code not in ("other_place", "district"):
                continue
            begin = self._start_of_clause(word.start)
            ours = word.code == "district" and "集群" in self.text[word.end : self.words[-1].end]
            if not ours and not _OPENING.sub("", self.text[begin : word.start]):
                return frozenset({"elsewhere"})
        return frozenset()

    def _of_part(self, found: Meaning | None, concepts: frozenset[str], amount: Amount) -> Meaning | None:
        """What a number says of the part of the cluster that its sentence spoke of last, where it may be of that."""
        part = self.focus.subject & {"sme", "leading"}
        label = self.text[max(self.last_end, self._begin(amount, "，,；：")) : amount.start]
        if found is None or not part or concepts & OURS or not concepts & measures() or re.search("总|全|集群", label):
            return None
        if not self.spoke_of_part:
            return None
        other = meaning(concepts | part, amount, Units(), Focus())
        differs = other is not None and other.indicator != found.indicator
        return msgspec.structs.replace(other, inherited=True) if other and differs else None

    def _start_of_clause(self, offset: int) -> int:
        return max(self.text.rfind(mark, 0, offset) for mark in "，,；：") + 1

    def _statement(self, amount: Amount, place: Place | None) -> Statement:
        words, gap = self._label(amount)
        concepts = (place and place.concepts) or of_all_titles(words, words | self.enumerated)
        self._turn_to(concepts | self._opening_place())
        if not self.theirs:
            concepts -= {"home"}
        concepts -= {"reach", "neutral", "cluster", "other_place", "district"}
        denied = self.theirs or is_denied(self.text, amount) or (place is not None and place.unknown)
        denied = denied or (amount.text.endswith("个") and bool(_OF_OFFICES.match(self.text, amount.end)))
        units = units_before(self.text, self.last_end, amount, self.around.units)
        found = None if self.theirs else meaning(concepts, amount, units, self.focus, self.whole)
        if found is None and not concepts and not self.theirs:
            around, begin = self.around, self._begin(amount, "，,、；：")
            before = Before(
                self.reading, self.focus, tuple(self.spans), self.last_end, units, around.year, around.asked, self.named
            )
            found = (
                repeated(amount, before, begin, place) or counted(amount, before, begin) or continued(amount, before)
            )
            gap = 0 if found and not self.spans else gap
        if found is None or (gap > 8 and place is None):
            listed = bool(self.owned_until)
            right = None if denied else named_after(amount, self.reading, listed)
            found, concepts, self.owned_until = right or (None, concepts, self.owned_until)
            gap = 0 if found else 99
        part = self._of_part(found, concepts, amount) if place is None else None
        found = part or found
        claim = None
        if found is not None and not denied:
            claim = self._claim(found, amount, concepts, place, 0 if place else gap)
            # 中小企业有35家，2024年实现产值39.56亿元: theirs, or all the cluster's
            doubt = claim.belief.at_most(_AMBIGUOUS, "of_a_part")
            claim = msgspec.structs.replace(claim, belief=doubt) if part else claim
        drawn = concepts | (found.words & (measures() | SUBJECTS) if found else frozenset())
        self.focus = narrowed(self.focus, drawn, found.indicator if found else None)
        self.words, self.spans, self.last_end, self.enumerated = [], [], amount.end, frozenset()
        said = self.text[self._begin(amount, "，。；、") : amount.end].strip()
        return Statement(amount.start, amount.end, claim, said)

    # -- the words of a number ------------------------------------------------------------------------

    def _label(self, amount: Amount) -> tuple[frozenset[str], int]:
        """The concepts before a number since the last pause, less the denominator of a share, and the gap between."""
        words = [w for w in self.words if w.end <= amount.start]
        concepts, self.whole = split_share([(w.code, self.text[w.start : w.end]) for w in words])
        if words and not _is_percent(amount) and re.search("[:：]", self.text[words[-1].end : amount.start]):
            concepts -= {"growth", "decline"}  # 排放强度连续下降：0.112吨/万元
        end = max([w.end for w in words] + [s.end for s in self.spans if s.end <= amount.start], default=0)
        return concepts, strangeness(self.text[end : amount.start])

    def _begin(self, amount: Amount, marks: str) -> int:
        """Where the clause of a number begins, clauses being set apart by these marks."""
        return max(self.text.rfind(mark, 0, amount.start) for mark in marks) + 1

    # -- the claim ------------------------------------------------------------------------------------

    def _claim(self, found: Meaning, amount: Amount, concepts: frozenset[str], place: Place | None, gap: int) -> Claim:
        period, certain = self._period(amount, place)
        status = self._status(amount, period)
        by_year = indicators()[found.indicator].by_year
        belief = Belief(_CERTAINTY).less(0.1, "far_off", gap > 3).less(0.01 * gap, None, gap <= 3)
        belief = belief.less(0.03, "drawn_on", found.inherited).less(0.1, "unit_assumed", found.assumed_unit)
        belief = belief.less(0.02, "year_assumed" if by_year else None, not certain)
        belief = belief.at_most(0.6, "broken_off", _begins_inside(self.text[: amount.start]))
        if status == "target" and not certain and by_year:
            period, belief = None, belief.at_most(0.6, "year_assumed")
        scope = scope_of(concepts) or self._scope_after(amount)
        negative = "decline" in concepts
        return Claim(found.indicator, period, amount, found.unit, status, scope, belief, negative)

    def _period(self, amount: Amount, place: Place | None) -> tuple[str | None, bool]:
        if place and place.year:
            return place.year, True
        noted = year_noted(self.text, amount.end, self.around.year)
        if noted:
            return noted[0], True
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
        clause = self.text[self.text.rfind("；", 0, amount.end) + 1 : amount.end]
        said = status_told(clause)
        if said in ("preliminary", "estimate"):
            return said
        if is_future(period, self.around.year):
            return "target"
        # where a year is named, the year decides
        return "target" if self.now is None and (said == "target" or self.around.target) else "actual"

    def _scope_after(self, amount: Amount) -> str | None:
        note = re.match(r"\s?[（(]([^（）()]*)[）)]", self.text[amount.end :])
        return scope_of(c.code for c in read(note[1], None).concepts) if note else None


def _is_percent(amount: Amount) -> bool:
    return any(unit.kind == "percent" for unit in amount.units)


def _begins_inside(before: str) -> bool:
    """Whether a text begins in the middle of a phrase, its subject lost: 备）产值62.00亿元."""
    depth = 0
    for char in _ITEM_NUMBERS.sub("", before):
        depth += (char in "（(《“") - (char in "）)》”")
        if depth < 0:
            return True
    return False
