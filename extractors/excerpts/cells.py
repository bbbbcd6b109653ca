"""The cells around a table's cell, for files that have no pages: its row's head, its columns' heads, its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.excerpt import CellExcerpt
from pipeline.model import Cell, Content, Source, Table

_BESIDE, _BELOW = 2, 1
# A cell that covers more columns is the table's title, not a column's head
_TITLE_SPAN = 8
_NUMBER = re.compile(r"\s*[\d.,，%+\-—/]*\s*$")
_LONGEST = 120  # characters of a neighbour's text; the marked cell is given whole


def cells_around(content: Content, source: Source) -> CellExcerpt | None:
    """The excerpt, or None where the source names no cell of a table in the content."""
    table = table_of(content, source)
    if table is None or source.row is None or source.column is None:
        return None
    grid = Grid(table)
    marked = grid.at(source.row, source.column)
    if marked is None or not marked.text.strip():
        return None
    rows = _shown_rows(marked, table.rows, grid)
    columns = _shown_columns(marked, table.columns, grid)
    return CellExcerpt(
        cells=tuple(tuple(_words(grid.at(row, column), row, column, marked) for column in columns) for row in rows),
        marked=(rows.index(marked.row), columns.index(marked.column)),
        columns=tuple(_letters(column) for column in columns) if table.sheet else (),
        rows=tuple(str(row + 1) for row in rows) if table.sheet else (),
    )


def table_of(content: Content, source: Source) -> Table | None:
    """The table a source points into, nested ones included."""
    if source.table is None:
        return None
    found = (one for one in _tables(content.blocks) if one.number == source.table and one.sheet == source.sheet)
    return next(found, None)


class Grid:
    """A table's cells by the places they cover."""

    def __init__(self, table: Table) -> None:
        self._columns = table.columns
        self._by_place = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows))
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns))
        }

    def at(self, row: int, column: int) -> Cell | None:
        return self._by_place.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """The cells that cover places of the row."""
        return [cell for column in range(self._columns) if (cell := self.at(row, column))]


def _tables(blocks: Iterable[object]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from _tables(cell.tables)


def _shown_rows(marked: Cell, count: int, grid: Grid) -> list[int]:
    """The rows right around the marked cell, and those that head its column."""
    near = range(max(0, marked.row - _BELOW), min(count, marked.row + _BELOW + 1))
    return sorted({*near, *_heads(marked, grid)})


def _heads(marked: Cell, grid: Grid) -> list[int]:
    """The rows of the column's head.

    Above a number those are the nearest words, and what they stand under; above words the topmost, which are no
    title that stands alone in its row.
    """
    above = [cell for row in reversed(range(marked.row)) if (cell := grid.at(row, marked.column))]
    worded = [cell for cell in above if cell.text.strip() and not _NUMBER.match(cell.text)]
    if _NUMBER.match(marked.text) or marked.text.strip()[0].isdigit():
        under = [cell for cell in worded[1:2] if worded[0].column_span <= cell.column_span < _TITLE_SPAN]
        heads = [*worded[:1], *under]
    else:
        heads = [cell for cell in reversed(worded) if cell.column_span < _TITLE_SPAN]
        heads = list(islice((cell for cell in heads if _has_company(cell, grid)), 1))
    return [row for cell in heads for row in range(cell.row, cell.row + cell.row_span)]


def _has_company(cell: Cell, grid: Grid) -> bool:
    """Whether other cells of its row have words."""
    return any(other is not cell and other.text.strip() for other in grid.row(cell.row))


def _shown_columns(marked: Cell, count: int, grid: Grid) -> list[int]:
    """The columns right around the marked cell, and the first that names its row in words."""
    near = range(max(0, marked.column - _BESIDE), min(count, marked.column + _BESIDE + 1))
    row = ((column, grid.at(marked.row, column)) for column in range(marked.column))
    name = next((cell.column for _, cell in row if cell and cell.text.strip() and not _NUMBER.match(cell.text)), None)
    return sorted({*near} if name is None else {name, *near})


def _words(cell: Cell | None, row: int, column: int, marked: Cell) -> str:
    """A cell's text where it begins; what it covers besides stays empty."""
    if cell is None or (cell.row, cell.column) != (row, column):
        return ""
    text = " ".join(cell.text.split())
    return text if cell is marked or len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _letters(column: int) -> str:
    """The column's name in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
