"""Lines of text on a straight page image: found, cut at ruled lines, recognised, and set as characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import cv2
import numpy as np

from extractors.reading.pixels.engine import Image, Quad, Reading, cut_out, detect, recognise
from extractors.reading.pixels.plain_characters import plain_characters
from extractors.reading.pixels.ruling import Stroke

# The detector needs characters of about this height, and no more of the page's pixels than that takes
_DETECTED_EM = 17.0
_LEAST_SIDE, _MOST_SIDE = 960, 2000
# Below this a line is dirt, a pattern, or the back of the sheet
_LEGIBLE = 0.5
_TALL = 1.6
# Lines whose ems differ by less are set in one size
_SAME_SIZE = 1.1
_TELLING_STEPS = 4
# By how much more than its ink shows the characters of a line may stand apart
_WIDE_SET = 1.08
_INK_HEIGHT = {"chinese": 0.9, "western": 0.72, "underlined": 0.97}


@dataclass(frozen=True)
class TextStrip:
    """One line as found: its corners, the pixels inside, and what was recognised there."""

    quad: Quad
    image: Image
    reading: Reading

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in pixels of the page image."""
        return (
            float(self.quad[:, 0].min()), float(self.quad[:, 1].min()),
            float(self.quad[:, 0].max()), float(self.quad[:, 1].max()),
        )  # fmt: skip

    @cached_property
    def inked_box(self) -> tuple[float, float, float, float]:
        """The box of the ink in a line: the detector leaves a margin around it."""
        gray = self.image.min(axis=2)
        dark = gray < (int(gray.max()) + int(gray.min())) / 2
        rows, columns = np.flatnonzero(dark.mean(axis=1) > 0.01), np.flatnonzero(dark.any(axis=0))
        x0, top, x1, bottom = self.box
        height, width = dark.shape
        if len(rows) < 2 or len(columns) < 2 or height >= _TALL * width:
            return x0, top, x1, bottom
        across, down = (x1 - x0) / width, (bottom - top) / height
        return (
            x0 + columns[0] * across, top + rows[0] * down,
            x0 + (columns[-1] + 1) * across, top + (rows[-1] + 1) * down,
        )  # fmt: skip


def find_lines(image: Image, em: float) -> list[Quad]:
    """The lines of text on an image whose characters are `em` pixels high."""
    side = max(image.shape[:2])
    wanted = min(max(side * _DETECTED_EM / em, _LEAST_SIDE), _MOST_SIDE, side)
    scale = wanted / side
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return [quad / np.float32(scale) for quad in detect(np.asarray(small, dtype=np.uint8))]


def is_turned(quads: Sequence[Quad]) -> bool:
    """Whether most lines run upwards or downwards: the page lies on its side."""
    long = [quad for quad in quads if max(_size(quad)) > 2.5 * min(_size(quad))]
    tall = sum(1 for quad in long if _size(quad)[1] > _size(quad)[0])
    return len(long) >= 3 and tall > 0.6 * len(long)


def cut_at_rules(quads: Sequence[Quad], strokes: Sequence[Stroke]) -> list[Quad]:
    """Lines that run across an upright rule, as one for each side: they stand in different cells."""
    upright = [stroke for stroke in strokes if stroke.bottom - stroke.top > stroke.x1 - stroke.x0]
    done: list[Quad] = []
    for quad in quads:
        x0, top, x1, bottom = quad[:, 0].min(), quad[:, 1].min(), quad[:, 0].max(), quad[:, 1].max()
        middle, margin = (top + bottom) / 2, 0.25 * (bottom - top)
        places = sorted(
            (one.x0 + one.x1) / 2
            for one in upright
            if x0 + margin < one.x0 and one.x1 < x1 - margin and one.top < middle < one.bottom
        )
        done.extend(_between(quad, [x0, *places, x1]))
    return done


def _between(quad: Quad, places: list[float]) -> list[Quad]:
    if len(places) == 2:
        return [quad]
    left, right = places[0], places[-1]
    parts = []
    for start, end in pairwise(places):
        shares = [(place - left) / (right - left) for place in (start, end)]
        tops = [quad[0] + (quad[1] - quad[0]) * share for share in shares]
        feet = [quad[3] + (quad[2] - quad[3]) * share for share in shares]
        parts.append(np.array([tops[0], tops[1], feet[1], feet[0]], dtype=np.float32))
    return parts


def read_lines(image: Image, quads: Sequence[Quad]) -> list[TextStrip]:
    """Every line with what stands in it; lines that hold nothing legible are left out."""
    images = [_laid_level(cut_out(image, quad)) for quad in quads]
    strips = [TextStrip(*parts) for parts in zip(quads, images, recognise(images), strict=True)]
    return [strip for strip in strips if strip.reading.text.strip() and strip.reading.confidence >= _LEGIBLE]


def _laid_level(line: Image) -> Image:
    """A line whose characters stand one below the other, with the characters side by side."""
    height, width = line.shape[:2]
    if height < _TALL * width:
        return line
    dark = (line.min(axis=2) < line.min(axis=2).mean() - 30).any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dark.astype(np.int8), [0]])))
    parts = [line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    merged = _whole_characters(parts, width)
    if not merged:
        return line
    tiles = [cv2.resize(part, (width, width)) for part in merged]
    return np.asarray(cv2.hconcat(tiles), dtype=np.uint8)


def _whole_characters(parts: list[Image], em: int) -> list[Image]:
    """Pieces of ink drawn together into characters about as high as the line is wide."""
    merged: list[Image] = []
    for part in parts:
        if merged and merged[-1].shape[0] + part.shape[0] < 0.95 * em:
            merged[-1] = np.concatenate([merged[-1], part])
        else:
            merged.append(part)
    return [part for part in merged if part.shape[0] > 0.1 * em]


@dataclass(frozen=True)
class PlacedCharacter:
    """One character with its box in pixels of the page image; `em` is the height of its line's em."""

    text: str
    confidence: float
    box: tuple[float, float, float, float]
    em: float


def line_ems(strips: Sequence[TextStrip]) -> list[float]:
    """The em of each line: what its ink shows, drawn together with the lines that are set in the same size."""
    ems = [_em_of(strip) for strip in strips]
    groups: list[list[int]] = []
    for place in sorted(range(len(ems)), key=ems.__getitem__):
        if groups and ems[place] <= _SAME_SIZE * ems[groups[-1][0]]:
            groups[-1].append(place)
        else:
            groups.append([place])
    usual: dict[int, float] = {}
    for group in groups:
        letters = [ems[place] for place in group for _ in strips[place].reading.characters]
        usual |= dict.fromkeys(group, sorted(letters)[len(letters) // 2])
    return [usual[place] for place in range(len(ems))]


def _em_of(strip: TextStrip) -> float:
    """Chinese characters stand one em apart; a line with few of them shows its em by the height of its ink."""
    left, _, right, _ = strip.box
    characters = strip.reading.characters
    steps = sorted(
        (after.start + after.end - one.start - one.end) / 2 * (right - left)
        for one, after in pairwise(characters)
        if _is_chinese(one.text) and _is_chinese(after.text)
    )
    _, top, _, bottom = strip.inked_box
    shown = (bottom - top) / _INK_HEIGHT[_kind_of("".join(one.text for one in characters))]
    if len(steps) < _TELLING_STEPS or _is_upright(strip):
        return shown
    # the recogniser tells places to a sixth of an em: only the mean is exact, without the wider gaps
    even = [step for step in steps if step < 1.4 * steps[len(steps) // 2]]
    # a line set wide to fill its measure is no larger for it
    return min(sum(even) / len(even), _WIDE_SET * shown)


def _kind_of(text: str) -> str:
    """What tells how much of its em the ink of a line fills."""
    if any(map(_is_chinese, text)):
        return "chinese"
    return "underlined" if "_" in text else "western"


def placed_characters(strip: TextStrip, em: float) -> list[PlacedCharacter]:
    """The characters of a line where they stand: the recogniser gives their middles, the ink its extent."""
    characters = plain_characters(strip.reading.characters)
    if not characters:
        return []
    x0, top, x1, bottom = strip.inked_box
    left, _, right, _ = strip.box
    middles = [left + (one.start + one.end) / 2 * (right - left) for one in characters]
    if _is_upright(strip):
        middles = [x0 + (x1 - x0) * (place + 0.5) / len(characters) for place in range(len(characters))]
    # a digit may be set as wide as a Chinese character: only a gap beyond that is one
    halves = [em * (0.55 if one.text.strip() else 0.3) for one in characters]
    placed = []
    for place, one in enumerate(characters):
        start = x0 if place == 0 else max((middles[place - 1] + middles[place]) / 2, middles[place] - halves[place])
        after = place + 1 < len(characters)
        end = min((middles[place] + middles[place + 1]) / 2, middles[place] + halves[place]) if after else x1
        placed.append(PlacedCharacter(one.text, one.confidence, (start, top, max(end, start + 1), bottom), em))
    return placed


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _is_upright(strip: TextStrip) -> bool:
    """Whether the characters of a line stand one below the other."""
    return _size(strip.quad)[1] >= _TALL * _size(strip.quad)[0]


def _size(quad: Quad) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))
