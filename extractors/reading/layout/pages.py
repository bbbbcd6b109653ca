"""The pages of one document to its blocks: paragraphs and tables in reading order, run on over the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from extractors.reading.layout.broken_cells import breaks_off, with_first_rows_doubted, with_fragments_doubted
from extractors.reading.layout.cells import Grid
from extractors.reading.layout.grid import find_grids
from extractors.reading.layout.head_years import with_years_doubted
from extractors.reading.layout.lines import TextLine, make_lines
from extractors.reading.layout.long_tables import LongTable, is_continuation_mark
from extractors.reading.layout.look import PageLook
from extractors.reading.layout.open_tables import find_open_grids
from extractors.reading.layout.paragraphs import ParagraphMaker, body_size, measure
from extractors.reading.layout.running import running_lines
from extractors.reading.layout.text_columns import in_columns
from pipeline.model import Box, Cell, Line, Page, Paragraph, Remark, Table


class PageRead:
    """What one page gave: its lines in all, those of the body, and its tables. No characters are kept."""

    def __init__(self, look: PageLook | None, number: int) -> None:
        self.number = number
        self.kind: str = "failed" if look is None else look.kind
        self.width, self.height = (0.0, 0.0) if look is None else (look.width, look.height)
        self.laid = (look.laid if look is not None else None) or (self.width, self.height)
        self.ocr = look is not None and look.ocr
        self.image = None if look is None else look.image
        self.to_page = None if look is None else look.to_page
        self.hidden = "" if look is None else look.hidden
        self.remarks: tuple[Remark, ...] = () if look is None else look.remarks
        self.grids: list[Grid] = []
        self.body: list[TextLine] = []
        self.lines: list[TextLine] = []
        if look is not None and look.kind == "text":
            ruled, outside = find_grids(look)
            bare, outside = find_open_grids(look, outside)
            grids = [with_years_doubted(grid) for grid in (*ruled, *bare)] if look.ocr else [*ruled, *bare]
            self.grids = sorted(grids, key=lambda grid: grid.bbox[1])
            set_in_columns, outside = in_columns(outside, number, look.bold)
            self.body = sorted([*set_in_columns, *make_lines(outside, number, look.bold)], key=lambda line: line.order)
            self.lines = make_lines(look.glyphs, number, look.bold) if self.grids else self.body

    @property
    def page(self) -> Page:
        """The model's page."""
        kind = self.kind if self.kind in ("text", "scan", "garbled", "blank") else "garbled"
        lines = tuple(_placed_line(line.plain, self.to_page) for line in self.lines)
        return Page(self.number, round(self.width, 2), round(self.height, 2), kind, self.ocr, lines, self.image)  # type: ignore[arg-type]


def blocks_of(pages: Sequence[PageRead]) -> tuple[list[Paragraph | Table], list[Remark]]:
    """Paragraphs and tables in reading order, without what runs along at the margins."""
    running = running_lines([page.body for page in pages], [page.laid[1] for page in pages])
    body = {page.number: [line for line in page.body if id(line) not in running] for page in pages}
    broken = {page.number + 1 for page in pages if breaks_off(page.grids, body[page.number])}
    body = with_fragments_doubted(body, broken & {page.number for page in pages if page.ocr})
    columns = measure(body, {page.number: page.laid[0] for page in pages})
    maker = ParagraphMaker(columns, body_size(body))
    blocks: list[Paragraph | Table | LongTable] = []
    for page in pages:
        items = _in_order(page.grids, body[page.number])
        for place, item in enumerate(items):
            if isinstance(item, TextLine):
                if _is_over_continuation(items, place, blocks, maker):
                    continue
                maker.add(item)
                continue
            blocks.extend(maker.take())
            last = blocks[-1] if blocks else None
            if isinstance(last, LongTable) and last.takes(item):
                last.append(item)
            else:
                torn = page.ocr and page.number in broken and item is page.grids[0]
                blocks.append(LongTable(with_first_rows_doubted(item) if torn else item))
    blocks.extend(maker.take())
    done, remarks = _finished(blocks)
    turned = {page.number: page.to_page for page in pages if page.to_page is not None}
    return ([_placed(block, turned) for block in done], remarks) if turned else (done, remarks)


def _in_order(grids: list[Grid], lines: list[TextLine]) -> list[Grid | TextLine]:
    return sorted(
        [*grids, *lines], key=lambda item: item.order if isinstance(item, TextLine) else (item.bbox[1], 0, 0.0)
    )


def _is_over_continuation(
    items: list[Grid | TextLine], place: int, blocks: list[Paragraph | Table | LongTable], maker: ParagraphMaker
) -> bool:
    """Whether a line is the 续表 above the second part of the table that ended the page before."""
    item, following = items[place], items[place + 1] if place + 1 < len(items) else None
    if (
        place
        or not isinstance(item, TextLine)
        or not isinstance(following, Grid)
        or not is_continuation_mark(item.text)
    ):
        return False
    blocks.extend(maker.take())
    last = blocks[-1] if blocks else None
    return isinstance(last, LongTable) and last.takes(following)


def _finished(blocks: list[Paragraph | Table | LongTable]) -> tuple[list[Paragraph | Table], list[Remark]]:
    done: list[Paragraph | Table] = []
    remarks: list[Remark] = []
    numbers = [0]
    for block in blocks:
        if isinstance(block, LongTable):
            remarks.extend(block.remarks(numbers[0]))
            done.append(block.table(numbers))
        else:
            done.append(block)
    return done, remarks


# -- boxes of pages that were put straight, back on the page as it is ---------------------------------

_ToPage = Callable[[Box], Box]


def _placed(block: Paragraph | Table, turned: dict[int, _ToPage]) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        lines = tuple(_placed_line(line, turned.get(line.page or 0)) for line in block.lines)
        return msgspec.structs.replace(block, lines=lines)
    cells = tuple(_placed_cell(cell, turned) for cell in block.cells)
    return msgspec.structs.replace(block, cells=cells, bbox=_moved(block.bbox, turned.get(block.page or 0)))


def _placed_cell(cell: Cell, turned: dict[int, _ToPage]) -> Cell:
    inner = tuple(table for table in (_placed(table, turned) for table in cell.tables) if isinstance(table, Table))
    return msgspec.structs.replace(cell, bbox=_moved(cell.bbox, turned.get(cell.page or 0)), tables=inner)


def _placed_line(line: Line, to_page: _ToPage | None) -> Line:
    return msgspec.structs.replace(line, bbox=_moved(line.bbox, to_page)) if to_page is not None else line


def _moved(box: Box | None, to_page: _ToPage | None) -> Box | None:
    return box if box is None or to_page is None else to_page(box)
