"""Tables without upright rules: three-line tables, tables ruled between rows only, and bare columns.

Columns are the white lanes that run down through all lines of the table; nothing is made a table
unless at least two lanes or a frame of flat rules say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.lines import TextLine, joint, line_of, rows_of
from extractors.reading.layout.look import Glyph, PageLook, Rule
from pipeline.model import Box

_LANE = 0.7
_CHUNK_GAP = 1.2
_BARE_CHUNKS = 3
_BARE_ROWS = 3
_TIGHT = 1.35
_ALIGNED = 4.0


@dataclass(frozen=True)
class _Row:
    """Chunks of text that stand side by side, words of one cell together."""

    chunks: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        return min(chunk.top for chunk in self.chunks)

    @property
    def bottom(self) -> float:
        return max(chunk.bottom for chunk in self.chunks)

    @property
    def size(self) -> float:
        return max(chunk.size for chunk in self.chunks)


def find_open_grids(look: PageLook, glyphs: list[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Tables among the glyphs that stand in no ruled cell, and the glyphs that are left."""
    grids: list[Grid] = []
    for box in _framed(look.rules):
        inside = [glyph for glyph in glyphs if _is_in(glyph, box)]
        grid = _grid(_rows(inside, look), look, box)
        if grid is not None and grid.rows >= 2:
            grids.append(grid)
            glyphs = [glyph for glyph in glyphs if not _is_in(glyph, box)]
    for run in _bare_runs(_rows(glyphs, look)):
        box = _box(run)
        grid = _grid(run, look, box)
        if grid is not None and len(grid.columns) - 1 >= _BARE_CHUNKS:
            grids.append(grid)
            glyphs = [glyph for glyph in glyphs if not _is_in(glyph, box)]
    return grids, glyphs


def _framed(rules: list[Rule]) -> list[Box]:
    """Areas between at least three flat rules of the same length that no upright rule divides."""
    flat = sorted(
        {rule for rule in rules if rule.x1 - rule.x0 > 100 and rule.bottom - rule.top < 3}, key=lambda r: r.top
    )
    upright = [rule for rule in rules if rule.bottom - rule.top > 6]
    groups: list[list[Rule]] = []
    for rule in flat:
        group = next((g for g in groups if abs(g[0].x0 - rule.x0) + abs(g[0].x1 - rule.x1) <= _ALIGNED), None)
        if group is None:
            groups.append([rule])
        elif rule.top - group[-1].top > 4:
            group.append(rule)
    boxes = [(group[0].x0, group[0].top, group[0].x1, group[-1].top) for group in groups if len(group) >= 3]
    return [box for box in boxes if not any(_crosses(rule, box) for rule in upright)]


def _crosses(rule: Rule, box: Box) -> bool:
    return box[0] - 3 <= rule.x0 <= box[2] + 3 and rule.top < box[3] and rule.bottom > box[1]


def _is_in(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] - 3 <= x <= box[2] + 3 and box[1] <= y <= box[3]


def _rows(glyphs: list[Glyph], look: PageLook) -> list[_Row]:
    """Printed lines, each cut at its wide gaps; lines that overlap in height are one row."""
    rows: list[_Row] = []
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
            rows.append(_Row(tuple(line_of(part, look.number, look.bold) for part in parts)))
    return _joined(rows)


def _joined(rows: list[_Row]) -> list[_Row]:
    """Lines of one table row put together: those set tight where rows are set apart."""
    steps = [below.top - above.top for above, below in pairwise(rows)]
    widest = max(steps, default=0.0)
    done: list[_Row] = []
    for place, row in enumerate(rows):
        step = steps[place - 1] if place else 0.0
        tight = step < 0.8 * row.size or (step < _TIGHT * row.size and step < 0.75 * widest and len(row.chunks) == 1)
        if done and tight and step > 0:
            done[-1] = _Row((*done[-1].chunks, *row.chunks))
        else:
            done.append(row)
    return done


def _bare_runs(rows: list[_Row]) -> list[list[_Row]]:
    """Runs of at least three rows of at least three chunks that follow one another closely."""
    runs: list[list[_Row]] = [[]]
    for row in rows:
        near = not runs[-1] or row.top - runs[-1][-1].bottom < 2.5 * row.size
        if len(row.chunks) < _BARE_CHUNKS or not near:
            runs.append([])
        if len(row.chunks) >= _BARE_CHUNKS:
            runs[-1].append(row)
    return [run for run in runs if len(run) >= _BARE_ROWS]


def _lanes(rows: list[_Row]) -> list[float]:
    """Middles of the white lanes between columns; a chunk over several columns at the head is no bar."""
    body = [row for row in rows if len(row.chunks) > 1]
    most = max((len(row.chunks) for row in body), default=0)
    # A head over several columns has fewer and wider chunks than the rows that show all columns.
    telling = [row for row in body if len(row.chunks) >= max(2, most - 1)]
    spans = sorted((chunk.x0, chunk.x1) for row in telling for chunk in row.chunks)
    lanes: list[float] = []
    reach = spans[0][1] if spans else 0.0
    size = telling[0].size if telling else 10.5
    for x0, x1 in spans[1:]:
        if x0 - reach >= _LANE * size:
            lanes.append((reach + x0) / 2)
        reach = max(reach, x1)
    return lanes


def _grid(rows: list[_Row], look: PageLook, box: Box) -> Grid | None:
    lanes = _lanes(rows)
    if not lanes or sum(1 for row in rows if len(row.chunks) > 1) * 2 < len(rows):
        return None
    columns = (box[0], *lanes, box[2])
    heights = [box[1], *((above.bottom + below.top) / 2 for above, below in pairwise(rows)), box[3]]
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        band = (heights[number], heights[number + 1])
        cells.extend(_row_cells(row, number, columns, band, look.number))
    return Grid(look.number, box, columns, len(rows), tuple(cells))


def _row_cells(
    row: _Row, number: int, columns: tuple[float, ...], band: tuple[float, float], page: int
) -> list[GridCell]:
    """The cells of one row; a chunk that reaches over lanes spans them, an empty place is an empty cell."""
    texts: dict[int, tuple[int, str, float]] = {}
    for chunk in sorted(row.chunks, key=lambda chunk: (chunk.top, chunk.x0)):
        start = sum(1 for lane in columns[1:-1] if lane < chunk.x0 + 1)
        end = sum(1 for lane in columns[1:-1] if lane < chunk.x1 - 1)
        span, text, sure = texts.get(start, (1, "", 1.0))
        between = joint(text, chunk.text, room=columns[start + 1] - columns[start], size=chunk.size) if text else ""
        texts[start] = (max(span, end - start + 1), text + between + chunk.text, min(sure, chunk.confidence))
    cells: list[GridCell] = []
    column = 0
    while column < len(columns) - 1:
        span, text, sure = texts.get(column, (1, "", 1.0))
        bbox = (round(columns[column], 2), round(band[0], 2), round(columns[column + span], 2), round(band[1], 2))
        cells.append(GridCell(number, column, 1, span, text, page, bbox, confidence=sure))
        column += span
    return cells


def _box(rows: list[_Row]) -> Box:
    chunks = [chunk for row in rows for chunk in row.chunks]
    return (
        min(chunk.x0 for chunk in chunks) - 1, rows[0].top - 1,
        max(chunk.x1 for chunk in chunks) + 1, rows[-1].bottom + 1,
    )  # fmt: skip
