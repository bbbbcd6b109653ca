"""Words struck through on paper: the stroke is taken out like a ruled line, and what is left reads as if it held good.

A deletion is never a figure; on a scan it cannot be told for certain from a rule that slipped, so it is doubted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.reading.layout.look import UNSURE
from extractors.reading.pixels.engine import Reading
from extractors.reading.pixels.ruling import Stroke
from extractors.reading.pixels.text_lines import TextStrip

# Of the height of the ink of a line: where a stroke runs through it, not along its foot or head
_THROUGH = (0.25, 0.78)


def with_struck_doubted(strips: Sequence[TextStrip], strokes: Sequence[Stroke]) -> list[TextStrip]:
    """The lines, the characters doubted that a level stroke of the page runs through."""
    level = [stroke for stroke in strokes if stroke.x1 - stroke.x0 > stroke.bottom - stroke.top]
    return [_doubted(strip, [stroke for stroke in level if _runs_through(stroke, strip)]) for strip in strips]


def _runs_through(stroke: Stroke, strip: TextStrip) -> bool:
    x0, top, x1, bottom = strip.inked_box
    share = ((stroke.top + stroke.bottom) / 2 - top) / max(bottom - top, 1)
    return _THROUGH[0] <= share <= _THROUGH[1] and stroke.x0 < x1 and x0 < stroke.x1


def _doubted(strip: TextStrip, strokes: Sequence[Stroke]) -> TextStrip:
    if not strokes:
        return strip
    left, _, right, _ = strip.box
    characters = tuple(
        one._replace(confidence=min(one.confidence, UNSURE))
        if any(stroke.x0 <= left + (one.start + one.end) / 2 * (right - left) <= stroke.x1 for stroke in strokes)
        else one
        for one in strip.reading.characters
    )
    return replace(strip, reading=Reading(characters))
