"""Tables of a PDF that run over pages, drawn together into one, and turned into the model's tables."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.reading.layout.cells import Grid, GridCell
from pipeline.model import Cell, Remark, Table

_ALIGNED = 3.0
# No two photographs of facing pages are of quite the same scale
_ALIGNED_PIXELS, _MOST_SCALE = 8.0, 1.1
_MOST_HEAD_ROWS = 4


class LongTable:
    """A table as it grows from page to page; `repeated` are the head rows that were printed again."""

    def __init__(self, grid: Grid) -> None:
        self.page, self.bbox = grid.page, grid.bbox
        self.columns = grid.columns
        self.rows = grid.rows
        self.cells = list(grid.cells)
        self.last_page = grid.page
        self.repeated: list[tuple[str, GridCell]] = []

    def takes(self, grid: Grid) -> bool:
        """Whether a table at the top of the next page has the same upright edges."""
        if grid.page != self.last_page + 1:
            return False
        mine, other = _widths(self.columns), self._widths_of(grid)
        aligned = _ALIGNED_PIXELS if _is_from_pixels(grid) else _ALIGNED
        if abs(mine[-1] - other[-1]) > aligned:
            return False
        few, many = sorted((mine, other), key=len)
        return all(any(abs(edge - place) <= aligned for place in many) for edge in few) and len(few) > 2

    def _widths_of(self, grid: Grid) -> list[float]:
        """The edges of a part as distances from its first, on the scale of the table."""
        widths = _widths(grid.columns)
        scale = _widths(self.columns)[-1] / widths[-1] if _is_from_pixels(grid) else 1.0
        return [width * scale for width in widths] if 1 / _MOST_SCALE < scale < _MOST_SCALE else widths

    def append(self, grid: Grid) -> None:
        """Add the part on the next page, without the head rows that it repeats."""
        grid = self._on_my_columns(grid)
        skipped = self._repeated_rows(grid)
        for row in range(skipped):
            first = next(cell for cell in grid.cells if cell.row == row)
            words = "  ".join(cell.text for cell in grid.cells if cell.row == row)
            self.repeated.append((words, first))
        rest = [replace(cell, row=cell.row - skipped) for cell in grid.cells if cell.row >= skipped]
        rest = self._continue_last_row(rest)
        self.cells.extend(replace(cell, row=cell.row + self.rows) for cell in rest)
        self.rows = max((cell.row + cell.row_span for cell in self.cells), default=self.rows)
        self.last_page = grid.page

    def _on_my_columns(self, grid: Grid) -> Grid:
        """Both parts on one set of columns, where one of them shows edges that the other has merged away."""
        mine, other = _widths(self.columns), self._widths_of(grid)
        if len(other) > len(mine):
            self.cells = [_moved(cell, mine, other) for cell in self.cells]
            self.columns = tuple(self.columns[0] + edge for edge in other)
            return grid
        return replace(grid, cells=tuple(_moved(cell, other, mine) for cell in grid.cells))

    def _repeated_rows(self, grid: Grid) -> int:
        """How many rows at the head of the part are the table's own head again."""
        for row in range(min(_MOST_HEAD_ROWS, grid.rows, self.rows)):
            again, mine = _row(list(grid.cells), row), _row(self.cells, row)
            # on a scan a rule between two heads may be lost on one of the pages: their words are the same
            if not again or _said(again) != _said(mine) or not _said(again):
                return row
        return min(_MOST_HEAD_ROWS, grid.rows, self.rows)

    def _continue_last_row(self, rest: list[GridCell]) -> list[GridCell]:
        """A row cut by the page's end is put together again; a label merged over the page goes on."""
        first = [cell for cell in rest if cell.row == 0]
        last = [cell for cell in self.cells if cell.row + cell.row_span == self.rows]
        if not first or first[0].text or not any(cell.text for cell in first):
            return rest
        pairs = [(cell, _over(cell, last)) for cell in first]
        if all(above is not None for _, above in pairs) and all(
            above is not None and above.runs_on for cell, above in pairs if cell.text
        ):
            for cell, above in pairs:
                if above is not None and cell.text:
                    self._extend(above, _joined(above, cell))
            return [replace(cell, row=cell.row - 1) for cell in rest if cell.row > 0]
        label, above = pairs[0]
        if above is not None and above.text and label.row_span >= 1:
            self._extend(above, replace(above, row_span=above.row_span + label.row_span))
            return [cell for cell in rest if cell is not label]
        return rest

    def _extend(self, old: GridCell, new: GridCell) -> None:
        self.cells[self.cells.index(old)] = new

    def table(self, numbers: list[int]) -> Table:
        """The model's table; `numbers` holds the next free table number and moves on."""
        return _table(self.page, self.bbox, self.rows, len(self.columns) - 1, self.cells, numbers)

    def remarks(self, number: int) -> list[Remark]:
        return [
            Remark("repeated_header", words, page=cell.page, bbox=cell.bbox, table=number)
            for words, cell in self.repeated
        ]


def is_continuation_mark(text: str) -> bool:
    """续表, （续上表）, 表2（续）: printed above the second part of a table."""
    return len(text) <= 20 and re.search(r"续(?:上?表|前表|[）)]|$)", text) is not None


def _joined(above: GridCell, cell: GridCell) -> GridCell:
    sure = min(above.confidence, cell.confidence)
    return replace(above, text=above.text + cell.text, runs_on=cell.runs_on, confidence=sure)


def _is_from_pixels(grid: Grid) -> bool:
    return any(cell.confidence < 1 for cell in grid.cells)


def _widths(columns: tuple[float, ...]) -> list[float]:
    """Edges as distances from the first: facing pages may have other margins."""
    return [edge - columns[0] for edge in columns]


def _moved(cell: GridCell, few: list[float], many: list[float]) -> GridCell:
    start, end = (_nearest(many, few[place]) for place in (cell.column, cell.column + cell.column_span))
    return replace(cell, column=start, column_span=max(end - start, 1))


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - value))


def _row(cells: list[GridCell], row: int) -> list[tuple[int, int, str]]:
    return sorted((cell.column, cell.column_span, re.sub(r"\s", "", cell.text)) for cell in cells if cell.row == row)


def _said(row: list[tuple[int, int, str]]) -> str:
    return "".join(text for _, _, text in row)


def _over(cell: GridCell, last: list[GridCell]) -> GridCell | None:
    return next((at for at in last if (at.column, at.column_span) == (cell.column, cell.column_span)), None)


def _table(
    page: int,
    bbox: tuple[float, float, float, float],
    rows: int,
    columns: int,
    cells: list[GridCell],
    numbers: list[int],
) -> Table:
    number = numbers[0]
    numbers[0] += 1
    done = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        nested = tuple(
            _table(grid.page, grid.bbox, grid.rows, len(grid.columns) - 1, list(grid.cells), numbers)
            for grid in cell.tables
        )
        done.append(
            Cell(
                cell.row, cell.column, cell.text, cell.row_span, cell.column_span,
                page=cell.page, bbox=cell.bbox, confidence=cell.confidence, tables=nested,
            )
        )  # fmt: skip
    return Table(number, rows, columns, tuple(done), page=page, bbox=bbox)
