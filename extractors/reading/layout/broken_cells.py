"""What stands at the top of a scanned page when the page before ended in the middle of a cell's sentence.

Where the rules around the rest of such a cell were not found, its words come as a line of their own: 军企业1家,
of 国家级制造业单项冠军企业1家. A number in them has lost what it is a number of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.reading.layout.cells import Grid
from extractors.reading.layout.lines import TextLine
from extractors.reading.layout.look import UNSURE

_PROSE = 15
_ENDS = ("。", "；", "！", "？")
_MOST_LINES = 3


def with_fragments_doubted(
    body: Mapping[int, list[TextLine]], grids: Mapping[int, Sequence[Grid]], scanned: Sequence[int]
) -> dict[int, list[TextLine]]:
    """The body lines by page, those doubted that may go on a cell of the page before; `scanned` are pages of pixels."""
    done = dict(body)
    for before, page in pairwise(sorted(body)):
        if page in scanned and _breaks_off(grids[before], body[before]):
            done[page] = _doubted(body[page])
    return done


def _breaks_off(grids: Sequence[Grid], lines: Sequence[TextLine]) -> bool:
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
