"""Cells and grids as found on one page, before they become the model's tables."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Box


@dataclass(frozen=True)
class GridCell:
    """One cell with its span. `runs_on` says that its last line fills the cell, so that its text may
    go on over the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    page: int
    bbox: Box
    runs_on: bool = False
    confidence: float = 1.0
    tables: tuple[Grid, ...] = ()


@dataclass(frozen=True)
class Grid:
    """One table on one page; `columns` are the positions of its upright edges."""

    page: int
    bbox: Box
    columns: tuple[float, ...]
    rows: int
    cells: tuple[GridCell, ...]
