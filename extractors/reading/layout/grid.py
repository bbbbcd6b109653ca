"""Ruled tables of one PDF page: pdfplumber finds the cells, their places make the grid and the spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.digit_boxes import are_digit_boxes, unboxed
from extractors.reading.layout.edges import SNAP, edges_of
from extractors.reading.layout.holes import with_holes_filled
from extractors.reading.layout.inlaid import with_inlaid
from extractors.reading.layout.level_lines import VALUE, level_lines
from extractors.reading.layout.lines import TextLine, certainty, first_unit_width, joint, make_lines
from extractors.reading.layout.look import UNSURE, Glyph, PageLook, Rule
from extractors.reading.layout.torn_rules import with_torn_rules_whole
from extractors.reading.list_lines import is_torn
from pipeline.model import Box

_ENDS = re.compile(r"[。；！？：]$")
_BEGINS = re.compile(r"\s*(?:[□☐☑√■●◆▪·①-⑳（(]|\d{1,2}[.、．]|[一二三四五六七八九十]+、|[^，。；：]{2,12}：)")
_EDGE = 2.0
# The search for cells looks at every pair of crossings; beyond this it is a drawing or an attack.
_MOST_CROSSINGS = 6_000
_MOST_PAIRS = 4_000_000


@dataclass
class _Frame:
    """The cells of one table before any text is read."""

    boxes: list[Box]
    glyphs: dict[Box, list[Glyph]] = field(default_factory=dict)

    @property
    def bbox(self) -> Box:
        return _around(self.boxes)


def find_grids(look: PageLook) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, nested ones inside their cells, and the glyphs that stand in none."""
    rules = with_torn_rules_whole(look.rules, look.glyphs) if look.ocr else look.rules
    groups = _cell_groups(rules, worn=look.ocr)
    frames = [_Frame(with_holes_filled(boxes) if look.ocr else boxes) for boxes in groups]
    if not frames:
        return [], look.glyphs
    boxes = sorted(((box, frame) for frame in frames for box in frame.boxes), key=lambda pair: _area(pair[0]))
    outside: list[Glyph] = []
    for glyph in look.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for box, frame in boxes:
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                frame.glyphs.setdefault(box, []).append(glyph)
                break
        else:
            outside.append(glyph)
    boxed = [frame for frame in frames if are_digit_boxes(frame.boxes, frame.glyphs)]
    if boxed:
        outside = unboxed([(frame.boxes, frame.glyphs) for frame in boxed], outside)
    grids = [_grid(frame, look) for frame in frames if frame.glyphs and frame not in boxed]
    return _nest(grids), outside


def _cell_groups(rules: list[Rule], worn: bool) -> list[list[Box]]:
    """Cells of each table on the page; a frame around a single cell is no table."""
    if len(rules) < 4:
        return []
    edges = edges_of(rules, worn)
    upright = sum(1 for edge in edges if edge["orientation"] == "v")
    if not edges or upright * (len(edges) - upright) > _MOST_PAIRS:
        return []
    crossings = edges_to_intersections(edges, SNAP, SNAP)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    groups = cells_to_tables(intersections_to_cells(crossings))
    return [[(float(a), float(b), float(c), float(d)) for a, b, c, d in group] for group in groups]


def _grid(frame: _Frame, look: PageLook) -> Grid:
    xs = _positions([box[0] for box in frame.boxes] + [box[2] for box in frame.boxes])
    ys = _positions([box[1] for box in frame.boxes] + [box[3] for box in frame.boxes])
    lines = {box: make_lines(frame.glyphs.get(box, []), look.number, look.bold) for box in frame.boxes}
    level = level_lines(lines) if look.ocr else {}
    cells = []
    for box in sorted(frame.boxes, key=lambda box: (box[1], box[0])):
        column, row = _index(xs, box[0]), _index(ys, box[1])
        text, runs_on = _cell_text(lines[box], box, look.ocr, apart=box in level)
        sure = certainty(frame.glyphs.get(box, []))
        if look.ocr and _has_two_values(lines[box]) and not level.get(box):
            sure = min(sure, UNSURE)
        row_span, column_span = max(_index(ys, box[3]) - row, 1), max(_index(xs, box[2]) - column, 1)
        cells.append(GridCell(row, column, row_span, column_span, text, look.number, _rounded(box), runs_on, sure))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return with_inlaid(Grid(look.number, _rounded(frame.bbox), tuple(xs), len(ys) - 1, tuple(cells)))


def _has_two_values(lines: list[TextLine]) -> bool:
    """Whether values stand one below the other: of two cells whose rule a scan lost, or one number cut in two."""
    return any(_are_values(above, below) for above, below in pairwise(lines))


def _are_values(above: TextLine, below: TextLine) -> bool:
    return bool(VALUE.fullmatch(above.text) and VALUE.fullmatch(below.text))


def _cell_text(lines: list[TextLine], box: Box, scanned: bool, *, apart: bool) -> tuple[str, bool]:
    """The text of a cell, wrapped lines rejoined unless they stand apart, and whether its last line fills the cell."""
    if not lines:
        return "", False
    if apart:
        return "\n".join(line.text for line in lines), False
    text = lines[0].text
    padding = min(min(line.x0 for line in lines) - box[0], box[2] - max(line.x1 for line in lines), 6.0)
    room = box[2] - box[0] - 2 * max(padding, 0.0)
    for above, below in pairwise(lines):
        whole = scanned and _are_values(above, below)
        if not whole and is_wrapped(above, below, room, indented=below.x0 - min(line.x0 for line in lines)):
            text += joint(text, below.text, room=room, size=below.size) + below.text
        else:
            text += "\n" + below.text
    last = lines[-1]
    return text, room - last.width < 1.5 * last.size and not text.endswith(("。", "；", "！", "？"))


def is_wrapped(above: TextLine, below: TextLine, room: float, *, indented: float) -> bool:
    """Whether the line below only continues the one above: what begins it had no place there.

    A line that begins with an indent of two characters under full ones begins a paragraph.
    """
    if is_torn(above.text, below.text):
        return True
    centred = abs(above.x0 + above.x1 - below.x0 - below.x1) < 0.8 * below.size
    deeper = indented > 1.5 * below.size and below.x0 > above.x0 + 1.5 * below.size
    if deeper and not centred and room > 15 * below.size:
        return False
    lacking = room - above.width
    if lacking < first_unit_width(below) + 0.6 * above.size:
        return True
    # typesetters leave more than a character free where the next must not begin or end a line
    return lacking < 0.2 * room and not _ENDS.search(above.text) and not _BEGINS.match(below.text)


def _nest(grids: list[Grid]) -> list[Grid]:
    """Tables drawn inside a cell of another become that cell's own."""
    outer: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -_area(grid.bbox)):
        for place, parent in enumerate(outer):
            home = next((cell for cell in parent.cells if _inside(grid.bbox, cell.bbox)), None)
            if home is not None:
                filled = replace(home, tables=(*home.tables, grid))
                cells = tuple(filled if cell is home else cell for cell in parent.cells)
                outer[place] = replace(parent, cells=cells)
                break
        else:
            outer.append(grid)
    return sorted(outer, key=lambda grid: (grid.bbox[1], grid.bbox[0]))


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _EDGE
        and inner[1] >= outer[1] - _EDGE
        and inner[2] <= outer[2] + _EDGE
        and inner[3] <= outer[3] + _EDGE
    )


def _positions(values: list[float]) -> list[float]:
    """Distinct positions, those nearer than an eye can tell drawn together."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _EDGE:
            found.append(value)
    return found


def _index(positions: list[float], value: float) -> int:
    return min(range(len(positions)), key=lambda place: abs(positions[place] - value))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def _rounded(box: Box) -> Box:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))
