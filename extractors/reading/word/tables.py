"""Where the cells of a Word table stand: spans resolved, sliver columns drawn together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from extractors.reading.word.package import W

# Edges closer than this are one edge to the eye (twentieths of a point): dragging a border by hand
# leaves such slivers in the grid of a table.
_SLIVER = 110
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


@dataclass(frozen=True)
class PlacedCell:
    """A cell's element with its place in the grid; `deleted` and `inserted` by a tracked row change."""

    element: Any
    row: int
    column: int
    row_span: int
    column_span: int
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False


def children(node: Any, tag: str) -> Iterator[Any]:
    """Children of that tag, also those wrapped in content controls or tracked insertions."""
    for child in node:
        if child.tag == f"{W}{tag}":
            yield child
        elif isinstance(child.tag, str) and etree.QName(child).localname in _WRAPPERS:
            yield from children(child, tag)


def place_cells(table: Any) -> list[PlacedCell]:
    """The anchors of all cells in reading order; rows deleted by tracking come with row -1."""
    placed: list[PlacedCell] = []
    open_merges: dict[int, int] = {}
    row_number = 0
    for row in children(table, "tr"):
        properties = row.find(f"{W}trPr")
        deleted = properties is not None and properties.find(f"{W}del") is not None
        merges: dict[int, int] = {}
        for cell, column, span in _row_cells(row, properties):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continues = merge is not None and merge.get(f"{W}val") != "restart"
            if continues and column in open_merges and not deleted:
                anchor = open_merges[column]
                placed[anchor] = replace(placed[anchor], row_span=row_number - placed[anchor].row + 1)
                merges[column] = anchor
                continue
            if merge is not None and not deleted:
                merges[column] = len(placed)
            placed.append(
                PlacedCell(
                    cell, -1 if deleted else row_number, column, 1, span,
                    hidden=properties is not None and properties.find(f"{W}hidden") is not None,
                    deleted=deleted, inserted=properties is not None and properties.find(f"{W}ins") is not None,
                )
            )  # fmt: skip
        if not deleted:
            open_merges = merges
            row_number += 1
    return _without_slivers(placed, _grid(table))


def _row_cells(row: Any, properties: Any | None) -> Iterator[tuple[Any, int, int]]:
    """(cell, first column, columns spanned); older horizontal merges are folded into their first cell."""
    before = None if properties is None else properties.find(f"{W}gridBefore")
    column = _number(before)
    pending: tuple[Any, int, int] | None = None
    for cell in children(row, "tc"):
        span = max(_number(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
        merge = cell.find(f"{W}tcPr/{W}hMerge")
        if merge is not None and merge.get(f"{W}val") != "restart" and pending is not None:
            pending = (pending[0], pending[1], pending[2] + span)
        else:
            if pending is not None:
                yield pending
            pending = (cell, column, span)
        column += span
    if pending is not None:
        yield pending


def _number(element: Any | None) -> int:
    value = "" if element is None else element.get(f"{W}val") or ""
    # A span beyond any real table is a broken file; it must not make a grid of millions.
    return min(int(value), 500) if value.isdigit() else 0


def _grid(table: Any) -> list[int]:
    """The positions of the grid's edges, empty where the file gives no usable widths."""
    widths = [column.get(f"{W}w") or "" for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not widths or not all(width.isdigit() for width in widths):
        return []
    edges = [0]
    for width in widths:
        edges.append(edges[-1] + int(width))
    return edges


def _without_slivers(placed: list[PlacedCell], edges: list[int]) -> list[PlacedCell]:
    """Columns renumbered so that edges that look like one are one; unchanged where a cell would vanish."""
    if not placed or len(edges) <= max(cell.column + cell.column_span for cell in placed):
        return placed
    index, numbers = 0, [0]
    start = edges[0]
    for edge in edges[1:]:
        if edge - start > _SLIVER:
            index, start = index + 1, edge
        numbers.append(index)
    if any(numbers[cell.column] == numbers[cell.column + cell.column_span] for cell in placed):
        return placed
    ends = [(numbers[cell.column], numbers[cell.column + cell.column_span]) for cell in placed]
    return [
        replace(cell, column=start, column_span=end - start) for cell, (start, end) in zip(placed, ends, strict=True)
    ]
