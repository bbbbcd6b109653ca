"""The look at one page by its pixels: straightened, unsealed, its rules and its characters found.

The outcome is the same `PageLook` that a text layer gives, so that tables and paragraphs are made alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import msgspec
import numpy as np

from extractors.reading.layout.look import Glyph, PageLook, Rule
from extractors.reading.pixels.doubtful import settled
from extractors.reading.pixels.engine import Gray, Image, Quad
from extractors.reading.pixels.ink import em_of, flattened, ink_of, is_blank, is_paper
from extractors.reading.pixels.leaders import Leader, find_leaders, mask_of, set_dots
from extractors.reading.pixels.memory import give_back
from extractors.reading.pixels.ruling import Ruling, Stroke, find_ruling
from extractors.reading.pixels.seals import Seal, find_seals, red_of, without_seals, words_of
from extractors.reading.pixels.straighten import Matrix, paper_in_photograph, turned, without_slant
from extractors.reading.pixels.struck import with_struck_doubted
from extractors.reading.pixels.text_lines import (
    TextStrip,
    cut_at_rules,
    find_lines,
    is_turned,
    line_ems,
    placed_characters,
    read_lines,
)
from pipeline.model import Box, Remark

_MM_PER_POINT = 25.4 / 72
# Text the right way up is read with more certainty than this
_UPRIGHT = 0.85
# What a recogniser gives is never as certain as a text layer: a figure from pixels shows that it is one
_MOST_CERTAIN = 0.99
# A hairline is never as dark as a letter
_HAIRLINE = 195
_ILLEGIBLE = "红色印章，文字不清"


# Dividing sheets and forms copied many times repeat to the pixel
_REMEMBERED = 8
_lately: dict[bytes, PageLook] = {}


@dataclass(frozen=True)
class Sheet:
    """A page made ready: its text in black on white, and the ink among which its ruled lines are (255)."""

    text: Image
    hairlines: Gray

    def turned(self, quarters: int) -> Sheet:
        return Sheet(turned(self.text, quarters)[0], np.rot90(self.hairlines, -quarters).copy())


@dataclass(frozen=True)
class _Lined:
    """A sheet without its rows of dots, which are no text, and where its lines of text were found."""

    sheet: Sheet
    leaders: tuple[Leader, ...]
    quads: list[Quad]


@dataclass(frozen=True)
class _Read:
    """What was read on a sheet, by how many quarters it was turned for it, its rules and its rows of dots."""

    strips: list[TextStrip]
    ruling: Ruling
    leaders: tuple[Leader, ...] = ()
    quarter: int = 0


def look_at_pixels(image: Image, number: int, width: float, height: float) -> PageLook:
    """The look at a page image that fills `width` x `height` points; a page seen just before is not read again."""
    digest = hashlib.sha256(image.tobytes())
    key = digest.digest() + repr((image.shape, width, height)).encode()
    if key not in _lately:
        if len(_lately) >= _REMEMBERED:
            _lately.pop(next(iter(_lately)))
        _lately[key] = _look(image, number, width, height)
        give_back()
    look = _lately[key]
    remarks = tuple(msgspec.structs.replace(remark, page=number) for remark in look.remarks)
    return replace(look, number=number, remarks=remarks, image=digest.hexdigest())


def _look(image: Image, number: int, width: float, height: float) -> PageLook:
    flat, to_flat = paper_in_photograph(image)
    straight, to_straight = without_slant(flat)
    per_point = image.shape[1] / width
    seals = find_seals(straight, per_point / _MM_PER_POINT)
    clean = flattened(without_seals(straight, seals))
    ink = ink_of(clean)
    if is_blank(ink):
        return PageLook(number, width, height, "blank" if is_paper(straight) else "scan", ocr=True)
    page = Sheet(cv2.cvtColor(clean, cv2.COLOR_GRAY2BGR), _hairlines(straight, clean, seals))
    em = em_of(ink)
    found = _read_upright(page, em)
    strips = with_struck_doubted(settled(found.strips, em), found.ruling.strokes)
    upright, to_upright = turned(straight, found.quarter)
    tall, wide = upright.shape[:2]
    matrix = to_upright @ to_straight @ to_flat
    remarks = tuple(_seal_remark(straight, seal, number, to_straight @ to_flat, per_point) for seal in seals)
    return PageLook(
        number, width, height, "text" if strips else "scan",
        glyphs=_glyphs(strips, found.leaders, per_point), rules=_rules(found.ruling.strokes, per_point),
        ocr=True, remarks=remarks,
        to_page=_back_to_page(matrix, per_point), laid=(wide / per_point, tall / per_point),
    )  # fmt: skip


def _hairlines(straight: Image, clean: Gray, seals: list[Seal]) -> Gray:
    """The ink that ruled lines are looked for in: what was taken out with the seals may have been hairlines."""
    if not seals:
        return ink_of(clean, _HAIRLINE)
    return np.asarray(cv2.bitwise_and(ink_of(flattened(straight), _HAIRLINE), 255 - red_of(straight)), dtype=np.uint8)


def _read_upright(page: Sheet, em: float) -> _Read:
    """What stands on the page the right way up."""
    lined, quarter = _lined(page, em), 0
    if is_turned(lined.quads):
        page, quarter = page.turned(1), 1
        lined = _lined(page, em)
    found = replace(_read(lined, em), quarter=quarter)
    if not lined.quads or _certainty(found.strips) >= _UPRIGHT:
        return found
    upside = replace(_read(_lined(page.turned(2), em), em), quarter=quarter + 2)
    better = _certainty(upside.strips) * len(upside.strips) > _certainty(found.strips) * len(found.strips)
    return upside if better else found


def _lined(page: Sheet, em: float) -> _Lined:
    leaders = find_leaders(page.hairlines, em)
    if leaders.across or leaders.down:
        dots = mask_of([*leaders.across, *leaders.down], page.hairlines.shape, em) > 0
        text, hairlines = page.text.copy(), page.hairlines.copy()
        text[dots], hairlines[dots] = 255, 0
        page = Sheet(text, hairlines)
    return _Lined(page, leaders.across, find_lines(page.text, em))


def _read(lined: _Lined, em: float) -> _Read:
    ruling = find_ruling(lined.sheet.hairlines, em)
    unruled = lined.sheet.text.copy()
    unruled[cv2.dilate(ruling.mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return _Read(read_lines(unruled, cut_at_rules(lined.quads, ruling.strokes)), ruling, lined.leaders)


def _certainty(strips: list[TextStrip]) -> float:
    lengths = sum(len(strip.reading.text) for strip in strips)
    return sum(strip.reading.confidence * len(strip.reading.text) for strip in strips) / lengths if lengths else 0.0


def _glyphs(strips: list[TextStrip], leaders: tuple[Leader, ...], per_point: float) -> list[Glyph]:
    placed = [one for strip, em in zip(strips, line_ems(strips), strict=True) for one in placed_characters(strip, em)]
    dots = [dot for leader in leaders for dot in set_dots(leader, placed)]
    glyphs: list[Glyph] = []
    for one in (*placed, *dots):
        x0, top, x1, bottom = (round(value / per_point, 2) for value in one.box)
        sure = min(one.confidence, _MOST_CERTAIN)
        glyphs.append(Glyph(one.text, x0, top, x1, bottom, one.em / per_point, True, len(glyphs), sure))
    return glyphs


def _rules(strokes: tuple[Stroke, ...], per_point: float) -> list[Rule]:
    """Strokes as thin as lines: what has a thickness on paper has none in the layout."""
    rules = []
    for one in strokes:
        if one.x1 - one.x0 >= one.bottom - one.top:
            middle = (one.top + one.bottom) / 2
            rules.append(Rule(one.x0 / per_point, middle / per_point, one.x1 / per_point, middle / per_point))
        else:
            middle = (one.x0 + one.x1) / 2
            rules.append(Rule(middle / per_point, one.top / per_point, middle / per_point, one.bottom / per_point))
    return rules


def _back_to_page(matrix: Matrix, per_point: float) -> Callable[[Box], Box]:
    """From a box in points of the straight page to the box around it on the page as it came."""
    inverse = np.linalg.inv(matrix)

    def back(box: Box) -> Box:
        corners = np.array([[[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]]]) * per_point
        points = cv2.perspectiveTransform(corners, inverse)[0] / per_point
        return (
            round(float(points[:, 0].min()), 2), round(float(points[:, 1].min()), 2),
            round(float(points[:, 0].max()), 2), round(float(points[:, 1].max()), 2),
        )  # fmt: skip

    return back


def _seal_remark(image: Image, seal: Seal, number: int, matrix: Matrix, per_point: float) -> Remark:
    box = tuple(value / per_point for value in (seal.x0, seal.top, seal.x1, seal.bottom))
    place = _back_to_page(matrix, per_point)((box[0], box[1], box[2], box[3]))
    return Remark("seal", words_of(image, seal) or _ILLEGIBLE, page=number, bbox=place)
