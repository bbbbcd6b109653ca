"""Small real files for the reading tests: PDF pages drawn by hand, Word parts patched in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from docx.document import Document
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractors.reading.pixels.engine import Character, Reading
from extractors.reading.pixels.text_lines import TextStrip
from pipeline.model import Cell, Content, Paragraph, Table

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def texts(content: Content, place: str = "body") -> list[str]:
    """The paragraphs of one place, in order."""
    return [block.text for block in content.blocks if isinstance(block, Paragraph) and block.place == place]


def tables(content: Content) -> list[Table]:
    return [block for block in content.blocks if isinstance(block, Table)]


def at(table: Table, row: int, column: int) -> Cell:
    """The cell anchored at a position."""
    return next(cell for cell in table.cells if (cell.row, cell.column) == (row, column))


def grid(table: Table) -> list[list[str]]:
    """Row by row the texts of the anchored cells."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def remarks(content: Content, code: str) -> list[str]:
    return [remark.text for remark in content.remarks if remark.code == code]


def add_xml(document: Document, *paragraphs: str) -> None:
    """Append hand-written paragraphs before the section's end."""
    body = document.element.body
    for xml in paragraphs:
        body.insert(len(body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def add_part(path: Path, name: str, kind: str, xml: str) -> None:
    """Add a part to a finished Word file, with its relation and content type."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    rels = "word/_rels/document.xml.rels"
    relation = (
        f'<Relationship Id="rIdX{kind}" Target="{name}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    members[rels] = members[rels].replace(b"</Relationships>", relation.encode())
    members[f"word/{name}"] = xml.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)


def draw_pdf(path: Path, *pages: Callable[[Canvas], None], **options: object) -> Path:
    """A PDF with one page for each drawing function."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4, **options)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write(canvas: Canvas, x: float, top: float, text: str, size: float = 12) -> None:
    """Text with its left end at `x` and its baseline `top` points below the page's upper edge."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, HEIGHT - top, text)


def write_lines(canvas: Canvas, top: float, lines: Iterable[tuple[float, str]], step: float = 24) -> None:
    """Lines of body text one below the other, each with its left end."""
    for place, (x, text) in enumerate(lines):
        write(canvas, x, top + place * step, text)


def rule_cell(canvas: Canvas, box: tuple[float, float, float, float], *lines: str) -> None:
    """One bordered cell (x0, top, x1, bottom) with its lines of text."""
    x0, top, x1, bottom = box
    canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)
    for place, line in enumerate(lines):
        write(canvas, x0 + 4, top + 14 + 14 * place, line, 10)


def rule_table(canvas: Canvas, left: float, top: float, widths: list[float], rows: list[list[str]]) -> None:
    """A plain ruled table of one-line cells, each row 20 points high."""
    for line, row in enumerate(rows):
        x = left
        for width, text in zip(widths, row, strict=True):
            rule_cell(canvas, (x, top + 20 * line, x + width, top + 20 * line + 20), text)
            x += width


def strip_of(text: str, *, confidence: float = 1.0, certain: str = "") -> TextStrip:
    """A line as the recogniser would give it, on white paper; `certain` characters keep full confidence."""
    step = 1 / len(text)
    characters = tuple(
        Character(one, 1.0 if one in certain else confidence, place * step, (place + 1) * step)
        for place, one in enumerate(text)
    )
    quad = np.array([[0, 0], [20 * len(text), 0], [20 * len(text), 40], [0, 40]], dtype=np.float32)
    return TextStrip(quad, np.full((40, 20 * len(text), 3), 255, np.uint8), Reading(characters))
