"""Numbers that decide are read twice: honest papers are never doubted, what shows another number always is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.figures import extract
from extractors.reading import read
from extractors.reading.numbers_again import numbers_in, plain
from extractors.twice import confirmed
from pipeline.model import Extraction, Ground

from .making import FONT, HEIGHT, draw_pdf, rule_cell, write

ROWS = (
    ("指标", "2022年", "2023年", "2024年"),
    ("集群总产值（亿元）", "71.10", "78.37", "85.64"),
    ("中小企业研发经费（万元）", "12,095", "13,208", "14,719"),
    ("有效发明专利（件）", "7", "101", "1,140"),
    ("工业互联网平台应用普及率（%）", "36.9", "40.0", "41.1"),
)
LEFT, TOP, LABEL, WIDTH, STEP = 60, 100, 180, 80, 24
VERA = "Vera"
SYSTEM_FONTS = Path("/usr/share/fonts/truetype")


def place(row: int, column: int) -> tuple[float, float]:
    """Left end and base line, in points from the top, of a number of the table."""
    return LEFT + LABEL + WIDTH * (column - 1) + 6, TOP + STEP * row + 16


def table(canvas: Canvas, font: str = FONT, size: float = 10, without: tuple[int, int] = (0, 0)) -> None:
    """The form's table with its numbers in that typeface; one may be left for the test to draw."""
    for row, cells in enumerate(ROWS):
        top = TOP + STEP * row
        rule_cell(canvas, (LEFT, top, LEFT + LABEL, top + STEP), cells[0])
        for column, text in enumerate(cells[1:], start=1):
            x0 = LEFT + LABEL + WIDTH * (column - 1)
            canvas.rect(x0, HEIGHT - top - STEP, WIDTH, STEP)
            if (row, column) != without:
                number(canvas, row, column, text, font if row else FONT, size)


def number(canvas: Canvas, row: int, column: int, text: str, font: str = FONT, size: float = 10) -> None:
    canvas.setFont(font, size)
    x, base = place(row, column)
    canvas.drawString(x, HEIGHT - base, text)


def picture(text: str, size: tuple[int, int] = (300, 64)) -> ImageReader:
    """A number as a picture."""
    shown = Image.new("RGB", size, "white")
    ImageDraw.Draw(shown).text((10, 2), text, fill="black", font=ImageFont.load_default(52))
    return ImageReader(shown)


def read_twice(path: Path) -> Extraction:
    return confirmed(path, extract(read(path), file=path.name, sha256="0" * 64, year=2025))


def doubted(path: Path) -> list[tuple[str, str, str]]:
    """(code, number as read, number as at the second reading) of all that a second reading does not confirm."""
    found = read_twice(path)
    for one in found.figures:
        assert (Ground("reread_otherwise") in one.grounds) == (one.confidence <= 0.5)
    codes = ("unlike_image", "unlike_layer", "unlike_parse")
    return [(one.code, one.text, one.context) for one in found.remarks if one.code in codes]


def vera() -> str:
    pdfmetrics.registerFont(TTFont(VERA, "Vera.ttf"))
    return VERA


# -- what must not be doubted -----------------------------------------------------------------------


@pytest.mark.parametrize("font", [FONT, "Helvetica", "Times-Italic", "Courier-BoldOblique"])
@pytest.mark.parametrize("size", [6, 14])
def test_an_honest_page_is_not_doubted(tmp_path: Path, font: str, size: float) -> None:
    path = draw_pdf(tmp_path / "a.pdf", lambda canvas: table(canvas, font, size))
    found = read_twice(path)
    assert len([one for one in found.figures if one.confidence >= 0.9 and Ground("reread") in one.grounds]) == 12
    assert doubted(path) == []


@pytest.mark.skipif(not SYSTEM_FONTS.is_dir(), reason="no typefaces on this machine")
def test_odd_typefaces_are_not_doubted(tmp_path: Path) -> None:
    for place, font in enumerate(sorted(SYSTEM_FONTS.rglob("*.tt[fc]"))):
        name = f"odd{place}"
        try:
            pdfmetrics.registerFont(TTFont(name, str(font)))
        except TTFError:  # outlines that reportlab cannot embed
            continue
        path = draw_pdf(tmp_path / "a.pdf", lambda canvas, name=name: table(canvas, name))
        assert (font.name, doubted(path)) == (font.name, [])


def sealed(canvas: Canvas) -> None:
    table(canvas)
    canvas.setStrokeColorRGB(0.85, 0.1, 0.1)
    canvas.setLineWidth(3)
    for row in range(1, 5):
        x, base = place(row, 3)
        canvas.circle(x + 12, HEIGHT - base + 4, 30)
        canvas.line(x - 20, HEIGHT - base + 2, x + 50, HEIGHT - base + 8)


def on_dark(canvas: Canvas) -> None:
    table(canvas, without=(1, 3))
    x, base = place(1, 3)
    canvas.setFillColorRGB(0.1, 0.2, 0.5)
    canvas.rect(x - 2, HEIGHT - base - 4, 60, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    number(canvas, 1, 3, "85.64")


def red(canvas: Canvas) -> None:
    table(canvas, without=(1, 3))
    canvas.setFillColorRGB(0.9, 0, 0)
    number(canvas, 1, 3, "85.64")


def struck_with_a_watermark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.saveState()
    canvas.translate(250, HEIGHT - 190)
    canvas.rotate(20)
    canvas.setFont(FONT, 60)
    canvas.drawString(0, 0, "仅供申报使用")
    canvas.restoreState()
    canvas.setFillColorRGB(0, 0, 0)
    table(canvas)


@pytest.mark.parametrize("draw", [sealed, on_dark, red, struck_with_a_watermark])
def test_what_lies_over_or_under_a_number_does_not_make_it_another(
    tmp_path: Path, draw: Callable[[Canvas], None]
) -> None:
    assert doubted(draw_pdf(tmp_path / "a.pdf", draw)) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_not_doubted(tmp_path: Path, turn: int) -> None:
    path = draw_pdf(tmp_path / "a.pdf", table)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Rotate = turn
        document.save(path)
    assert doubted(path) == []


# -- what must be doubted ---------------------------------------------------------------------------


def unsure(path: Path, printed: str) -> bool:
    """Whether all figures of that number are unsure, and none other is."""
    figures = read_twice(path).figures
    return all((one.confidence < 0.9) == (one.raw == printed) for one in figures)


def test_a_picture_of_another_number_over_it_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        x, base = place(1, 3)
        canvas.drawImage(picture("83.64"), x - 2, HEIGHT - base - 3, 60, 13)

    path = draw_pdf(tmp_path / "a.pdf", draw)
    assert doubted(path) == [("unlike_image", "85.64", "83.64")]
    assert unsure(path, "85.64")


def test_glyphs_that_the_file_calls_other_digits_are_seen(tmp_path: Path) -> None:
    font = vera()

    def draw(canvas: Canvas) -> None:
        table(canvas, without=(1, 3))
        number(canvas, 1, 3, "83.64", font)

    path = draw_pdf(tmp_path / "a.pdf", draw)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one and "Vera" in str(one.get("/BaseFont")):
                stream = one.ToUnicode
                data = stream.read_bytes()
                # every 3 of this typeface calls itself a 5
                assert b"<0033>" in data
                stream.write(data.replace(b"<0033>", b"<0035>"))
        document.save(path)
    assert doubted(path) == [("unlike_image", "85.64", "83.64")]


def test_white_text_over_the_picture_of_another_number_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas, without=(1, 3))
        x, base = place(1, 3)
        canvas.drawImage(picture("83.64"), x - 2, HEIGHT - base - 3, 60, 13)
        canvas.setFillColorRGB(1, 1, 1)
        number(canvas, 1, 3, "85.64")

    path = draw_pdf(tmp_path / "a.pdf", draw)
    assert [(code, read) for code, read, _ in doubted(path)] == [("unlike_image", "85.64")]
    assert unsure(path, "85.64")


def test_a_number_painted_over_is_not_to_be_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        x, base = place(1, 3)
        canvas.drawImage(picture(""), x - 2, HEIGHT - base - 3, 60, 13)

    assert doubted(draw_pdf(tmp_path / "a.pdf", draw)) == [("unlike_image", "85.64", "")]


def searchable_scan(path: Path, says: str) -> Path:
    """A page of pixels over the text of the same table, in which one number says something of its own."""
    import pypdfium2

    plain = draw_pdf(path.with_name("plain.pdf"), table)
    shown = pypdfium2.PdfDocument(plain)[0].render(scale=200 / 72).to_pil().convert("RGB")
    kept = io.BytesIO()
    shown.save(kept, "JPEG", quality=85)

    def draw(canvas: Canvas) -> None:
        table(canvas, without=(1, 3))
        number(canvas, 1, 3, says)
        canvas.drawImage(ImageReader(kept), 0, 0, canvas._pagesize[0], HEIGHT)

    return draw_pdf(path, draw)


def test_an_honest_layer_beneath_a_scan_is_not_doubted(tmp_path: Path) -> None:
    path = searchable_scan(tmp_path / "a.pdf", "85.64")
    found = read_twice(path)
    assert found.document.ocr_pages == 1
    assert len(found.figures) == 12
    assert doubted(path) == []


def test_a_scan_shows_its_pixels_and_doubts_what_its_layer_says_otherwise(tmp_path: Path) -> None:
    path = searchable_scan(tmp_path / "a.pdf", "65.64")
    assert doubted(path) == [("unlike_layer", "85.64", "65.64")]
    assert unsure(path, "85.64")


# -- Word -------------------------------------------------------------------------------------------


def word_form(path: Path, number: str) -> Path:
    document = Document()
    grid = document.add_table(len(ROWS), 4)
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            grid.cell(row, column).text = number if (row, column) == (1, 3) else text
    document.save(str(path))
    return path


def test_a_word_table_reads_alike_by_another_parser(tmp_path: Path) -> None:
    assert doubted(word_form(tmp_path / "a.docx", "85.64")) == []


def test_a_word_file_that_is_another_now_is_not_confirmed(tmp_path: Path) -> None:
    path = word_form(tmp_path / "a.docx", "85.64")
    first = extract(read(path), file=path.name, sha256="0" * 64, year=2025)
    found = confirmed(word_form(path, "83.64"), first)
    assert [(one.code, one.text, one.context) for one in found.remarks] == [("unlike_parse", "85.64", "83.64")]
    assert [one.raw for one in found.figures if one.confidence < 0.9] == ["85.64"]


def test_a_file_that_is_gone_leaves_the_first_reading(tmp_path: Path) -> None:
    path = word_form(tmp_path / "a.docx", "85.64")
    first = extract(read(path), file=path.name, sha256="0" * 64, year=2025)
    path.unlink()
    assert confirmed(path, first) == first


def test_white_text_beside_the_number_that_is_seen_changes_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        canvas.setFillColorRGB(1, 1, 1)
        x, base = place(1, 3)
        write(canvas, x, base, "99.99", 10)

    path = draw_pdf(tmp_path / "a.pdf", draw)
    found = read_twice(path)
    assert "99.99" in [one.text for one in found.remarks if one.code == "hidden_text"]
    assert not any(one.raw == "99.99" for one in found.figures)


@pytest.mark.parametrize(("text", "number"), [("4179①", "4179"), ("28.70²", "28.70"), ("１２３，４５６", "123456")])
def test_a_notes_mark_is_no_digit_of_a_number(text: str, number: str) -> None:
    assert [plain(found) for found in numbers_in(text)] == [number]
