"""Rows of dots that lead the eye from a label to its value: found in the ink, and set as characters.

The detector takes a row of dots for a line of text, or for none, and cuts it anywhere; with it go the numbers at its
end. So the dots are taken out before lines are looked for, and `…` are set in their place, as a text layer has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.reading.pixels.engine import Gray
from extractors.reading.pixels.text_lines import PlacedCharacter

Dot = tuple[int, int, int, int]
"""Left, top, right, bottom of one piece of ink in pixels."""
_SIGN = "…"
# All in ems: how large a dot may be, how far two may stand apart, how unlevel. The points of a column of numbers
# stand as far apart as its lines: rows of dots down the page must be closer
_MOST_DOT, _LEVEL = 0.3, 0.12
_MOST_APART, _MOST_APART_DOWN = 1.2, 0.8
# Of a step: by how much the next may differ
_UNEVEN = 0.35
_LEAST_DOTS, _LEAST_WIDTH = 6, 1.5
# Dirt is of one pixel; a page with more pieces than this is all dirt
_SPECK, _MOST_PIECES = 2, 20_000
# Rows begun at one height that a dot may belong to
_LATELY = 8
# In ems: from a row of dots to the words that it belongs to
_NEAR = 3.0
_SURE = 0.99


@dataclass(frozen=True)
class Leader:
    """One row of dots: its box in pixels, and its dots."""

    x0: float
    top: float
    x1: float
    bottom: float
    dots: tuple[Dot, ...]


@dataclass
class _Chain:
    """Dots that stand at one height and evenly apart."""

    dots: list[Dot]

    def goes_on(self, dot: Dot) -> bool:
        """Whether a dot stands as far from the last as the others do from one another."""
        if len(self.dots) < 2:
            return True
        step = (_centre(self.dots[-1]) - _centre(self.dots[0])) / (len(self.dots) - 1)
        return abs(_centre(dot) - _centre(self.dots[-1]) - step) <= _UNEVEN * step + 1


@dataclass(frozen=True)
class Leaders:
    """The rows of dots of a page, those that run across it and those that run down, as on one that lies on its side."""

    across: tuple[Leader, ...] = ()
    down: tuple[Leader, ...] = ()


def find_leaders(ink: Gray, em: float) -> Leaders:
    """The rows of dots in a binary image (255 is ink) whose characters are `em` pixels high."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    small = (width >= _SPECK) & (height >= _SPECK) & (width <= _MOST_DOT * em) & (height <= _MOST_DOT * em)
    if not _LEAST_DOTS <= small.sum() <= _MOST_PIECES:
        return Leaders()
    dots = [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:][small]]
    down = _in_rows([_turned(dot) for dot in dots], ink.T, em, _MOST_APART_DOWN)
    turned = (Leader(one.top, one.x0, one.bottom, one.x1, tuple(map(_turned, one.dots))) for one in down)
    return Leaders(tuple(_in_rows(dots, ink, em, _MOST_APART)), tuple(turned))


def _turned(dot: Dot) -> Dot:
    """The dot with the two directions exchanged."""
    return dot[1], dot[0], dot[3], dot[2]


def _in_rows(dots: Iterable[Dot], ink: Gray, em: float, most_apart: float) -> list[Leader]:
    rows = (chain.dots for chain in _Search(ink, em, most_apart * em).chains(sorted(dots)))
    leaders = (_leader(dots) for dots in rows if len(dots) >= _LEAST_DOTS)
    return [leader for leader in leaders if leader.x1 - leader.x0 >= _LEAST_WIDTH * em]


@dataclass(frozen=True)
class _Search:
    """For rows of dots that stand at most `most_apart` pixels apart."""

    ink: Gray
    em: float
    most_apart: float

    def chains(self, dots: Iterable[Dot]) -> list[_Chain]:
        """Dots from left to right, each with those that go on from it evenly and at its height."""
        chains: list[_Chain] = []
        by_height: dict[int, list[_Chain]] = defaultdict(list)
        for dot in dots:
            height = int(_middle(dot) / self.em)
            near = [chain for at in (height - 1, height, height + 1) for chain in by_height[at][-_LATELY:]]
            beside = [chain for chain in reversed(near) if self._are_beside(chain.dots[-1], dot)]
            chain = next((one for one in beside if one.goes_on(dot)), None)
            if chain is None:
                # a mark before the first dot stands at another distance: the row begins anew from the last
                start = next((one.dots[-1:] for one in beside if len(one.dots) == 2), [])
                chain = _Chain(list(start))
                chains.append(chain)
                by_height[height].append(chain)
            chain.dots.append(dot)
        return chains

    def _are_beside(self, last: Dot, dot: Dot) -> bool:
        """Whether a dot stands right of the last, at its height, with nothing but white between them."""
        level = abs(_middle(dot) - _middle(last)) <= _LEVEL * self.em
        if not level or not 0 < dot[0] - last[2] <= self.most_apart:
            return False
        top, bottom = min(last[1], dot[1]), max(last[3], dot[3])
        return not self.ink[top:bottom, last[2] : dot[0]].any()


def _leader(dots: Sequence[Dot]) -> Leader:
    return Leader(
        dots[0][0], min(dot[1] for dot in dots), dots[-1][2], max(dot[3] for dot in dots), tuple(dots),
    )  # fmt: skip


def _centre(dot: Dot) -> float:
    return (dot[0] + dot[2]) / 2


def _middle(dot: Dot) -> float:
    return (dot[1] + dot[3]) / 2


def mask_of(leaders: Iterable[Leader], shape: tuple[int, ...], em: float) -> Gray:
    """Where the dots are, with the grey around them (255)."""
    mask = np.zeros(shape[:2], dtype=np.uint8)
    rim = max(round(0.06 * em), 1)
    for leader in leaders:
        for x0, top, x1, bottom in leader.dots:
            mask[max(top - rim, 0) : bottom + rim, max(x0 - rim, 0) : x1 + rim] = 255
    return mask


def set_dots(leader: Leader, characters: Sequence[PlacedCharacter]) -> list[PlacedCharacter]:
    """The row of dots as characters on the line of the words beside it; none where it leads from none or under some."""
    middle = (leader.top + leader.bottom) / 2
    level = [one for one in characters if one.box[1] - 0.3 * one.em <= middle <= one.box[3] + 0.3 * one.em]
    if any(min(one.box[2], leader.x1) - max(one.box[0], leader.x0) > 0.6 * one.em for one in level):
        return []
    beside = [one for one in level if _gap(one, leader) <= _NEAR * one.em]
    if not beside:
        return []
    nearest = min(beside, key=lambda one: _gap(one, leader))
    count = max(round((leader.x1 - leader.x0) / nearest.em), 2)
    width = (leader.x1 - leader.x0) / count
    _, top, _, bottom = nearest.box
    places = [leader.x0 + width * number for number in range(count)]
    return [PlacedCharacter(_SIGN, _SURE, (x, top, x + width, bottom), nearest.em) for x in places]


def _gap(one: PlacedCharacter, leader: Leader) -> float:
    return max(leader.x0 - one.box[2], one.box[0] - leader.x1, 0.0)
