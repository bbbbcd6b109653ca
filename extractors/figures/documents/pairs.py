"""Each label with the value that belongs to it in a form, whether the label is known or not."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figures.meaning.fact_labels import facts_named
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
        if left and _is_answer(grid, left[0], look):
            heads = [x for x in left[1:] if x.cell.row_span > look.cell.row_span]
            yield Pair(_joined([left[0], *heads]), look.cell.text, cell_source(grid.table, look.cell, file))
        elif left and look.kind == "prose" and (heads := grid.heads.above(look)):
            # 自评情况: 2024年总产值85.6亿元，……
            yield Pair(_joined([*heads, *left]), look.cell.text, cell_source(grid.table, look.cell, file))


def _joined(nearest_first: list[Look]) -> str:
    return " / ".join(squeezed(look.cell.text) for look in reversed(nearest_first))


def _is_named(grid: Grid, look: Look) -> bool:
    """In a row of labels that is taken for a head, whether `look` is the name that its label asks for."""
    left = labels_left(grid, look, False)
    return bool(left and left[0].cell.row == look.cell.row and facts_named(squeezed(left[0].cell.text)))


def _is_answer(grid: Grid, label: Look, look: Look) -> bool:
    """In a form of alternating labels and texts, whether `look` stands in the place of a value.

    What reaches over more rows than `look` heads a group of labels; where nothing but such heads stands before it, it
    answers them if nothing follows it.
    """
    if facts_named(squeezed(look.cell.text)):
        return False
    cells = [x for x in grid.row(look.cell.row) if x.cell.column not in grid.index_columns]
    own = [x for x in cells if x.cell.row_span <= look.cell.row_span or x.cell.column > look.cell.column]
    position = own.index(look) if look in own else -1
    if position == 0 and len(own) < len(cells):
        return len(own) == 1
    return position % 2 == 1 and own[position - 1] is label
