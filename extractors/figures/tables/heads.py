"""Which rows of a table are heads, and which heads stand over a value.

Heads are rows without values; those of a value are found by walking up in its column, and in a form of big numbers
down.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from extractors.figures.meaning.fact_labels import facts_named
from extractors.figures.meaning.vocabulary import NAMING, measures
from extractors.figures.tables.beside import labels_left
from extractors.figures.tables.cells import NUMBERS, Look, squeezed, units_in_label
from extractors.figures.tables.positions import Positions

_UNIT_CAPTION = re.compile(r"^[（(]?(?:计量|金额|数据)?单位[:：]")


def is_unit_caption(look: Look) -> bool:
    """单位：万元 at a table's upper edge: of all the table, though it stands over one column."""
    return bool(_UNIT_CAPTION.match(squeezed(look.cell.text)))


class Heads:
    """The heads of a table; `before` are those of the table that it continues without repeating them."""

    def __init__(self, cells: Positions, before: Heads | None = None) -> None:
        self.cells, self.before = cells, before
        self._above: dict[tuple[int, int], tuple[Look, ...]] = {}
        self._told_of: dict[int, list[int]] = {}

    def has_years(self, row: int) -> bool:
        """Whether a row of heads names the years of two or more columns."""
        return sum(x.kind == "period" for x in self.cells.row(row)) >= 2

    @cached_property
    def rows(self) -> frozenset[int]:
        """Rows of labels or stretches of time over columns of values: no value, no prose, at least two cells."""
        found = set(self.cells.cards.values())
        for row in set(range(self.cells.table.rows)) - set(self.cells.cards):
            cells = [
                x
                for x in self.cells.row(row)
                if x.cell.column not in self.cells.index_columns or x.cell.column_span > 1
            ]
            kinds = [x.kind for x in cells]
            if {"value", "numbers", "prose"} & set(kinds) or sum(k in ("label", "period", "unit") for k in kinds) < 2:
                continue
            if self._heads_values(row) and not self._is_answered(row):
                found.add(row)
        return frozenset(found)

    def _is_answered(self, row: int) -> bool:
        """集群名称 | 澄海区玩具产业集群: a label with its answer, which tells no columns apart."""
        label, answer, *rest = self.cells.row(row)
        if label.cell.column in self.cells.index_columns or any(x.kind in ("period", "unit") for x in rest):
            return False
        codes = {concept.code for concept in answer.reading.concepts}
        if answer.kind != "label" or codes & measures() or units_in_label(answer.cell.text):
            return False
        if facts_named(squeezed(label.cell.text)):
            return not facts_named(squeezed(answer.cell.text))
        over_all = answer.cell.column + answer.cell.column_span == self.cells.table.columns
        is_pair = label.cell.column_span == 1 < answer.cell.column_span and over_all
        return is_pair and not codes - NAMING and label.cell.row_span == answer.cell.row_span == 1

    def _heads_values(self, row: int) -> bool:
        """Whether the next row that is not itself all labels has values in two or more columns, or under a period."""
        for below in range(row + 1, self.cells.table.rows):
            looks = {id(x): x for x in self.cells.row(below)}.values()
            values = [x for x in looks if x.kind in NUMBERS and x.cell.column not in self.cells.index_columns]
            if not values:
                if any(x.kind == "prose" for x in looks):
                    return False
                continue
            over = [self.cells.at.get((row, v.cell.column)) for v in values]
            heads = [o for o in over if o and o.kind in ("label", "period", "unit")]
            dated = any(o.kind == "period" for o in heads)
            return bool(heads) and (dated or self._is_top(row) or self._is_row_of_values(below))
        return False

    def _is_row_of_values(self, row: int) -> bool:
        """A row of values, with or without its year before them, has its labels above it wherever it stands."""
        kinds = [x.kind for x in self.cells.row(row) if x.cell.column not in self.cells.index_columns]
        kinds = kinds[1:] if kinds[:1] == ["period"] else kinds
        return kinds.count("value") >= 2 and set(kinds) <= {"value", "empty"}

    def _is_top(self, row: int) -> bool:
        return row <= self._first_told

    @cached_property
    def _first_told(self) -> int:
        """The first row that says something in a column that does not only number the rows."""

        def tells(row: int) -> bool:
            told = (x for x in self.cells.row(row) if x.kind in ("value", "numbers", "prose"))
            return any(x.cell.column not in self.cells.index_columns for x in told)

        return next((row for row in range(self.cells.table.rows) if tells(row)), self.cells.table.rows)

    def above(self, look: Look) -> list[Look]:
        """The header cells over a value, the nearest first."""
        place = (look.cell.row, look.cell.column)
        if place not in self._above:
            self._above[place] = tuple(self._find_heads(look))
        return list(self._above[place])

    def _find_heads(self, look: Look) -> list[Look]:
        found: list[Look] = []
        if look.cell.row in self.cells.cards:
            return [self.cells.at[self.cells.cards[look.cell.row], look.cell.column]]
        row = look.cell.row - 1
        while (row := row if found else self._telling(row, look.cell.column)) >= 0:
            if row not in self.rows:
                if self._is_gap(row) or (found and len(self.cells.row(row)) > 1) or self._is_label_between(row, look):
                    break
            else:
                head = self.cells.at.get((row, look.cell.column))
                if (
                    head
                    and head.kind in ("label", "period", "unit")
                    and head not in found
                    and not is_unit_caption(head)
                ):
                    found.append(head)
            row -= 1
        if any(h.kind == "period" for h in found) and self._is_row_of_pairs(look.cell.row):
            return []
        if not self.rows and self.before is not None:
            return self.before.of_column(look.cell.column)
        return found

    def _telling(self, row: int, column: int) -> int:
        """The nearest row from this one up that can be or end the heads of a value; -1 where there is none.

        In a long table most rows lie between a value and its heads: they are passed over at once.
        """
        if column not in self._told_of:
            self._told_of[column] = [row for row in range(self.cells.table.rows) if self._can_head(row, column)]
        place = bisect_right(self._told_of[column], row)
        return self._told_of[column][place - 1] if place else -1

    def _can_head(self, row: int, column: int) -> bool:
        return row in self.rows or self._is_gap(row) or self._is_label_among_labels(row, column)

    def _is_gap(self, row: int) -> bool:
        """Whether nothing stands in a row; one without cells was a head that the page before has too."""
        return bool(self.cells.row(row)) and all(x.kind == "empty" for x in self.cells.row(row))

    def _is_row_of_pairs(self, row: int) -> bool:
        """Whether labels stand in the columns of years: 小巨人 | 2家 | 高企 | 8家 below years."""
        cells = self.cells.row(row)
        first = next((x.cell.column for x in cells if x.kind in NUMBERS), self.cells.table.columns)
        later = [x.cell.column for x in cells if x.kind == "label" and x.cell.column > first]
        return any(
            head.kind == "period" and head.cell.row in self.rows
            for column in later
            for r in range(row)
            if (head := self.cells.at.get((r, column))) is not None
        )

    def _is_label_between(self, row: int, look: Look) -> bool:
        """Whether a row of labels that heads nothing known lies over a value without a label of its own."""
        return self._is_label_among_labels(row, look.cell.column) and not labels_left(self.cells, look, True)

    def _is_label_among_labels(self, row: int, column: int) -> bool:
        over = self.cells.at.get((row, column))
        return over is not None and over.kind == "label" and sum(x.kind == "label" for x in self.cells.row(row)) > 1

    def of_column(self, column: int) -> list[Look]:
        """The header cells over the end of a column, for a table that goes on elsewhere."""
        last = self.cells.at.get((self.cells.table.rows - 1, column))
        if last is None:
            return []
        return self.above(last)
