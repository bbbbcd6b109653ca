"""Numbers of a PDF read a second time from their own boxes, and nothing but these boxes.

A text layer is software's word for what the page shows: fonts can map glyphs to other digits, text can be
painted over. So the box of a number is rendered and recognised. An honest page must never be doubted: only where
each of several looks denies the number, and two of them surely show the same other one, the readings differ.
Where the page itself was read from its pixels, the text that a scanner's software left beneath is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from extractors.reading.layout.lines import inked_in, rows_of
from extractors.reading.layout.look import Glyph
from extractors.reading.numbers_again import NUMBER, Printed, Second, is_number, numbers_in, plain, settled
from extractors.reading.pdf.page import look_at
from extractors.reading.pdf.pdf import displayed_page, opened_pdf
from extractors.reading.pixels.engine import Image, Reading, recognise
from pipeline.model import Box

_DPI, _FINER_DPI = 200, 350
_SURE = 0.9
# In ems: blank paper beside a number, and how much of its line is shown with it
_MARGIN, _BESIDE = 0.3, 6.0
# Of 255: paper that differs by less shows nothing
_INK = 40
# The widths that numbers are recognised at: padding them to a line's would cost several times the time
_NARROW = 128


def read_pdf_again(path: Path, printed: Sequence[Printed]) -> list[Second | None]:
    """The second reading of each number; None where it cannot be told."""
    found: list[Second | None] = [None] * len(printed)
    pages: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(printed):
        if one.source.page is not None and one.source.bbox is not None and numbers_in(one.number):
            pages[one.source.page].append(place)
    with opened_pdf(path) as document:
        for number, places in pages.items():
            with displayed_page(document, number) as page:
                if page is not None:
                    for place, second in _page_again(page, number, [printed[place] for place in places], places):
                        found[place] = second
    return found


def _page_again(
    page: Any, number: int, printed: Sequence[Printed], places: Sequence[int]
) -> Iterator[tuple[int, Second]]:
    look = look_at(page, number)
    if look.kind == "scan":
        for place, one in zip(places, printed, strict=True):
            second = _beneath(one, look.hidden_glyphs)
            if second is not None:
                yield place, second
        return
    spots = [
        (place, spot) for place, one in zip(places, printed, strict=True) for spot in _spots(one, look.glyphs, page)
    ]
    seen: dict[int, list[Second | None]] = defaultdict(list)
    for (place, _), second in zip(spots, _seen([spot for _, spot in spots]), strict=True):
        seen[place].append(second)
    for place, one in zip(places, printed, strict=True):
        if (told := settled(one.number, seen[place])) is not None:
            yield place, told


# -- the text layer against the pixels --------------------------------------------------------------


class _Spot:
    """A number of the text layer where it stands on the page."""

    def __init__(self, page: Any, row: Sequence[Glyph], start: int, end: int) -> None:
        glyphs = row[start:end]
        self.number = "".join(glyph.text for glyph in glyphs)
        self._page, self._em = page, max(glyph.size for glyph in glyphs)
        self._box = _around(glyphs)
        near = [
            glyph
            for glyph in row
            if glyph.x1 > self._box[0] - _BESIDE * self._em and glyph.x0 < self._box[2] + _BESIDE * self._em
        ]
        x0, top, x1, bottom = _around(near)
        # a number drawn over this one may be wider
        self._line = (x0 - self._em, top, x1 + self._em, bottom)

    def alone(self, dpi: int = _DPI) -> Image:
        return self._cut(self._box, dpi)

    def in_line(self) -> Image:
        return self._cut(self._line, _DPI)

    def _cut(self, box: Box, dpi: int) -> Image:
        """The box as displayed, with paper of its own colour beside it in place of what stands there."""
        width, height = self._page.get_size()
        rim = 0.1 * self._em
        x0, top = max(box[0], 0.0), max(box[1] - rim, 0.0)
        x1, bottom = min(box[2], width), min(box[3] + rim, height)
        crop = (x0, height - bottom, width - x1, top)
        image = self._page.render(scale=dpi / 72, crop=crop, rev_byteorder=False).to_numpy()[:, :, :3]
        paper = [int(shade) for shade in np.median(image.reshape(-1, 3), axis=0)]
        margin = int(_MARGIN * self._em * dpi / 72)
        framed = cv2.copyMakeBorder(np.ascontiguousarray(image), 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=paper)
        return np.asarray(framed, dtype=np.uint8)


def _spots(one: Printed, glyphs: Sequence[Glyph], page: Any) -> Iterator[_Spot]:
    """Where in its box a statement's numbers stand; a number broken over lines is not looked for."""
    wanted = {plain(number) for number in numbers_in(one.number)}
    for row in rows_of([glyph for glyph in glyphs if glyph.upright and _stands_in(glyph, one.source.bbox)]):
        inked = inked_in(row)
        letters = [(letter, place) for place, glyph in enumerate(inked) for letter in glyph.text]
        for match in NUMBER.finditer("".join(letter for letter, _ in letters)):
            start, end = letters[match.start()][1], letters[match.end() - 1][1] + 1
            if plain(match.group()) in wanted and _fits(page, _around(inked[start:end])):
                yield _Spot(page, inked, start, end)


def _stands_in(glyph: Glyph, box: Box | None) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box is not None and box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _fits(page: Any, box: Box) -> bool:
    """Whether a box lies on the page and is large enough to show anything."""
    width, height = page.get_size()
    x0, top, x1, bottom = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
    return bool(x1 - x0 > 1 and bottom - top > 2)


def _around(glyphs: Sequence[Glyph]) -> Box:
    return (
        min(glyph.x0 for glyph in glyphs), min(glyph.top for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs), max(glyph.bottom for glyph in glyphs),
    )  # fmt: skip


def _seen(spots: Sequence[_Spot]) -> list[Second | None]:
    """What is seen at each spot of one page."""
    images = [spot.alone() for spot in spots]
    inked = [_is_inked(image) for image in images]
    found: list[Second | None] = []
    for spot, image, has_ink, reading in zip(spots, images, inked, recognise(images, _NARROW), strict=True):
        if plain(reading.text) == plain(spot.number):
            found.append(Second(spot.number, spot.number))
        elif not has_ink:
            # where nothing at all is drawn, this machine may lack the page's fonts
            found.append(Second(spot.number, "") if any(inked) else None)
        else:
            found.append(_denied(spot, image, reading))
    return found


def _is_inked(image: Image) -> bool:
    return int(image.max(axis=(0, 1)).max()) - int(image.min(axis=(0, 1)).min()) > _INK


def _denied(spot: _Spot, image: Image, first: Reading) -> Second | None:
    """The number that all looks show instead of the spot's own, or its own where one of them shows it after all."""
    unsealed = np.repeat(image[:, :, 2:3], 3, axis=2)
    finer, without_red, in_line = recognise([spot.alone(_FINER_DPI), unsealed, spot.in_line()])
    own, beside = plain(spot.number), [plain(number) for number in numbers_in(in_line.text)]
    if own in (plain(finer.text), plain(without_red.text), *beside):
        return Second(spot.number, spot.number)
    other = plain(first.text)
    sure = min(one.confidence for reading in (first, finer) for one in reading.characters) if first.text else 0.0
    if other != plain(finer.text) or not is_number(other) or sure < _SURE:
        return None
    # the other number may be the wider one, and run on beyond the box of this one
    return Second(spot.number, next((number for number in beside if number.startswith(other)), other))


# -- the page's image against the layer beneath it --------------------------------------------------


def _beneath(one: Printed, hidden: Sequence[Glyph]) -> Second | None:
    """What a scanner's layer of text has in the place of a number that was read from the pixels.

    Such layers are poor and stand askew: only a number of as many digits, or the only one there, is its other reading.
    """
    rows = rows_of([glyph for glyph in hidden if glyph.upright and _stands_in(glyph, one.source.bbox)])
    layer = [plain(number) for row in rows for number in numbers_in("".join(glyph.text for glyph in inked_in(row)))]
    return settled(one.number, (_in_layer(number, layer) for number in numbers_in(one.number)))


def _in_layer(number: str, layer: Sequence[str]) -> Second | None:
    own = plain(number)
    if own in layer:
        return Second(number, own, beneath=True)
    alike = layer if len(layer) == 1 else [other for other in layer if _differences(own, other) <= len(own) // 2]
    if not alike or not is_number(alike[0]):
        return None
    return Second(number, min(alike, key=lambda other: _differences(own, other)), beneath=True)


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(one)
