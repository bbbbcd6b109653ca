"""Numbers of a Word file read a second time, by python-docx's own walk through rows, spans and merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.table import Table, _Cell

from extractors.reading.numbers_again import NUMBER, Printed, Second, numbers_in, plain, settled
from extractors.reading.word.package import W, open_package

# Of a tracked change python-docx sees neither version whole, and a note's mark is a digit of the number to it
_OTHERWISE_SHOWN = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "vertAlign", "position", "strike")
)


def read_word_again(path: Path, printed: Sequence[Printed]) -> list[Second | None]:
    """The second reading of each number in a table; None where it cannot be told."""
    elements = list(open_package(path).document.iter(f"{W}tbl"))
    tables: dict[int, list[list[_Cell]]] = {}
    found: list[Second | None] = []
    for one in printed:
        number = one.source.table
        if number is not None and number < len(elements) and number not in tables:
            tables[number] = _rows(elements[number])
        found.append(_second(one, tables.get(-1 if number is None else number, [])))
    return found


def _rows(element: Any) -> list[list[_Cell]]:
    table = Table(element, None)
    return [list(row.cells) for row in table.rows]


def _second(one: Printed, rows: Sequence[Sequence[_Cell]]) -> Second | None:
    row, column = one.source.row or 0, one.source.column or 0
    if row >= len(rows) or column >= len(rows[row]):
        return None
    cell = rows[row][column]
    if next(cell._element.iter(*_OTHERWISE_SHOWN), None) is not None:
        return None
    if not _is_same_cell(cell.text, one.source.text or ""):
        return None
    shown = {plain(number) for number in numbers_in(cell.text)}
    seconds = (
        Second(number, number if plain(number) in shown else "、".join(sorted(shown)))
        for number in numbers_in(one.number)
    )
    return settled(one.number, seconds)


def _is_same_cell(text: str, quoted: str) -> bool:
    """Whether a cell says what was quoted of it, its numbers aside."""
    words, others = (NUMBER.sub("#", "".join(one.split())) for one in (text, quoted))
    return bool(words) and words in others
