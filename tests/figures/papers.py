"""Small papers for tests, written as a person would draw them.

A table is lines of cells between bars; `<` continues the cell to the left, `^` the cell above.
"""

from __future__ import annotations

from pipeline.model import Cell, Table


def table(drawing: str) -> Table:
    """A Table from a drawing such as '指标 | 2023年 | 2024年'."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in drawing.strip().splitlines()]
    spans: dict[tuple[int, int], list[int]] = {}
    anchor: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            origin = anchor[r, c - 1] if text == "<" else anchor[r - 1, c] if text == "^" else (r, c)
            anchor[r, c] = origin
            span = spans.setdefault(origin, [1, 1])
            span[0], span[1] = max(span[0], r - origin[0] + 1), max(span[1], c - origin[1] + 1)
    cells = tuple(
        Cell(r, c, rows[r][c].replace("\\n", "\n"), row_span=height, column_span=width)
        for (r, c), (height, width) in spans.items()
    )
    return Table(0, len(rows), max(map(len, rows)), cells)
