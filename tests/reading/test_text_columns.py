"""Pages in two columns of text, and pages that only look like it."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from tests.reading.making import draw_pdf, texts, write_lines

LEFT, RIGHT = 72, 310
# 18 characters of 12 points fill a column
WORDS = "集群位于练江之畔，企业上下游联系紧密，规模"


def test_labels_with_their_values_at_the_right_are_no_columns(tmp_path: Path) -> None:
    rows = [(f"申报单位第{n}项的名称和地址", f"汕头市某某区工业和信息化局第{n}科") for n in range(1, 9)]

    def draw(canvas: Canvas) -> None:
        write_lines(canvas, 100, [(LEFT, left) for left, _ in rows])
        write_lines(canvas, 100, [(RIGHT, right) for _, right in rows])

    text = "".join("".join(texts(read(draw_pdf(tmp_path / "a.pdf", draw)))).split())
    assert all(left + right in text for left, right in rows)


def test_the_left_column_is_read_before_the_right_one_and_goes_on_in_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write_lines(canvas, 60, [(200, "特色产业集群申报表")])
        write_lines(canvas, 100, [(LEFT, WORDS[:18])] * 8)
        write_lines(canvas, 106, [(RIGHT, "不断扩大。"), *[(RIGHT, WORDS[:18])] * 7])
        write_lines(canvas, 320, [(400, "2025年4月8日")])

    found = texts(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert found[0] == "特色产业集群申报表"
    assert found[1] == WORDS[:18] * 8 + "不断扩大。"
    assert found[-1] == "2025年4月8日"


def test_a_dotted_line_stands_alone(tmp_path: Path) -> None:
    dotted = [f"{label}{'…' * 25}{value}" for label, value in (("总产值", "85.6亿元"), ("税收", "3.02亿元"))]

    def draw(canvas: Canvas) -> None:
        write_lines(canvas, 100, [(LEFT, line) for line in dotted])

    assert texts(read(draw_pdf(tmp_path / "a.pdf", draw))) == dotted
