"""The objects of a PDF page in drawing order, with where they stand in the page's own space."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
# A page of a technical drawing has tens of thousands of strokes and no table worth the search.
_MOST_OBJECTS = 30_000
_MOST_NESTED_FORMS = 12


class Object(NamedTuple):
    """One page object: pdfium's handle, its kind, and the matrix that places it on the page."""

    handle: Any
    kind: int
    matrix: Matrix


def objects_of(page: Any) -> Iterator[Object]:
    """Page objects in drawing order, those inside form objects with the matrix that places them."""
    budget = [_MOST_OBJECTS]
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    for index in range(max(count, 0)):
        yield from _unfold(pdfium.FPDFPage_GetObject(page, index), (1, 0, 0, 1, 0, 0), budget, 0)


def _unfold(handle: Any, matrix: Matrix, budget: list[int], depth: int) -> Iterator[Object]:
    budget[0] -= 1
    if budget[0] < 0 or not handle:
        return
    kind = pdfium.FPDFPageObj_GetType(handle)
    yield Object(handle, kind, matrix)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED_FORMS:
        inner = times(matrix_of(handle), matrix)
        for index in range(max(pdfium.FPDFFormObj_CountObjects(handle), 0)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(handle, index), inner, budget, depth + 1)


def matrix_of(handle: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, raw):
        return (1, 0, 0, 1, 0, 0)
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def bounds_of(item: Object) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of an object in the page's own space."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item.handle, left, bottom, right, top):
        return None
    corners = [applied(item.matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
