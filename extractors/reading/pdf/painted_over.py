"""Words that white was painted over afterwards: still in the file, and on paper gone.

Whoever corrects a PDF with a drawing tool lays a white box over a number and writes another on top. Both would be
read as one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.reading.pdf.objects import Object, bounds_of
from extractors.reading.pdf.rules import THIN

_Box = tuple[float, float, float, float]
_OPAQUE, _WHITE = 255, 253


class Cover(NamedTuple):
    """A white area in the page's own space, and the addresses of the text objects drawn before it."""

    box: _Box
    before: frozenset[int]


def covers_of(objects: Sequence[Object]) -> list[Cover]:
    """The white areas of a page under which text may lie; none on the pages of most files."""
    covers: list[Cover] = []
    texts: dict[int, _Box] = {}
    for item in objects:
        box = bounds_of(item)
        if box is None:
            continue
        if item.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts[ctypes.addressof(item.handle.contents)] = box
        elif item.kind == pdfium.FPDF_PAGEOBJ_PATH and _is_opaque_white(item.handle) and _is_an_area(box):
            below = frozenset(address for address, other in texts.items() if _meet(box, other))
            covers.extend([Cover(box, below)] if below else [])
    return covers


def is_painted_over(raw: Any, index: int, covers: Sequence[Cover]) -> bool:
    """Whether the middle of a character of the text page lies under a cover that was drawn after it."""
    handle = pdfium.FPDFText_GetTextObject(raw, index)
    if not handle:
        return False
    address, box = ctypes.addressof(handle.contents), pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, index, box)
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return any(
        address in cover.before and cover.box[0] <= x <= cover.box[2] and cover.box[1] <= y <= cover.box[3]
        for cover in covers
    )


def _is_opaque_white(handle: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not mode.value or not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return False
    return alpha.value == _OPAQUE and min(red.value, green.value, blue.value) >= _WHITE


def _is_an_area(box: _Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) > THIN


def _meet(one: _Box, other: _Box) -> bool:
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(one[3], other[3])
