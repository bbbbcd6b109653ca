"""What the number in a cell is of, by the words of its labels.

The labels left of a value and the heads over it are read together; where they name no indicator the outer ones are
dropped, and rows such as 其中：中小企业 or 占比 draw on the row above. The unit is the nearest printed one: the
cell's own, the row's, the column's, the table's caption.
"""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.claims import DOUBTFUL, RATES, Belief, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.meaning.language import read
from extractors.figures.meaning.vocabulary import (
    ASPECTS,
    FOREIGN,
    LEVELS,
    OTHERS,
    OURS,
    SUBJECTS,
    is_of_a_part,
    measures,
)
from extractors.figures.sentences.several_years import is_sum_of_years
from extractors.figures.tables.beside import labels_left, unit_right
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cells import Look, squeezed, units_in_label
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import Words, paths, printed_units, words_of
from extractors.figures.tables.labels import Labels
from extractors.figures.tables.unit_notes import units_of_mark
from extractors.quantity import Amount, Unit

# a row for each town or firm under heads that name the indicators
_PART_OF_IT = re.compile(r"(?:镇|街道|村|社区|居委会|片区|厂|店|商行|公司)(?:（.*）)?$")
# 前十名小计: of the largest firms, whatever the table adds up
_OF_THE_LARGEST = re.compile(r"前[一二三四五六七八九十\d]{1,3}[名家位户强]")
_CERTAINTY = 0.98
_TOTAL = re.compile(r"(?:合|总|共)计(?:数|额)?|总额|总数|全部|汇总")
_SUBTOTAL = re.compile(r"小计|分计|其中小计")


class Found(msgspec.Struct, frozen=True):
    """A meaning, the words it was understood by, and how far these are believed."""

    meaning: Meaning
    words: frozenset[str]
    belief: Belief


class CellMeanings:
    """The meanings of the numbers of one table, met in reading order: what a row spoke of carries on to the next."""

    def __init__(self, grid: Grid, caption: Caption) -> None:
        self.grid, self.caption = grid, caption
        spoken = {c.code for c in read(caption.text, None).concepts} & measures()
        self.focus = narrowed(Focus(), spoken, None) if len(spoken) == 1 else Focus()
        self.row_focus: tuple[int, Focus] = (-1, Focus())
        self.unit: Unit | None = None

    def of(self, look: Look, amount: Amount, labels: Labels) -> tuple[Found | None, frozenset[str]]:
        units = self.units_of(look, labels)
        if self._is_beside_the_years(labels) or any(is_sum_of_years(squeezed(x.cell.text)) for x in labels.all):
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
                partly = partly or self._is_part_above_scale(found, labels)
                partly = partly or bool(lost & words_of(*labels.heads[:1]).kept & measures())
                partly = partly or (found is not None and is_of_a_part(found.indicator, found.words | lost))
                if found is None or partly or lost & nearest.kept & ((LEVELS - {"other_level"}) | ASPECTS):
                    continue
                if found.unit is None or found.unit.kind not in RATES:
                    # 总产值（亿元） | 其中：中小企业 | 占比（%） | 其中：主导产业: of the output, not of its share
                    self.unit = found.unit
                belief = Belief(_CERTAINTY).less(0.03, "drawn_on", found.inherited)
                belief = belief.less(0.06, "unit_assumed", found.assumed_unit)
                of_others = bool(lost & (SUBJECTS | OTHERS)) or self._is_of_others(look)
                belief = belief.at_most(DOUBTFUL, "of_others", of_others)
                # a card of several has its own neighbours; one row under heads is a list of one
                in_columns = path.by_heads_alone and len(self.grid.cards) < 2
                astray = found.inherited and in_columns and self._may_be_of_output(path.words, found)
                belief = belief.at_most(DOUBTFUL, "drawn_on", astray)
                belief = belief.at_most(DOUBTFUL, "unit_assumed", self._may_be_marked(found, amount, units))
                belief = belief.at_most(DOUBTFUL, "of_a_part", path.words.narrow(found.indicator))
                return Found(found, path.words.kept, belief), path.words.kept
        return None, first

    def _may_be_marked(self, found: Meaning, amount: Amount, units: Units) -> bool:
        """Whether a number in the unit of the whole table may have lost a mark that gives it another."""
        if amount.units or units.near or found.unit is None:
            return False
        return any(unit.kind == found.unit.kind and unit.word != found.unit.word for unit in self.caption.unplaced)

    def _may_be_of_output(self, words: Words, found: Meaning) -> bool:
        """发明专利 | 年均增速: of the patents, or of the output that other columns of the table name."""
        if "average" not in words.kept or words.kept & measures() or "output" in found.words:
            return False
        return any("output" in words_of(head).kept for row in self.grid.heads.rows for head in self.grid.row(row))

    def _is_of_a_part(self, left: tuple[Look, ...]) -> bool:
        """A row of a town, a firm or a trade: one that the table's total, or its group's, adds up."""
        nearest = squeezed(left[0].cell.text)
        if _PART_OF_IT.search(nearest) or _OF_THE_LARGEST.search(nearest):
            return True
        if not self.grid.has_totals or left[0].kind != "label":
            return False
        if _SUBTOTAL.fullmatch(nearest):
            return len(left) > 1 and left[1].kind == "label" and not words_of(left[1]).kept
        return not _TOTAL.fullmatch(nearest) and not words_of(left[0]).kept

    def _is_part_above_scale(self, found: Meaning | None, labels: Labels) -> bool:
        """其中：规模以上工业 is a part of what the row above says, and not the same on another scope."""
        if found is None or "above_scale" not in found.words or found.words & {"sme", "leading"}:
            return False
        beside = labels.left[:1]
        own = bool(words_of(*beside).kept & measures())
        return bool(beside) and (not own or squeezed(beside[0].cell.text).startswith("其中"))

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
        named = words_of(*labels.heads).kept - {"total"} or any(x.reading.spans for x in labels.left)
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

    def turn(self, look: Look, words: frozenset[str], indicator: str | None) -> None:
        row = self._focus_for(look.cell.row)
        named_by_row = any(x.kind == "label" for x in labels_left(self.grid, look, True))
        self.focus = narrowed(row if named_by_row else self.focus, words, indicator)

    def units_of(self, look: Look, labels: Labels) -> Units:
        own = [units_in_label(look.cell.text)] if not look.reading.amounts[0].units else []
        beside = [*labels.left, *unit_right(self.grid, look), *labels.heads]
        near = tuple(u for u in [*own, *map(self._unit_of, beside)] if u)
        titles = self.grid.title_above(look)
        over = (self.grid.corner_units, self.caption.units, self.caption.money)
        far = tuple(u for u in [*map(printed_units, titles), *over] if u)
        return Units(near, far, bare=True)

    def _unit_of(self, look: Look) -> tuple[Unit, ...]:
        return printed_units(look) or units_of_mark(squeezed(look.cell.text), self.caption.noted)
