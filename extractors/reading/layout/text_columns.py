"""Pages set in two columns of text: each column is read from top to bottom, the left one first.

A white gutter near the middle is not enough, for labels and their values have one too. Both sides must be columns of
text: wide, with lines that begin at one margin and mostly reach far, sentences among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.reading.layout.lines import TextLine, line_of, rows_of
from extractors.reading.layout.look import Glyph

_GAP = 1.0
_LEAST_LINES = 6
_LEAST_WIDTH = 12
"""In ems: columns of numbers are narrower."""
_CENTRAL = (0.35, 0.65)
_LONG, _LONG_SHARE = 0.7, 0.5
_SENTENCE = frozenset("，。；")
_LEAST_SENTENCES = 2
_AT_MARGIN_SHARE = 0.5
_INDENT = 2.5


@dataclass(frozen=True)
class _Row:
    """The inked glyphs of one printed row, and its em."""

    glyphs: tuple[Glyph, ...]
    size: float

    @property
    def extent(self) -> tuple[float, float]:
        return self.glyphs[0].x0, max(glyph.x1 for glyph in self.glyphs)

    def gaps(self) -> list[tuple[float, float]]:
        """The white between neighbours that is wider than a character."""
        found, reach = [], self.glyphs[0].x1
        for glyph in self.glyphs[1:]:
            if glyph.x0 - reach >= _GAP * self.size:
                found.append((reach, glyph.x0))
            reach = max(reach, glyph.x1)
        return found

    def is_clear_at(self, x: float) -> bool:
        """Whether nothing stands at x or touches it."""
        return all(glyph.x1 <= x - 0.2 * self.size or glyph.x0 >= x + 0.2 * self.size for glyph in self.glyphs)

    def side(self, x: float, *, right: bool) -> tuple[Glyph, ...]:
        return tuple(glyph for glyph in self.glyphs if (glyph.x0 >= x) == right)


def in_columns(glyphs: Sequence[Glyph], page: int, bold: frozenset[int]) -> tuple[list[TextLine], list[Glyph]]:
    """The lines of a page's columns of text in reading order, and the glyphs that stand in none."""
    rows = [_row(row) for row in rows_of([glyph for glyph in glyphs if glyph.upright])]
    found = max(_runs(rows), key=lambda run: len(run[1]), default=None)
    if found is None:
        return [], list(glyphs)
    gutter, run = found
    lines: list[TextLine] = []
    top = min(glyph.top for row in run for glyph in row.glyphs)
    for column, right in ((1, False), (2, True)):
        for row in run:
            side = row.side(gutter, right=right)
            if side:
                within = [g for g in glyphs if g.upright and not g.text.strip() and _lies_in(g, side)]
                lines.append(line_of([*side, *within], page, bold).in_column(column, top))
    taken = {id(glyph) for row in run for glyph in row.glyphs}
    return lines, [glyph for glyph in glyphs if id(glyph) not in taken]


def _row(glyphs: list[Glyph]) -> _Row:
    inked = sorted((glyph for glyph in glyphs if glyph.text.strip()), key=lambda glyph: glyph.x0)
    return _Row(tuple(inked), sorted(glyph.size for glyph in inked)[len(inked) // 2])


def _lies_in(blank: Glyph, side: tuple[Glyph, ...]) -> bool:
    first = side[0]
    middle = (blank.top + blank.bottom) / 2
    return first.x0 <= blank.x0 <= side[-1].x1 and first.top <= middle <= first.bottom


def _runs(rows: Sequence[_Row]) -> list[tuple[float, list[_Row]]]:
    """Gutters with the rows beside them, those that part two columns of text."""
    if not rows:
        return []
    left, right = min(row.extent[0] for row in rows), max(row.extent[1] for row in rows)
    central = [left + share * (right - left) for share in _CENTRAL]
    gutters = Counter(
        round(b - 0.5 * row.size) for row in rows for a, b in row.gaps() if central[0] <= (a + b) / 2 <= central[1]
    )
    found = []
    for gutter, _ in gutters.most_common(3):
        run = _trimmed(_longest_clear(rows, gutter), gutter)
        if run and all(_is_text([row.side(gutter, right=r) for row in run], run[0].size) for r in (False, True)):
            found.append((float(gutter), run))
    return found


def _longest_clear(rows: Sequence[_Row], gutter: float) -> list[_Row]:
    best: list[_Row] = []
    run: list[_Row] = []
    for row in rows:
        run = [*run, row] if row.is_clear_at(gutter) else []
        best = run if len(run) > len(best) else best
    return best


def _trimmed(run: list[_Row], gutter: float) -> list[_Row]:
    """Without rows at both ends that begin at no margin, as a date at the right does."""
    margins = [_margin([row.side(gutter, right=right) for row in run]) for right in (False, True)]
    if None in margins:
        return []
    placed = [
        any(
            side and side[0].x0 - (margin or 0.0) <= _INDENT * row.size
            for side, margin in zip(sides, margins, strict=True)
        )
        for row in run
        for sides in [(row.side(gutter, right=False), row.side(gutter, right=True))]
    ]
    if True not in placed:
        return []
    return run[placed.index(True) : len(placed) - placed[::-1].index(True)]


def _margin(sides: Sequence[tuple[Glyph, ...]]) -> float | None:
    """Where most lines of a side begin."""
    starts = Counter(round(side[0].x0) for side in sides if side)
    return float(starts.most_common(1)[0][0]) if starts else None


def _is_text(sides: Sequence[tuple[Glyph, ...]], size: float) -> bool:
    lines = [side for side in sides if side]
    margin = _margin(lines)
    if margin is None or len(lines) < _LEAST_LINES:
        return False
    end = max(side[-1].x1 for side in lines)
    beginning = sum(abs(side[0].x0 - margin) <= size for side in lines)
    if end - margin < _LEAST_WIDTH * size or beginning < _AT_MARGIN_SHARE * len(lines):
        return False
    long = sum(side[-1].x1 - side[0].x0 >= _LONG * (end - margin) for side in lines)
    of_sentences = sum(any(glyph.text in _SENTENCE for glyph in side) for side in lines)
    return long >= _LONG_SHARE * len(lines) and of_sentences >= _LEAST_SENTENCES
