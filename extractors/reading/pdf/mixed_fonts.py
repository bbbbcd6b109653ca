"""Numbers whose digits are set in two typefaces or sizes: one of them may have been put in later.

Whoever sets a number sets all of it alike; what is exchanged afterwards comes in the typeface at hand. Marks
between the digits do not count, since typesetters take them from another face, nor do exponents and note marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extractors.reading.layout.lines import rows_of
from extractors.reading.layout.look import Glyph
from pipeline.model import Remark

_DIGITS = frozenset("0123456789")
_MARKS = frozenset(".,")
# in ems: digits of one number touch
_GAP = 0.2
# a smaller share of the size than this is an exponent or a note mark, a larger one is rounding
_RAISED, _ALIKE = 0.78, 0.97
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def mixed_numbers(glyphs: Sequence[Glyph], faces: Mapping[int, str], page: int) -> Iterator[Remark]:
    """A remark for each such number of a page; `faces` are the typefaces by the glyphs' places in drawing order."""
    parts = [one for one in glyphs if one.upright and (one.text in _DIGITS or one.text in _MARKS)]
    for row in rows_of(parts):
        for number in _numbers(sorted(row, key=lambda one: one.x0)):
            digits = [one for one in number if one.text in _DIGITS]
            if len(digits) > 1 and _is_mixed(digits, faces):
                box = (
                    min(one.x0 for one in number), min(one.top for one in number),
                    max(one.x1 for one in number), max(one.bottom for one in number),
                )  # fmt: skip
                text = "".join(one.text for one in number)
                rounded = tuple(round(side, 2) for side in box)
                yield Remark("mixed_fonts", text, _described(digits, faces), page=page, bbox=rounded)  # type: ignore[arg-type]


def _numbers(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches of a row that touch, without the marks at their ends."""
    stretch: list[Glyph] = []
    for glyph in row:
        if stretch and abs(glyph.x0 - stretch[-1].x1) > _GAP * max(glyph.size, stretch[-1].size):
            yield _trimmed(stretch)
            stretch = []
        stretch.append(glyph)
    yield _trimmed(stretch)


def _trimmed(stretch: list[Glyph]) -> list[Glyph]:
    inked = [place for place, one in enumerate(stretch) if one.text in _DIGITS]
    return stretch[inked[0] : inked[-1] + 1] if inked else []


def _is_mixed(digits: list[Glyph], faces: Mapping[int, str]) -> bool:
    names = {_face(one, faces) for one in digits}
    if "" in names:
        return False
    ratio = min(one.size for one in digits) / max(one.size for one in digits)
    return ratio >= _RAISED and (len(names) > 1 or ratio < _ALIKE)


def _face(glyph: Glyph, faces: Mapping[int, str]) -> str:
    return _SUBSET.sub("", faces.get(glyph.at, ""))


def _described(digits: list[Glyph], faces: Mapping[int, str]) -> str:
    """“70”为SimSun 10.5磅，“24”为Arial 10.5磅."""
    runs = groupby(digits, key=lambda one: (_face(one, faces), round(one.size, 1)))
    return "，".join(f"“{''.join(one.text for one in run)}”为{face} {size:g}磅" for (face, size), run in runs)
