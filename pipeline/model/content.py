"""What a reader saw in one file.

Positions are PDF points from the top left corner of a page; pages count from 1, table rows and columns, paragraphs and
tables from 0.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Box = tuple[float, float, float, float]
ReadStatus = Literal["read", "partial", "unreadable"]


class Line(msgspec.Struct, frozen=True):
    """One printed line. `confidence` is below 1 only where the text came from pixels."""

    text: str
    page: int | None = None
    bbox: Box | None = None
    confidence: float = 1.0


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running text, wrapped lines rejoined.

    `starts[i]` is the offset in `text` at which `lines[i]` begins, so that a phrase finds its line.
    `heading` is 0 for body text and the level for headings. `number` counts Word paragraphs.
    """

    text: str
    lines: tuple[Line, ...] = ()
    starts: tuple[int, ...] = ()
    heading: int = 0
    number: int | None = None
    place: Literal["body", "header", "footer", "textbox", "footnote", "comment"] = "body"


class Cell(msgspec.Struct, frozen=True):
    """The anchor of a table cell with its spans; covered positions have no Cell of their own.

    Lines wrapped by the cell's width are rejoined, real line breaks stay as newlines.
    `reference` is a spreadsheet's own name of the cell ("B3"). `tables` are nested tables, whose
    text is not repeated in `text`.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    bbox: Box | None = None
    reference: str | None = None
    hidden: bool = False
    confidence: float = 1.0
    tables: tuple[Table, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    """One table; where it runs over pages it is still one, and its cells keep their own page."""

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    page: int | None = None
    bbox: Box | None = None
    sheet: str | None = None


class Page(msgspec.Struct, frozen=True):
    """One page; `kind` says what the first look found. Width and height in points.

    `image` is the digest of the pixels that a page was read from: the same for the same scan in two files.
    """

    number: int
    width: float
    height: float
    kind: Literal["text", "scan", "garbled", "blank"] = "text"
    ocr: bool = False
    lines: tuple[Line, ...] = ()
    image: str | None = None


class Remark(msgspec.Struct, frozen=True):
    """Something about the file itself that a reviewer may want to know, with its place.

    Codes: tracked_insertion, tracked_deletion, comment, hidden_text, hidden_sheet, hidden_row,
    hidden_column, repeated_header; seal (its words), signature and signature_changed, signature_broken,
    signature_unclear (who signed, and whether what was signed is unchanged, in Chinese);
    revised_number (an earlier state of the file printed `before`), mixed_fonts (`context` names the typefaces);
    unlike_image, unlike_layer, unlike_parse (a number that a second reading of its place does not confirm: `text`
    as read, `context` as at the second reading, empty where nothing is to be seen there).
    `text` holds the words concerned, `context` what stands around them.
    """

    code: str
    text: str
    context: str = ""
    page: int | None = None
    bbox: Box | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    before: str | None = None


class Problem(msgspec.Struct, frozen=True):
    """Why something could not be read; `message` is Chinese and says what to do next."""

    code: str
    message: str


class Content(msgspec.Struct, frozen=True):
    """One file as a reader saw it: its blocks in the order of the document.

    `format` is the true format found from the bytes ("docx", "pdf", "xlsx", ...), not the name's ending.
    """

    format: str
    status: ReadStatus = "read"
    problem: Problem | None = None
    pages: tuple[Page, ...] = ()
    blocks: tuple[Paragraph | Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    properties: dict[str, str] = {}
