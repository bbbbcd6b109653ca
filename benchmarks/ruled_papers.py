"""Pages of ruled tables drawn from a truth: merged heads, missing sides, wrapped labels, rules drawn in many ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, PAD, PITCH = "STSong-Light", 9.0, 3.0, 11.0
HEIGHT = A4[1]
WORDS = "集群产值企业研发投入占比增速中小主导产业有效发明专利数字化改造节能降碳品牌培育人才平台服务机构运营管理"
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class TrueCell:
    """A cell of the truth: its anchor, spans and text without blanks."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True)
class TruePage:
    """A page's file, how it is ruled, and its tables."""

    path: Path
    kind: str
    tables: tuple[tuple[TrueCell, ...], ...]


@dataclass(frozen=True)
class _Plan:
    """A table's cells and the positions of its edges, in points from the top left."""

    cells: tuple[TrueCell, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def box(self, cell: TrueCell) -> Box:
        return (
            self.xs[cell.column], self.ys[cell.row],
            self.xs[cell.column + cell.column_span], self.ys[cell.row + cell.row_span],
        )  # fmt: skip


Ruler = Callable[[Canvas, _Plan, random.Random], None]


def draw(folder: Path, pages: int) -> list[TruePage]:
    """So many PDFs of one page in the folder, every kind in turn, and what stands on each."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return [_draw(folder / f"{number}.pdf", number) for number in range(pages)]


def _draw(path: Path, number: int) -> TruePage:
    canvas = Canvas(str(path), pagesize=A4)
    chance = random.Random(number)
    kind, ruler = list(RULERS.items())[number % len(RULERS)]
    plans = _plans(chance)
    for plan in plans:
        ruler(canvas, plan, chance)
        for cell in plan.cells:
            _write(canvas, plan.box(cell), cell.text)
    canvas.showPage()
    canvas.save()
    return TruePage(path, kind, tuple(plan.cells for plan in plans))


# -- what stands in a table -------------------------------------------------------------------------


def _plans(chance: random.Random) -> list[_Plan]:
    plans, top = [], 60.0
    for _ in range(chance.randint(1, 2)):
        plans.append(_plan(chance, top))
        top = plans[-1].ys[-1] + chance.uniform(24, 60)
    return plans


def _plan(chance: random.Random, top: float) -> _Plan:
    """A head of two levels over the values of each row, labels at the left in one or two levels."""
    groups, years = chance.randint(1, 3), chance.choice((1, 2, 3))
    columns = 2 + groups * years
    label, unit = chance.uniform(70, 110), chance.uniform(34, 50)
    width = (A4[0] - 120 - label - unit) / (groups * years)
    xs = [60.0, 60 + label, 60 + label + unit, *(60 + label + unit + width * (i + 1) for i in range(groups * years))]
    cells = [TrueCell(0, 0, 2, 2, _label(chance, 4))]
    for group in range(groups):
        cells.append(TrueCell(0, 2 + group * years, 1, years, _label(chance, 5)))
        cells += [TrueCell(1, 2 + group * years + year, 1, 1, f"{2022 + year}年") for year in range(years)]
    row = 2
    for _ in range(chance.randint(2, 5)):
        parts = chance.choice((1, 1, 2, 3))
        cells += _group(chance, row, parts, columns)
        row += parts
    ys = [top]
    for line in range(row):
        lines = max(_lines(cell.text, xs[cell.column + cell.column_span] - xs[cell.column])
                    for cell in cells if cell.row == line and cell.row_span == 1)  # fmt: skip
        ys.append(ys[-1] + lines * PITCH + 2 * PAD + chance.choice((0.0, 2.0, 6.0)))
    return _Plan(tuple(cells), tuple(xs), tuple(ys))


def _group(chance: random.Random, row: int, parts: int, columns: int) -> list[TrueCell]:
    """Rows under one label; some values are left blank, some run over two columns."""
    if parts == 1:
        cells = [TrueCell(row, 0, 1, 2, _label(chance, 14))]
    else:
        cells = [TrueCell(row, 0, parts, 1, _label(chance, 5))]
        cells += [TrueCell(row + part, 1, 1, 1, _label(chance, 6)) for part in range(parts)]
    for part in range(parts):
        column = 2
        while column < columns:
            span = 2 if column + 2 <= columns and chance.random() < 0.08 else 1
            text = "" if chance.random() < 0.08 else f"{chance.uniform(0, 9999):,.{chance.choice((0, 1, 2))}f}"
            cells.append(TrueCell(row + part, column, 1, span, text))
            column += span
    return cells


def _label(chance: random.Random, most: int) -> str:
    start = chance.randrange(len(WORDS) - most)
    return WORDS[start : start + chance.randint(2, most)]


def _lines(text: str, width: float) -> int:
    return max(-(-len(text) // _room(width)), 1)


def _room(width: float) -> int:
    return max(int((width - 2 * PAD) / SIZE), 1)


def _write(canvas: Canvas, box: Box, text: str) -> None:
    """Wrapped at the cell's width, in its middle from top to bottom."""
    canvas.setFont(FONT, SIZE)
    canvas.setFillColorRGB(0, 0, 0)
    room = len(text) if text[:1].isdigit() and "年" not in text else _room(box[2] - box[0])
    lines = [text[start : start + room] for start in range(0, len(text), room)] if text else []
    top = (box[1] + box[3] - PITCH * len(lines)) / 2
    for place, line in enumerate(lines):
        canvas.drawString(box[0] + PAD, HEIGHT - top - PITCH * (place + 1) + 2.5, line)


# -- how it is ruled --------------------------------------------------------------------------------


def _edges(plan: _Plan) -> list[Box]:
    """Every side of every cell once."""
    found = set()
    for cell in plan.cells:
        x0, top, x1, bottom = plan.box(cell)
        found |= {(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)}
    return sorted(found)


def _line(canvas: Canvas, edge: Box) -> None:
    canvas.line(edge[0], HEIGHT - edge[1], edge[2], HEIGHT - edge[3])


def _full(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
    canvas.setLineWidth(0.5)
    for edge in _edges(plan):
        _line(canvas, edge)


def _boxes(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
    """A frame for each cell, so that inner rules are drawn twice."""
    canvas.setLineWidth(0.75)
    for cell in plan.cells:
        x0, top, x1, bottom = plan.box(cell)
        canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)


def _bars(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
    """Rules as thin filled bars, as Word's PDFs have them."""
    canvas.setFillColorRGB(0, 0, 0)
    for x0, top, x1, bottom in _edges(plan):
        canvas.rect(x0 - 0.24, HEIGHT - bottom - 0.24, x1 - x0 + 0.48, bottom - top + 0.48, stroke=0, fill=1)


def _without(*sides: str) -> Ruler:
    def ruler(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
        canvas.setLineWidth(0.5)
        gone = {"left": ("x", plan.xs[0]), "right": ("x", plan.xs[-1]), "top": ("y", plan.ys[0]),
                "foot": ("y", plan.ys[-1])}  # fmt: skip
        for edge in _edges(plan):
            at = {("x", edge[0])} if edge[0] == edge[2] else {("y", edge[1])}
            if not at & {gone[side] for side in sides}:
                _line(canvas, edge)

    return ruler


def _loose(canvas: Canvas, plan: _Plan, chance: random.Random) -> None:
    """Rules that end a little before or behind where they should meet."""
    canvas.setLineWidth(0.5)
    for x0, top, x1, bottom in _edges(plan):
        a, b = chance.uniform(-1.4, 1.4), chance.uniform(-1.4, 1.4)
        _line(canvas, (x0 - a, top, x1 + b, bottom) if top == bottom else (x0, top - a, x1, bottom + b))


def _double(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
    """An outer frame of two lines."""
    _full(canvas, plan, _)
    canvas.rect(plan.xs[0] - 2, HEIGHT - plan.ys[-1] - 2, plan.xs[-1] - plan.xs[0] + 4, plan.ys[-1] - plan.ys[0] + 4)


def _shaded(canvas: Canvas, plan: _Plan, _: random.Random) -> None:
    """A coloured head and every other row grey, under full rules."""
    for row in range(0, len(plan.ys) - 1, 2):
        canvas.setFillColorRGB(*((0.8, 0.85, 0.95) if row < 2 else (0.94, 0.94, 0.94)))
        canvas.rect(plan.xs[0], HEIGHT - plan.ys[row + 1], plan.xs[-1] - plan.xs[0], plan.ys[row + 1] - plan.ys[row],
                    stroke=0, fill=1)  # fmt: skip
    _full(canvas, plan, _)


RULERS: dict[str, Ruler] = {
    "full": _full,
    "a frame for each cell": _boxes,
    "thin bars": _bars,
    "open left and right": _without("left", "right"),
    "open at the left": _without("left"),
    "open at the right": _without("right"),
    "no rule at the top": _without("top"),
    "no rule at the foot": _without("foot"),
    "rules that do not meet": _loose,
    "double frame": _double,
    "shaded": _shaded,
}
