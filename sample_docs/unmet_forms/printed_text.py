"""The plain words of a form's file, to hold its ledger against: by page for a PDF, as one text otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pypdfium2
from docx import Document
from docx.oxml.ns import qn


def page_texts(path: Path) -> list[str]:
    """One text a page; Word and Excel files have one text."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        texts = [
            "".join((node.text or "") if node.tag == qn("w:t") else "|" for node in body.iter(qn("w:t"), qn("w:p")))
        ]
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        texts = ["|".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)]
    else:
        document = pypdfium2.PdfDocument(path)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
    return texts


def pages_with(raw: str, texts: list[str]) -> list[int]:
    """The pages, from 1, on which a number stands as printed, not as part of a longer one; lines may break in it."""
    broken = r"[\r\n]*".join(re.escape(character) for character in raw)
    whole = re.compile(rf"(?<![\d.,]){broken}(?!\d|[.,]\d)")
    return [number for number, text in enumerate(texts, 1) if whole.search(text)]
