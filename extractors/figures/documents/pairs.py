"""Each label with the value that belongs to it in a form, whether the label is known or not."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figures.documents.facts import facts_named
from extractors.figures.places import cell_source
from extractors.figures.tables.beside import labels_left
from extractors.figures.tables.cells import Look, squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.labels import labels_of
from pipeline.model import Pair


def pairs(grid: Grid, file: str) -> Iterator[Pair]:
    """The labelled values and texts of a table in reading order."""
    for look in grid.in_reading_order():
        if look.kind in ("empty", "unit") or (look.cell.row in grid.heads.rows and not _is_named(grid, look)):
            continue
        if look.kind in ("value", "numbers") or look.cell.row in grid.cards:
            labels = labels_of(grid, look)
            if labels:
                yield Pair(labels.joined, look.cell.text, cell_source(grid.table, look.cell, file))
            continue
        left = labels_left(grid, look, False)
        if left and _is_label_beside(grid, left[0], look):
            yield Pair(squeezed(left[0].cell.text), look.cell.text, cell_source(grid.table, look.cell, file))
        elif left and look.kind == "prose" and (heads := grid.heads.above(look)):
            # 自评情况: 2024年总产值85.6亿元，……
            named = " / ".join(squeezed(x.cell.text) for x in [*reversed(left), *reversed(heads)])
            yield Pair(named, look.cell.text, cell_source(grid.table, look.cell, file))


def _is_named(grid: Grid, look: Look) -> bool:
    """In a row of labels that is taken for a head, whether `look` is the name that its label asks for."""
    left = labels_left(grid, look, False)
    return bool(left and left[0].cell.row == look.cell.row and facts_named(squeezed(left[0].cell.text)))


def _is_label_beside(grid: Grid, label: Look, look: Look) -> bool:
    """In a form of alternating labels and texts, whether `look` stands in the place of a value."""
    cells = [x for x in grid.row(look.cell.row) if x.cell.column not in grid.index_columns]
    position = cells.index(look) if look in cells else -1
    return position >= 1 and position % 2 == 1 and cells[position - 1] is label
