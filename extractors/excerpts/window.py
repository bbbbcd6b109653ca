"""Which part of a page is shown around a statement.

Windows lie on a grid, so that the figures of one table row share one picture.
"""

from __future__ import annotations

from pipeline.model import Box

# Points: an upright sheet is shown from margin to margin, so that a row's label is in sight
_WIDTH, _MARGIN = 524.0, 36.0
_ABOVE, _BELOW, _MOST_HEIGHT = 34.0, 20.0, 270.0
_GRID_X, _GRID_Y = 120.0, 60.0


def window(box: Box, width: float, height: float) -> Box:
    """The part of a `width` x `height` page to show around `box`; all in points."""
    left, top, right, bottom = box
    shown_left = min(_MARGIN, left) if width <= _WIDTH + 2 * _MARGIN else max(0.0, _down(right - _WIDTH, _GRID_X))
    shown_right = max(right, min(width, shown_left + _WIDTH))
    shown_top = max(0.0, _down(top - _ABOVE, _GRID_Y))
    shown_bottom = min(height, _up(bottom + _BELOW, _GRID_Y), shown_top + _MOST_HEIGHT)
    return (shown_left, shown_top, shown_right, shown_bottom)


def is_on_page(box: Box, width: float, height: float) -> bool:
    """Whether a box, as far as it can be trusted, lies on the page at all."""
    left, top, right, bottom = box
    return left < right and top < bottom and right > 0 and bottom > 0 and left < width and top < height


def _down(value: float, step: float) -> float:
    return value // step * step


def _up(value: float, step: float) -> float:
    return -(-value // step) * step
