"""The tables that one sheet holds one below the other, each under heads of its own, blank rows between them.

Rows and columns keep their numbers, so that a cell is found where it stands. A blank row inside a list or a form, with
no heads after it, parts nothing; 续上表 after one says that the table above goes on under its heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from extractors.figures.tables.cells import classify
from pipeline.model import Cell, Paragraph, Table

_CONTINUED = re.compile(r"\s*[（(]?\s*(?:续上?表|表\s*\S{1,3}\s*续|接上表)")


class SheetBlock(msgspec.Struct, frozen=True):
    """One table of a sheet; `above` are the lines that stand alone in their rows over it, in the blocks before."""

    table: Table
    above: tuple[Paragraph, ...]


def blocks_of(table: Table) -> Iterator[SheetBlock]:
    """The tables of a sheet from the top; the sheet itself where it has no blank row with heads below it."""
    joined: list[list[list[Cell]]] = []
    goes_on = False
    for gap, block in _between_blank_rows(table):
        if joined and _CONTINUED.match(block[0][0].text):
            joined[-1] += block[1:]
            goes_on = True
        elif joined and not _begins_with_heads(block):
            joined[-1] += [gap, *block]
        else:
            joined.append(block)
    if len(joined) < 2 and not goes_on:
        yield SheetBlock(table, ())
        return
    above: list[Paragraph] = []
    for block in joined:
        cells = tuple(cell for row in block for cell in row)
        yield SheetBlock(msgspec.structs.replace(table, cells=cells), tuple(above))
        above += [Paragraph(row[0].text) for row in block if len(_filled(row)) == 1 and row[0].text.strip()]


def _between_blank_rows(table: Table) -> Iterator[tuple[list[Cell], list[list[Cell]]]]:
    """Runs of rows in which something stands or into which something reaches, each with the blank row before it."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    covered = {row for cell in table.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    gap: list[Cell] = []
    block: list[list[Cell]] = []
    for number, row in enumerate(rows):
        if _filled(row) or number in covered:
            block.append(row)
            continue
        if block:
            yield gap, block
        gap, block = row, []
    if block:
        yield gap, block


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip() or cell.tables]


def _begins_with_heads(block: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row of several cells holds heads, and values follow."""
    kinds = [[classify(cell.text, None)[0] for cell in _filled(row)] for row in block]
    several = [row for row in kinds if len(row) > 1]
    return (
        len(several) > 1 and not {"value", "numbers", "prose"} & set(several[0]) and any("value" in r for r in several)
    )
