"""Years in the head of a table from pixels: a run of years has one misread where it jumps or repeats.

2021 for 2024 is one digit, read with all certainty, and puts a whole column into another year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.look import UNSURE

_YEAR = re.compile(r"\D{0,4}(20\d\d)\s*年?\D{0,8}")


def with_years_doubted(grid: Grid) -> Grid:
    """The grid with the years of each row that do not follow one another as doubtful as a digit misread."""
    rows: dict[int, list[tuple[GridCell, int]]] = {}
    for cell in grid.cells:
        match = _YEAR.fullmatch(cell.text)
        if match is not None:
            rows.setdefault(cell.row, []).append((cell, int(match[1])))
    doubted = {id(cell) for row in rows.values() if not _is_run([year for _, year in row]) for cell, _ in row}
    if not doubted:
        return grid
    cells = (replace(one, confidence=min(one.confidence, UNSURE)) if id(one) in doubted else one for one in grid.cells)
    return replace(grid, cells=tuple(cells))


def _is_run(years: list[int]) -> bool:
    """Whether years follow one another upwards or downwards, each as often as the others."""
    distinct = [year for place, year in enumerate(years) if place == 0 or years[place - 1] != year]
    steps = {after - before for before, after in pairwise(distinct)}
    alike = len({years.count(year) for year in distinct}) <= 1
    return alike and len(steps) <= 1 and steps <= {1, -1}
