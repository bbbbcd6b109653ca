"""Whole pages as pictures, and where statements stand on them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import numpy as np
import openpyxl
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.excerpts import can_print, draw_pages
from extractors.excerpts.drawn_pages import _MOST_BYTES
from extractors.reading import read
from pipeline.excerpt import Drawing, Spot
from pipeline.model import Content, Source

A4 = (595.0, 842.0)
BOX = (100.0, 200.0, 150.0, 250.0)
needs_office = pytest.mark.skipif(not can_print(), reason="LibreOffice (soffice) is not installed")


def test_a_pdf_is_drawn_page_by_page_as_it_lies(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.rect(100, 842 - 250, 50, 50, fill=1)
    canvas.showPage()
    canvas.setPageSize((842, 595))
    canvas.showPage()
    canvas.save()
    source = Source("a.pdf", page=1, bbox=BOX)
    drawn = draw_pages(tmp_path / "a.pdf", Content("pdf"), [source, Source("a.pdf")])
    assert drawn.spots == {source: Spot(1, BOX)}
    first, second = drawn.pages
    assert (second.number, second.width > second.height) == (2, True)
    picture = Image.open(BytesIO(first.picture or b"")).convert("L")
    scale = picture.width / first.width
    inside = picture.crop(tuple(round(end * scale) for end in (102, 202, 148, 248)))
    assert max(inside.getdata()) < 128


def test_many_heavy_pages_stay_light(tmp_path: Path) -> None:
    noise = np.random.default_rng(4).integers(0, 255, (900, 640, 3), dtype=np.uint8)
    frames = [Image.fromarray(np.roll(noise, shift, 0)) for shift in range(6)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:], compression="tiff_deflate")
    pages = draw_pages(tmp_path / "a.tif", Content("tif", pages=(None,) * 6), []).pages  # type: ignore[arg-type]
    assert len(pages) == 6
    assert sum(len(page.picture or b"") for page in pages) < _MOST_BYTES


@needs_office
def test_a_word_file_is_printed_and_its_words_found(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("全区总产值900亿元。")
    document.add_paragraph("2024年集群总产值85.60亿元，税收2.1亿元。" * 1 + "同样的话。同样的话。")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("出口额", "12.30"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    line, twice, cell = (
        Source("a.docx", paragraph=1, text="税收2.1亿元"),
        Source("a.docx", paragraph=1, text="同样的话"),
        Source("a.docx", table=0, row=0, column=1),
    )
    drawn = draw_pages(tmp_path / "a.docx", read(tmp_path / "a.docx"), [line, twice, cell])
    assert (drawn.printed, len(drawn.pages)) == (True, 1)
    assert set(drawn.spots) == {line, cell}
    assert drawn.spots[line].box[3] < drawn.spots[cell].box[1]


def test_what_has_no_pages_is_not_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert draw_pages(tmp_path / "a.xlsx", Content("xlsx"), []) == Drawing()
    monkeypatch.setattr("extractors.excerpts.drawn_pages.can_print", lambda: False)
    docx.Document().save(str(tmp_path / "a.docx"))
    assert draw_pages(tmp_path / "a.docx", Content("docx"), []) == Drawing()
