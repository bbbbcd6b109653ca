"""Cells that a scan lost with a piece of one of their borders, put back where their neighbours say they stand.

Thin rules vanish in faxes and coarse scans. Where one is gone on a stretch, the cell beside it has no closed
border any more, and what stands in it would fall out of the table: a value, or the label of a whole row.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Box

# In points: edges nearer than this are one
_EDGE = 2.0
_ROUNDS = 3


def with_holes_filled(boxes: Sequence[Box]) -> list[Box]:
    """The cells of one table, and one for each gap that cells beside it and above or below it enclose."""
    found = list(boxes)
    for _ in range(_ROUNDS):
        holes = _holes(found)
        if not holes:
            break
        found += holes
    return found


def _holes(boxes: Sequence[Box]) -> list[Box]:
    rows = sorted({(box[1], box[3]) for box in boxes})
    columns = sorted({(box[0], box[2]) for box in boxes})
    lines = {(round(a / _EDGE), round(b / _EDGE)): (a, b) for a, b in rows}
    stacks = {(round(a / _EDGE), round(b / _EDGE)): (a, b) for a, b in columns}
    holes: list[Box] = []
    for top, bottom in lines.values():
        for x0, x1 in stacks.values():
            hole = (x0, top, x1, bottom)
            taken = any(_overlap(hole, box) for box in (*boxes, *holes))
            if not taken and _beside(hole, boxes) and _beside(_flipped(hole), [_flipped(box) for box in boxes]):
                holes.append(hole)
    return holes


def _beside(hole: Box, boxes: Sequence[Box]) -> bool:
    """Whether a cell of the same height touches the hole on its left or right."""
    return any(
        abs(box[1] - hole[1]) <= _EDGE
        and abs(box[3] - hole[3]) <= _EDGE
        and min(abs(box[2] - hole[0]), abs(box[0] - hole[2])) <= _EDGE
        for box in boxes
    )


def _flipped(box: Box) -> Box:
    return (box[1], box[0], box[3], box[2])


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _EDGE and down > _EDGE
