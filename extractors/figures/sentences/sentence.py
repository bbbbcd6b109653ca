"""One sentence on its way from left to right: words with a meaning, stretches of time and number phrases.

A number belongs to the words right before it; words that only name an aspect (占比, 同比增长) draw on what was spoken
of before. What is said of others (全区, 某公司), denied, or not joined to its number by plain connecting words is left
over and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractors.figures.meaning.claims import Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.denial import is_denied
from extractors.figures.meaning.kinds_of_firms import is_some_kind
from extractors.figures.meaning.language import Concept, Reading
from extractors.figures.meaning.vocabulary import (
    ASPECTS,
    LEVELS,
    OF_ALL_FIRMS,
    OURS,
    SUBJECTS,
    measures,
    of_all_titles,
    split_share,
)
from extractors.figures.sentences.additions import Additions
from extractors.figures.sentences.carried import Before, continued, counted, repeated
from extractors.figures.sentences.owner import Owner, start_of_clause
from extractors.figures.sentences.parts import WHOLES, end_of_clusters, is_part_of_us
from extractors.figures.sentences.right_side import named_after
from extractors.figures.sentences.sentence_claims import SentenceClaims
from extractors.figures.sentences.sentence_units import units_before
from extractors.figures.sentences.series import Place, Series
from extractors.figures.sentences.several_years import is_of_several_years
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.sentences.times import Times
from extractors.figures.sentences.unknown_parts import is_narrowed, is_of_unknown
from extractors.quantity import Amount, Span

_AMBIGUOUS = 0.7
_BREAKS = "，,、（）()"
# what a count is of where it stands right after it: 下设综合、企业服务三个组
_OF_OFFICES = re.compile(
    r"(?:内设|下属)?(?:组|科|处|室|部|股|班|站|岗|专班|小组|机构|窗口|环节|方面|板块|片区|镇|街道|村|社区|月|季度|工作日)"
)


class Sentence:
    """One sentence on its way from left to right."""

    def __init__(self, reading: Reading, around: Surroundings) -> None:
        self.reading, self.around = reading, around
        self.text = reading.text
        self.focus = around.focus
        self.times, self.owner = Times(reading.text, around), Owner(reading.text)
        self.additions = Additions(reading.text)
        self.claims = SentenceClaims(reading.text, self.times, around)
        self.words: list[Concept] = []
        self.named: frozenset[str] = frozenset()
        self.enumerated: frozenset[str] = frozenset()
        self.owned_until = self.last_end = 0
        self.whole: frozenset[str] = frozenset()
        self.headed = self._headed() or around.aspects
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
                self.times.meet(token, self.last_end)
            elif isinstance(token, str):
                self._pause(token)
            else:
                yield self._statement(token, places.get(token))
        self._pause("。")

    def _headed(self) -> frozenset[str]:
        """What the words before a colon say of all the numbers after it."""
        colon = re.search("[：:]", self.text)
        before = [c.code for c in self.reading.concepts if colon and c.end <= colon.start()]
        is_name = colon and not any(a.start < colon.start() for a in self.reading.amounts)
        return frozenset(before) & ASPECTS if is_name and not set(before) & measures() else frozenset()

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

    def _pause(self, mark: str) -> None:
        if mark in "（(":
            self.times.open_bracket()
            return
        if mark in "）)":
            self.times.close_bracket()
            return
        codes = {w.code for w in self.words}
        if codes:
            self.owner.turn_to(frozenset(codes))
            self.focus = narrowed(self.focus, codes, None)
            self.named = frozenset(codes) - {"reach", "neutral", "cluster"}
        self.enumerated = self.enumerated | codes if mark == "、" else frozenset()
        # 规模以上企业数量、总产值分别为...: words before a 、 stay known through the focus only
        self.words = []

    def _of_part(self, found: Meaning | None, concepts: frozenset[str], amount: Amount) -> Meaning | None:
        """What a number says of the part of the cluster that its sentence spoke of last, where it may be of that."""
        part = self.focus.subject & {"sme", "leading"}
        label = self.text[max(self.last_end, start_of_clause(self.text, amount.start, "，,；：")) : amount.start]
        if found is None or not part or concepts & OURS or not concepts & measures() or re.search("总|全|集群", label):
            return None
        if not self.owner.spoke_of_part:
            return None
        other = meaning(concepts | part, amount, Units(), Focus())
        differs = other is not None and other.indicator != found.indicator
        return msgspec.structs.replace(other, inherited=True) if other and differs else None

    def _statement(self, amount: Amount, place: Place | None) -> Statement:
        said, gap = self._label(amount)
        concepts = self._whose((place and place.concepts) or of_all_titles(said, said | self.enumerated))
        added = self.additions.goes_on(concepts, self.last_end, amount.start)
        denied = added or self._is_denied(amount, place)
        found, gap = self._meaning(amount, concepts, place, gap)
        words = [w for w in self.words if w.end <= amount.start]
        if found and found.inherited and place is None and is_of_unknown(self.text, words, self.last_end, amount, gap):
            found = None
        if found is None or (gap > 8 and place is None):
            right = None if denied else named_after(amount, self.reading, bool(self.owned_until))
            found, concepts, self.owned_until = right or (None, concepts, self.owned_until)
            gap = 0 if found else 99
        part = self._of_part(found, concepts, amount) if place is None else None
        found = part or found
        claim = None
        if found is not None and not denied:
            claim = self.claims.claim(found, amount, concepts, place, 0 if place else gap)
            # 中小企业有35家，2024年实现产值39.56亿元: theirs, or all the cluster's
            doubt = claim.belief.at_most(_AMBIGUOUS, "of_a_part")
            some = found.indicator in OF_ALL_FIRMS and is_some_kind(self.reading, amount.start)
            some = some or self._is_some_firms(claim, concepts) or is_part_of_us(self.text, amount, claim.indicator)
            some = some or (place is None and is_narrowed(self.reading, words, self.last_end, amount, found))
            claim = msgspec.structs.replace(claim, belief=doubt) if part or some else claim
            before, label = self.text[: amount.start], self.text[self.last_end : amount.start]
            if place is None and is_of_several_years(claim.indicator, claim.period, before, label):
                claim = None
        if any(unit.kind == "points" for unit in amount.units):
            # 比全市高3.7个百分点: what it is compared with is not what is spoken of
            self.owner.theirs = False
            self.words, self.times.spans, self.last_end, self.enumerated = [], [], amount.end, frozenset()
            return Statement(amount.start, amount.end, None, _said_at(self.text, amount))
        clusters = end_of_clusters(self.text, amount)
        if clusters is not None:
            self.owner.theirs, self.owned_until = True, clusters
        drawn = concepts | (found.words & (measures() | SUBJECTS | {"per_wan"}) if found else frozenset())
        self.focus = narrowed(self.focus, drawn, found.indicator if found else None)
        self.words, self.times.spans, self.last_end, self.enumerated = [], [], amount.end, frozenset()
        return Statement(amount.start, amount.end, claim, _said_at(self.text, amount))

    def _is_some_firms(self, claim: Claim, concepts: frozenset[str]) -> bool:
        """配套企业7家，产值13.1亿元: theirs, or all the cluster's."""
        return self.owner.spoke_of_others and claim.indicator in WHOLES and not concepts & OURS

    def _whose(self, concepts: frozenset[str]) -> frozenset[str]:
        """The words of a number without those that only say whose it is, which turn the sentence to another."""
        self.owner.turn_to(concepts | self.owner.opening_place(self.words))
        if not self.owner.theirs:
            concepts -= {"home"}
        return concepts - {"reach", "neutral", "cluster", "other_place", "district"}

    def _is_denied(self, amount: Amount, place: Place | None) -> bool:
        of_offices = amount.text.endswith("个") and _OF_OFFICES.match(self.text, amount.end)
        unknown = place is not None and place.unknown
        return self.owner.theirs or is_denied(self.text, amount) or unknown or bool(of_offices)

    def _meaning(
        self, amount: Amount, concepts: frozenset[str], place: Place | None, gap: int
    ) -> tuple[Meaning | None, int]:
        """What a number is of by the words before it or by what was said before, and the gap that is left to these."""
        if self.owner.theirs:
            return None, gap
        units = units_before(self.text, self.last_end, amount, self.around)
        found = meaning(concepts, amount, units, self.focus, self.whole)
        if found is None and self.headed and concepts & measures() and _is_percent(amount) and not concepts & ASPECTS:
            # 三年平均增长速度：总产值9.0%，研发经费11.6%
            found = meaning(concepts | self.headed, amount, units, self.focus, self.whole)
        if found is not None or concepts:
            return found, gap
        begin = start_of_clause(self.text, amount.start, "，,、；：")
        before = Before(
            self.reading, self.focus, tuple(self.times.spans), self.last_end, units, self.around.year,
            self.around.asked, self.named,
        )  # fmt: skip
        found = repeated(amount, before, begin, place) or counted(amount, before, begin) or continued(amount, before)
        return found, 0 if found and not self.times.spans else gap

    # -- the words of a number ------------------------------------------------------------------------

    def _label(self, amount: Amount) -> tuple[frozenset[str], int]:
        """The concepts before a number since the last pause, less the denominator of a share, and the gap between."""
        words = [w for w in self.words if w.end <= amount.start]
        colon = max((m.start() for m in re.finditer("[：:]", self.text[: amount.start])), default=-1)
        # 其他需要说明的情况：总产值年均增速10.6%
        words = [w for w in words if w.code not in LEVELS or w.start > colon]
        concepts, self.whole = split_share([(w.code, self.text[w.start : w.end]) for w in words])
        if words and not _is_percent(amount) and re.search("[:：]", self.text[words[-1].end : amount.start]):
            concepts -= {"growth", "decline"}  # 排放强度连续下降：0.112吨/万元
        if amount.units and not _is_percent(amount):
            concepts -= {"share"}  # 企业35家，中小企业占了28家
        end = max([w.end for w in words] + [s.end for s in self.times.spans if s.end <= amount.start], default=0)
        return concepts, strangeness(self.text[end : amount.start])


def _said_at(text: str, amount: Amount) -> str:
    """The clause up to a number."""
    return text[start_of_clause(text, amount.start, "，。；、") : amount.end].strip()


def _is_percent(amount: Amount) -> bool:
    return any(unit.kind == "percent" for unit in amount.units)
