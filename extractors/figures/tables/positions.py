"""Where the cells of a table lie: each position with the cell that covers it, line by line.

Nothing here knows an indicator, and nothing which lines are heads.
"""

from __future__ import annotations

import re
from functools import cached_property

from extractors.figures.tables.cards import card_heads
from extractors.figures.tables.cells import Look, classify, squeezed
from pipeline.model import Table

_ORDINAL = re.compile(r"^(?:序号|编号|No\.?|NO\.?|项次|行次|代码|指标代码|编码|页码)$", re.IGNORECASE)


class Positions:
    """Every position of a table with the cell that covers it. `year` is the application year, for what cells say."""

    def __init__(self, table: Table, year: int | None) -> None:
        self.table = table
        self.at: dict[tuple[int, int], Look] = {}
        self.explaining: set[int] = set()
        """Columns that explain the indicators and say nothing of the cluster."""
        self._rows: dict[int, list[Look]] = {}
        for cell in table.cells:
            kind, reading = classify(cell.text, year)
            self._put(Look(cell, kind, reading))

    def _put(self, look: Look) -> None:
        for row in range(look.cell.row, look.cell.row + look.cell.row_span):
            for column in range(look.cell.column, look.cell.column + look.cell.column_span):
                self.at[row, column] = look

    def replace(self, old: Look, new: Look) -> None:
        """Another understanding of the same cell, wherever it lies."""
        self._rows.clear()
        for row in range(old.cell.row, old.cell.row + old.cell.row_span):
            for column in range(old.cell.column, old.cell.column + old.cell.column_span):
                if self.at[row, column] is old:
                    self.at[row, column] = new

    def column(self, column: int) -> list[Look]:
        """The anchors that a column crosses, from above."""
        seen: list[Look] = []
        for row in range(self.table.rows):
            look = self.at.get((row, column))
            if look and (not seen or seen[-1] is not look):
                seen.append(look)
        return seen

    def row(self, row: int) -> list[Look]:
        """The anchors that a row crosses, left to right."""
        if row not in self._rows:
            self._rows[row] = self._crossed(row)
        return self._rows[row]

    def _crossed(self, row: int) -> list[Look]:
        seen: list[Look] = []
        for column in range(self.table.columns):
            look = self.at.get((row, column))
            if look and (not seen or seen[-1] is not look):
                seen.append(look)
        return seen

    def in_reading_order(self) -> list[Look]:
        """Every cell once, row by row."""
        seen: dict[int, Look] = {}
        for row in range(self.table.rows):
            for look in self.row(row):
                seen.setdefault(id(look), look)
        return list(seen.values())

    @cached_property
    def index_columns(self) -> frozenset[int]:
        """Columns that only number the rows."""
        found = set()
        for column in range(self.table.columns):
            cells = self.column(column)
            head = next((x for x in cells if x.kind != "empty"), None)
            numbers = [squeezed(x.cell.text) for x in cells if x.kind == "value"]
            counted = [int(n) for n in numbers if n.isdecimal()]
            in_order = len(counted) == len(numbers) >= 2 and counted == list(
                range(counted[0], counted[0] + len(counted))
            )
            if head and (
                _ORDINAL.match(squeezed(head.cell.text))
                or (column == 0 and in_order and counted[0] == 1 and self.table.columns > 2)
            ):
                found.add(column)
        return frozenset(found)

    @cached_property
    def cards(self) -> dict[int, int]:
        """The row of labels above each row of values, in tables where labels stand over their values pair by pair."""
        return card_heads(self)
