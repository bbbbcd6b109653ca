"""PDF files: a first look decides for each page how it is read; tables and paragraphs run over pages."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.reading.pdf_grid import Grid, find_grids
from extractors.reading.pdf_lines import TextLine, make_lines
from extractors.reading.pdf_open_tables import find_open_grids
from extractors.reading.pdf_page import PageLook, look_at
from extractors.reading.pdf_paragraphs import ParagraphMaker, body_size, measure
from extractors.reading.pdf_running import running_lines
from extractors.reading.pdf_tables import LongTable, is_continuation_mark
from extractors.reading.problems import Unreadable, name_pages, problem
from pipeline.model import Content, Line, Page, Paragraph, Problem, Remark, Table

# pdfium keeps global state and must not be entered by two threads at once.
_ONE_AT_A_TIME = threading.Lock()
MOST_PAGES = 2_000
_KINDS = {"scan": "扫描图像", "garbled": "文字编码异常", "failed": "页面损坏"}


def read_pdf(path: Path) -> Content:
    """The content of a PDF file. Raises Unreadable where it cannot be opened."""
    properties = _file_properties(path)
    with _ONE_AT_A_TIME:
        document = _open(path)
        try:
            properties |= _properties(document)
            count = len(document)
            pages = [_read_page(document, number) for number in range(1, min(count, MOST_PAGES) + 1)]
        finally:
            document.close()
    if not pages:
        raise Unreadable("damaged")
    blocks, remarks = _blocks(pages)
    remarks = [Remark("hidden_text", page.hidden, page=page.number) for page in pages if page.hidden] + remarks
    trouble = _trouble(pages, count)
    readable = any(page.kind == "text" for page in pages)
    return Content(
        format="pdf",
        status="read" if trouble is None else "partial" if readable else "unreadable",
        problem=trouble,
        pages=tuple(page.page for page in pages),
        blocks=tuple(blocks),
        remarks=tuple(remarks),
        properties=properties,
    )


class _PageRead:
    """What one page gave: its lines in all, those of the body, and its tables."""

    def __init__(self, look: PageLook | None, number: int) -> None:
        self.number = number
        self.kind: str = "failed" if look is None else look.kind
        self.width, self.height = (0.0, 0.0) if look is None else (look.width, look.height)
        self.hidden = "" if look is None else look.hidden
        self.grids: list[Grid] = []
        self.body: list[TextLine] = []
        self.lines: list[TextLine] = []
        if look is not None and look.kind == "text":
            ruled, outside = find_grids(look)
            bare, outside = find_open_grids(look, outside)
            self.grids = sorted([*ruled, *bare], key=lambda grid: grid.bbox[1])
            self.body = make_lines(outside, number, look.bold)
            self.lines = make_lines(look.glyphs, number, look.bold) if self.grids else self.body

    @property
    def page(self) -> Page:
        kind = self.kind if self.kind in ("text", "scan", "garbled", "blank") else "garbled"
        lines = tuple(Line(line.text, line.page, line.bbox) for line in self.lines)
        return Page(self.number, round(self.width, 2), round(self.height, 2), kind, lines=lines)  # type: ignore[arg-type]


def _read_page(document: Any, number: int) -> _PageRead:
    """One page; a broken one must not cost the others."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return _PageRead(None, number)
    try:
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            page = _with_annotations(document, page, number)
        return _PageRead(look_at(page, number), number)
    finally:
        page.close()


def _with_annotations(document: Any, page: Any, number: int) -> Any:
    """The page with what stands in form fields and stamps drawn onto it, as a reader sees it."""
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number - 1]


def _open(path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(path)
        len(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable("encrypted" if locked else "damaged") from error
    return document


def _file_properties(path: Path) -> dict[str, str]:
    """How often the file was saved onto: each saving ends with its own end mark."""
    return {"revisions": str(path.read_bytes().count(b"%%EOF"))}


def _properties(document: Any) -> dict[str, str]:
    names = {
        "Author": "author", "Creator": "creator", "Producer": "producer", "Title": "title",
        "CreationDate": "created", "ModDate": "modified",
    }  # fmt: skip
    try:
        found = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        return {}
    return {
        names[key]: _date(value) if key.endswith("Date") else value.strip()
        for key, value in found.items()
        if key in names and value and value.strip()
    }


def _date(value: str) -> str:
    """D:20250313111628+08'00' as 2025-03-13T11:16:28+08:00; anything else as it stands."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-]\d\d)'?(\d\d)?|Z)?", value)
    if not match:
        return value
    year, month, day, hour, minute, second, zone, quarter = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    offset = f"{zone}:{quarter or '00'}" if zone and clock else "Z" if clock and value.endswith("Z") else ""
    return f"{year}-{month}-{day}{clock}{offset}"


def _blocks(pages: list[_PageRead]) -> tuple[list[Paragraph | Table], list[Remark]]:
    """Paragraphs and tables in reading order, without what runs along at the margins."""
    running = running_lines([page.body for page in pages], [page.height for page in pages])
    body = {page.number: [line for line in page.body if id(line) not in running] for page in pages}
    columns = measure(body, {page.number: page.width for page in pages})
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
                blocks.append(LongTable(item))
    blocks.extend(maker.take())
    return _finished(blocks)


def _in_order(grids: list[Grid], lines: list[TextLine]) -> list[Grid | TextLine]:
    return sorted([*grids, *lines], key=lambda item: item.bbox[1])


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


def _trouble(pages: list[_PageRead], count: int) -> Problem | None:
    unread: dict[str, list[int]] = {}
    for page in pages:
        if page.kind in _KINDS:
            unread.setdefault(page.kind, []).append(page.number)
    if not unread:
        if count > MOST_PAGES:
            return problem("too_many_pages", count=MOST_PAGES)
        return None if any(page.kind == "text" for page in pages) else problem("no_content")
    if len(unread) > 1:
        numbers = [number for found in unread.values() for number in found]
        return problem("pages_unread", pages=name_pages(numbers), kinds="、".join(_KINDS[kind] for kind in unread))
    ((kind, numbers),) = unread.items()
    code = {"scan": "scan_without_text", "garbled": "garbled_text", "failed": "pages_failed"}[kind]
    return problem(code, pages=name_pages(numbers))
