"""The first look at a PDF page by its text layer and strokes, and what kind of page it is."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from extractors.reading.layout.look import Glyph, PageKind, PageLook
from extractors.reading.marks import plain_characters
from extractors.reading.pdf.mixed_fonts import mixed_numbers
from extractors.reading.pdf.objects import Object, bounds_of, objects_of
from extractors.reading.pdf.painted_over import Cover, covers_of, is_painted_over
from extractors.reading.pdf.rules import THIN, rules_of

# Below this many characters a page under a full-page image is a scan with a stamp or a page number.
_FEW = 30
_FULL_PAGE = 0.6
_INVISIBLE_MODE = 3
_GARBLED_SHARE = 0.1


def look_at(page: Any, number: int) -> PageLook:
    """The first look at a pypdfium2 page."""
    width, height = page.get_size()
    to_display = _display_transform(page)
    objects = list(objects_of(page))
    textpage = page.get_textpage()
    try:
        invisible, covering = _invisibleobjects_of(objects, width * height)
        glyphs, hidden, broken = _glyphs(textpage, to_display, invisible, covers_of(objects))
        faces, bold = _faces(textpage, glyphs)
    finally:
        textpage.close()
    visible = sum(1 for glyph in glyphs if glyph.text.strip())
    kind = _kind(visible, broken, covering, objects)
    rules = rules_of(objects, to_display, width, height) if kind == "text" else []
    words = "".join(glyph.text for glyph in hidden).strip()
    if kind != "text":
        return PageLook(number, width, height, kind, hidden=words, bold=bold, hidden_glyphs=hidden)
    mixed = tuple(mixed_numbers(glyphs, faces, number))
    return PageLook(number, width, height, kind, glyphs, rules, words, bold, remarks=mixed, hidden_glyphs=hidden)


def _kind(visible: int, broken: int, covering: float, objects: list[Object]) -> PageKind:
    if covering >= _FULL_PAGE and visible < _FEW:
        return "scan"
    if visible == 0:
        drawn = sum(1 for item in objects if item.kind == pdfium.FPDF_PAGEOBJ_PATH)
        pictures = any(item.kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING) for item in objects)
        # Letters drawn as outlines are strokes by the hundred; a ruled but empty sheet has few.
        return "scan" if pictures or drawn > 100 else "blank"
    return "garbled" if broken > _GARBLED_SHARE * (visible + broken) else "text"


def _display_transform(page: Any) -> Callable[[float, float], tuple[float, float]]:
    """Maps a point of the page's own space to points from the top left of the displayed page."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation() % 360
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _area(box: tuple[float, float, float, float] | None) -> float:
    return 0.0 if box is None else max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _invisibleobjects_of(objects: list[Object], page_area: float) -> tuple[set[int], float]:
    """Addresses of text objects that nobody sees, and the share of the page under images.

    Unseen are text in invisible mode (the usual layer of recognised text under a scan), white text on
    bare paper, and text that an opaque full-page image was painted over.
    """
    unseen: set[int] = set()
    texts: list[tuple[int, Object]] = []
    dark: list[tuple[float, float, float, float]] = []
    covered = 0.0
    for item in objects:
        if item.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(item.handle.contents)
            texts.append((address, item))
            unprinted = pdfium.FPDFTextObj_GetTextRenderMode(item.handle) == _INVISIBLE_MODE
            if unprinted or (_is_white(item.handle) and not _lies_in(bounds_of(item), dark)):
                unseen.add(address)
        elif item.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = bounds_of(item)
            share = _area(box) / max(page_area, 1.0)
            covered += share
            if box is not None and share < _FULL_PAGE:
                dark.append(box)
            elif not pdfium.FPDFPageObj_HasTransparency(item.handle):
                unseen.update(address for address, _ in texts)
        elif _is_filled(item) and not _is_white(item.handle):
            box = bounds_of(item)
            if box is not None and min(box[2] - box[0], box[3] - box[1]) > THIN:
                dark.append(box)
    return unseen, min(covered, 1.0)


def _is_filled(item: Object) -> bool:
    """Whether an object lays colour over an area; the colour of a frame's inside counts only where it is painted."""
    if item.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return bool(item.kind == pdfium.FPDF_PAGEOBJ_SHADING)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.handle, mode, stroke)
    return bool(mode.value)


def _is_white(handle: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 253


def _lies_in(box: tuple[float, float, float, float] | None, areas: list[tuple[float, float, float, float]]) -> bool:
    if box is None:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in areas)


def _glyphs(
    textpage: Any,
    to_display: Callable[[float, float], tuple[float, float]],
    invisible: set[int],
    covers: Sequence[Cover],
) -> tuple[list[Glyph], list[Glyph], int]:
    """Visible glyphs in drawing order, the hidden ones, and how many glyphs have no known character."""
    raw, broken = textpage.raw, 0
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    glyphs: list[Glyph] = []
    hidden: list[Glyph] = []
    high = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (10, 13) or (code == 32 and pdfium.FPDFText_IsGenerated(raw, index) == 1):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        text = _character(code)
        seen = not invisible or not _is_invisible(raw, index, invisible)
        seen = seen and not (covers and is_painted_over(raw, index, covers))
        if seen and (not text or not _is_expected(code)):
            broken += 1
        if not text:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        ax, ay = to_display(box.left, box.top)
        bx, by = to_display(box.right, box.bottom)
        ox, oy = to_display(0.0, 0.0)
        dx, dy = to_display(matrix.a, matrix.b)
        run_x, run_y = dx - ox, dy - oy
        size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        upright = run_x > 0 and abs(run_y) < 0.1 * run_x
        (glyphs if seen else hidden).append(
            Glyph(text, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), size or abs(by - ay) or 1.0, upright, index)
        )
    return glyphs, hidden, broken


def _character(code: int) -> str:
    """The character of a code, empty where the file gives none that means anything."""
    if code in (0, 0xFFFD, 0xFFFE, 0xFFFF, 0xAD) or 0xE000 <= code < 0xF900 or code > 0x10FFFF or code < 9:
        return ""
    if code in (9, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F):
        return " "
    if code in (0x200B, 0xFEFF, 0x2060, 2):
        return ""
    return plain_characters(chr(code))


_EXPECTED = (
    (0x20, 0x17F), (0x391, 0x451), (0x2000, 0x27BF), (0x2E80, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF), (0x1F000, 0x1FAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


def _is_expected(code: int) -> bool:
    """Whether a character belongs to the scripts these papers are written in; others mean a broken encoding."""
    return code == 9 or any(first <= code <= last for first, last in _EXPECTED)


def _is_invisible(raw: Any, index: int, invisible: set[int]) -> bool:
    handle = pdfium.FPDFText_GetTextObject(raw, index)
    return bool(handle) and ctypes.addressof(handle.contents) in invisible


def _faces(textpage: Any, glyphs: list[Glyph]) -> tuple[dict[int, str], frozenset[int]]:
    """The typeface of each glyph by its index, and the indices of those in a bold or heading typeface."""
    faces: dict[int, str] = {}
    bold: set[int] = set()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for glyph in glyphs:
        name.value = b""
        pdfium.FPDFText_GetFontInfo(textpage.raw, glyph.at, name, 128, flags)
        face = name.value.decode("utf-8", "ignore")
        faces[glyph.at] = face
        plain = face.lower()
        if "bold" in plain or "hei" in plain or pdfium.FPDFText_GetFontWeight(textpage.raw, glyph.at) >= 600:
            bold.add(glyph.at)
    return faces, frozenset(bold)
