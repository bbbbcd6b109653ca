"""Numbers, boxes and matrices as OFD writes them: millimetres, y down, a matrix as "a b c d e f"."""

from __future__ import annotations

import math
import re
from itertools import chain, repeat
from typing import Any

MM = 72 / 25.4
"""Points in a millimetre."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# No page is larger; what lies further out is broken
_FURTHEST = 1e6


def numbers(text: str | None) -> list[float]:
    """All numbers in the text; those beyond any page are taken for 0."""
    found = [float(token) for token in _NUMBER.findall(text or "")]
    return [value if math.isfinite(value) and abs(value) < _FURTHEST else 0.0 for value in found]


def box_of(text: str | None) -> tuple[float, float, float, float] | None:
    """x, y, width, height of a box, None where it is not one."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 and min(found[2:]) > 0 else None


def steps(text: str | None, count: int) -> list[float]:
    """`count` distances from character to character: "g 3 5 4" stands for 5 5 5 4, and the last one goes on.

    None are given where the file gives none.
    """
    found: list[float] = []
    tokens = iter((text or "").split())
    for token in tokens:
        if token.lower() == "g":
            run, value = next(tokens, ""), numbers(next(tokens, ""))
            if run.isdecimal() and value:
                found.extend(repeat(value[0], min(int(run[:9]), count)))
        else:
            found.extend(numbers(token)[:1])
        if len(found) >= count:
            break
    return list(chain(found, repeat(found[-1], count - len(found))))[:count] if found else []


def placed(element: Any, parent: Matrix) -> Matrix:
    """From the space of an object to the page: its matrix, then its boundary's corner, then its parent's."""
    ctm = numbers(element.get("CTM"))
    own: Matrix = (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) if len(ctm) == 6 else IDENTITY
    corner = numbers(element.get("Boundary"))
    x, y = (corner[0], corner[1]) if len(corner) == 4 else (0.0, 0.0)
    return times(times(own, (1, 0, 0, 1, x, y)), parent)


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
