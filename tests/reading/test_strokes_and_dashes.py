"""Strokes, dashes and bullets on scans: what must stay as it is first, then what is doubted or put as it is printed."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from extractors.reading.pixels.doubtful import UNSURE, settled
from extractors.reading.pixels.engine import Character, Reading
from extractors.reading.pixels.text_lines import TextStrip, placed_characters
from pipeline.model import Paragraph
from tests.reading.making import HEIGHT, draw_pdf, strip_of, write

LINES = ["2024年末集群共有企业19家，其中中小企业11家", "2024年末集群共有企业30家，其中中小企业28家"]


def _page(canvas: Canvas) -> None:
    """The first line underlined, the second struck through."""
    for number, line in enumerate(LINES):
        write(canvas, 90, 100 + 40 * number, line)
    for top in (103.5, 135.5):
        canvas.line(88, HEIGHT - top, 360, HEIGHT - top)


def test_words_underlined_are_sure_and_words_struck_through_are_not(tmp_path: Path) -> None:
    printed = draw_pdf(tmp_path / "printed.pdf", _page)
    image = pypdfium2.PdfDocument(printed)[0].render(scale=200 / 72).to_numpy()[:, :, :3]
    cv2.imwrite(str(tmp_path / "scan.png"), image)
    lines = [
        line for block in read(tmp_path / "scan.png").blocks if isinstance(block, Paragraph) for line in block.lines
    ]
    sure = {"19家" in line.text: line.confidence for line in lines if "家" in line.text}
    assert sure[True] > 0.9
    assert sure[False] <= UNSURE


def _stroke(text: str, lean: int) -> TextStrip:
    """A strip with one stroke 30 pixels high that leans by `lean` pixels."""
    image = np.full((40, 40, 3), 255, np.uint8)
    cv2.line(image, (20 - lean // 2, 35), (20 + lean // 2, 5), (0, 0, 0), 3)
    quad = np.array([[0, 0], [40, 0], [40, 40], [0, 40]], dtype=np.float32)
    return TextStrip(quad, image, Reading((Character(text, 1.0, 0.2, 0.8),)))


def _sure(strip: TextStrip) -> float:
    (done,) = settled([strip], em=40)
    return min(one.confidence for one in done.reading.characters)


@pytest.mark.parametrize(("text", "lean"), [("1", 0), ("1", 4), ("7", 16)])
def test_an_upright_one_is_a_one(text: str, lean: int) -> None:
    assert _sure(_stroke(text, lean)) == 1.0


@pytest.mark.parametrize(("text", "lean"), [("1", 14), ("一", 0)])
def test_a_stroke_that_may_stand_for_nothing_is_doubted(text: str, lean: int) -> None:
    assert _sure(_stroke(text, lean)) <= UNSURE


@pytest.mark.parametrize("text", ["占比11.6%。", "11.6%，其中", "10%10家"])
def test_percent_before_other_words_stays(text: str) -> None:
    assert _sure(strip_of(text)) == 1.0


def test_a_per_mille_sign_in_two_pieces_is_doubted() -> None:
    assert _sure(strip_of("年均增长116%o，即")) <= UNSURE


@pytest.mark.parametrize(
    ("read_as", "printed"),
    [("第一个", "第一个"), ("增长一—9%", "增长——9%"), ("增长—一9%", "增长——9%")],
)
def test_a_dash_beside_a_dash_is_no_chinese_one(read_as: str, printed: str) -> None:
    assert "".join(one.text for one in placed_characters(strip_of(read_as), 20)) == printed


@pytest.mark.parametrize(("confidence", "printed"), [(0.99, "问题一一对应"), (0.6, "问题——对应")])
def test_two_uncertain_ones_are_a_dash(confidence: float, printed: str) -> None:
    strip = strip_of("问题一一对应", confidence=confidence, certain="问题对应")
    assert "".join(one.text for one in placed_characters(strip, 20)) == printed


@pytest.mark.parametrize(
    ("read_as", "printed"), [(":85.6亿元", ":85.6亿元"), (":2023年", "·2023年"), (":集群名称", "·集群名称")]
)
def test_a_colon_before_the_words_of_a_line_is_its_bullet(read_as: str, printed: str) -> None:
    assert "".join(one.text for one in placed_characters(strip_of(read_as), 20)) == printed
