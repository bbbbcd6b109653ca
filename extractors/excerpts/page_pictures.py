"""Strips cut out of the pages of a PDF file or a picture.

A strip is rendered alone, never the whole page, unless many strips of a scan are wanted: a text layer
is drawn in the time it takes to draw its strip.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image as Pillow
from PIL import ImageSequence

from extractors.excerpts.window import is_on_page, window
from extractors.reading.picture import FORMATS_READ, upright
from pipeline.excerpt import PageCrop, Spot
from pipeline.model import Box

_PIXELS_A_POINT = 1.75
_QUALITY = 42
# A sheet that is larger than A3 is shown coarser
_MOST_PIXELS = 1_600


def crops_of_pdf(path: Path, spots: Sequence[Spot]) -> dict[Spot, PageCrop]:
    """The strips around the spots; spots that lie on no page are left out."""
    found: dict[Spot, PageCrop] = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, on_page in _by_page(spots).items():
            if not 1 <= number <= len(document):
                continue
            page = document[number - 1]
            try:
                found |= _crops_of_page(page, on_page)
            finally:
                page.close()
    return found


def crops_of_picture(path: Path, spots: Sequence[Spot]) -> dict[Spot, PageCrop]:
    """The same of a picture, each frame of it a page."""
    wanted = _by_page(spots)
    found: dict[Spot, PageCrop] = {}
    with Pillow.open(path, formats=tuple(FORMATS_READ.values())) as picture:
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            if number > max(wanted):
                break
            if number in wanted:
                found |= _crops_of_frame(frame, wanted[number])
    return found


def _crops_of_page(page: Any, spots: Sequence[Spot]) -> dict[Spot, PageCrop]:
    width, height = page.get_size()
    strips: dict[Box, bytes] = {}
    found = {}
    for spot in spots:
        if not is_on_page(spot.box, width, height):
            continue
        shown = window(spot.box, width, height)
        scale = min(_PIXELS_A_POINT, _MOST_PIXELS / (shown[2] - shown[0]))
        if shown not in strips:
            left, top, right, bottom = shown
            bitmap = page.render(scale=scale, crop=(left, height - bottom, width - right, top))
            strips[shown] = _webp(bitmap.to_pil())
        found[spot] = _crop(strips[shown], spot, shown)
    return found


def _crops_of_frame(frame: Any, spots: Sequence[Spot]) -> dict[Spot, PageCrop]:
    picture, width, height = upright(frame)
    found = {}
    for spot in spots:
        if not is_on_page(spot.box, width, height):
            continue
        shown = window(spot.box, width, height)
        x, y = picture.width / width, picture.height / height
        strip = picture.crop((round(shown[0] * x), round(shown[1] * y), round(shown[2] * x), round(shown[3] * y)))
        strip.thumbnail((round((shown[2] - shown[0]) * _PIXELS_A_POINT), _MOST_PIXELS))
        found[spot] = _crop(_webp(strip), spot, shown)
    return found


def _crop(picture: bytes, spot: Spot, shown: Box) -> PageCrop:
    with Pillow.open(BytesIO(picture)) as strip:
        return PageCrop(picture, strip.width, strip.height, spot.page, shown, spot.box)


def _webp(strip: Any) -> bytes:
    out = BytesIO()
    strip.convert("RGB").save(out, "WEBP", quality=_QUALITY, method=2)
    return out.getvalue()


def _by_page(spots: Sequence[Spot]) -> Mapping[int, list[Spot]]:
    pages: dict[int, list[Spot]] = {}
    for spot in spots:
        pages.setdefault(spot.page, []).append(spot)
    return pages
