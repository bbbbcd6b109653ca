"""Characters of a PDF page to lines of text: gaps become spaces only where they are meant as such."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.reading.layout.look import Glyph
from extractors.reading.marks import plain_boxes, read_superscript
from pipeline.model import Box, Line

# Gaps in ems. Typesetters put a quarter of an em between Chinese and Western characters, which is
# no space; a blank that was typed there is kept only where it is wider than that.
_GAP_TYPED = 0.4
_GAP_CHINESE = 0.6
_GAP_WESTERN = 0.2
_WIDE = 1.0
_MOST_SPACES = 8
_SMALL = 0.78
_NUMERALS = frozenset("0123456789.,%+-−一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾佰仟半")


@dataclass(frozen=True)
class TextLine:
    """One printed line with its box; `size` is its em, `bold` whether it is set in a heavy face.

    `column` counts columns of text from 1, 0 is the whole page; `band_top` is where the columns side by side begin.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    page: int
    bold: bool = False
    confidence: float = 1.0
    column: int = 0
    band_top: float | None = None

    @property
    def plain(self) -> Line:
        """The model's line."""
        return Line(self.text, self.page, self.bbox, self.confidence)

    @property
    def bbox(self) -> Box:
        return (round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def order(self) -> tuple[float, int, float]:
        """Its place in reading order: columns side by side one after the other."""
        return (self.top if self.band_top is None else self.band_top, self.column, self.top)

    def in_column(self, column: int, band_top: float) -> TextLine:
        return replace(self, column=column, band_top=band_top)


def make_lines(glyphs: Iterable[Glyph], page: int, bold: frozenset[int] = frozenset()) -> list[TextLine]:
    """Lines from top to bottom; text that does not run from left to right keeps its own lines."""
    upright = [glyph for glyph in glyphs if glyph.upright]
    turned = [glyph for glyph in glyphs if not glyph.upright and glyph.text.strip()]
    lines = [line_of(row, page, bold) for row in rows_of(upright)]
    if turned:
        lines.append(_turned_line(turned, page))
    return [line for line in lines if line.text]


def rows_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line, by how far their heights overlap."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        shared = min(bottom, glyph.bottom) - max(top, glyph.top)
        if rows and shared >= 0.5 * min(bottom - top, glyph.bottom - glyph.top):
            rows[-1].append(glyph)
            if glyph.text.strip() and glyph.bottom - glyph.top > bottom - top:
                top, bottom = glyph.top, glyph.bottom
        elif glyph.text.strip():
            rows.append([glyph])
            top, bottom = glyph.top, glyph.bottom
    return rows


def line_of(row: list[Glyph], page: int, bold: frozenset[int]) -> TextLine:
    """One line of the glyphs that stand on it, at least one of them no blank."""
    inked = inked_in(row)
    blanks = [glyph for glyph in row if not glyph.text.strip()]
    size = max(sorted(glyph.size for glyph in inked)[len(inked) // 2], 0.1)
    middle = sorted((glyph.top + glyph.bottom) / 2 for glyph in inked)[len(inked) // 2]
    text, raised = "", ""
    previous: Glyph | None = None
    for glyph in inked:
        gap = "" if previous is None else _space(previous, glyph, _typed_between(blanks, previous, glyph))
        if _is_raised(glyph, size, middle):
            raised += glyph.text
        else:
            if raised:
                text, raised = text + read_superscript(raised, text), ""
            text += gap + glyph.text
        previous = glyph
    text = plain_boxes(text + (read_superscript(raised, text) if raised else ""))
    heavy = sum(1 for glyph in inked if glyph.at in bold) > 0.6 * len(inked)
    return TextLine(
        text.strip(), inked[0].x0, min(glyph.top for glyph in inked), max(glyph.x1 for glyph in inked),
        max(glyph.bottom for glyph in inked), size, page, heavy, certainty(inked),
    )  # fmt: skip


def certainty(glyphs: Iterable[Glyph]) -> float:
    """How sure a text is: as its least sure numeral; where it has none, as its characters in the mean."""
    sure = [(glyph.confidence, glyph.text in _NUMERALS) for glyph in glyphs if glyph.text.strip()]
    numerals = [confidence for confidence, is_numeral in sure if is_numeral]
    if numerals:
        return min(numerals)
    return sum(confidence for confidence, _ in sure) / len(sure) if sure else 1.0


def inked_in(row: list[Glyph]) -> list[Glyph]:
    """The glyphs of one line from left to right, without blanks and without those printed twice."""
    row.sort(key=lambda glyph: (glyph.x0, glyph.at))
    return _without_doubles([glyph for glyph in row if glyph.text.strip()])


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by printing a character twice, a hair apart."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        twin = next((other for other in reversed(kept[-3:]) if other.text == glyph.text), None)
        if twin is not None and abs(twin.x0 - glyph.x0) < 0.3 * max(glyph.x1 - glyph.x0, 0.5):
            continue
        kept.append(glyph)
    return kept


def _is_raised(glyph: Glyph, size: float, middle: float) -> bool:
    return glyph.size < _SMALL * size and (glyph.top + glyph.bottom) / 2 < middle - 0.12 * size


def _typed_between(blanks: list[Glyph], left: Glyph, right: Glyph) -> bool:
    return any(left.x0 <= blank.x0 <= right.x0 and blank.x1 <= right.x1 for blank in blanks) if blanks else False


def _space(left: Glyph, right: Glyph, typed: bool) -> str:
    """The spaces that the gap between two neighbours stands for."""
    gap = (right.x0 - left.x1) / max(left.size, right.size, 0.1)
    western = _is_western(left.text) and _is_western(right.text)
    least = (0.05 if typed else _GAP_WESTERN) if western else (_GAP_TYPED if typed else _GAP_CHINESE)
    if gap < least:
        return ""
    return " " if gap < _WIDE else " " * max(2, min(_MOST_SPACES, round(2 * gap)))


def _is_western(text: str) -> bool:
    return text[-1:] < "\u2e80"


def _turned_line(glyphs: list[Glyph], page: int) -> TextLine:
    """Slanting or upright-standing text, in drawing order: watermarks and the like."""
    return TextLine(
        "".join(glyph.text for glyph in glyphs), min(glyph.x0 for glyph in glyphs), min(glyph.top for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs), max(glyph.bottom for glyph in glyphs), glyphs[0].size, page,
        confidence=certainty(glyphs),
    )  # fmt: skip


_UNIT = re.compile(r"[A-Za-z0-9.,%/+\-_]+|.", re.DOTALL)
_LAST_TOKEN = re.compile(r"[A-Za-z0-9.,%/+\-]+$")
_WORD_END, _WORD_START = re.compile(r"[A-Za-z0-9%.,;:)]$"), re.compile(r"[A-Za-z0-9(]")


def first_unit_width(line: TextLine) -> float:
    """The width of what a typesetter would not break at the start of a line: a character, a word, a number."""
    match = _UNIT.match(line.text)
    letters = match.group() if match else ""
    return sum(0.55 if letter < "\u2e80" else 1.0 for letter in letters) * line.size


def joint(left: str, right: str, *, room: float, size: float) -> str:
    """What stands between two wrapped lines: a blank between words, nothing in Chinese or inside a token.

    `room` is the width of a whole line: a token too long for it was cut in the middle.
    """
    if not (_WORD_END.search(left) and _WORD_START.match(right)):
        return ""
    head, tail = _LAST_TOKEN.search(left), _UNIT.match(right)
    letters = len(head.group() if head else "") + len(tail.group() if tail else "")
    return "" if 0.5 * size * letters > room else " "


def usual_pitch(lines: list[TextLine]) -> float:
    """The usual distance from line to line on a page, in points; two ems where it cannot be told.

    Never more than 2.8 ems: on a cover, where every line stands alone, no distance is usual.
    """
    most = 2.8 * min((line.size for line in lines), default=10.5)
    steps = sorted(below.top - above.top for above, below in pairwise(lines) if below.top - above.top > 1)
    return min(steps[len(steps) // 2], most) if steps else 2 * (lines[0].size if lines else 10.5)
