"""What paper, scanners, telephones and fax machines do to a page: pure functions on pictures.

A flaw turns the picture of a Sheet into another one. Pictures are arrays of shape (height, width, 3), RGB, uint8.
Lengths are given in millimetres, so that a flaw looks alike at every resolution. Chance comes only from the
sheet's own dice: the same sheet gives the same picture.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sample_docs.seal import seal_png

Picture = NDArray[np.uint8]
Box = tuple[int, int, int, int]
_SEAL_MM, _MM_PER_INCH = 42.0, 25.4
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Sheet:
    """One page on its way through the scanner.

    `back` is what is printed on its other side; `numbers` are the boxes (x0, y0, x1, y1 in pixels) of printed
    numbers, over which a seal may be set.
    """

    picture: Picture
    back: Picture
    numbers: tuple[Box, ...]
    dpi: int
    dice: np.random.Generator

    def pixels(self, millimetres: float) -> float:
        return millimetres / _MM_PER_INCH * self.dpi


Flaw = Callable[[Sheet], Picture]


def applied(sheet: Sheet, flaws: tuple[Flaw, ...]) -> Picture:
    """The picture after all flaws, in order."""
    for flaw in flaws:
        sheet = replace(sheet, picture=flaw(sheet))
    return sheet.picture


# -- on the paper -----------------------------------------------------------------------------------


def seal(name: str, over: int = 1) -> Flaw:
    """Round red seals, each over a printed number; the ink lets black print through, as real ink does."""

    def press(sheet: Sheet) -> Picture:
        picture = sheet.picture
        size = round(sheet.pixels(_SEAL_MM))
        stamp = np.asarray(Image.open(io.BytesIO(seal_png(name))).resize((size, size), Image.Resampling.LANCZOS))
        chosen = sheet.dice.permutation(len(sheet.numbers))[:over]
        for x0, y0, x1, y1 in (sheet.numbers[one] for one in sorted(chosen)):
            # the digits come to lie under the ring or the letters, not in the empty middle
            left = (x0 + x1 - size) // 2 + round(size * sheet.dice.uniform(-0.4, 0.4))
            top = (y0 + y1 - size) // 2 + round(size * sheet.dice.uniform(-0.4, 0.4))
            picture = _pressed(picture, stamp, left, top, sheet.dice)
        return picture

    return press


def _pressed(picture: Picture, stamp: Picture, left: int, top: int, dice: np.random.Generator) -> Picture:
    height, width = picture.shape[:2]
    size = stamp.shape[0]
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + size, width), min(top + size, height)
    part = stamp[y0 - top : y1 - top, x0 - left : x1 - left].astype(np.float32) / 255
    patchy = cv2.resize(dice.uniform(0.55, 1.0, (12, 12)).astype(np.float32), (x1 - x0, y1 - y0))
    strength = (part[..., 3] * patchy)[..., None]
    done = picture.copy()
    done[y0:y1, x0:x1] = (done[y0:y1, x0:x1] * (1 - strength * (1 - part[..., :3]))).astype(np.uint8)
    return done


def show_through(strength: float) -> Flaw:
    """The back page shines through, mirrored; `strength` 0..1 of its darkness."""

    def shine(sheet: Sheet) -> Picture:
        height, width = sheet.picture.shape[:2]
        mirrored = cv2.GaussianBlur(cv2.resize(sheet.back, (width, height))[:, ::-1], (0, 0), sheet.pixels(0.15))
        return (sheet.picture * (1 - strength * (1 - mirrored / 255.0))).astype(np.uint8)

    return shine


def staple(sheet: Sheet) -> Picture:
    """A staple in the upper left corner and its shadow."""
    picture = sheet.picture.copy()
    mm = sheet.pixels(1)
    ends = [(round(9 * mm), round(14 * mm)), (round(18 * mm), round(8 * mm))]
    shadow = [(x + round(0.8 * mm), y + round(1.0 * mm)) for x, y in ends]
    cv2.line(picture, shadow[0], shadow[1], (150, 150, 150), max(2, round(1.2 * mm)))
    merged = np.minimum(sheet.picture, cv2.GaussianBlur(picture, (0, 0), 0.3 * mm)).astype(np.uint8)
    cv2.line(merged, ends[0], ends[1], (95, 95, 100), max(1, round(0.6 * mm)))
    return merged


# -- in the scanner ---------------------------------------------------------------------------------


def skew(degrees: float) -> Flaw:
    """The page lay askew, counter-clockwise where positive."""

    def lay(sheet: Sheet) -> Picture:
        height, width = sheet.picture.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        flags = cv2.INTER_CUBIC
        return cv2.warpAffine(sheet.picture, turn, (width, height), flags=flags, borderValue=_WHITE).astype(np.uint8)

    return lay


def turn(degrees: int) -> Flaw:
    """The page lay sideways or upside down: 90, 180 or 270 degrees counter-clockwise."""
    return lambda sheet: np.ascontiguousarray(np.rot90(sheet.picture, degrees // 90))


def blur(millimetres: float) -> Flaw:
    return lambda sheet: cv2.GaussianBlur(sheet.picture, (0, 0), sheet.pixels(millimetres)).astype(np.uint8)


def noise(deviation: float, specks: float = 0) -> Flaw:
    """Grain of that deviation (of 255), and dust: `specks` on a square decimetre."""

    def scatter(sheet: Sheet) -> Picture:
        height, width = sheet.picture.shape[:2]
        grain = sheet.dice.normal(0, deviation, (height, width, 1))
        picture = np.clip(sheet.picture + grain, 0, 255).astype(np.uint8)
        count = round(specks * height * width / sheet.pixels(100) ** 2)
        places = sheet.dice.integers(0, (width, height), (count, 2))
        sizes = sheet.dice.uniform(0.05, 0.25, count)
        for (x, y), size in zip(places.tolist(), sizes, strict=True):
            shade = int(sheet.dice.integers(20, 130))
            cv2.circle(picture, (x, y), max(1, round(sheet.pixels(size))), (shade, shade, shade), -1)
        return picture

    return scatter


def grey_ground(darkest: float) -> Flaw:
    """An uneven grey background, `darkest` 0..1 of white at its darkest."""

    def shade(sheet: Sheet) -> Picture:
        height, width = sheet.picture.shape[:2]
        ground = cv2.resize(sheet.dice.uniform(darkest, 1.0, (4, 3)).astype(np.float32), (width, height))
        return (sheet.picture * ground[..., None]).astype(np.uint8)

    return shade


def faded(contrast: float) -> Flaw:
    """Weak toner: black becomes grey, `contrast` 1 leaves it black."""

    def fade(sheet: Sheet) -> Picture:
        return (255 - (255 - sheet.picture.astype(np.float32)) * contrast).astype(np.uint8)

    return fade


def grey(sheet: Sheet) -> Picture:
    """Scanned without colours."""
    return cv2.cvtColor(cv2.cvtColor(sheet.picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB).astype(np.uint8)


def bilevel(sheet: Sheet) -> Picture:
    """Black and white only: each pixel darker than the threshold is black."""
    shades = cv2.cvtColor(sheet.picture, cv2.COLOR_RGB2GRAY)
    level, _ = cv2.threshold(shades, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return np.where(shades[..., None] < level, 0, 255).astype(np.uint8).repeat(3, axis=2)


def fax(sheet: Sheet) -> Picture:
    """Sent at 204 by 98 dots an inch, in black and white, with some lines lost."""
    height, width = sheet.picture.shape[:2]
    small = cv2.resize(sheet.picture, (round(width * 204 / sheet.dpi), round(height * 98 / sheet.dpi)), None, 0, 0, 3)
    sent = bilevel(replace(sheet, picture=small.astype(np.uint8)))
    lost = sheet.dice.integers(0, sent.shape[0] - 1, sent.shape[0] // 250)
    sent[lost] = sent[lost + 1]
    return cv2.resize(sent, (width, height), None, 0, 0, cv2.INTER_LINEAR).astype(np.uint8)


# -- under the telephone ----------------------------------------------------------------------------


def photographed(slant: float = 0.05) -> Flaw:
    """Taken at an angle on a table: a warped page, table top around it, darker towards the corners.

    `slant` is how far a corner may be displaced, as a share of the page's sides.
    """

    def take(sheet: Sheet) -> Picture:
        height, width = sheet.picture.shape[:2]
        across, down = round(width * 1.12), round(height * 1.1)
        x, y = (across - width) / 2, (down - height) / 2
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        moved = sheet.dice.uniform(-slant, slant, (4, 2)) * (width, height)
        # towards the middle only: no corner of the page may leave the picture
        inward = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * np.abs(moved)
        target = (corners + np.array((x, y)) + inward).astype(np.float32)
        warp = cv2.getPerspectiveTransform(corners, target)
        page = cv2.warpPerspective(sheet.picture, warp, (across, down), flags=cv2.INTER_CUBIC)
        mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), warp, (across, down))
        table = _table_top(down, across, sheet.dice)
        shadow = cv2.GaussianBlur(mask, (0, 0), sheet.pixels(2))[..., None] / 255.0
        picture = np.where(mask[..., None] > 127, page, table * (1 - 0.4 * shadow))
        return (picture * _vignette(down, across)[..., None]).astype(np.uint8)

    return take


def _table_top(height: int, width: int, dice: np.random.Generator) -> NDArray[np.float32]:
    """Brown wood with grain along it."""
    grain = cv2.resize(dice.normal(0, 9, (height // 6 + 1, 8)).astype(np.float32), (width, height))
    return np.clip(np.array((122, 88, 58), np.float32) + grain[..., None], 0, 255).astype(np.float32)


def _vignette(height: int, width: int) -> NDArray[np.float32]:
    rows = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    dimmed: NDArray[np.float32] = 1 - 0.22 * (rows**2 + columns**2)
    return dimmed
