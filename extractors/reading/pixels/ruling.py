"""Ruled lines on the image of a page, as strokes and as a mask to take them out of the text's way."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.reading.pixels.engine import Gray

# All in ems, the usual height of the page's characters
_LEAST_FLAT = 2.5
_LEAST_UPRIGHT = 1.25
_SURE_UPRIGHT = 4.0
_MOST_THICK = 0.4
_GAP = 0.1
_TOUCH = 0.45
# A seal's rim eats a piece out of a rule; an upright one is bridged over less than the height of a row
_BREAK, _BREAK_UPRIGHT, _LEVEL = 2.5, 1.1, 0.15


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
    gap = max(int(_GAP * em), 2)
    flat_mask = _long_runs(ink, (max(int(_LEAST_FLAT * em), 12), 1), gap)
    upright_mask = _long_runs(ink, (1, max(int(_LEAST_UPRIGHT * em), 8)), gap)
    flat = [(one, part) for one, part in _components(flat_mask) if one.bottom - one.top <= _MOST_THICK * em]
    level = _joined([one for one, _ in flat], _BREAK * em, _LEVEL * em)
    thin = [(one, part) for one, part in _components(upright_mask) if one.x1 - one.x0 <= _MOST_THICK * em]
    upright = [one for one in _joined_upright([one for one, _ in thin], em) if _is_rule(one, level, em)]
    kept = [(one, part) for one, part in thin if any(_lies_in(one, whole) for whole in upright)]
    mask = np.zeros_like(ink)
    for one, part in (*flat, *kept):
        x, y = int(one.x0), int(one.top)
        area = mask[y : y + part.shape[0], x : x + part.shape[1]]
        np.maximum(area, part, out=area)
    return Ruling((*level, *upright), mask)


def _joined(level: list[Stroke], most_break: float, most_apart: float) -> list[Stroke]:
    """Level strokes with those that go on at the same height after a break drawn together."""
    joined: list[Stroke] = []
    for stroke in sorted(level, key=lambda one: one.x0):
        before = next(
            (place for place, one in enumerate(joined) if _goes_on(one, stroke, most_break, most_apart)), None
        )
        if before is None:
            joined.append(stroke)
        else:
            one = joined[before]
            joined[before] = Stroke(
                one.x0, min(one.top, stroke.top), max(one.x1, stroke.x1), max(one.bottom, stroke.bottom)
            )
    return joined


def _joined_upright(upright: list[Stroke], em: float) -> list[Stroke]:
    flipped = _joined([_flipped(one) for one in upright], _BREAK_UPRIGHT * em, _LEVEL * em)
    return [_flipped(one) for one in flipped]


def _flipped(stroke: Stroke) -> Stroke:
    """The stroke with its two directions exchanged."""
    return Stroke(stroke.top, stroke.x0, stroke.bottom, stroke.x1)


def _goes_on(one: Stroke, stroke: Stroke, most_break: float, most_apart: float) -> bool:
    apart = abs((one.top + one.bottom) - (stroke.top + stroke.bottom)) / 2
    return stroke.x0 - one.x1 <= most_break and apart <= most_apart


def _lies_in(part: Stroke, whole: Stroke) -> bool:
    return whole.x0 <= part.x0 and part.x1 <= whole.x1 and whole.top <= part.top and part.bottom <= whole.bottom


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
