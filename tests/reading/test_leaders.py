"""Rows of dots between labels and values on scans: what is none first, then what becomes of them."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from extractors.reading.pixels.engine import Gray
from extractors.reading.pixels.leaders import find_leaders
from tests.reading.making import draw_pdf, texts, write

EM = 30.0


def _dots(places: list[tuple[int, int]], size: int = 4) -> Gray:
    ink = np.zeros((200, 800), np.uint8)
    for x, y in places:
        ink[y : y + size, x : x + size] = 255
    return ink


@pytest.mark.parametrize(
    "ink",
    [
        _dots([(100 + 10 * n, 100) for n in range(5)]),
        _dots([(100 + 10 * n, 100) for n in range(12)], size=12),
        _dots([(100 + (7 + n % 3 * 9) * n, 100) for n in range(12)]),
        _dots([(100 + 10 * n, 100 + 7 * (n * 3 % 7)) for n in range(12)]),
        _dots([(100, 60 + 10 * n) for n in range(12)]),
    ],
    ids=["few", "large", "uneven", "at all heights", "one below the other"],
)
def test_these_are_no_rows_of_dots(ink: Gray) -> None:
    assert find_leaders(ink, EM).across == ()


def test_ink_between_two_dots_ends_the_row() -> None:
    ink = _dots([(100 + 20 * n, 100) for n in range(12)])
    cv2.line(ink, (230, 60), (230, 140), 255, 6)
    assert [len(one.dots) for one in find_leaders(ink, EM).across] == [7]


def test_a_row_of_dots_is_found_from_its_first_to_its_last() -> None:
    ink = _dots([(88, 100), *((100 + 10 * n, 100 + n // 6) for n in range(20))])
    (leader,) = find_leaders(ink, EM).across
    assert (leader.x0, leader.x1) == (88, 294)


def test_rows_down_a_page_are_closer_than_the_points_of_a_column_of_numbers() -> None:
    points = np.ascontiguousarray(_dots([(40 + 30 * n, 100) for n in range(12)]).T)
    assert find_leaders(points, EM).down == ()
    ink = np.ascontiguousarray(_dots([(40 + 10 * n, 100) for n in range(12)]).T)
    (leader,) = find_leaders(ink, EM).down
    assert (leader.top, leader.bottom, leader.dots[0]) == (40, 154, (100, 40, 104, 44))


def _page(canvas: Canvas) -> None:
    lines = ["集群总产值" + "…" * 20 + "85.60亿元", "税收" + "…" * 25 + "3.13亿元", "企业总数" + "…" * 22 + "36户"]
    write(canvas, 90, 80, "集群申报表", 16)
    for number, line in enumerate(lines):
        write(canvas, 90, 120 + 24 * number, line)


@pytest.mark.parametrize("quarters", [0, 1, 2])
def test_a_scan_has_the_lines_of_the_text_layer(tmp_path: Path, quarters: int) -> None:
    printed = draw_pdf(tmp_path / "printed.pdf", _page)
    image = pypdfium2.PdfDocument(printed)[0].render(scale=200 / 72).to_numpy()[:, :, :3]
    cv2.imwrite(str(tmp_path / "scan.png"), np.rot90(image, quarters).copy())
    assert _plain(read(tmp_path / "scan.png")) == _plain(read(printed))


def _plain(content: object) -> list[list[str]]:
    """The lines, each as what stands before and behind its dots."""
    return [[part for part in line.replace(" ", "").split("…") if part] for line in texts(content)]  # type: ignore[arg-type]
