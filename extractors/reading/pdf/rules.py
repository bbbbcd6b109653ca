"""The ruled strokes of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

from extractors.reading.layout.look import Rule
from extractors.reading.pdf.objects import Object, applied, bounds_of, matrix_of, times

# In points: a filled bar no thicker is a line
THIN = 3.0
_MOST_RULES = 6_000


def rules_of(
    objects: list[Object], to_display: Callable[[float, float], tuple[float, float]], width: float, height: float
) -> list[Rule]:
    """The straight strokes of a page; none where there are so many that it is a drawing."""
    rules: list[Rule] = []
    for item in objects:
        if item.kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for (ax, ay), (bx, by), of_area in _strokes(item):
            (px, py), (qx, qy) = to_display(ax, ay), to_display(bx, by)
            rule = Rule(min(px, qx), min(py, qy), max(px, qx), max(py, qy), of_area)
            long = rule.x1 - rule.x0 > 0.97 * width or rule.bottom - rule.top > 0.97 * height
            if not long and max(rule.x1, rule.bottom) > 0 and rule.x0 < width and rule.top < height:
                rules.append(rule)
        if len(rules) > _MOST_RULES:
            return []
    return rules


_Point = tuple[float, float]


def _strokes(item: Object) -> Iterator[tuple[_Point, _Point, bool]]:
    """Axis-parallel segments of a path, and whether they are the sides of an area that is filled and not framed.

    A thin filled bar counts as the one line that it looks like.
    """
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.handle, mode, stroke)
    if not mode.value and not stroke.value:
        return
    box = bounds_of(item)
    if box is None:
        return
    left, bottom, right, top = box
    if not stroke.value and min(right - left, top - bottom) <= THIN:
        middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
        flat = right - left >= top - bottom
        ends = ((left, middle_y), (right, middle_y)) if flat else ((middle_x, bottom), (middle_x, top))
        yield *ends, False
        return
    matrix = times(matrix_of(item.handle), item.matrix)
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(item.handle), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(item.handle, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = applied(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and _is_straight(last, point):
            yield last, point, not stroke.value
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and _is_straight(last, start):
            yield last, start, not stroke.value
            last = start


def _is_straight(one: _Point, other: _Point) -> bool:
    """Parallel to an axis and more than a dot."""
    dx, dy = abs(one[0] - other[0]), abs(one[1] - other[1])
    return min(dx, dy) <= 0.5 and max(dx, dy) >= 1.0
