"""Numbers that stand in a row: 分别为 lists, lists of years, and movements such as 由0.250降至0.230、再降至0.218.

What such a number says is told by its place in the row: the year or the words that its neighbours in the list of
years or words have. Where the row cannot be matched to years, its numbers are of unknown years and give nothing.
"""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Reading, read
from extractors.figures.meaning.shared_unit import with_shared_unit
from extractors.figures.meaning.vocabulary import ASPECTS, SUBJECTS, measures
from extractors.quantity import Amount, Span

REACHES = re.compile(
    r"(?:再|又|进一步|稳步|逐步|持续|逐年|快速|大幅)?(?:提升|提高|增长|增加|上升|扩大|发展|下降|降低|减少|升|降|增|变)(?:到|至|为)"
)
_FROM = re.compile(r"(?:由|从|自)\s?(?:(?:(?:19|20)\d\d|上|去|前)年(?:末|底|度)?的?|期初的?)?\s?$")
_BETWEEN_ITEMS = re.compile(r"\s*(?:[（(][^（）()]{1,12}[）)])?\s*(?:[、，,；;→]|->|和|及|与|以及)+\s*")
_NOTE = re.compile(r"\s*[（(]")
_OF_A_WHOLE = re.compile(r"占[^，,。；;：:、\d]{1,16}?(?:的(?:比重|比例|份额)?(?:为|达)?)(?=\s?\d)")
_GROWN = re.compile(r"(?:(?P<up>增长|提高|上升|提升|增加)|下降|减少|降低)了?(?!到|至|为)")
_EACH = re.compile(r"分别|依次|各(?:为|占|有|达)")
_BREAKS_OFF = re.compile(r"[、，和及与]\s*$")


_SHARES = re.compile("(?:分别|依次|各)占")


class Place(msgspec.Struct, frozen=True):
    """What a number takes from the list or movement it stands in: its year, its words, or that its year is unknown."""

    year: str | None = None
    concepts: frozenset[str] | None = None
    unknown: bool = False


class Series:
    """The rows of numbers in one sentence.

    `named_years` are those that the clause before named, `period` what the paragraph speaks of. `reading` is the
    sentence's, completed: in 10,846、11,904和13,220万元 the unit at the end is meant for all.
    """

    def __init__(
        self, reading: Reading, named_years: tuple[int, ...], period: str | None, last_year: str | None
    ) -> None:
        self.reading, self.text = reading, reading.text
        self.named_years, self.period, self.last_year = named_years, period, last_year
        self.groups: list[frozenset[str]] = []

    def places(self) -> dict[Amount, Place]:
        """Numbers whose year or words come from a list or a movement that they are part of."""
        found: dict[Amount, Place] = {}
        for each in _EACH.finditer(self.text):
            grown = _GROWN.match(self.text, each.end())
            reached = REACHES.match(self.text, each.end())
            start = grown.end() if grown else reached.end() if reached else self._past_whole(each.end())
            found |= self._listed(self._run_after(start), each.start(), _growth_said(grown))
        for amount in self.reading.amounts:
            if amount not in found:
                run = self._run_after(amount.start)
                begin = max(self.text.rfind(mark, 0, amount.start) for mark in "，,；：") + 1
                years = self._years_before(amount.start)
                named = self._years_before(amount.start, begin)
                after = self._years_noted(run) or self._years_after(run) if len(run) >= 2 else []
                years = after or (named if len(named) == len(run) else years)
                if len(run) >= 2 and len(years) == len(run):
                    found |= {a: Place(y) for a, y in zip(run, years, strict=True)}
        for chain in self._movements():
            found |= self._moved(chain)
        return found

    def _past_whole(self, end: int) -> int:
        """分别占集群总产值的76.8%和83.5%: where the numbers begin behind what they are shares of."""
        whole = _OF_A_WHOLE.match(self.text, end)
        return whole.end() if whole else end

    def _listed(self, amounts: list[Amount], end: int, growth: frozenset[str]) -> dict[Amount, Place]:
        if len(amounts) < 2:
            # 分别为77.9%和: the rest of the list is not there
            torn = bool(amounts) and _BREAKS_OFF.match(self.text, amounts[0].end) is not None
            return {amounts[0]: Place(unknown=True)} if torn else {}
        years = self._years_noted(amounts) or self._years_after(amounts) or self._last_years(len(amounts), end)
        groups = [group | growth for group in self._groups_before(end)]
        of_them = not groups or (len(groups) == 1 and "share" in groups[0] and not groups[0] & SUBJECTS)
        percent = all(u.kind == "percent" for a in amounts for u in a.units)
        if of_them and percent and not self.groups and _SHARES.match(self.text, end):
            self.groups = self._groups_of_numbers(end, len(amounts))
        if of_them and percent and len(self.groups) == len(amounts):
            # 中小企业和主导产业产值分别为……，各占85.2%、88.7%; 占集群总产值的比重分别为85.2%、88.7%
            groups = [g | {"share"} for g in self.groups]
            years = []
        self.groups = groups
        if percent and _is_of_several(groups, amounts):
            # 近三年，总产值、研发经费年均增速分别为9.9%、12.4%: what is said of the last is meant for all
            tail = groups[-1] & (ASPECTS | {"average"})
            return {a: Place(None, g | tail) for a, g in zip(amounts, groups, strict=True)}
        if len(years) != len(amounts) and len(groups) < len(amounts):
            # 其中中小企业产值分别为...: the years were named in the clause before
            years = [str(y) for y in self.named_years] if len(self.named_years) == len(amounts) else years
        if len(years) == len(amounts):
            concepts = groups[-1] if groups and groups[-1] & measures() else frozenset[str]().union(*groups) or None
            return {a: Place(y, concepts) for a, y in zip(amounts, years, strict=True)}
        if len(groups) >= len(amounts):
            return {a: Place(None, g) for a, g in zip(amounts, groups[-len(amounts) :], strict=True)}
        return {a: Place(unknown=True) for a in amounts}

    def _groups_of_numbers(self, end: int, count: int) -> list[frozenset[str]]:
        """中小企业产值66.7亿元、主导产业产值72.6亿元，分别占……: the words before each of the last numbers."""
        found: list[frozenset[str]] = []
        last = 0
        for amount in self.reading.amounts:
            if amount.end <= end:
                begin = max(last, *(self.text.rfind(mark, 0, amount.start) + 1 for mark in "，,；：、"))
                words = [w.code for w in self.reading.concepts if begin <= w.start and w.end <= amount.start]
                found.append(frozenset(words))
                last = amount.end
        told = found[-count:]
        return told if len(told) == count and all(g & SUBJECTS and g & measures() for g in told) else []

    def _years_noted(self, amounts: list[Amount]) -> list[str]:
        """10024万元（2022年）、11350万元（2023年）: a year in brackets right after each number of a list."""
        found = [
            str(s.years[0])
            for a in amounts
            for s in self.reading.spans
            if s.kind == "year" and s.start >= a.end and _NOTE.fullmatch(self.text[a.end : s.start])
        ]
        return found if len(found) == len(amounts) else []

    def _years_after(self, amounts: list[Amount]) -> list[str]:
        """依次为41.0%、43.2%、47.0%（2022—2024年）: years in brackets right after a list."""
        end = amounts[-1].end
        after: list[Span] = []
        for span in self.reading.spans:
            if span.start >= end and not self.text[end : span.start].strip("（( 、，,/→和及与依次分别为"):
                after.append(span)
                end = span.end
        years = [str(y) for s in after for y in s.years]
        return years if len(years) == len(amounts) else []

    def _years_before(self, end: int, begin: int = 0) -> list[str]:
        kinds = ("year", "range", "relative")
        return [
            str(y) for s in self.reading.spans if begin <= s.start and s.end <= end and s.kind in kinds for y in s.years
        ]

    def _last_years(self, count: int, end: int) -> list[str]:
        """The last `count` years named before; none where the list's own clause names more, for its end is lost."""
        begin = max(self.text.rfind(mark, 0, end) for mark in "，,；：") + 1
        return [] if len(self._years_before(end, begin)) > count else self._years_before(end)[-count:]

    def _movements(self) -> list[list[Amount]]:
        """由0.250降至0.230、再降至0.218: runs of numbers that one thing moves through."""
        chains: list[list[Amount]] = []
        for last, amount in zip((None, *self.reading.amounts), self.reading.amounts, strict=False):
            gap = self.text[last.end if last else 0 : amount.start]
            if _FROM.search(gap):
                chains.append([amount])
            elif chains and chains[-1][-1] is last and REACHES.search(gap) and not self._names_anew(gap):
                chains[-1].append(amount)
        return chains

    def _names_anew(self, gap: str) -> bool:
        """Whether the words between two numbers speak of something else."""
        return bool({c.code for c in read(gap, None).concepts} & measures())

    def _dated(self, amount: Amount) -> bool:
        """Whether a year stands right before a number, or in brackets right after it."""
        noted = any(s.kind == "year" and _NOTE.fullmatch(self.text[amount.end : s.start]) for s in self.reading.spans)
        return noted or any(self._is_of(s, amount) for s in self.reading.spans)

    def _is_of(self, span: Span, amount: Amount) -> bool:
        return span.end <= amount.start and not strangeness(self.text[span.end : amount.start])

    def _moved(self, chain: list[Amount]) -> dict[Amount, Place]:
        if any(self._dated(a) for a in chain):
            # 由2022年的47.1%提高到56.0%: the end is of the year spoken of before
            before = [
                s.code
                for s in self.reading.spans
                if s.kind == "year" and s.end <= chain[0].start and not self._is_of(s, chain[0])
            ]
            latest = before[-1] if before else self.period or self.last_year
            undated = [a for a in chain[1:] if not self._dated(a)]
            return {a: Place(latest, unknown=latest is None or a is not chain[-1]) for a in undated}
        years = [str(y) for s in self.reading.spans if s.kind == "range" and s.end <= chain[0].start for y in s.years]
        if len(chain) >= 2 and len(years) == len(chain):
            return {a: Place(y) for a, y in zip(chain, years, strict=True)}
        if len(chain) == 2 and len(years) > 2:
            return {chain[0]: Place(years[0]), chain[1]: Place(years[-1])}
        # where a movement begins is some earlier year; without a year it is nobody's figure
        return {a: Place(unknown=True) for a in chain[:-1]} | {a: Place() for a in chain[-1:] if len(chain) > 1}

    def _run_after(self, start: int) -> list[Amount]:
        run: list[Amount] = []
        end = start
        for amount in self.reading.amounts:
            if amount.start < start:
                continue
            gap = self.text[end : amount.start]
            gap = gap if run else gap.removeprefix("占")
            if strangeness(gap) > 0 or (run and not _BETWEEN_ITEMS.fullmatch(gap)):
                break
            run.append(amount)
            end = amount.end
        completed = {amount.start: amount for amount in with_shared_unit(run)} if run else {}
        whole = tuple(completed.get(amount.start, amount) for amount in self.reading.amounts)
        self.reading = msgspec.structs.replace(self.reading, amounts=whole)
        return [amount for amount in whole if amount.start in completed]

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


def _growth_said(word: re.Match[str] | None) -> frozenset[str]:
    """What a word between 分别 and its numbers adds to what was named before: 年均分别增长10.45%、9.88%."""
    if word is None:
        return frozenset()
    return frozenset({"growth"} if word["up"] else {"growth", "decline"})


def _is_of_several(groups: list[frozenset[str]], amounts: list[Amount]) -> bool:
    """Whether a list names as many things as it gives numbers, each measured in a way of its own."""
    own = [group & measures() for group in groups]
    return len(amounts) > 1 and len(own) == len(amounts) == len({*own}) and all(own)
