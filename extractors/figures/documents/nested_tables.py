"""Tables inside the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Paragraph, Table


def with_nested(table: Table, since: list[Paragraph]) -> Iterator[tuple[Table, list[Paragraph]]]:
    """A table with the paragraphs above it, nested tables after the one that holds them."""
    yield table, since
    for cell in table.cells:
        for inner in cell.tables:
            yield from with_nested(inner, [Paragraph(cell.text)] if cell.text.strip() else since)
