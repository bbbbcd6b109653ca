"""Tables without upright rules: three-line tables, tables ruled between rows only, and bare columns.

Columns are the white lanes that run down through all lines of the table; nothing is made a table
unless at least two lanes or a frame of flat rules say so.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.chunk_rows import Row, Span, chunk_rows, side_by_side
from extractors.reading.layout.lines import joint
from extractors.reading.layout.look import Glyph, PageLook, Rule
from pipeline.model import Box

_LANE = 0.7
# White that runs down through so many rows is no chance
_MANY, _LANE_OF_MANY = 6, 0.4
_BARE_CHUNKS = 3
_BARE_ROWS = 3
_ALIGNED = 4.0


def find_open_grids(look: PageLook, glyphs: list[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """Tables among the glyphs that stand in no ruled cell, and the glyphs that are left."""
    grids: list[Grid] = []
    for box in _framed(look.rules):
        inside = [glyph for glyph in glyphs if _is_in(glyph, box)]
        grid = _grid(chunk_rows(inside, look), look, box)
        if grid is not None and grid.rows >= 2:
            grids.append(grid)
            glyphs = [glyph for glyph in glyphs if not _is_in(glyph, box)]
    for run in _bare_runs(chunk_rows(glyphs, look), look):
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


def _bare_runs(rows: list[Row], look: PageLook) -> list[list[Row]]:
    """Runs of at least three rows of at least three chunks that follow one another closely."""
    rows, place = list(rows), 0
    runs: list[list[Row]] = []
    while place < len(rows):
        end = place
        while end < len(rows) and len(rows[end].chunks) >= _BARE_CHUNKS and (end == place or _is_near(rows, end)):
            end += 1
        if end - place >= _BARE_ROWS:
            end = _grown(rows, place, end, look)
            runs.append(rows[place:end])
        place = max(end, place + 1)
    return runs


def _grown(rows: list[Row], start: int, end: int, look: PageLook) -> int:
    """Where a run ends with the rows below it that its lanes run through, which are cut there.

    A label that stands between two rows, for both, is passed over; it becomes a row of its own.
    """
    while end < len(rows) and _is_near(rows, end):
        lanes = _white_lanes(rows[start:end])
        between = len(rows[end].chunks) == 1 and bool(lanes) and rows[end].chunks[0].x1 <= lanes[0][1]
        below = end + 1 if between else end
        if below >= len(rows) or not _is_near(rows, below):
            break
        cut = rows[below].cut_at(lanes, look)
        # a row that fills a lane is none of the table's
        if cut.width < _BARE_CHUNKS or len(_white_lanes([*rows[start:below], cut])) < len(lanes):
            break
        rows[below], end = cut, below + 1
    return end


def _is_near(rows: list[Row], place: int) -> bool:
    return rows[place].top - rows[place - 1].bottom < 2.5 * rows[place].size


def _lanes(rows: list[Row]) -> list[float]:
    """Middles of the white lanes between columns."""
    return [(left + right) / 2 for left, right in _white_lanes(rows)]


def _white_lanes(rows: list[Row]) -> list[Span]:
    """The white lanes between columns; a chunk over several columns at the head is no bar."""
    body = [row for row in rows if len(row.chunks) > 1]
    most = max((row.width for row in body), default=0)
    # A head over several columns has fewer and wider chunks than the rows that show all columns.
    telling = [row for row in body if row.width >= max(2, most - 1)]
    if not telling:
        return []
    filled = side_by_side((chunk.x0, chunk.x1) for row in telling for chunk in row.chunks)
    least = (_LANE if len(telling) < _MANY else _LANE_OF_MANY) * telling[0].size
    return [(left[1], right[0]) for left, right in pairwise(filled) if right[0] - left[1] >= least]


def _grid(rows: list[Row], look: PageLook, box: Box) -> Grid | None:
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
    row: Row, number: int, columns: tuple[float, ...], band: tuple[float, float], page: int
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


def _box(rows: list[Row]) -> Box:
    chunks = [chunk for row in rows for chunk in row.chunks]
    return (
        min(chunk.x0 for chunk in chunks) - 1, rows[0].top - 1,
        max(chunk.x1 for chunk in chunks) + 1, rows[-1].bottom + 1,
    )  # fmt: skip
