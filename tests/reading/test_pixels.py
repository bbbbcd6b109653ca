"""Pages from pixels: what must not become a number first, then what has to be read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from extractors.reading.pixels import page as pixel_page
from extractors.reading.pixels.doubtful import UNSURE, settled
from extractors.reading.pixels.engine import Image, Reading
from extractors.reading.pixels.ink import em_of, flattened, ink_of
from extractors.reading.pixels.page import look_at_pixels
from extractors.reading.pixels.rendering import rendered
from extractors.reading.pixels.ruling import find_ruling
from extractors.reading.pixels.seals import find_seals, without_seals
from extractors.reading.pixels.straighten import slant_of
from extractors.reading.pixels.text_lines import TextStrip
from pipeline.model import Content
from tests.reading.making import draw_pdf, grid, remarks, rule_table, strip_of, tables, texts, write

ROWS = [["指标", "2023年", "2024年"], ["总产值（万元）", "398,790", "419,528"], ["研发经费（万元）", "8,973", "9,970"]]

FOLDED = [[[unicodedata.normalize("NFKC", text) for text in row] for row in ROWS]]


def _digits(row: list[str]) -> list[str]:
    return ["".join(one for one in text if one.isdigit()) for text in row]


def _form(canvas: Canvas) -> None:
    write(canvas, 90, 90, "集群总产值情况表", 16)
    rule_table(canvas, 90, 120, [140, 110, 110], ROWS)
    write(canvas, 90, 220, "2024年有企业54家，其中中小企业53家。")


def _image(path: Path, dpi: int = 200) -> Image:
    document = pypdfium2.PdfDocument(draw_pdf(path, _form))
    return np.ascontiguousarray(document[0].render(scale=dpi / 72).to_numpy()[:, :, :3])


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return _image(tmp_path_factory.mktemp("form") / "form.pdf")


def _scan(image: Image, path: Path) -> Content:
    cv2.imwrite(str(path), image)
    return read(path)


def _folded(content: Content) -> list[list[list[str]]]:
    """The tables row by row; which brackets a recogniser prefers, and blanks beside them, say nothing."""
    fold = lambda text: unicodedata.normalize("NFKC", text).replace(" ", "")  # noqa: E731
    return [[[fold(text) for text in row] for row in grid(table)] for table in tables(content)]


def _least(text: str) -> float:
    (strip,) = settled([strip_of(text)], em=40)
    return min(one.confidence for one in strip.reading.characters)


@pytest.mark.parametrize(
    "text",
    [
        "398,790",
        "39.88",
        "0.2453",
        "1,234,567.8",
        "2024年",
        "14:30",
        "2.1.3",
        "1.1.12022年",
        "12",
        "产值:85.6",
        "产值，28家",
        "（家）:761367",
        ":2023年",
    ],
)
def test_well_formed_numbers_are_not_doubted(text: str) -> None:
    assert _least(text) == 1.0


@pytest.mark.parametrize(
    "text", ["4.692.38", "1,1.08", ".39.1", "10:714", "12,34", "1.234,5", "1.1.12022万", ",395", "产值.39.1"]
)
def test_numbers_that_nobody_writes_so_are_doubted(text: str) -> None:
    assert _least(text) <= UNSURE


def test_a_mark_that_may_be_either_is_read_by_its_ink(form: Image) -> None:
    """The recogniser's word for it is put wrong on purpose: three commas as points among certain points."""
    page = cv2.cvtColor(flattened(form), cv2.COLOR_GRAY2BGR)
    quads = pixel_page.find_lines(page, 33)
    strips = pixel_page.read_lines(page, quads)
    wrong = [_with_points(strip) for strip in strips]
    assert any("398.790" in strip.reading.text for strip in wrong)
    right = settled(wrong, em=33)
    readable = [strip.reading for strip in right if "790" in strip.reading.text]
    assert all("398,790" in one.text or one.confidence < 0.95 for one in readable)


def _with_points(strip: TextStrip) -> TextStrip:
    characters = tuple(one._replace(text=".") if one.text == "," else one for one in strip.reading.characters)
    return replace(strip, reading=Reading(characters))


def test_a_scan_gives_the_same_table_as_the_text_layer(form: Image, tmp_path: Path) -> None:
    printed = read(draw_pdf(tmp_path / "printed.pdf", _form))
    scanned = _scan(form, tmp_path / "scan.png")
    assert _folded(scanned) == _folded(printed)
    assert [text.replace(" ", "") for text in texts(scanned)] == texts(printed)
    assert all(cell.confidence < 1 for table in tables(scanned) for cell in table.cells)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turned_pages_are_read_and_boxes_stand_where_they_are(form: Image, tmp_path: Path, quarters: int) -> None:
    scanned = _scan(np.rot90(form, quarters).copy(), tmp_path / "turned.png")
    (table,) = tables(scanned)
    assert _folded(scanned) == FOLDED
    (page,) = scanned.pages
    for cell in table.cells:
        assert cell.bbox is not None
        assert 0 <= cell.bbox[0] < cell.bbox[2] <= page.width + 1
        assert 0 <= cell.bbox[1] < cell.bbox[3] <= page.height + 1


def test_a_slanted_page_is_laid_level(form: Image, tmp_path: Path) -> None:
    height, width = form.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -2.5, 1.0)
    slanted = cv2.warpAffine(form, matrix, (width, height), borderValue=(255, 255, 255))
    assert slant_of(cv2.cvtColor(slanted, cv2.COLOR_BGR2GRAY)) == pytest.approx(2.5, abs=0.15)
    assert [_digits(row) for row in _folded(_scan(slanted, tmp_path / "slanted.png"))[0]] == [
        _digits(row) for row in ROWS
    ]


def test_a_seal_eats_no_digit_and_is_noted(form: Image, tmp_path: Path) -> None:
    sealed = form.copy()
    ink = np.zeros(form.shape[:2], np.uint8)
    cv2.circle(ink, (700, 420), 155, 255, 6)
    cv2.circle(ink, (700, 420), 40, 255, -1)
    for angle in range(150, 390, 24):
        at = (int(700 + 115 * np.cos(np.radians(angle))), int(420 + 115 * np.sin(np.radians(angle))))
        cv2.rectangle(ink, (at[0] - 14, at[1] - 14), (at[0] + 14, at[1] + 14), 255, 3)
    sealed[ink > 0] = (sealed[ink > 0] * np.array([0.35, 0.35, 0.85])).astype(np.uint8)
    content = _scan(sealed, tmp_path / "sealed.png")
    assert [_digits(row) for row in _folded(content)[0]] == [_digits(row) for row in ROWS]
    (table,) = tables(content)
    printed = [text for row in ROWS for text in row]
    numbers = [(cell, text) for cell, text in zip(table.cells, printed, strict=True) if text[0].isdigit()]
    assert all(cell.text == text or cell.confidence < 0.9 for cell, text in numbers)
    assert len(remarks(content, "seal")) == 1


def test_red_letters_are_no_seal(form: Image) -> None:
    headed = form.copy()
    cv2.putText(headed, "SHANTOU OFFICE", (200, 200), cv2.FONT_HERSHEY_DUPLEX, 3, (40, 40, 220), 8)
    assert find_seals(headed, 200 / 25.4) == []
    assert without_seals(headed, []) is headed


def test_strokes_of_characters_are_no_rules(form: Image) -> None:
    gray = flattened(form)
    strokes = find_ruling(ink_of(gray, 195), em_of(ink_of(gray))).strokes
    upright = [one for one in strokes if one.bottom - one.top > one.x1 - one.x0]
    assert len(strokes) - len(upright) == 4
    assert len(upright) == 4


def test_a_blank_page_costs_no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixel_page, "find_lines", lambda *_: pytest.fail("a blank page was read"))
    paper = np.full((1000, 700, 3), 244, np.uint8)
    paper[500, 300] = 0
    assert look_at_pixels(paper, 1, 500, 700).kind == "blank"


def test_a_page_seen_just_before_is_not_read_again(form: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    first = look_at_pixels(form, 1, 595, 842)
    monkeypatch.setattr(pixel_page, "_look", lambda *_: pytest.fail("the same page was read twice"))
    again = look_at_pixels(form, 7, 595, 842)
    assert again.number == 7
    assert again.glyphs == first.glyphs


def test_a_photograph_without_words_is_said_to_have_none(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(60, 200, (600, 800, 3)).astype(np.uint8)
    content = _scan(cv2.GaussianBlur(noise, (0, 0), 12), tmp_path / "photo.jpg")
    assert content.status == "unreadable"
    assert content.problem is not None
    assert "人工查看" in content.problem.message


def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path: Path) -> None:
    from PIL import Image as Pillow

    Pillow.MAX_IMAGE_PIXELS = None
    Pillow.new("1", (20_000, 20_000)).save(tmp_path / "wall.png")
    content = read(tmp_path / "wall.png")
    assert content.status == "unreadable"
    assert content.problem is not None
    assert content.problem.code in ("picture_too_large", "too_large")


def test_a_scan_in_a_pdf_is_rendered_as_sharp_as_it_is(form: Image, tmp_path: Path) -> None:
    from PIL import Image as Pillow

    Pillow.fromarray(form[:, :, ::-1]).save(tmp_path / "scan.pdf", resolution=200)
    page = pypdfium2.PdfDocument(tmp_path / "scan.pdf")[0]
    assert abs(rendered(page).shape[0] - form.shape[0]) <= 2
    content = read(tmp_path / "scan.pdf")
    assert content.status == "read"
    assert content.pages[0].ocr
    assert _folded(content) == FOLDED
