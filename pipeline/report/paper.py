"""The building blocks of an office paper in Word: fonts, headings, ruled tables, page numbers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pipeline.report.fixed_zip import fixed
from pipeline.report.legible import legible

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_LATIN = "Times New Roman"
_INK = RGBColor(0, 0, 0)


class Paper:
    """An A4 paper that grows from top to bottom; `content_width` is in millimetres."""

    content_width = 166

    def __init__(self, title: str, day: datetime.date) -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.left_margin = section.right_margin = Mm(22)
        self._set_properties(title, day)
        self._set_styles()
        self._number_pages(section)

    def title(self, text: str, subtitle: str) -> None:
        self._line(text, HEI, 20, align=WD_ALIGN_PARAGRAPH.CENTER, after=4)
        self._line(subtitle, FANG, 14, align=WD_ALIGN_PARAGRAPH.CENTER, after=10)

    def heading(self, text: str) -> None:
        heading = self._document.add_paragraph(style="Heading 1")
        heading.add_run(legible(text))

    def text(self, text: str, *, lead: str = "", size: float = 10.5, indent: float = 0, keep: bool = False) -> None:
        """A paragraph; `lead` stands before it in bold, `keep` holds it on the page of the next one."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(indent)
        paragraph.paragraph_format.keep_with_next = keep
        if lead:
            run = paragraph.add_run(legible(lead))
            _font(run, HEI, size)
            run.bold = True
        _font(paragraph.add_run(legible(text)), SONG, size)

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels and values, two pairs a line."""
        table = self._new_table(4, (24, 59, 24, 59))
        for left, right in zip(pairs[::2], pairs[1::2], strict=True):
            cells = table.add_row().cells
            for cell, text, font in zip(cells, (*left, *right), (HEI, SONG, HEI, SONG), strict=True):
                self._write(cell, text, font, 10)
            for cell in cells[::2]:
                _shade(cell)
        self._fix_widths(table, (24, 59, 24, 59))

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], size: float = 9
    ) -> None:
        """A ruled table whose head is repeated on every page; widths in millimetres."""
        table = self._new_table(len(heads), widths)
        head = table.add_row()
        for cell, text in zip(head.cells, heads, strict=True):
            self._write(cell, text, HEI, size, WD_ALIGN_PARAGRAPH.CENTER)
            _shade(cell)
            cell.paragraphs[0].paragraph_format.keep_with_next = True  # a head alone at a page's foot is no head
        _set_on_row(head, "w:cantSplit")
        _set_on_row(head, "w:tblHeader")
        for row in rows:
            line = table.add_row()
            _set_on_row(line, "w:cantSplit")
            for cell, text in zip(line.cells, row, strict=True):
                self._write(cell, text, SONG, size)
        self._fix_widths(table, widths)

    def form(self, rows: Sequence[tuple[str, str]], height: float) -> None:
        """Labelled empty boxes to be filled in by hand, kept together on one page."""
        widths = (32, self.content_width - 32)
        table = self._new_table(2, widths)
        for label, text in rows:
            line = table.add_row()
            line.height = Mm(height)
            _set_on_row(line, "w:cantSplit")
            looks = ((label, HEI, None), (text, SONG, WD_ALIGN_PARAGRAPH.RIGHT))
            for cell, (words, font, align) in zip(line.cells, looks, strict=True):
                self._write(cell, words, font, 10.5, align)
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        self._fix_widths(table, widths)

    def bytes(self) -> bytes:
        """The file; the same calls give the same bytes."""
        file = BytesIO()
        self._document.save(file)
        return fixed(file.getvalue())

    def _set_properties(self, title: str, day: datetime.date) -> None:
        core = self._document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = legible(title), "", "", ""
        core.created = core.modified = datetime.datetime.combine(day, datetime.time())
        core.revision = 1

    def _set_styles(self) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        _font(normal, SONG, 10.5)
        normal.paragraph_format.space_after = Pt(3)
        normal.paragraph_format.line_spacing = 1.25
        heading = styles["Heading 1"]
        _font(heading, HEI, 13)
        heading.font.color.rgb = _INK
        heading.font.bold = False
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(5)

    def _number_pages(self, section: Any) -> None:
        line = section.footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for text, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", None)):
            _font(line.add_run(text), SONG, 9)
            if field:
                _add_field(line, field)

    def _line(self, text: str, font: str, size: float, *, align: Any, after: float) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(after)
        _font(paragraph.add_run(legible(text)), font, size)

    def _new_table(self, columns: int, widths: Sequence[float]) -> Any:
        table = self._document.add_table(rows=0, cols=columns, style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _fix_widths(self, table: Any, widths: Sequence[float]) -> None:
        """Word takes a cell's width from the cell, not from its column."""
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        after = self._document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(6)

    def _write(self, cell: Any, text: str, font: str, size: float, align: Any = None) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.space_before = Pt(1)
        paragraph.paragraph_format.line_spacing = 1.1
        _font(paragraph.add_run(legible(text)), font, size)


def _font(holder: Any, east_asian: str, size: float) -> None:
    """Chinese and Latin letters have fonts of their own in Word; python-docx sets the Latin one alone."""
    holder.font.name = _LATIN
    holder.font.size = Pt(size)
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), east_asian)
    fonts.set(qn("w:hint"), "eastAsia")  # else Word sets “ ” and … in the Latin font, at half width
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    _font(run, SONG, 9)
    field.append(run._r)
    paragraph._p.append(field)


def _set_on_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EEF1F4")):
        shade.set(qn(name), value)
    # Word calls a file damaged whose cell properties do not stand in the schema's order
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:noWrap", "w:tcMar", "w:textDirection", "w:vAlign")
