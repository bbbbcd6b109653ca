"""Red seals: where they stand, what is written in them, and the page without them.

Seal ink is red and lets the black beneath show through, so the red channel shows the page as if it had not
been sealed. Only the area of a seal is looked at in that way: red letterheads are text.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.reading.pixels.engine import Gray, Image, recognise

# In millimetres: round seals of offices measure 38 to 50, seals of persons 15 to 22
_LEAST, _MOST = 13.0, 75.0
_JOIN = 2.2
_MOST_LONG = 1.7
_LEAST_INK, _MOST_INK = 0.04, 0.75
_LEGIBLE = 0.7
_SURE = 0.6
_ENLARGED = 1.5


@dataclass(frozen=True)
class Seal:
    """A red seal: its box in pixels, and its words, empty where they cannot be read."""

    x0: int
    top: int
    x1: int
    bottom: int
    text: str = ""


def red_of(image: Image) -> Gray:
    """Where the image is red (255): red well above green and blue, and neither grey nor black."""
    blue, green, red = (image[:, :, channel].astype(np.int16) for channel in range(3))
    other = np.maximum(blue, green)
    return ((red > 90) & (red - other > 40)).astype(np.uint8) * 255


def find_seals(image: Image, per_mm: float) -> list[Seal]:
    """The seals on an image with `per_mm` pixels to the millimetre."""
    red = red_of(image)
    if cv2.countNonZero(red) < (0.1 * _LEAST * per_mm) ** 2:
        return []
    size = max(int(_JOIN * per_mm), 3)
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    seals = []
    for x, y, width, height, _ in stats[1:count]:
        inked = cv2.countNonZero(red[y : y + height, x : x + width]) / max(width * height, 1)
        if _is_seal(width / per_mm, height / per_mm, inked):
            seals.append(Seal(int(x), int(y), int(x + width), int(y + height)))
    return [seal for seal in seals if not any(_lies_in(seal, other) for other in seals)]


def _lies_in(seal: Seal, other: Seal) -> bool:
    """Whether a patch of red is only a part of a seal: its star, or the words inside its rim."""
    inside = other.x0 <= seal.x0 and other.top <= seal.top and seal.x1 <= other.x1 and seal.bottom <= other.bottom
    return seal is not other and inside


def _is_seal(width: float, height: float, inked: float) -> bool:
    """Whether a patch of red of that size in millimetres is a seal; lines of red text are long and low."""
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        return False
    return max(width, height) / min(width, height) <= _MOST_LONG and _LEAST_INK <= inked <= _MOST_INK


def without_seals(image: Image, seals: list[Seal]) -> Image:
    """The image with the red taken out of the areas of the seals; black under a seal stays black."""
    if not seals:
        return image
    clean = image.copy()
    for seal in seals:
        area = clean[seal.top : seal.bottom, seal.x0 : seal.x1]
        area[:] = _without_red(area)[:, :, None]
    return clean


def _without_red(area: Image) -> Gray:
    """The red channel with seal ink as white as paper: what is darker than the ink alone is print."""
    shades = area[:, :, 2]
    ink = shades[red_of(area) > 0]
    white = max(float(np.percentile(ink, 15)) - 15, 120.0) if ink.size else 255.0
    black = min(float(np.percentile(shades, 1)), 0.5 * white)
    return np.asarray(np.clip((shades - black) * (255 / (white - black)), 0, 255), dtype=np.uint8)


def words_of(image: Image, seal: Seal) -> str:
    """The words along the upper arc of a round seal, or across a square one.

    Empty where illegible; a single character that is illegible is given as □.
    """
    patch = image[seal.top : seal.bottom, seal.x0 : seal.x1]
    if min(patch.shape[:2]) < 40:
        return ""
    # Seal ink alone, dark on white: what is dark in green but is no black print, nor the soft rim of one
    black = cv2.dilate((patch.max(axis=2) < 150).astype(np.uint8), np.ones((3, 3), np.uint8))[:, :, None] > 0
    ink = np.where(black, 255, patch[:, :, 1:2]).repeat(3, axis=2).astype(np.uint8)
    readings = recognise([_unrolled(ink), *([] if _is_round(seal) else [ink])])
    best = max(readings, key=lambda reading: reading.confidence * min(len(reading.text), 6))
    words = "".join(
        character.text if character.confidence >= _SURE else "□"
        for character in best.characters
        if "\u4e00" <= character.text <= "\u9fff"
    ).strip("□")
    return words if best.confidence >= _LEGIBLE and len(words) - words.count("□") >= 4 else ""


def _is_round(seal: Seal) -> bool:
    return 0.8 <= (seal.x1 - seal.x0) / (seal.bottom - seal.top) <= 1.25


def _unrolled(ink: Image) -> Image:
    """The ring between the star and the rim as a level strip, cut open at the bottom."""
    radius = max(ink.shape[:2]) * _ENLARGED / 2
    square = cv2.resize(ink, (int(2 * radius), int(2 * radius)), interpolation=cv2.INTER_CUBIC)
    around = int(2 * np.pi * radius * 0.8)
    polar = cv2.warpPolar(
        square, (int(radius), around), (radius, radius), radius, cv2.INTER_CUBIC | cv2.WARP_POLAR_LINEAR
    )
    # rows are angles from the right on clockwise, columns radii: begin at the bottom, outer rim upwards
    strip = np.roll(polar, -around // 4, axis=0)[:, int(0.56 * radius) : int(0.93 * radius)]
    return _trimmed(np.asarray(cv2.rotate(strip, cv2.ROTATE_90_COUNTERCLOCKWISE), dtype=np.uint8))


def _trimmed(strip: Image) -> Image:
    columns = np.flatnonzero((strip[:, :, 1] < 170).sum(axis=0) > 0.06 * strip.shape[0])
    if len(columns) < 2:
        return strip
    margin = strip.shape[0] // 4
    return np.ascontiguousarray(strip[:, max(columns[0] - margin, 0) : columns[-1] + margin])
