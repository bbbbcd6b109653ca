"""Office files of other kinds than .docx and .xlsx, through a LibreOffice found on the machine.

The result is read by the Word, Excel or PDF reader. The conversion of Word 97 files at times drops a table or
glues the rows of one into a line ("32.52022年35.0"), in silence: what it lost is looked for in three ways,
and a file where that shows is given up rather than read wrong.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

import msgspec

from extractors.reading.container import open_container
from extractors.reading.old_office.libreoffice import convert, has_part
from extractors.reading.old_office.numbers import missing_numbers
from extractors.reading.pdf import pdf
from extractors.reading.problems import Unreadable
from extractors.reading.sheets import sheet
from extractors.reading.word import word
from pipeline.model import Content, Paragraph, Table


class _Route(NamedTuple):
    """Which part of LibreOffice reads a format by which filter, to what, and the problem where it is missing."""

    part: str
    infilter: str
    target: str
    missing: str


_WRITER, _CALC, _IMPRESS = ("writer", "docx", "old_word"), ("calc", "xlsx", "old_sheet"), ("impress", "pdf", "slides")
_ROUTES = {
    name: _Route(part, infilter, target, missing)
    for (part, target, missing), filters in (
        (_WRITER, {"doc": "MS Word 97", "wps": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}),
        (_WRITER, {"doc_xml": "MS Word 2003 XML"}),
        (_CALC, {"xls": "MS Excel 97", "et": "MS Excel 97", "ods": "calc8", "xls_xml": "MS Excel 2003 XML"}),
        (_IMPRESS, {"ppt": "MS PowerPoint 97", "pptx": "Impress MS PowerPoint 2007 XML", "odp": "impress8"}),
    )
    for name, infilter in filters.items()
}
CONVERTED = frozenset(_ROUTES)
"""The formats that have to be converted before they are read."""

_WORD_97 = frozenset({"doc", "wps"})
_ZIPPED = frozenset({"odt", "ods", "odp", "pptx"})
_CELL_MARK = re.compile("[\u3000-\u9fff\uff00-\uffef0-9A-Za-z%]\x07")
_CELL_END = re.compile("[\u3000-\u9fff\uff00-\uffef0-9A-Za-z%]$")
# Bytes that are no text look like marks here and there
_CHANCE_MARKS, _CHANCE_SHARE = 8, 0.1
_GLUED = re.compile(r"\d[.,]\d+(?:19|20)\d\d年")


def read_old_office(path: Path, file_format: str) -> Content:
    """The content of such a file, its `format` the true one. Raises Unreadable."""
    route = _ROUTES[file_format]
    if not has_part(route.part):
        raise Unreadable(route.missing)
    if file_format in _ZIPPED:
        # What must not be unpacked is not handed on either
        open_container(path).close()
    with tempfile.TemporaryDirectory(prefix="cluster-intake-") as folder:
        converted = convert(path, Path(folder), route.infilter, route.target)
        content = _read(converted, route.target)
        doubtful = file_format in _WORD_97 and (_lost_cells(path, content) or bool(missing_numbers(path, converted)))
    if doubtful or (route.target == "docx" and any(_GLUED.search(text) for text in _texts(content))):
        raise Unreadable("conversion_doubtful")
    return msgspec.structs.replace(content, format=file_format)


def _read(converted: Path, target: str) -> Content:
    if target == "pdf":
        return pdf.read_pdf(converted)
    return word.read_word(converted) if target == "docx" else sheet.read_sheet(converted)


def _lost_cells(path: Path, content: Content) -> bool:
    """Whether the conversion dropped tables: Word 97 ends each cell with a mark (7), which can be counted."""
    marks = len(_CELL_MARK.findall(path.read_bytes().decode("utf-16-le", errors="ignore")))
    kept = sum(
        1 for block in content.blocks if isinstance(block, Table) for cell in block.cells if _CELL_END.search(cell.text)
    )
    return marks - kept > max(_CHANCE_MARKS, _CHANCE_SHARE * marks)


def _texts(content: Content) -> list[str]:
    found = []
    for block in content.blocks:
        found += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return found
