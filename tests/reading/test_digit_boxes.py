"""Numbers written digit by digit into small boxes, in PDFs drawn by hand."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from tests.reading.making import draw_pdf, tables, texts

_BOX = 16


def _boxes(canvas: Canvas, x: float, y: float, digits: str, box: float = _BOX) -> float:
    """Boxes side by side with a character centred in each; the right end of the last."""
    for place, digit in enumerate(digits):
        canvas.rect(x + place * box, y - 4, box, 18)
        canvas.drawCentredString(x + (place + 0.5) * box, y, digit)
    return x + len(digits) * box


def test_wide_cells_with_one_digit_each_stay_a_table(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "wide.pdf", lambda canvas: _boxes(canvas, 100, 600, "345", box=90))
    (table,) = tables(read(path))
    assert [cell.text for cell in table.cells] == ["3", "4", "5"]


def test_small_cells_with_words_stay_a_table(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "words.pdf", lambda canvas: _boxes(canvas, 100, 600, "是否"))
    (table,) = tables(read(path))
    assert [cell.text for cell in table.cells] == ["是", "否"]


def test_digits_in_boxes_are_a_number(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 600, "总产值")
        end = _boxes(canvas, 150, 600, "  64")
        canvas.drawCentredString(end + 4, 600, ".")
        _boxes(canvas, end + 8, 600, "17")

    content = read(draw_pdf(tmp_path / "boxes.pdf", form))
    assert tables(content) == []
    assert [text.split() for text in texts(content)] == [["总产值", "64.17"]]


def test_a_single_box_behind_the_point_belongs_to_the_number(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(60, 600, "面积")
        end = _boxes(canvas, 150, 600, "14")
        canvas.drawCentredString(end + 4, 600, ".")
        _boxes(canvas, end + 8, 600, "8")

    assert [text.split() for text in texts(read(draw_pdf(tmp_path / "one.pdf", form)))] == [["面积", "14.8"]]
