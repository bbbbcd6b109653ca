"""Rows of small boxes with one character each, as statistical returns print them, are a number, not a table.

    [ ][ ][6][4].[1][7]   ->   64.17

Each character takes the width of its box, so that the line's words come out as if it had been printed without boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.reading.layout.look import Glyph
from pipeline.model import Box

_WIDEST = 2.4
"""Width and height of a box, in heights of its characters."""
_SAME_LINE = 2.0


def are_digit_boxes(boxes: Sequence[Box], glyphs: Mapping[Box, Sequence[Glyph]]) -> bool:
    """Whether these cells are a row of two or more small boxes, each with one Latin character or digit, or empty."""
    inside = [glyph for box in boxes for glyph in glyphs.get(box, ())]
    if len(boxes) < 2 or not inside or any(len(glyphs.get(box, ())) > 1 for box in boxes):
        return False
    size = max(glyph.size for glyph in inside)
    return (
        all(glyph.text.isascii() and glyph.text.isalnum() for glyph in inside)
        and max(box[1] for box in boxes) - min(box[1] for box in boxes) <= _SAME_LINE
        and all(max(box[2] - box[0], box[3] - box[1]) <= _WIDEST * size for box in boxes)
    )


def unboxed(rows: Sequence[tuple[Sequence[Box], Mapping[Box, Sequence[Glyph]]]], outside: list[Glyph]) -> list[Glyph]:
    """All characters outside tables, those of digit boxes among them, and the points between boxes joined on."""
    found = [
        glyph._replace(x0=box[0], x1=box[2]) for boxes, glyphs in rows for box in boxes for glyph in glyphs.get(box, ())
    ]
    edges = [(box[2], box[1], box[3]) for boxes, _ in rows for box in boxes]
    starts = [(box[0], box[1], box[3]) for boxes, _ in rows for box in boxes]
    # a single box is no row of boxes: the digit in it stands among what is outside
    starts += [(glyph.x0, glyph.top, glyph.bottom) for glyph in outside if glyph.text.isdecimal()]
    return sorted([*found, *(_joined(glyph, edges, starts) for glyph in outside)], key=lambda glyph: glyph.at)


def _joined(
    glyph: Glyph, ends: Sequence[tuple[float, float, float]], starts: Sequence[tuple[float, float, float]]
) -> Glyph:
    """A point right between two boxes, widened to touch both."""
    if glyph.text not in ".．":
        return glyph
    middle = (glyph.top + glyph.bottom) / 2
    left = [x for x, top, bottom in ends if top <= middle <= bottom and 0 <= glyph.x0 - x + _SAME_LINE <= glyph.size]
    right = [x for x, top, bottom in starts if top <= middle <= bottom and 0 <= x + _SAME_LINE - glyph.x1 <= glyph.size]
    return glyph._replace(x0=max(left), x1=min(right)) if left and right else glyph
