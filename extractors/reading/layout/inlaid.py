"""Tables set into a cell of another so tightly that their rules run into one another.

What gives them away are the strips beside them: two narrow empty cells as high as several rows.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.reading.layout.cells import Grid, GridCell

_NARROW = 36.0


def with_inlaid(grid: Grid) -> Grid:
    """The grid with each table between two empty strips as a table of the one cell that all of it fills."""
    for left, right in pairwise(sorted(_strips(grid), key=lambda cell: (cell.row, cell.column))):
        between = [cell for cell in grid.cells if _is_between(cell, left, right)]
        if (left.row, left.row_span) == (right.row, right.row_span) and len(between) >= 4:
            return with_inlaid(_inlaid(grid, left, right, between))
    return grid


def _strips(grid: Grid) -> list[GridCell]:
    return [
        cell
        for cell in grid.cells
        if not cell.text and not cell.tables and cell.row_span >= 2 and cell.bbox[2] - cell.bbox[0] <= _NARROW
    ]


def _is_between(cell: GridCell, left: GridCell, right: GridCell) -> bool:
    within = left.row <= cell.row and cell.row + cell.row_span <= left.row + left.row_span
    return within and left.column < cell.column and cell.column + cell.column_span <= right.column


def _inlaid(grid: Grid, left: GridCell, right: GridCell, between: list[GridCell]) -> Grid:
    first = min(cell.column for cell in between)
    bbox = (left.bbox[2], left.bbox[1], right.bbox[0], left.bbox[3])
    cells = tuple(replace(cell, row=cell.row - left.row, column=cell.column - first) for cell in between)
    columns = grid.columns[first : right.column + 1]
    inner = _without_unused_columns(Grid(grid.page, bbox, columns, left.row_span, cells))
    home = replace(
        left,
        column_span=right.column + right.column_span - left.column,
        bbox=(left.bbox[0], left.bbox[1], right.bbox[2], left.bbox[3]),
        tables=(inner,),
    )
    gone = {id(cell) for cell in (left, right, *between)}
    kept = [cell for cell in grid.cells if id(cell) not in gone]
    outer = tuple(sorted([*kept, home], key=lambda cell: (cell.row, cell.column)))
    rows_used = {cell.row for cell in outer}
    return _without_unused_rows(replace(grid, cells=outer), rows_used)


def _without_unused_columns(grid: Grid) -> Grid:
    """The grid without edges at which none of its cells begins: they belong to the table around it."""
    used = sorted({cell.column for cell in grid.cells})
    place = {column: number for number, column in enumerate(used)}
    count = len(used)

    def span(cell: GridCell) -> int:
        end = cell.column + cell.column_span
        return next((place[column] for column in used if column >= end), count) - place[cell.column]

    cells = tuple(replace(cell, column=place[cell.column], column_span=span(cell)) for cell in grid.cells)
    edges = (*(grid.columns[column] for column in used), grid.columns[-1])
    return replace(grid, cells=cells, columns=edges)


def _without_unused_rows(grid: Grid, used: set[int]) -> Grid:
    order = sorted(used)
    place = {row: number for number, row in enumerate(order)}

    def span(cell: GridCell) -> int:
        end = cell.row + cell.row_span
        return next((place[row] for row in order if row >= end), len(order)) - place[cell.row]

    cells = tuple(replace(cell, row=place[cell.row], row_span=span(cell)) for cell in grid.cells)
    return _without_unused_columns(replace(grid, cells=cells, rows=len(order)))
