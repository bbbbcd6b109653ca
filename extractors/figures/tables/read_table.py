"""Figures from tables: label-value cells, year tables whichever way they lie, headers of several rows, text cells.

The labels left of a value and the heads over it are read together; where they name no indicator the outer ones are
dropped, and rows such as 其中：中小企业 or 占比 draw on the row above. The unit is the nearest printed one: the
cell's own, the row's, the column's, the table's caption.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from extractors.figures.meaning.blanks import filled
from extractors.figures.meaning.claims import Belief, Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.meaning.contradiction import CONTRADICTED, doubted, unsettled
from extractors.figures.meaning.language import read
from extractors.figures.meaning.standing import is_future, status_said
from extractors.figures.meaning.vocabulary import (
    ASPECTS,
    FOREIGN,
    LEVELS,
    OTHERS,
    OURS,
    SUBJECTS,
    indicator_named,
    is_of_a_part,
    measures,
    scope_of,
)
from extractors.figures.sentences.read_sentences import Statement, Surroundings, read_sentences
from extractors.figures.tables.beside import labels_left, unit_right, values_right_of
from extractors.figures.tables.cells import Look, dates_in, squeezed, units_in_label
from extractors.figures.tables.dating import Dating, years_named
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import Words, paths, printed_units, stacked, words_of
from extractors.figures.tables.unit_notes import units_of_mark
from extractors.quantity import Amount, Unit
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

_ASIDE = re.compile("备注|说明|佐证|附件|来源|责任|措施|证明材料")
# a row for each town or firm under heads that name the indicators
_PART_OF_IT = re.compile(r"(?:镇|街道|村|社区|居委会|片区|厂|店|商行|公司)(?:（.*）)?$")
_CERTAINTY = 0.98
_TOTAL = re.compile(r"(?:合|总|共)计(?:数|额)?|总额|总数|全部|汇总")
_SUBTOTAL = re.compile(r"小计|分计|其中小计")
_UNDATED_SCAN = 0.8
_RATES = ("percent", "points")
_DOUBTFUL = 0.6
_APART = re.compile(r"[、，,;；/／|\s]|和|及|与|分别|依次|各为?|为")


class Caption(msgspec.Struct, frozen=True):
    """What the lines right above a table say about all of it."""

    units: tuple[Unit, ...] = ()
    period: str | None = None
    target: bool = False
    text: str = ""
    years: tuple[int, ...] = ()
    """The years that the columns are said to be of: 以下各栏依次为2022年、2023年、2024年."""
    noted: dict[str, tuple[Unit, ...]] = {}
    """The units of the marks at labels."""


class Told(msgspec.Struct, frozen=True):
    """What one cell says: claims or what was not understood, with the labels that belong to it."""

    look: Look
    label: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()
    beside: Look | None = None
    """The label nearest to the left."""
    row_labels: str = ""
    """All labels left of a text, where `label` may be the nearest alone: who says it and what it is about."""

    @property
    def row(self) -> int:
        """The row that it is told in: where one label stands before several, the first of them."""
        return self.look.cell.row if self.beside is None else min(self.look.cell.row, self.beside.cell.row)


class Labels(msgspec.Struct, frozen=True):
    """What stands beside a value, the nearest first: left of it (or, under big numbers, below), and over it."""

    left: tuple[Look, ...]
    heads: tuple[Look, ...]

    def __bool__(self) -> bool:
        return bool(self.left or self.heads)

    @property
    def all(self) -> tuple[Look, ...]:
        return self.left + self.heads

    @property
    def joined(self) -> str:
        return " / ".join(squeezed(x.cell.text) for x in [*reversed(self.left), *reversed(self.heads)])


def labels_of(grid: Grid, look: Look) -> Labels:
    """The labels of a value."""
    heads = grid.heads.above(look)
    left = labels_left(grid, look, bool(heads))
    if not left and not heads:
        left = labels_left(grid, look, True)
    if grid.title is not None and not any(x.kind == "label" and words_of(x).kept & measures() for x in heads):
        left = [*left, grid.title]
    return Labels(tuple(left), stacked(heads))


def read_table(
    grid: Grid, caption: Caption, around: Surroundings, only_rows: frozenset[int] | None = None
) -> Iterator[Told]:
    """Everything the value and text cells of a table say, row by row; nested tables are read by themselves."""
    reader = _TableReader(grid, caption, around)
    told: list[Told] = []
    for look in grid.in_reading_order():
        if only_rows is not None and look.cell.row not in only_rows:
            continue
        if look.kind == "value" and look.cell.column not in grid.index_columns:
            told.append(reader.value(look))
        elif look.kind in ("numbers", "prose") and look.cell.row not in grid.heads.rows:
            told.append(reader.prose(look))
    doubts = unsettled((t.row, c) for t in told if t.look.kind == "value" for c in t.claims)
    for one in told:
        claims = tuple(doubted(c) if (one.row, c) in doubts else c for c in one.claims)
        yield msgspec.structs.replace(one, claims=claims)


def _is_rate_of(meaning: Meaning, amount: Amount, labels: Labels) -> bool:
    """Whether a bare number taken for an amount stands in a column or row of percent: no word for it was read."""
    if amount.units or meaning.unit is None or meaning.unit.kind in _RATES:
        return False
    beside = [*labels.heads, *(x for x in labels.left[:1] if x.kind == "unit")]
    return any(units and all(u.kind in _RATES for u in units) for units in map(printed_units, beside))


class _Found(msgspec.Struct, frozen=True):
    """A meaning, the words it was understood by, and how far these are believed."""

    meaning: Meaning
    words: frozenset[str]
    belief: Belief


class _TableReader:
    def __init__(self, grid: Grid, caption: Caption, around: Surroundings) -> None:
        self.grid, self.caption, self.around = grid, caption, around
        default = around.period or around.last_year
        self.dating = Dating(grid, caption.period, around.year, default, around.this_year, caption.years)
        spoken = {c.code for c in read(caption.text, None).concepts} & measures()
        self.focus = narrowed(Focus(), spoken, None) if len(spoken) == 1 else Focus()
        self.row_focus: tuple[int, Focus] = (-1, Focus())
        self.unit: Unit | None = None

    # -- cells that hold a number alone ---------------------------------------------------------------

    def value(self, look: Look) -> Told:
        labels = labels_of(self.grid, look)
        if not look.reading.amounts or not labels or any(_ASIDE.search(h.cell.text) for h in labels.heads):
            return Told(look, labels.joined, ())
        amount = look.reading.amounts[0]
        labels = self._own_part(look, labels)
        found, words = self._meaning(look, amount, labels)
        if found or words:
            self._turn(look, words, found.meaning.indicator if found else None)
        if found and self._is_one_of_many(look, labels):
            found = msgspec.structs.replace(found, belief=found.belief.at_most(CONTRADICTED, "one_of_many"))
        if found and _is_rate_of(found.meaning, amount, labels):
            found = msgspec.structs.replace(found, belief=found.belief.at_most(CONTRADICTED, "unit_assumed"))
        claims = (self._claim(look, amount, labels, found),) if found else ()
        return Told(look, labels.joined, claims, beside=next(iter(labels.left), None))

    def _is_one_of_many(self, look: Look, labels: Labels) -> bool:
        """One of several numbers after one label, none of which a head or year of its own tells apart."""
        if labels.heads or not labels.left or labels.left[0].cell.row != look.cell.row:
            return False
        row = values_right_of(self.grid, labels.left[0])
        years = years_named(labels.left) or self.caption.years
        told_apart = len(years) == len(row) or bool(dates_in(look))
        return len(row) > 1 and not told_apart and labels.left[0].cell.column_span < self.grid.table.columns

    def _own_part(self, look: Look, labels: Labels) -> Labels:
        """中小企业产值及占比 before two values: each has its part of the label."""
        if labels.heads or not labels.left or labels.left[0].kind != "label":
            return labels
        parts = words_of(labels.left[0]).parts
        row = values_right_of(self.grid, labels.left[0])
        if len(parts) < 2 or len(parts) != len(row) or look not in row:
            return labels
        return Labels((parts[row.index(look)], *labels.left[1:]), ())

    def _meaning(self, look: Look, amount: Amount, labels: Labels) -> tuple[_Found | None, frozenset[str]]:
        units = self._units(look, labels)
        if self._is_beside_the_years(labels):
            return None, frozenset()
        if labels.heads and labels.left and self._is_of_a_part(labels.left):
            return None, frozenset()
        first: frozenset[str] = frozenset()
        nearest = words_of(*labels.left[:1], *labels.heads)
        beside = words_of(*labels.left[:1]).kept
        whose = words_of(*labels.left).kept & OTHERS
        if whose or (beside | words_of(*labels.heads).kept) & FOREIGN:
            return None, frozenset()
        for path in paths(labels.left, labels.heads):
            first = first or path.words.kept
            if not path.words.kept or (path.by_heads_alone and path.lacks_measure):
                continue
            for focus in self._focuses(look, labels, path.by_heads_alone):
                around = self._units_of_whole(path.words, units)
                found = meaning(path.words.kept, amount, around, focus, path.words.whole)
                lost = path.dropped - (found.words if found else frozenset())
                partly = found is not None and found.inherited and not path.words.understood
                partly = partly or bool(lost & words_of(*labels.heads[:1]).kept & measures())
                partly = partly or (found is not None and is_of_a_part(found.indicator, found.words | lost))
                if found is None or partly or lost & nearest.kept & ((LEVELS - {"other_level"}) | ASPECTS):
                    continue
                self.unit = found.unit
                belief = Belief(_CERTAINTY).less(0.03, "drawn_on", found.inherited)
                belief = belief.less(0.06, "unit_assumed", found.assumed_unit)
                of_others = bool(lost & (SUBJECTS | OTHERS)) or self._is_of_others(look)
                belief = belief.at_most(_DOUBTFUL, "of_others", of_others)
                return _Found(found, path.words.kept, belief), path.words.kept
        return None, first

    def _is_of_a_part(self, left: tuple[Look, ...]) -> bool:
        """A row of a town, a firm or a trade: one that the table's total, or its group's, adds up."""
        nearest = squeezed(left[0].cell.text)
        if _PART_OF_IT.search(nearest):
            return True
        if not self.grid.has_totals or left[0].kind != "label":
            return False
        if _SUBTOTAL.fullmatch(nearest):
            return len(left) > 1 and left[1].kind == "label" and not words_of(left[1]).kept
        return not _TOTAL.fullmatch(nearest) and not words_of(left[0]).kept

    def _focuses(self, look: Look, labels: Labels, by_heads_alone: bool) -> tuple[Focus, ...]:
        """What a label may draw on: rows on the row above, heads on the head before, pairs on the pair before."""
        if by_heads_alone:
            return Focus(), self.focus
        row = self._focus_for(look.cell.row)
        return (row,) if labels.heads else (row, self.focus)

    def _is_beside_the_years(self, labels: Labels) -> bool:
        """三年合计, 排名, 增量: a column without a year or words beside the columns of years."""
        if not labels.heads or not labels.left or any(h.kind == "period" or h.reading.spans for h in labels.heads):
            return False
        named = words_of(*labels.heads).kept or any(x.reading.spans for x in labels.left)
        return not named and self.grid.heads.has_years(labels.heads[0].cell.row)

    def _is_of_others(self, look: Look) -> bool:
        """Whether the section of the table speaks of somebody else: 龙头企业情况, 全区指标."""
        titles = self.grid.title_above(look)
        words = {c.code for c in titles[0].reading.concepts} if titles else set()
        words |= {c.code for c in read(self.caption.text, None).concepts}
        return bool(words & OTHERS) and not words & OURS

    def _units_of_whole(self, words: Words, units: Units) -> Units:
        """其中：中小企业 without a unit is in the unit of the row above that it is a part of; so is a benchmark."""
        is_part = bool(words.kept & (SUBJECTS | {"benchmark"}))
        is_part = is_part and not words.kept & measures() and not words.kept & (ASPECTS - {"benchmark"})
        if is_part and self.unit is not None and not units.near:
            return msgspec.structs.replace(units, near=((self.unit,),))
        return units

    def _focus_for(self, row: int) -> Focus:
        """What the rows above spoke of; within one row the focus stays, so that each year of it reads alike."""
        if self.row_focus[0] != row:
            self.row_focus = (row, self.focus)
        return self.row_focus[1]

    def _turn(self, look: Look, words: frozenset[str], indicator: str | None) -> None:
        row = self._focus_for(look.cell.row)
        named_by_row = any(x.kind == "label" for x in labels_left(self.grid, look, True))
        self.focus = narrowed(row if named_by_row else self.focus, words, indicator)

    def _units(self, look: Look, labels: Labels) -> Units:
        own = [units_in_label(look.cell.text)] if not look.reading.amounts[0].units else []
        beside = [*labels.left, *unit_right(self.grid, look), *labels.heads]
        near = tuple(u for u in [*own, *map(self._unit_of, beside)] if u)
        titles = self.grid.title_above(look)
        far = tuple(u for u in [*map(printed_units, titles), self.grid.corner_units, self.caption.units] if u)
        return Units(near, far, bare=True)

    def _unit_of(self, look: Look) -> tuple[Unit, ...]:
        return printed_units(look) or units_of_mark(squeezed(look.cell.text), self.caption.noted)

    def _claim(self, look: Look, amount: Amount, labels: Labels, found: _Found, year: int | None = None) -> Claim:
        indicator = found.meaning.indicator
        by_year = indicators()[indicator].by_year
        aspect = bool(found.words & {"growth", "share", "average"})
        dated = self.dating.of(look, list(labels.left), list(labels.heads), aspect=aspect)
        period = str(year) if year else dated.period
        belief, undated = found.belief, by_year and not year and not dated.said
        under_heads = any(h.kind == "label" for h in labels.heads) and len(labels.heads) > 1
        belief = belief.less(0.1, "year_assumed", undated and under_heads)
        # on a scan the year may stand there and not have been found
        belief = belief.at_most(_UNDATED_SCAN, "year_assumed", undated and look.cell.confidence < 1)
        belief = belief.at_most(_DOUBTFUL, "year_assumed", by_year and not year and not dated.certain)
        # a misread year is as wrong as a misread figure
        seen = [dated.sure, *(head.cell.confidence for head in labels.all if head.kind == "period")]
        belief = belief.at_most(min(seen), "year_unclear", by_year and min(seen) < belief.confidence)
        status = self._status([look, *labels.heads, *labels.left], period)
        if status == "target" and not dated.said and not year:
            period, belief = None, belief.at_most(_DOUBTFUL, "year_assumed")
        scope = (
            scope_of(found.words)
            or scope_of(c.code for c in look.reading.concepts)
            or scope_of(c.code for c in read(self.caption.text, None).concepts)
        )
        return Claim(indicator, period, amount, found.meaning.unit, status, scope, belief, "decline" in found.words)

    def _status(self, nearest_first: Sequence[Look], period: str | None) -> FigureStatus:
        said = status_said(look.cell.text for look in nearest_first)
        if said != "actual" or is_future(period, self.around.year):
            return said if said in ("preliminary", "estimate") else "target"
        return "target" if self.caption.target and period is None else "actual"

    # -- cells that hold several numbers or running text ----------------------------------------------

    def prose(self, look: Look) -> Told:
        above, short = self.grid.heads.above(look), look.kind == "numbers"
        heads = tuple(h for h in above if short or h.kind in ("period", "unit"))
        labels = Labels(tuple(labels_left(self.grid, look, bool(heads))), heads)
        beside = tuple(x for x in labels.left if x.kind == "label")
        near = Labels(beside[:1] if words_of(*beside[:1]).kept & measures() else beside[:2], ())
        row = self._row_of_numbers(look, labels)
        if row is not None:
            return Told(look, near.joined, row, row_labels=Labels(beside, ()).joined)
        found, opening = self._opening(look, labels)
        words = found.meaning.words if found else words_of(*near.left).kept
        focus = narrowed(Focus(), words, None)
        indicator = opening.indicator if opening else indicator_named(words)
        if indicator:
            focus = msgspec.structs.replace(focus, indicator=indicator)
        dates = [self.dating.named(x) for x in labels.all if x.kind == "period"]
        period = next((dated.period for dated in dates if dated), None)
        around = msgspec.structs.replace(
            self.around, focus=focus, units=self._units(look, labels).near if look.reading.amounts else (),
            period=period or self.around.period,
        )  # fmt: skip
        if indicator or words & measures():
            # 占比 beside it, or below, is of what this text was about
            self.focus = narrowed(self.focus, words, indicator)
        statements = read_sentences(filled(look.cell.text).text, around)
        claims = [s.claim for s in statements if s.claim]
        if opening and not (statements and statements[0].claim):
            claims.insert(0, opening)
        return Told(look, near.joined, tuple(claims), tuple(statements), row_labels=Labels(beside, ()).joined)

    def _opening(self, look: Look, labels: Labels) -> tuple[_Found | None, Claim | None]:
        """What the number says that a text begins with: 62.1（占79.3%）."""
        first = look.reading.amounts[0] if look.reading.amounts else None
        if first is None or look.reading.text[: first.start].strip() or not labels:
            return None, None
        found, _ = self._meaning(look, first, labels)
        return found, self._claim(look, first, labels, found) if found else None

    def _row_of_numbers(self, look: Look, labels: Labels) -> tuple[Claim, ...] | None:
        """72.8、78.3、85.6 under 2022—2024年, or beside 产值及占比; None for a text that says more than numbers."""
        amounts, text = look.reading.amounts, look.reading.text
        between = "".join(text[a.end : b.start] for a, b in itertools.pairwise(amounts))
        around = text[: amounts[0].start] + text[amounts[-1].end :] if amounts else ""
        for span in look.reading.spans:
            around = around.replace(span.text, "")
        if len(amounts) < 2 or _APART.sub("", between) or _APART.sub("", around).strip("。（）()") or not labels:
            return None
        years = years_named([*labels.heads, *labels.left])
        parts = words_of(labels.left[0]).parts if labels.left else ()
        if len(years) == len(amounts):
            found = [f for a in amounts if (f := self._meaning(look, a, labels)[0])]
            if len(found) < len(amounts):
                return None  # 0.2382、0.2197、0.2073吨/万元: the unit at the end is meant for all
            return tuple(self._claim(look, a, labels, f, y) for a, f, y in zip(amounts, found, years, strict=True))
        claims = []
        for amount, part in zip(amounts, parts, strict=False) if len(parts) == len(amounts) else ():
            own = Labels((part, *labels.left[1:]), labels.heads)
            one, words = self._meaning(look, amount, own)
            self._turn(look, words, one.meaning.indicator if one else None)
            claims += [self._claim(look, amount, own, one)] if one else []
        # what names its years itself is told as a sentence: 2022—2024年依次为0.238、0.220、0.207
        return None if look.reading.spans and not claims else tuple(claims)
