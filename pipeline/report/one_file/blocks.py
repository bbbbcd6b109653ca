"""A file without pages as its paragraphs and tables, what was read set off in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model import Cell, Content, Paragraph, Source, Table
from pipeline.report.one_file.items import Item

# A list of thousands of firms is not looked through on a page
_MOST_ROWS = 600


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a paragraph, with what was read there if anything was."""

    text: str
    items: tuple[Item, ...] = ()


class ShownParagraph(msgspec.Struct, frozen=True):
    pieces: tuple[Piece, ...]
    heading: bool


class ShownCell(msgspec.Struct, frozen=True):
    """A cell with what was read in it; `tables` are those that stand in it."""

    text: str
    row_span: int
    column_span: int
    items: tuple[Item, ...]
    tables: tuple[ShownTable, ...]


class ShownTable(msgspec.Struct, frozen=True):
    """A table's rows; `left_out` says how many rows are not shown."""

    name: str
    rows: tuple[tuple[ShownCell, ...], ...]
    left_out: int


def shown_blocks(content: Content, items: Sequence[Item]) -> tuple[ShownParagraph | ShownTable, ...]:
    """The blocks of the file in their order."""
    blocks = _Blocks(items)
    return tuple(
        blocks.table(block) if isinstance(block, Table) else blocks.paragraph(block)
        for block in content.blocks
        if isinstance(block, Table) or block.text.strip()
    )


class _Blocks:
    def __init__(self, items: Sequence[Item]) -> None:
        self._by_cell: dict[tuple[str | None, int | None, int | None, int | None], list[Item]] = defaultdict(list)
        self._by_paragraph: dict[int | None, list[tuple[Source, Item]]] = defaultdict(list)
        for item in items:
            for source in item.sources:
                if source.table is not None:
                    self._by_cell[source.sheet, source.table, source.row, source.column].append(item)
                else:
                    self._by_paragraph[source.paragraph].append((source, item))

    def table(self, table: Table) -> ShownTable:
        last = min(table.rows, _MOST_ROWS)
        rows: list[list[ShownCell]] = [[] for _ in range(last)]
        for cell in sorted(table.cells, key=lambda one: (one.row, one.column)):
            if cell.row < last:
                rows[cell.row].append(self._cell(table, cell, last))
        return ShownTable(table.sheet or "", tuple(tuple(row) for row in rows), table.rows - last)

    def _cell(self, table: Table, cell: Cell, last: int) -> ShownCell:
        here = self._by_cell.get((table.sheet, table.number, cell.row, cell.column), [])
        span = min(cell.row_span, last - cell.row)
        return ShownCell(cell.text, span, cell.column_span, tuple(here), tuple(self.table(one) for one in cell.tables))

    def paragraph(self, paragraph: Paragraph) -> ShownParagraph:
        return ShownParagraph(tuple(self._pieces(paragraph)), paragraph.heading > 0)

    def _pieces(self, paragraph: Paragraph) -> Iterator[Piece]:
        marked: dict[tuple[int, int], list[Item]] = defaultdict(list)
        for source, item in self._by_paragraph.get(paragraph.number, []):
            place = _place(paragraph.text, source.text or "", item.words)
            if place is not None:
                marked[place].append(item)
        end = 0
        for (start, stop), here in sorted(marked.items()):
            if start >= end:
                yield Piece(paragraph.text[end:start])
                yield Piece(paragraph.text[start:stop], tuple(here))
                end = stop
        yield Piece(paragraph.text[end:])


def _place(text: str, quoted: str, words: str) -> tuple[int, int] | None:
    """Where in a paragraph the words of a quotation stand: a number comes at the end of its clause."""
    begin = text.find(quoted)
    if begin < 0 or not words:
        # a label and its value are quoted without what stood between them
        start = text.find(words) if words else -1
    else:
        start = text.rfind(words, begin, begin + len(quoted))
    return None if start < 0 else (start, start + len(words))
