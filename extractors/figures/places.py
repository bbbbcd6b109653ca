"""Where what was understood stands: the cell of a table, the line of a paragraph."""

from __future__ import annotations

from pipeline.model import Cell, Paragraph, Source, Table


def cell_source(table: Table, cell: Cell, file: str) -> Source:
    """The place of a cell, with its text."""
    return Source(
        file=file, page=cell.page or table.page, bbox=cell.bbox, table=table.number, row=cell.row, column=cell.column,
        sheet=table.sheet, cell=cell.reference, text=cell.text.strip(),
    )  # fmt: skip


def line_source(paragraph: Paragraph, offset: int, file: str, text: str) -> Source:
    """The place of the line that holds the character at `offset` of the paragraph; `text` is what is said there."""
    line = paragraph.lines[_line(paragraph, offset)] if paragraph.lines else None
    return Source(
        file=file, page=line.page if line else None, bbox=line.bbox if line else None,
        paragraph=paragraph.number, text=text,
    )  # fmt: skip


def certainty_at(paragraph: Paragraph, offset: int) -> float:
    """How sure the recogniser is of the line at `offset`; 1 where nothing came from pixels."""
    return paragraph.lines[_line(paragraph, offset)].confidence if paragraph.lines else 1.0


def _line(paragraph: Paragraph, offset: int) -> int:
    return max((i for i, start in enumerate(paragraph.starts) if start <= offset), default=0)
