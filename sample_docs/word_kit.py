"""Bureau-like Word papers: fonts, ruled tables, page numbers, seals; the same bytes every time."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

BODY, HEAD, TITLE, KAI = "仿宋", "黑体", "宋体", "楷体"
# parts of the library's template that no paper needs and that outweigh its text
_UNUSED = {"docProps/thumbnail.jpeg", "word/stylesWithEffects.xml"}
_UNUSED_PARTS = re.compile(rb"<(?:Override|Relationship) [^>]*(?:thumbnail\.jpeg|stylesWithEffects\.xml)[^>]*/>")
# space inside a cell, in twentieths of a point
_PADDING = (("top", 50), ("left", 85), ("bottom", 50), ("right", 85))
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def new_document(header: str, author: str, day: datetime.date) -> Any:
    """An A4 document with the margins of official papers, a header and a page number."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.8)
    section.left_margin, section.right_margin = Cm(2.7), Cm(2.5)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    when = datetime.datetime(day.year, day.month, day.day, 9, 30)
    core = document.core_properties
    core.author = core.last_modified_by = author
    core.created = core.modified = when
    core.title, core.comments, core.revision = "", "", 1
    write(section.header.paragraphs[0], header, 9, TITLE, "right")
    _page_number(section.footer.paragraphs[0])
    return document


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN["center"]
    for text, field in (("— ", None), ("", "PAGE"), (" —", None)):
        run = paragraph.add_run(text)
        run.font.size = Pt(10.5)
        if field:
            for kind, words in (("begin", None), (None, field), ("end", None)):
                if kind:
                    mark = OxmlElement("w:fldChar")
                    mark.set(qn("w:fldCharType"), kind)
                else:
                    mark = OxmlElement("w:instrText")
                    mark.text = words
                run._r.append(mark)


def write(
    paragraph: Any,
    text: str,
    size: float = 12,
    font: str = BODY,
    align: str = "left",
    bold: bool = False,
    indent: float = 0,
) -> Any:
    """Puts text into a paragraph; `indent` counts characters of the first line."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.name = "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.alignment = ALIGN[align]
    form = paragraph.paragraph_format
    form.space_after = Pt(0)
    if indent:
        form.first_line_indent = Pt(size * indent)
    return paragraph


def add(document: Any, text: str = "", size: float = 12, font: str = BODY, align: str = "left", **more: Any) -> Any:
    spacing, new_page = more.pop("spacing", 1.4), more.pop("new_page", False)
    paragraph = write(document.add_paragraph(), text, size, font, align, **more)
    paragraph.paragraph_format.line_spacing = spacing
    paragraph.paragraph_format.page_break_before = new_page or None
    return paragraph


def body(document: Any, text: str, size: float = 14) -> Any:
    return add(document, text, size, BODY, "both", indent=2, spacing=1.5)


def table(container: Any, rows: int, widths: Sequence[float]) -> Any:
    """A ruled table with fixed column widths in centimetres."""
    made = container.add_table(rows=rows, cols=len(widths))
    if hasattr(container, "styles"):
        made.style = "Table Grid"
    else:
        _rule(made)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    margins = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in _PADDING)
    made._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    return made


def _rule(made: Any) -> None:
    """Rules for a nested table, which knows no styles of the document."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))


def fill(cell: Any, text: str, size: float = 11, font: str = BODY, align: str = "center", bold: bool = False) -> Any:
    """Writes a cell: vertically centred, one paragraph a line of text."""
    tc_pr = cell._tc.get_or_add_tcPr()
    if tc_pr.find(qn("w:vAlign")) is None:
        mark = OxmlElement("w:vAlign")
        mark.set(qn("w:val"), "center")
        tc_pr.append(mark)
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        write(paragraph, line, size, font, align, bold)
    return cell


def merge(made: Any, first: tuple[int, int], last: tuple[int, int]) -> Any:
    return made.cell(*first).merge(made.cell(*last))


def repeat_head(made: Any, rows: int = 1) -> None:
    """Lets the head rows stand again on each page the table runs over."""
    for row in made.rows[:rows]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def row_height(made: Any, centimetres: float) -> None:
    for row in made.rows:
        row.height = Cm(centimetres)


def stamp(paragraph: Any, picture: bytes, right: float, down: float, size: float = 4.1) -> None:
    """A seal floating over the words of the paragraph; offsets in centimetres from its column and line."""
    run = paragraph.add_run()
    inline = run.add_picture(io.BytesIO(picture), width=Cm(size))._inline
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="251659264" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(right))}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(down))}</wp:posOffset></wp:positionV>'
        "</wp:anchor>"
    )
    parts = list(inline)
    anchor.append(parts[0])
    anchor.append(parse_xml(f"<wp:wrapNone {nsdecls('wp')}/>"))
    for part in parts[1:]:
        anchor.append(part)
    inline.getparent().replace(inline, anchor)


def save(document: Any, path: Path) -> None:
    """Writes the file with fixed times inside, so that the same content is the same bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(set(source.namelist()) - _UNUSED):
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(name)
            if name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
                data = _UNUSED_PARTS.sub(b"", data)
            target.writestr(entry, data, compresslevel=9)
