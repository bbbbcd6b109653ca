"""The look at one OFD page: by its text objects, or where it is but a picture, by the pixels of that."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from extractors.reading.embedded_picture import decode_picture, is_opaque
from extractors.reading.layout.look import Glyph, PageKind, PageLook, Rule
from extractors.reading.ofd.drawing import Drawing, Picture
from extractors.reading.ofd.geometry import box_of
from extractors.reading.ofd.package import Parts
from extractors.reading.pixels.engine import Image
from extractors.reading.pixels.page import look_at_pixels

# Below this many characters a page under a full-page picture is a scan with a stamp or a page number
_FEW = 30
_FULL_PAGE = 0.6
# Letters drawn as outlines are strokes by the hundred; a ruled but empty sheet has few
_OUTLINES = 100
_GARBLED_SHARE = 0.1
# What is read of a page made of pictures
_MOST_PIXELS = 12_000_000
_LEAST_PER_POINT, _MOST_PER_POINT = 1.0, 5.0


def look_at_drawing(drawing: Drawing, parts: Parts, number: int, width: float, height: float) -> PageLook:
    """The look at a page of `width` x `height` points on which all objects were drawn."""
    glyphs = _uncovered(drawing, parts, width * height)
    visible = sum(1 for glyph in glyphs if glyph.text.strip())
    kind = _kind(drawing, visible, _covered(drawing.pictures, width, height))
    hidden = "".join(drawing.hidden).strip()
    if kind == "scan":
        return replace(_look_at_pictures(drawing, glyphs, parts, number, (width, height)), hidden=hidden)
    if kind != "text":
        return PageLook(number, width, height, kind, hidden=hidden)
    rules = [rule for rule in drawing.rules if not _is_frame(rule, width, height)]
    return PageLook(number, width, height, "text", glyphs, rules, hidden, frozenset(drawing.bold))


def _kind(drawing: Drawing, visible: int, covered: float) -> PageKind:
    if covered >= _FULL_PAGE and visible < _FEW:
        return "scan"
    if drawing.broken > _GARBLED_SHARE * (visible + drawing.broken):
        return "garbled"
    if visible == 0:
        return "scan" if drawing.pictures or drawing.paths > _OUTLINES else "blank"
    return "text"


def _uncovered(drawing: Drawing, parts: Parts, page_area: float) -> list[Glyph]:
    """Characters that no opaque picture of the whole page was painted over; the others are hidden words."""
    over = 0
    for picture in drawing.pictures:
        x0, top, x1, bottom = picture.box
        full = (x1 - x0) * (bottom - top) >= _FULL_PAGE * page_area
        if picture.over > over and full and is_opaque(parts.media(picture.address) or b""):
            over = picture.over
    drawing.hidden.extend(glyph.text for glyph in drawing.glyphs[:over])
    return drawing.glyphs[over:]


def _covered(pictures: list[Picture], width: float, height: float) -> float:
    """The share of the page under pictures."""
    area = 0.0
    for picture in pictures:
        x0, top, x1, bottom = picture.box
        area += max(min(x1, width) - max(x0, 0.0), 0.0) * max(min(bottom, height) - max(top, 0.0), 0.0)
    return min(area / max(width * height, 1.0), 1.0)


def _is_frame(rule: Rule, width: float, height: float) -> bool:
    return rule.x1 - rule.x0 > 0.97 * width or rule.bottom - rule.top > 0.97 * height


def _look_at_pictures(
    drawing: Drawing, glyphs: list[Glyph], parts: Parts, number: int, size: tuple[float, float]
) -> PageLook:
    decoded = [(one, pixels) for one in drawing.pictures if (pixels := _pixels(one, parts)) is not None]
    if not decoded:
        return PageLook(number, *size, "scan")
    look = look_at_pixels(_laid_out(decoded, size), number, *size)
    drawing.is_complete &= len(decoded) == len(drawing.pictures)
    # What was printed over the scan, a page number or a date, is not in its pixels
    printed = [glyph._replace(at=len(look.glyphs) + index) for index, glyph in enumerate(glyphs)]
    return replace(look, kind="text", glyphs=[*look.glyphs, *printed]) if printed else look


def _pixels(picture: Picture, parts: Parts) -> Image | None:
    data = parts.media(picture.address)
    return None if data is None else decode_picture(data)


def _laid_out(pictures: list[tuple[Picture, Image]], size: tuple[float, float]) -> Image:
    """One image of the page with each picture where it lies, as fine as the finest, within reason."""
    per_point = max(_fineness(picture, pixels) for picture, pixels in pictures)
    most = math.sqrt(_MOST_PIXELS / max(size[0] * size[1], 1.0))
    per_point = min(max(per_point, _LEAST_PER_POINT), _MOST_PER_POINT, most)
    shape = (max(round(size[0] * per_point), 1), max(round(size[1] * per_point), 1))
    page = np.full((shape[1], shape[0], 3), 255, np.uint8)
    for picture, pixels in pictures:
        a, b, c, d, e, f = (value * per_point for value in picture.matrix)
        height, width = pixels.shape[:2]
        onto = np.array([[a / width, c / height, e], [b / width, d / height, f]], np.float64)
        flags = cv2.INTER_AREA if abs(a) < width else cv2.INTER_LINEAR
        cv2.warpAffine(pixels, onto, shape, dst=page, flags=flags, borderMode=cv2.BORDER_TRANSPARENT)
    return page


def _fineness(picture: Picture, pixels: Image) -> float:
    """Pixels in a point."""
    a, b = picture.matrix[:2]
    return float(pixels.shape[1] / max(math.hypot(a, b), 1.0))


def page_box(area: Any | None, fallback: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """x, y, width, height of the paper in millimetres as an area states it."""
    for name in ("PhysicalBox", "ApplicationBox", "CropBox"):
        node = None if area is None else area.find("{*}" + name)
        found = None if node is None else box_of(node.text)
        if found is not None:
            return found
    return fallback
