"""What the objects of an OFD page draw: characters with their boxes, straight strokes, pictures.

Objects are gone through in drawing order. Words that nobody sees are kept aside.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from extractors.reading.layout.look import Glyph, Rule
from extractors.reading.marks import plain_characters
from extractors.reading.ofd.geometry import MM, Matrix, Point, apply, numbers, placed, steps
from extractors.reading.ofd.package import Resources, children

_MOST_OBJECTS = 30_000
_MOST_GLYPHS = 200_000
_MOST_RULES = 6_000
_DEEPEST = 12
_THIN = 3.0
_WHITE = 253
# The height of an em above and below the line that characters stand on
_ASCENT, _DESCENT = 0.88, 0.12
_WESTERN_WIDTH = 0.55
_OPERATOR = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
# How many numbers each operator takes; its last two are where it ends
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


class Picture(NamedTuple):
    """A picture of the archive, the unit square on which it lies placed on the page by `matrix` (points).

    `over` is how many characters had been drawn before it.
    """

    address: str
    matrix: Matrix
    over: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        corners = [apply(self.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return (min(xs), min(ys), max(xs), max(ys))


class Drawing:
    """Collects what is drawn on one page, in points."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._objects = 0
        self._solid: list[tuple[float, float, float, float]] = []
        self.glyphs: list[Glyph] = []
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.hidden: list[str] = []
        self.bold: set[int] = set()
        self.paths = 0
        self.broken = 0
        self.is_complete = True

    def draw(self, node: Any, matrix: Matrix, depth: int = 0) -> None:
        """All objects below a layer, block or unit."""
        for element in node:
            if not isinstance(element.tag, str) or (element.get("Visible") or "").lower() == "false":
                continue
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                self.is_complete = False
                return
            name = etree.QName(element).localname
            if name == "TextObject":
                self._text(element, placed(element, matrix))
            elif name == "PathObject":
                self._path(element, placed(element, matrix))
            elif name == "ImageObject":
                self._picture(element, placed(element, matrix))
            elif name == "CompositeObject" and depth < _DEEPEST:
                unit = self._resources.composites.get(element.get("ResourceID") or "")
                for content in children(unit, "Content"):
                    self.draw(content, placed(element, matrix), depth + 1)
            elif name in ("PageBlock", "Layer", "Content") and depth < _DEEPEST:
                self.draw(element, matrix, depth + 1)

    # -- characters ---------------------------------------------------------------------------------

    def _text(self, element: Any, matrix: Matrix) -> None:
        size = next(iter(numbers(element.get("Size"))), 0.0)
        stretch = next(iter(numbers(element.get("HScale"))), 1.0) or 1.0
        heavy = element.get("Font") in self._resources.bold_fonts or _weight(element) >= 600
        turned = next(iter(numbers(element.get("CharDirection"))), 0.0) % 360
        upright = turned == 0 and matrix[0] > 0 and abs(matrix[1]) < 0.1 * matrix[0]
        em = size * math.hypot(matrix[2], matrix[3])
        origin = (0.0, 0.0)
        for code in children(element, "TextCode"):
            letters = (code.text or "").strip("\r\n\t")
            x, y = numbers(code.get("X")), numbers(code.get("Y"))
            # A second stretch may leave out what it shares with the first
            origin = (x[0] if x else origin[0], y[0] if y else origin[1])
            unseen = not self._is_seen(element, apply(matrix, *origin))
            for letter, at, width in _placed_letters(letters, origin, size * stretch, code):
                if unseen:
                    self.hidden.append(letter)
                    continue
                self._glyph(letter, matrix, at, width, em, upright, heavy)

    def _glyph(
        self, letter: str, matrix: Matrix, at: Point, width: float, em: float, upright: bool, heavy: bool
    ) -> None:
        if unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cs") or letter == "\ufffd":
            self.broken += 1
            return
        if len(self.glyphs) >= _MOST_GLYPHS:
            self.is_complete = False
            return
        x, base = apply(matrix, *at)
        end, _ = apply(matrix, at[0] + width, at[1])
        index = len(self.glyphs)
        if heavy:
            self.bold.add(index)
        text = " " if letter.isspace() else plain_characters(letter)
        top, bottom = base - _ASCENT * em, base + _DESCENT * em
        self.glyphs.append(Glyph(text, min(x, end), top, max(x, end), bottom, em or 1.0, upright, index))

    def _is_seen(self, element: Any, at: Point) -> bool:
        """Text without paint, transparent, or white on bare paper is not; it may be a layer under a scan."""
        filled = (element.get("Fill") or "true").lower() != "false"
        stroked = (element.get("Stroke") or "false").lower() == "true"
        if element.get("Alpha") == "0" or not (filled or stroked):
            return False
        color = next(children(element, "FillColor"), None)
        if color is None:
            return True
        if color.get("Alpha") == "0":
            return stroked
        on_solid = any(x0 <= at[0] <= x1 and top <= at[1] <= bottom for x0, top, x1, bottom in self._solid)
        return on_solid or not _is_white(color)

    # -- strokes and pictures -----------------------------------------------------------------------

    def _path(self, element: Any, matrix: Matrix) -> None:
        self.paths += 1
        stroked = (element.get("Stroke") or "true").lower() != "false"
        filled = (element.get("Fill") or "false").lower() == "true"
        data = next((child.text or "" for child in children(element, "AbbreviatedData")), "")
        lines = [(apply(matrix, *one), apply(matrix, *other)) for one, other in _segments(data)]
        if not lines or not (stroked or filled):
            return
        xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
        x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
        color = next(children(element, "FillColor"), None)
        if filled and (color is None or not _is_white(color)) and min(x1 - x0, bottom - top) > _THIN:
            self._solid.append((x0, top, x1, bottom))
        if filled and not stroked and min(x1 - x0, bottom - top) <= _THIN:
            # A thin filled bar is the one line that it looks like
            flat = x1 - x0 >= bottom - top
            middle = (top + bottom) / 2 if flat else (x0 + x1) / 2
            lines = [((x0, middle), (x1, middle))] if flat else [((middle, top), (middle, bottom))]
        for one, other in lines:
            if _is_straight(one, other) and len(self.rules) <= _MOST_RULES:
                self.rules.append(
                    Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                )

    def _picture(self, element: Any, matrix: Matrix) -> None:
        address = self._resources.pictures.get(element.get("ResourceID") or "")
        if address is None:
            self.is_complete = False
            return
        if not element.get("CTM"):
            box = numbers(element.get("Boundary"))
            matrix = (box[2] * MM, 0, 0, box[3] * MM, matrix[4], matrix[5]) if len(box) == 4 else matrix
        picture = Picture(address, matrix, len(self.glyphs))
        self.pictures.append(picture)
        self._solid.append(picture.box)


def _placed_letters(letters: str, origin: Point, em: float, code: Any) -> Iterator[tuple[str, Point, float]]:
    """Each letter with its place on the line and how far it reaches, in the object's space."""
    right, down = steps(code.get("DeltaX"), len(letters) - 1), steps(code.get("DeltaY"), len(letters) - 1)
    x, y = origin
    for index, letter in enumerate(letters):
        usual = em if unicodedata.east_asian_width(letter) in "WFA" else _WESTERN_WIDTH * em
        step = right[index] if index < len(right) else 0.0
        yield letter, (x, y), min(step, usual) if step > 0 else usual
        # Files that give no distances at all leave them to the typeface
        x += step if right or down else usual
        y += down[index] if index < len(down) else 0.0


def _segments(data: str) -> Iterator[tuple[Point, Point]]:
    """Straight stretches of a path; of curves only the ends count, so that they are never straight."""
    start = last = (0.0, 0.0)
    for name, operands in _OPERATOR.findall(data):
        values, taken = numbers(operands), _OPERANDS[name]
        if name == "C":
            yield last, start
            last = start
        for at in range(0, len(values) - taken + 1, taken or 1):
            if not taken:
                break
            point = (values[at + taken - 2], values[at + taken - 1])
            if name in "SM":
                start = point
            elif name == "L":
                yield last, point
            last = point


def _is_straight(one: Point, other: Point) -> bool:
    dx, dy = abs(one[0] - other[0]), abs(one[1] - other[1])
    return min(dx, dy) <= 0.5 and max(dx, dy) >= 1.0


def _weight(element: Any) -> float:
    return next(iter(numbers(element.get("Weight"))), 400.0)


def _is_white(color: Any) -> bool:
    values = numbers(color.get("Value"))
    if not values:
        return False
    return max(values) <= 255 - _WHITE if len(values) == 4 else min(values) >= _WHITE
