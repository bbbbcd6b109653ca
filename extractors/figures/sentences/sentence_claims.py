"""From the meaning of a number in a sentence to the claim it makes: its period, its standing, its scope, how sure."""

from __future__ import annotations

import re

from extractors.figures.meaning.claims import Belief, Claim, Meaning
from extractors.figures.meaning.language import read
from extractors.figures.meaning.standing import is_future, status_behind, status_told
from extractors.figures.meaning.vocabulary import SCOPES, leaves_unsaid, scope_of
from extractors.figures.sentences.series import Place
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.sentences.times import Times
from extractors.quantity import Amount
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

_THIS_YEAR = re.compile("今年|年内")
_ITEM_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[)）]")
# 按可比口径（剔除新增企业）计算，2024年总产值同比增长7.1%; 增速7.1%系按可比口径计算
_COMPARABLE = re.compile(
    r"(?<![不非])可比(?:口径|价|企业|范围|基础|增长|增速|增幅)|不变价|(?<![不非])同口径|(?:剔除|扣除)价格因素"
)
_NOMINAL = re.compile("现价|当年价|名义|总量")
_COMPARABLE_BEHIND = re.compile(r"\s*[（(]?(?:系|是|为|均|已)?按?(?:可比|不变价)[^\d，,。；;]*(?:[）)，,。；;]|$)")
# 快报数为62.3亿元，年报审定数为63.3亿元: what is final ends what was said of the first count
_FINAL = re.compile("核定|审定|核实|终核|正式|年报|最终")
_CERTAINTY = 0.95
_JOINED = 0.8


class SentenceClaims:
    """The claims of one sentence's numbers, given what they are of."""

    def __init__(self, text: str, times: Times, around: Surroundings) -> None:
        self.text, self.times, self.around = text, times, around
        self.base: str | None = None
        self.growth_until = self.until = 0

    def claim(self, found: Meaning, amount: Amount, concepts: frozenset[str], place: Place | None, gap: int) -> Claim:
        """`gap` is how strange what stands between the words and the number is."""
        period, certain = self.times.period_of(amount, place)
        status = self._status(amount, period)
        self.until = amount.end
        by_year = indicators()[found.indicator].by_year
        belief = Belief(_CERTAINTY).less(0.1, "far_off", gap > 3).less(0.01 * gap, None, gap <= 3)
        belief = belief.less(0.03, "drawn_on", found.inherited).less(0.1, "unit_assumed", found.assumed_unit)
        belief = belief.less(0.02, "year_assumed" if by_year else None, not certain)
        belief = belief.less(0, "whose_unsaid", leaves_unsaid(found.indicator, concepts | found.words))
        belief = belief.at_most(0.6, "broken_off", _begins_inside(self.text[: amount.start]))
        other = self.around.joined_to not in (None, period)
        belief = belief.at_most(_JOINED, "year_assumed", not certain and other and by_year)
        # 2024年拥有小巨人企业2家。计划培育3家: the year before is none of a plan
        is_carried = self.times.now is None and self.around.carried
        in_part = self.times.now is not None and not self.times.now.isdecimal()
        aims_on = (is_carried or in_part) and not is_future(period, self.around.year)
        if status == "target" and (not certain or aims_on) and by_year:
            begins = max(self.text.rfind(mark, 0, amount.start) for mark in "；，,") + 1
            # 力争今年总产值达到106亿元
            this = self.around.year if _THIS_YEAR.search(self.text, begins, amount.start) else None
            period, belief = (str(this), belief) if this else (None, belief.at_most(0.6, "year_assumed"))
        scope = scope_of(concepts) or self._scope_after(amount)
        if "_growth" in found.indicator:
            base = self._base_of_growth(amount)
            scope = scope or base
        negative = "decline" in concepts
        undated = by_year and not certain
        return Claim(found.indicator, period, amount, found.unit, status, scope, belief, negative, undated)

    def _status(self, amount: Amount, period: str | None) -> FigureStatus:
        begin = self.text.rfind("；", 0, amount.end) + 1
        since = max(self.until, begin)
        clause = self.text[since if _FINAL.search(self.text, since, amount.start) else begin : amount.end]
        behind = status_behind(self.text[amount.end :])
        said = behind if behind != "actual" else status_told(clause)
        if said in ("preliminary", "estimate"):
            return said
        if is_future(period, self.around.year):
            return "target"
        # where a year is named, the year decides
        aimed = said == "target" or (self.around.target and not self.around.carried and not self._is_over())
        # 今年一季度总产值20亿元，力争全年达到90亿元: of which year, the part of one does not say
        own = self.text[max(self.text.rfind(mark, 0, amount.start) for mark in "；，,") + 1 : amount.end]
        in_part = self.times.now is not None and not self.times.now.isdecimal() and status_told(own) == "target"
        return "target" if aimed and (self.times.now is None or in_part) else "actual"

    def _is_over(self) -> bool:
        """Whether the sentence speaks of a stretch of years that is over: 2022至2024年年均增速10.2%."""
        ranges = [s for s in self.times.spans if s.kind == "range"]
        return bool(ranges) and not is_future(str(ranges[-1].years[-1]), self.around.year)

    def _base_of_growth(self, amount: Amount) -> str | None:
        """The base that the sentence says growth is reckoned on: it holds until the sentence names another."""
        since = self.text[self.growth_until : amount.start]
        if _COMPARABLE.search(since):
            self.base = SCOPES["comparable"]
        elif _NOMINAL.search(since):
            self.base = None
        self.growth_until = amount.end
        return SCOPES["comparable"] if _COMPARABLE_BEHIND.match(self.text, amount.end) else self.base

    def _scope_after(self, amount: Amount) -> str | None:
        # a note with a number says it of that number: 63.3亿元（其中规上58.1亿元）
        note = re.match(r"\s?[（(]([^（）()\d]*)[）)]", self.text[amount.end :])
        return scope_of(c.code for c in read(note[1], None).concepts) if note else None


def _begins_inside(before: str) -> bool:
    """Whether a text begins in the middle of a phrase, its subject lost: 备）产值62.00亿元."""
    depth = 0
    for char in _ITEM_NUMBERS.sub("", before):
        depth += (char in "（(《“") - (char in "）)》”")
        if depth < 0:
            return True
    return False
