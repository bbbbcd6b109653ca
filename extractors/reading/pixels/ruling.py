"""Ruled lines on the image of a page, as strokes and as a mask to take them out of the text's way."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]

# All in ems, the usual height of the page's characters
_LEAST_FLAT = 2.5
_LEAST_UPRIGHT = 1.25
_SURE_UPRIGHT = 4.0
_MOST_THICK = 0.4
_GAP = 0.1
_TOUCH = 0.45
_BREAK, _LEVEL = 0.9, 0.15


@dataclass(frozen=True)
class Stroke:
    """One straight stroke in pixels; level when `x1 - x0` is the longer side."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Ruling:
    """The strokes of a page, and where their ink is (255)."""

    strokes: tuple[Stroke, ...]
    mask: Gray


def find_ruling(ink: Gray, em: float) -> Ruling:
    """Ruled lines in a binary image (255 is ink) whose characters are `em` pixels high.

    An upright stroke as short as a row counts only where it meets a level one: characters have upright
    strokes too, but they do not hang between two lines.
    """
    flat_mask = _long_runs(ink, (max(int(_LEAST_FLAT * em), 12), 1), max(int(_GAP * em), 2))
    upright_mask = _long_runs(ink, (1, max(int(_LEAST_UPRIGHT * em), 8)), max(int(_GAP * em), 2))
    flat = [(stroke, part) for stroke, part in _components(flat_mask) if stroke.bottom - stroke.top <= _MOST_THICK * em]
    level = [stroke for stroke, _ in flat]
    upright = [
        (stroke, part)
        for stroke, part in _components(upright_mask)
        if stroke.x1 - stroke.x0 <= _MOST_THICK * em and _is_rule(stroke, level, em)
    ]
    mask = np.zeros_like(ink)
    strokes = (*_joined(level, em), *(stroke for stroke, _ in upright))
    for stroke, part in (*flat, *upright):
        x, y = int(stroke.x0), int(stroke.top)
        area = mask[y : y + part.shape[0], x : x + part.shape[1]]
        np.maximum(area, part, out=area)
    return Ruling(strokes, mask)


def _joined(level: list[Stroke], em: float) -> list[Stroke]:
    """Level strokes with those that go on at the same height after a break drawn together."""
    joined: list[Stroke] = []
    for stroke in sorted(level, key=lambda one: one.x0):
        before = next((place for place, one in enumerate(joined) if _goes_on(one, stroke, em)), None)
        if before is None:
            joined.append(stroke)
        else:
            one = joined[before]
            joined[before] = Stroke(
                one.x0, min(one.top, stroke.top), max(one.x1, stroke.x1), max(one.bottom, stroke.bottom)
            )
    return joined


def _goes_on(one: Stroke, stroke: Stroke, em: float) -> bool:
    apart = abs((one.top + one.bottom) - (stroke.top + stroke.bottom)) / 2
    return stroke.x0 - one.x1 <= _BREAK * em and apart <= _LEVEL * em


def _long_runs(ink: Gray, kernel: tuple[int, int], gap: int) -> Gray:
    """What is left of the ink where only runs as long as the kernel stay; hairline breaks are closed first."""
    across = (gap, 1) if kernel[0] > 1 else (1, gap)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, across))
    return np.asarray(
        cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel)), dtype=np.uint8
    )


def _components(mask: Gray) -> list[tuple[Stroke, Gray]]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = []
    for label in range(1, min(count, 5_000)):
        x, y, width, height, _ = (int(value) for value in stats[label])
        part = (labels[y : y + height, x : x + width] == label).astype(np.uint8) * 255
        found.append((Stroke(x, y, x + width, y + height), part))
    return found


def _is_rule(stroke: Stroke, level: list[Stroke], em: float) -> bool:
    """Whether an upright stroke is long by itself, or both its ends meet level strokes."""
    if stroke.bottom - stroke.top >= _SURE_UPRIGHT * em:
        return True
    near = [one for one in level if one.x0 - _TOUCH * em <= stroke.x0 and stroke.x1 <= one.x1 + _TOUCH * em]
    return all(
        any(one.top - _TOUCH * em <= end <= one.bottom + _TOUCH * em for one in near)
        for end in (stroke.top, stroke.bottom)
    )
