"""Each label with the value that belongs to it in a form, whether the label is known or not."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figures.cells import Look, squeezed
from extractors.figures.grid import Grid
from extractors.figures.places import cell_source
from extractors.figures.tables import labels_of
from pipeline.model import Pair


def pairs(grid: Grid, file: str) -> Iterator[Pair]:
    """The labelled values and texts of a table in reading order."""
    for look in grid.in_reading_order():
        if look.cell.row in grid.header_rows or look.kind in ("empty", "unit"):
            continue
        if look.kind in ("value", "numbers") or look.cell.row in grid.cards:
            labels = labels_of(grid, look)
            if labels:
                yield Pair(labels.joined, look.cell.text, cell_source(grid.table, look.cell, file))
            continue
        left = grid.labels_left(look, False)
        if left and _is_label_beside(grid, left[0], look):
            yield Pair(squeezed(left[0].cell.text), look.cell.text, cell_source(grid.table, look.cell, file))


def _is_label_beside(grid: Grid, label: Look, look: Look) -> bool:
    """In a form of alternating labels and texts, whether `look` stands in the place of a value."""
    cells = [x for x in grid.row(look.cell.row) if x.cell.column not in grid.index_columns]
    position = cells.index(look) if look in cells else -1
    return position >= 1 and position % 2 == 1 and cells[position - 1] is label
