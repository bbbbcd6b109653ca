"""Printed lines as rows of chunks: words that stand together, set apart from others by wide white."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.layout.lines import TextLine, line_of, rows_of
from extractors.reading.layout.look import Glyph, PageLook

# In ems: the white at which a chunk ends, and the one within a lane at which what was taken for one chunk is two cells
_CHUNK_GAP, _LEAST_WHITE = 1.2, 0.3
_TIGHT = 1.35

Span = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """Chunks of text that stand side by side, words of one cell together; `parts` are the characters of each."""

    chunks: tuple[TextLine, ...]
    parts: tuple[tuple[Glyph, ...], ...]

    @property
    def top(self) -> float:
        return min(chunk.top for chunk in self.chunks)

    @property
    def bottom(self) -> float:
        return max(chunk.bottom for chunk in self.chunks)

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)

    @property
    def width(self) -> int:
        """How many chunks stand side by side; those of a broken cell stand one below the other."""
        return len(side_by_side((chunk.x0, chunk.x1) for chunk in self.chunks))

    def cut_at(self, lanes: list[Span], look: PageLook) -> Row:
        """The row with its chunks cut where a lane runs through white between two characters of them."""
        parts = [one for part in self.parts for one in _cut(part, lanes)]
        return self if len(parts) == len(self.parts) else _row_of(parts, look)


def _row_of(parts: Iterable[Sequence[Glyph]], look: PageLook) -> Row:
    kept = tuple(map(tuple, parts))
    return Row(tuple(line_of(list(part), look.number, look.bold) for part in kept), kept)


def _cut(part: Sequence[Glyph], lanes: list[Span]) -> list[list[Glyph]]:
    done: list[list[Glyph]] = [[part[0]]]
    for before, glyph in pairwise(part):
        white = (before.x1, glyph.x0)
        if any(min(white[1], lane[1]) - max(white[0], lane[0]) >= _LEAST_WHITE * glyph.size for lane in lanes):
            done.append([])
        done[-1].append(glyph)
    return done


def side_by_side(spans: Iterable[Span]) -> list[Span]:
    """Spans from left to right, those that overlap as one."""
    done: list[Span] = []
    for x0, x1 in sorted(spans):
        if done and x0 < done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], x1))
        else:
            done.append((x0, x1))
    return done


def chunk_rows(glyphs: list[Glyph], look: PageLook) -> list[Row]:
    """Printed lines, each cut at its wide gaps; lines that overlap in height are one row."""
    rows: list[Row] = []
    for printed in rows_of([glyph for glyph in glyphs if glyph.upright]):
        parts: list[list[Glyph]] = []
        reach = 0.0
        for glyph in sorted(printed, key=lambda glyph: glyph.x0):
            if not glyph.text.strip():
                continue
            if parts and glyph.x0 - reach < _CHUNK_GAP * glyph.size:
                parts[-1].append(glyph)
            else:
                parts.append([glyph])
            reach = max(reach, glyph.x1) if parts[-1][0] is not glyph else glyph.x1
        if parts:
            rows.append(_row_of(parts, look))
    return _joined(rows)


def _joined(rows: list[Row]) -> list[Row]:
    """Lines of one table row put together: those set tight where rows are set apart."""
    steps = [below.top - above.top for above, below in pairwise(rows)]
    widest = max(steps, default=0.0)
    done: list[Row] = []
    for place, row in enumerate(rows):
        step = steps[place - 1] if place else 0.0
        tight = step < 0.8 * row.size or (step < _TIGHT * row.size and step < 0.75 * widest and len(row.chunks) == 1)
        if done and tight and step > 0:
            done[-1] = Row((*done[-1].chunks, *row.chunks), (*done[-1].parts, *row.parts))
        else:
            done.append(row)
    return done
