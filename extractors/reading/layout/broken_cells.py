"""What stands at the top of a scanned page when the page before ended in the middle of a cell's sentence.

Where the rules around the rest of such a cell were not found, its words come as a line of their own, or as a cell of
another table: 军企业1家, of 国家级制造业单项冠军企业1家. A number in them has lost what it is a number of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors.reading.layout.cells import Grid
from extractors.reading.layout.lines import TextLine
from extractors.reading.layout.look import UNSURE

_PROSE = 15
_ENDS = ("。", "；", "！", "？")
_MOST_LINES = 3
# Of a table at the top of a page: a head that is printed again, of two rows at most, and the rest of the cell
_MOST_ROWS = 3


def with_fragments_doubted(body: Mapping[int, list[TextLine]], torn: Collection[int]) -> dict[int, list[TextLine]]:
    """The body lines by page; of the pages `torn` from the cell before those doubted that may be the rest of it."""
    return {page: _doubted(lines) if page in torn else lines for page, lines in body.items()}


def with_first_rows_doubted(grid: Grid) -> Grid:
    """A table that does not go on with the one before, where that one broke off."""
    cells = (
        replace(cell, confidence=min(cell.confidence, UNSURE)) if cell.row < _MOST_ROWS else cell for cell in grid.cells
    )
    return replace(grid, cells=tuple(cells))


def breaks_off(grids: Sequence[Grid], lines: Sequence[TextLine]) -> bool:
    """Whether a page ends with a table whose last row stops in the middle of a sentence."""
    if not grids or any(line.top > grids[-1].bbox[3] for line in lines):
        return False
    last = grids[-1]
    return any(
        cell.runs_on and len(cell.text) >= _PROSE and cell.row + cell.row_span == last.rows for cell in last.cells
    )


def _doubted(lines: list[TextLine]) -> list[TextLine]:
    """The first lines of a page, up to the end of a sentence, with the confidence of what may be another."""
    first = lines[:_MOST_LINES]
    ends = next((place for place, line in enumerate(first, 1) if line.text.endswith(_ENDS)), len(first))
    return [replace(line, confidence=min(line.confidence, UNSURE)) for line in first[:ends]] + lines[ends:]
