"""Rows whose cells hold several lines each instead of being several rows: labels line by line, numbers beside them.

Such a row is told apart into as many rows, so that a table is read as it looks. What stands in one line belongs to all
of them. A label or a number that is merely broken over lines must not be taken for several: every line of the labels
has to name something measured, and every line of the numbers has to be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from extractors.figures.meaning.language import read
from extractors.figures.meaning.vocabulary import measures
from extractors.figures.tables.cells import classify
from pipeline.model import Cell, Source, Table


class Unstacked(msgspec.Struct, frozen=True):
    """The table with a row for each line; `printed` is the row that each of them stands in."""

    table: Table
    printed: tuple[int, ...]

    def place(self, source: Source) -> Source:
        """The place as it is printed."""
        return source if source.row is None else msgspec.structs.replace(source, row=self.printed[source.row])


def unstacked(table: Table) -> Unstacked | None:
    """The table with its stacked rows told apart, or None where it has none."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    covered = {row for cell in table.cells for row in range(cell.row, cell.row + cell.row_span) if cell.row_span > 1}
    lines = [1 if number in covered else _lines_stacked(row) for number, row in enumerate(rows)]
    if max(lines, default=1) == 1:
        return None
    starts = list(accumulate(lines, initial=0))
    cells = tuple(
        one
        for number, row in enumerate(rows)
        for cell in row
        for one in _told_apart(cell, starts[number], starts[number + cell.row_span] - starts[number], lines[number])
    )
    printed = tuple(number for number, count in enumerate(lines) for _ in range(count))
    return Unstacked(msgspec.structs.replace(table, rows=starts[-1], cells=cells), printed)


def _lines_stacked(row: Sequence[Cell]) -> int:
    """How many rows are stacked in one; 1 for a row that is one."""
    stacked = [lines for cell in row if len(lines := _lines(cell)) > 1]
    if len(stacked) < 2 or len({len(lines) for lines in stacked}) > 1:
        return 1
    labels = next((number for number, lines in enumerate(stacked) if _are_labels(lines)), None)
    if labels is None or not all(map(_are_values, stacked[labels + 1 :])) or labels == len(stacked) - 1:
        return 1
    return len(stacked[0])


def _lines(cell: Cell) -> list[str]:
    return [line.strip() for line in cell.text.split("\n") if line.strip()]


def _are_labels(lines: Iterable[str]) -> bool:
    return all(
        classify(line, None)[0] == "label" and measures() & {concept.code for concept in read(line, None).concepts}
        for line in lines
    )


def _are_values(lines: Iterable[str]) -> bool:
    return all(classify(line, None)[0] in ("value", "empty") for line in lines)


def _told_apart(cell: Cell, start: int, span: int, count: int) -> Iterator[Cell]:
    lines = _lines(cell)
    if count == 1 or len(lines) != count:
        yield msgspec.structs.replace(cell, row=start, row_span=span)
        return
    for number, line in enumerate(lines):
        yield msgspec.structs.replace(cell, row=start + number, row_span=1, text=line, tables=())
