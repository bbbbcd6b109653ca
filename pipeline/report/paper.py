"""The building blocks of an office paper in Word: styles, headings, ruled tables, page numbers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Literal

import msgspec
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pipeline.report.fixed_zip import fixed
from pipeline.report.legible import legible

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_LATIN = "Times New Roman"
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


class Look(msgspec.Struct, frozen=True):
    """How a kind of paragraph looks: sizes and spaces in points, the indent in millimetres."""

    name: str
    font: str
    size: float
    before: float = 0
    after: float = 3
    spacing: float = 1.25
    indent: float = 0
    align: Any = None
    keep_with_next: bool = False


LOOKS = {
    "Paper": Look("报告题名", HEI, 20, after=4, align=_CENTRE),
    "Subject": Look("报告副题", FANG, 14, after=10, align=_CENTRE),
    "Item": Look("报告分项", SONG, 10.5, indent=6),
    "Remark": Look("报告附注", SONG, 9),
    "Detail": Look("报告出处", SONG, 9, indent=6),
    "Cell": Look("表格文字", SONG, 8.5, before=1, after=1, spacing=1.1),
    "Head": Look("表格栏目", HEI, 8.5, before=1, after=1, spacing=1.1, align=_CENTRE, keep_with_next=True),
    "Entry": Look("表单内容", SONG, 10, before=1, after=1, spacing=1.1, keep_with_next=True),
    "Label": Look("表单栏目", HEI, 10, before=1, after=1, spacing=1.1, keep_with_next=True),
    "Signing": Look("表单签署", SONG, 10.5, before=1, after=1, align=_RIGHT, keep_with_next=True),
}
Style = Literal["Normal", "Item", "Remark", "Detail"]


class Paper:
    """An A4 paper that grows from top to bottom; `content_width` is in millimetres."""

    content_width = 166

    def __init__(self, title: str, day: datetime.date) -> None:
        self._document = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.left_margin = section.right_margin = Mm(22)
        self._set_properties(title, day)
        self._set_styles()
        self._number_pages(section)

    def title(self, text: str, subtitle: str) -> None:
        self._add(text, "Paper")
        self._add(subtitle, "Subject")

    def heading(self, text: str) -> None:
        self._add(text, "Heading1")

    def text(self, text: str, style: Style = "Normal", *, lead: str = "", keep: bool = False) -> None:
        """A paragraph; `lead` stands before it in bold, `keep` holds it on the page of the next one."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = None if style == "Normal" else style
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        if lead:
            run = paragraph.add_run(legible(lead))
            _font(run, HEI)
            run.bold = True
        paragraph.add_run(legible(text))

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels and values, two pairs a line."""
        table = self._new_table((24, 59, 24, 59))
        for left, right in zip(pairs[::2], pairs[1::2], strict=True):
            line = _cells(table.add_row())
            for cell, text, style in zip(line, (*left, *right), ("Label", "Entry") * 2, strict=True):
                _write(cell, text, style)
            for cell in line[::2]:
                _shade(cell)
        self._leave_space()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table whose head is repeated on every page; widths in millimetres."""
        table = self._new_table(widths)
        head = table.add_row()
        for cell, text in zip(_cells(head), heads, strict=True):
            _write(cell, text, "Head")
            _shade(cell)
        _set_on_row(head, "w:cantSplit", "w:tblHeader")
        for row in rows:
            line = table.add_row()
            _set_on_row(line, "w:cantSplit")
            for cell, text in zip(_cells(line), row, strict=True):
                _write(cell, text, "Cell")
        self._leave_space()

    def form(self, rows: Sequence[tuple[str, str]], height: float) -> None:
        """Labelled empty boxes to be filled in by hand, kept together on one page; the height in millimetres."""
        table = self._new_table((32, self.content_width - 32))
        for label, text in rows:
            line = table.add_row()
            line.height = Mm(height)
            _set_on_row(line, "w:cantSplit")
            for cell, words, style in zip(_cells(line), (label, text), ("Label", "Signing"), strict=True):
                _write(cell, words, style)
        self._leave_space()

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
        _apply(styles["Normal"], Look("", SONG, 10.5))
        _apply(styles["Heading 1"], Look("", HEI, 13, before=12, after=5, keep_with_next=True))
        styles["Heading 1"].font.color.rgb = RGBColor(0, 0, 0)
        styles["Heading 1"].font.bold = False
        for code, look in LOOKS.items():
            style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
            style.element.styleId = code
            style.base_style = styles["Normal"]
            _apply(style, look)

    def _number_pages(self, section: Any) -> None:
        line = section.footer.paragraphs[0]
        line.alignment = _CENTRE
        for text, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", None)):
            line.add_run(text)
            if field:
                _add_field(line, field)
        for run in line._p.iter(qn("w:r")):
            run.get_or_add_rPr().get_or_add_sz().val = Pt(9)

    def _add(self, text: str, style: str) -> None:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = style
        paragraph.add_run(legible(text))

    def _new_table(self, widths: Sequence[float]) -> Any:
        """An empty table; its rows take the cells' widths from the columns as they are added."""
        table = self._document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _leave_space(self) -> None:
        """Word joins two tables that nothing stands between."""
        after = self._document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(6)


def _apply(style: Any, look: Look) -> None:
    _font(style, look.font)
    style.font.size = Pt(look.size)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(look.before), Pt(look.after), look.spacing
    layout.left_indent = Mm(look.indent) if look.indent else None
    layout.alignment = look.align
    layout.keep_with_next = look.keep_with_next or None


def _font(holder: Any, east_asian: str) -> None:
    """Chinese and Latin letters have fonts of their own in Word; python-docx sets the Latin one alone."""
    holder.font.name = _LATIN
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), east_asian)
    fonts.set(qn("w:hint"), "eastAsia")  # else Word sets “ ” and … in the Latin font, at half width
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _cells(row: Any) -> list[Any]:
    """The row's cells as XML: python-docx works out the whole table's merges each time it is asked for cells."""
    return list(row._tr.tc_lst)


def _write(cell: Any, text: str, style: str) -> None:
    paragraph = cell.p_lst[0]
    paragraph.style = style
    paragraph.add_r().text = legible(text)
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    cell.get_or_add_tcPr().append(middle)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EEF1F4")):
        shade.set(qn(name), value)
    # Word calls a file damaged whose cell properties do not stand in the schema's order
    cell.get_or_add_tcPr().insert_element_before(shade, "w:noWrap", "w:tcMar", "w:textDirection", "w:vAlign")


def _set_on_row(row: Any, *names: str) -> None:
    for name in names:
        row._tr.get_or_add_trPr().append(OxmlElement(name))


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
