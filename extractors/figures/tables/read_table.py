"""Figures from tables: label-value cells, year tables whichever way they lie, headers of several rows, text cells."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.meaning.claims import Claim
from extractors.figures.meaning.contradiction import doubted, unsettled
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cell_claims import CellClaims
from extractors.figures.tables.cell_meanings import CellMeanings
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.number_cells import NumberCells
from extractors.figures.tables.text_cells import TextCells
from extractors.figures.tables.told import Told


def read_table(
    grid: Grid, caption: Caption, around: Surroundings, only_rows: frozenset[int] | None = None
) -> Iterator[Told]:
    """Everything the value and text cells of a table say, row by row; nested tables are read by themselves."""
    meanings, cell_claims = CellMeanings(grid, caption), CellClaims(grid, caption, around)
    numbers = NumberCells(grid, caption, meanings, cell_claims)
    texts = TextCells(grid, around, meanings, cell_claims)
    told: list[Told] = []
    for look in grid.in_reading_order():
        if only_rows is not None and look.cell.row not in only_rows:
            continue
        if look.kind == "value" and look.cell.column not in grid.index_columns:
            told.append(numbers.told(look))
        elif look.kind in ("numbers", "prose") and look.cell.row not in grid.heads.rows:
            told.append(texts.told(look))
    doubts = unsettled((_standing_in(t, c), c) for t in told if t.look.kind == "value" for c in t.claims)
    for one in told:
        claims = tuple(doubted(c) if (_standing_in(one, c), c) in doubts else c for c in one.claims)
        yield msgspec.structs.replace(one, claims=claims)


_NO_ROW = -1


def _standing_in(told: Told, claim: Claim) -> int:
    """The row that tells a claim apart from others of the same head; none does without a label and a year.

    The numbers above the columns of a chart are drawn so: their years stand far below.
    """
    return _NO_ROW if told.beside is None and claim.undated else told.row
