"""Finds a Word file's table cells and sentences on its pages as LibreOffice prints them.

A picture of the wrong place would be worse than none: a cell is shown only where the printed table has
the same words in the same place, or has them once only and in a row of the same words; a sentence only
where its words are printed once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extractors.excerpts.cells import Grid, table_of
from extractors.reading.old_office.libreoffice import convert, has_part
from pipeline.excerpt import Spot
from pipeline.model import Cell, Content, Line, Paragraph, Source, Table

# The filter by which LibreOffice opens each
PRINTED = {
    "docx": "MS Word 2007 XML", "doc": "MS Word 97", "wps": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8",
}  # fmt: skip
LONGEST = 60
"""Longer texts are told in words; a box around a whole paragraph shows nothing."""


def can_print() -> bool:
    """Whether this machine has what prints a Word file."""
    return has_part("writer")


def print_word(path: Path, file_format: str, folder: Path) -> Path:
    """The file as a PDF in `folder`. Raises Unreadable where LibreOffice makes none."""
    return convert(path, folder, PRINTED[file_format], "pdf")


def place_on_page(word: Content, printed: Content, source: Source, longest: int = LONGEST) -> Spot | None:
    """Where the cell that `source` names stands on the printed pages; None where that is not certain.

    Cells of more than `longest` characters are not looked for.
    """
    table = table_of(word, source)
    if table is None or source.row is None or source.column is None:
        return None
    cell = Grid(table).at(source.row, source.column)
    if cell is None or not 0 < len(_bare(cell.text)) <= longest:
        return None
    twin = _twin(table, printed)
    found = _in_twin(table, cell, twin) if twin else None
    return Spot(found.page, found.bbox) if found and found.page and found.bbox else None


def line_on_page(printed: Content, source: Source) -> Spot | None:
    """The printed line in which what `source` quotes comes to its end, its number; None where that is not certain."""
    words = _bare(source.text or "")
    held = [one for one in printed.blocks if isinstance(one, Paragraph) and words and words in _bare(one.text)]
    if len(held) != 1 or _bare(held[0].text).count(words) != 1:
        return None
    line = _line_at(held[0], _bare(held[0].text).index(words) + len(words) - 1)
    return Spot(line.page, line.bbox) if line and line.page and line.bbox else None


def _line_at(paragraph: Paragraph, inked: int) -> Line | None:
    """The line of the character that has `inked` others before it, blanks not counted."""
    places = [place for place, letter in enumerate(paragraph.text) if not letter.isspace()]
    before = [one for one, start in zip(paragraph.lines, paragraph.starts, strict=True) if start <= places[inked]]
    return before[-1] if before else None


def _twin(table: Table, printed: Content) -> Table | None:
    """The printed table that shares most words with the table, at least half of them."""
    words = _words(table)
    shared = {
        number: (words & _words(one)).total()
        for number, one in enumerate(block for block in printed.blocks if isinstance(block, Table))
    }
    best = max(shared, key=lambda number: shared[number], default=None)
    if best is None or shared[best] * 2 < words.total():
        return None
    return [block for block in printed.blocks if isinstance(block, Table)][best]


def _in_twin(table: Table, cell: Cell, twin: Table) -> Cell | None:
    same = [one for one in twin.cells if _bare(one.text) == _bare(cell.text)]
    if len(same) == 1:
        return same[0] if _row_shared(table, cell, twin, same[0]) else None
    # Where the words stand more than once, row and column of the cell decide
    ranked = sorted(same, key=lambda one: -_row_shared(table, cell, twin, one))
    in_row = [one for one in ranked if _row_shared(table, cell, twin, one) == _row_shared(table, cell, twin, ranked[0])]
    in_place = [one for one in in_row if one.column == cell.column]
    return in_place[0] if len(in_place) == 1 else None


def _row_shared(table: Table, cell: Cell, twin: Table, other: Cell) -> int:
    """How many words the two cells' rows have in common, their own included."""
    return (Counter(_row(table, cell)) & Counter(_row(twin, other))).total()


def _row(table: Table, cell: Cell) -> Iterator[str]:
    return (_bare(one.text) for one in table.cells if one.row == cell.row and _bare(one.text))


def _words(table: Table) -> Counter[str]:
    return Counter(_bare(cell.text) for cell in table.cells if _bare(cell.text))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
