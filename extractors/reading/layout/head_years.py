"""Years that head the columns or rows of a table from pixels: a run of years has one misread where it jumps or repeats.

2021 for 2024 is one digit, read with all certainty, and puts a whole column into another year. Where one digit of one
year would make the run whole, that is what is printed, most likely; it stays as doubtful as the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.look import UNSURE

_YEAR = re.compile(r"\D{0,4}(20\d\d)\s*年?\D{0,8}")
_ALONE = re.compile(r"20\d\d\s*(?:年[度末底]?)?")
# Dirt beside a year
_SPECKED = re.compile(r"[.,'·:、]{1,2}\s*(20\d\d\s*年?)|(20\d\d\s*年?)\s*[.,'·:、]{1,2}")
_FIRST, _TELLING = 2, 3


def with_years_doubted(grid: Grid) -> Grid:
    """The grid with the years of each line that do not follow one another as doubtful as a digit misread."""
    changed: dict[tuple[int, int], GridCell] = {}
    grid = _without_specks(grid)
    for line in _lines(grid):
        years = [_year(cell) for cell in line]
        if _is_run(years) or _comes_again(line, years):
            continue
        mended = _mended(years) if all(_ALONE.fullmatch(cell.text) for cell in line) else years
        misread = [cell for cell, year in zip(line, mended, strict=True) if year != _year(cell)]
        # where the digit that spoils the run was not clear by itself, the other years stand
        alone = bool(misread) and all(cell.confidence <= UNSURE for cell in misread)
        for cell, year in zip(line, mended, strict=True):
            if not alone or cell in misread:
                text = cell.text.replace(str(_year(cell)), str(year), 1)
                changed[cell.row, cell.column] = replace(cell, text=text, confidence=min(cell.confidence, UNSURE))
    if not changed:
        return grid
    return replace(grid, cells=tuple(changed.get((cell.row, cell.column), cell) for cell in grid.cells))


def _without_specks(grid: Grid) -> Grid:
    """The grid with a mark beside a year taken for dirt where another year stands alone in its row or column."""
    alone = [cell for cell in grid.cells if _ALONE.fullmatch(cell.text)]
    rows, columns = {cell.row for cell in alone}, {cell.column for cell in alone}
    cells = []
    for cell in grid.cells:
        year = _SPECKED.fullmatch(cell.text) if cell.row in rows or cell.column in columns else None
        bare = (year[1] or year[2]) if year else ""
        cells.append(replace(cell, text=bare, confidence=min(cell.confidence, UNSURE)) if bare else cell)
    return replace(grid, cells=tuple(cells))


def _lines(grid: Grid) -> list[list[GridCell]]:
    """The cells with a year, by rows, and by columns where they stand alone before the rows."""
    rows: dict[int, list[GridCell]] = {}
    columns: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if _YEAR.fullmatch(cell.text):
            rows.setdefault(cell.row, []).append(cell)
            if cell.column < _FIRST and _ALONE.fullmatch(cell.text):
                columns.setdefault(cell.column, []).append(cell)
    return [*rows.values(), *columns.values()]


def _year(cell: GridCell) -> int:
    match = _YEAR.fullmatch(cell.text)
    assert match is not None
    return int(match[1])


def _is_run(years: Sequence[int]) -> bool:
    """Whether years follow one another upwards or downwards, each as often as the others, maybe again and again."""
    distinct = [year for place, year in enumerate(years) if place == 0 or years[place - 1] != year]
    again = distinct.index(distinct[0], 1) if distinct.count(distinct[0]) > 1 else len(distinct)
    once = distinct[:again]
    repeated = once * (len(distinct) // again)
    steps = {after - before for before, after in pairwise(once)}
    alike = len({years.count(year) for year in once}) <= 1
    return alike and repeated == distinct and len(steps) <= 1 and steps <= {1, -1}


def _comes_again(line: Sequence[GridCell], years: Sequence[int]) -> bool:
    """Whether a run has a year twice, each time with words of its own: 2023年, 2024年预计, 2024年实际."""
    again = [cell.text for cell, year in zip(line, years, strict=True) if years.count(year) > 1]
    told_apart = len(set(again)) == len(again) and not any(map(_ALONE.fullmatch, again))
    once = list(dict.fromkeys(years))
    return told_apart and len(once) > 1 and _is_run(once)


def _mended(years: Sequence[int]) -> list[int]:
    """The years, one of them changed in its last digit where nothing else makes a run of three or more."""
    changed = [
        [*years[:place], other, *years[place + 1 :]]
        for place, year in enumerate(years)
        for other in range(year // 10 * 10, year // 10 * 10 + 10)
    ]
    found = [one for one in changed if len(set(one)) >= _TELLING and _is_run(one)]
    return found[0] if len(found) == 1 else list(years)
