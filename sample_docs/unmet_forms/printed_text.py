"""The plain words of a form's file, to hold its ledger against: by page for a PDF, as one text otherwise."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from lxml import html


def page_texts(path: Path) -> list[str]:
    """One text a page; other files have one text."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        nodes = body.iter(qn("w:t"), qn("w:p"), qn("w:tab"))
        texts = ["".join((node.text or "") if node.tag == qn("w:t") else "|" for node in nodes if not _is_struck(node))]
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, data_only=True)
        texts = ["|".join(_shown(cell) for sheet in book for row in sheet.iter_rows() for cell in row)]
    elif path.suffix == ".csv":
        rows = csv.reader(path.read_text(encoding="gb18030").splitlines())
        texts = ["|".join(word for row in rows for word in row)]
    elif path.suffix == ".txt":
        texts = [path.read_text(encoding="gb18030")]
    elif path.suffix == ".html":
        page = html.fromstring(path.read_text(encoding="utf-8"))
        texts = ["|".join((*map(str, page.itertext()), *map(str, page.xpath("//input/@value"))))]
    else:
        document = pypdfium2.PdfDocument(path)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        texts = [f"{text}|{filled}" for text, filled in zip(texts, _filled_in(path), strict=True)]
    return texts


def pages_with(raw: str, texts: list[str]) -> list[int]:
    """The pages, from 1, on which a number stands as printed, never as part of a longer one; blanks may break it."""
    broken = r"\s*".join(re.escape(character) for character in raw)
    whole = re.compile(rf"(?<![\d.,]){broken}(?!\d|[.,]\d)")
    return [number for number, text in enumerate(texts, 1) if whole.search(text)]


def _is_struck(node: Any) -> bool:
    """Text struck out is not said."""
    return node.getparent().find(f"{qn('w:rPr')}/{qn('w:strike')}") is not None


def _filled_in(path: Path) -> list[str]:
    """What stands in the form fields of each page, which is no text of the page."""
    with pikepdf.open(path) as document:
        return ["|".join(str(field.get("/V", "")) for field in page.get("/Annots", [])) for page in document.pages]


def _shown(cell: Any) -> str:
    """A cell as a spreadsheet shows it, for the few number formats that our forms use."""
    number, shape = cell.value, cell.number_format
    if not isinstance(number, int | float) or shape == "General":
        return str(number)
    digits, _, unit = shape.partition('"')
    decimals = len(digits.partition(".")[2].rstrip("%"))
    factor, sign = (100, "%") if digits.endswith("%") else (1, unit.rstrip('"'))
    return f"{number * factor:{',' if ',' in shape else ''}.{decimals}f}{sign}"
