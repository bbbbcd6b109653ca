"""PDF files: a first look decides for each page how it is read; tables and paragraphs run over pages.

Pages whose text layer says what they show are read from it; the others by their pixels.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.reading.layout.lines import TextLine
from extractors.reading.layout.look import PageLook
from extractors.reading.layout.pages import PageRead, blocks_of
from extractors.reading.pdf.page import look_at
from extractors.reading.pdf.revisions import revised_numbers, state_ends
from extractors.reading.pdf.signatures import signature_remarks
from extractors.reading.pixels.comparing import says_the_same
from extractors.reading.pixels.page import look_at_pixels
from extractors.reading.pixels.rendering import rendered
from extractors.reading.problems import Unreadable, name_pages, problem
from pipeline.model import Content, Problem, Remark

# pdfium keeps global state and must not be entered by two threads at once.
_ONE_AT_A_TIME = threading.Lock()
MOST_PAGES = 5_000
_KINDS = {"scan": "无可识别的文字", "failed": "页面损坏"}
OnPage = Callable[[int, int], None]
"""Told the number of each page read, and how many there are."""


def read_pdf(path: Path, on_page: OnPage | None = None) -> Content:
    """The content of a PDF file; `on_page` hears of each page. Raises Unreadable where it cannot be opened."""
    ends = state_ends(path)
    with opened_pdf(path) as document:
        properties = {"revisions": str(max(len(ends), 1))} | _properties(document)
        count = len(document)
        pages = []
        for number in range(1, min(count, MOST_PAGES) + 1):
            pages.append(_looked_at(document, number, _look))
            if on_page is not None:
                on_page(number, count)
        printed = [[] if page.ocr else page.lines for page in pages]
        revised = revised_numbers(path, ends[:-1], printed, _text_lines)
    if not pages:
        raise Unreadable("damaged")
    blocks, remarks = blocks_of(pages)
    on_pages = [remark for page in pages for remark in _page_remarks(page)]
    remarks = [*signature_remarks(path), *revised, *on_pages, *remarks]
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


def _looked_at(document: Any, number: int, look: Callable[[Any, int], PageLook]) -> PageRead:
    """What a look at the page gives; a broken one must not cost the others."""
    with displayed_page(document, number) as page:
        return PageRead(None if page is None else look(page, number), number)


@contextmanager
def opened_pdf(path: Path) -> Iterator[Any]:
    """The document while it is open, for one thread at a time. Raises Unreadable where it cannot be opened."""
    with _ONE_AT_A_TIME:
        document = _open(path)
        try:
            yield document
        finally:
            document.close()


@contextmanager
def displayed_page(document: Any, number: int) -> Iterator[Any | None]:
    """A page as a reader sees it, with its form fields and stamps; None where it is broken."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        if pdfium.FPDFPage_GetAnnotCount(page) > 0:
            page = _with_annotations(document, page, number)
        yield page
    finally:
        page.close()


def _text_lines(document: Any, number: int) -> list[TextLine]:
    """The lines of a page's text layer, none where it has no sound one."""
    return _looked_at(document, number, look_at).lines


def _look(page: Any, number: int) -> PageLook:
    """The page by its text layer, or where that does not say what the page shows, by its pixels."""
    look = look_at(page, number)
    if look.kind not in ("scan", "garbled"):
        return look
    seen = look_at_pixels(rendered(page), number, look.width, look.height)
    return replace(seen, hidden=look.hidden)


def _page_remarks(page: PageRead) -> list[Remark]:
    """Seals, and words that nobody sees; a scan's hidden layer that says what the scan shows is none of these."""
    hidden = page.hidden
    if hidden and page.ocr and says_the_same(hidden, "".join(line.text for line in page.lines)):
        hidden = ""
    return [*page.remarks, *([Remark("hidden_text", hidden, page=page.number)] if hidden else [])]


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


def _trouble(pages: list[PageRead], count: int) -> Problem | None:
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
    return problem("scan_without_text" if kind == "scan" else "pages_failed", pages=name_pages(numbers))
