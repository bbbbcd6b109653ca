"""What stands around a statement: strips of pages with the statement in them, cells with their heads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from extractors.excerpts import can_print, cut_excerpts
from extractors.excerpts.window import is_on_page, window
from extractors.reading import read
from pipeline.excerpt import CellExcerpt, PageCrop
from pipeline.model import Content, Source

A4 = (595.0, 842.0)
needs_office = pytest.mark.skipif(not can_print(), reason="LibreOffice (soffice) is not installed")


def pdf(path: Path) -> Path:
    """One page with a black square, 50 points wide, 100 from the left and 200 from the top."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    canvas.rect(100, 842 - 250, 50, 50, fill=1)
    canvas.drawString(300, 700, "85.60")
    canvas.showPage()
    canvas.save()
    return path


def dark(crop: PageCrop, box: tuple[float, float, float, float]) -> float:
    """The share of dark pixels in a box of the page."""
    picture = Image.open(BytesIO(crop.picture)).convert("L")
    left, top, right, bottom = crop.shown
    x, y = picture.width / (right - left), picture.height / (bottom - top)
    part = picture.crop(
        (int((box[0] - left) * x), int((box[1] - top) * y), int((box[2] - left) * x), int((box[3] - top) * y))
    )
    return sum(part.histogram()[:128]) / (part.width * part.height)


SQUARE = (100.0, 200.0, 150.0, 250.0)


def test_a_strip_shows_what_stands_in_its_box(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf")
    source = Source("a.pdf", page=1, bbox=SQUARE)
    (crop,) = cut_excerpts(path, Content("pdf"), [source]).values()
    assert isinstance(crop, PageCrop)
    assert crop.marked == SQUARE
    assert dark(crop, SQUARE) > 0.95
    assert dark(crop, (160, 200, 210, 250)) < 0.05
    assert len(crop.picture) < 20_000


def test_a_turned_page_is_shown_as_it_is_displayed(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "upright.pdf")) as document:
        document.pages[0].Rotate = 90
        document.save(tmp_path / "a.pdf")
    turned = (842 - 250.0, 100.0, 842 - 200.0, 150.0)
    (crop,) = cut_excerpts(tmp_path / "a.pdf", Content("pdf"), [Source("a.pdf", page=1, bbox=turned)]).values()
    assert isinstance(crop, PageCrop)
    assert dark(crop, turned) > 0.95


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf")
    source = Source("a.pdf", page=1, bbox=SQUARE)
    assert cut_excerpts(path, Content("pdf"), [source]) == cut_excerpts(path, Content("pdf"), [source])


@pytest.mark.parametrize(
    "source",
    [
        Source("a.pdf", page=7, bbox=SQUARE),
        Source("a.pdf", page=1, bbox=(900.0, 200.0, 950.0, 250.0)),
        Source("a.pdf", page=1, bbox=(150.0, 200.0, 100.0, 250.0)),
        Source("a.pdf", page=1),
    ],
    ids=["no such page", "beside the page", "turned inside out", "no box"],
)
def test_what_lies_on_no_page_has_no_picture(tmp_path: Path, source: Source) -> None:
    assert cut_excerpts(pdf(tmp_path / "a.pdf"), Content("pdf"), [source]) == {}


def test_a_photograph_is_cut_like_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture = Image.new("RGB", (1240, 1754), "white")  # A4 at 150 dots an inch
    ImageDraw.Draw(picture).rectangle((208, 417, 312, 521), fill="black")
    picture.save(path, dpi=(150, 150))
    source = Source("a.png", page=1, bbox=SQUARE)
    (crop,) = cut_excerpts(path, Content("png"), [source]).values()
    assert isinstance(crop, PageCrop)
    assert dark(crop, SQUARE) > 0.95
    assert crop.width <= 920


def test_figures_of_one_row_share_a_window() -> None:
    row = [(left, 300.0, left + 40, 312.0) for left in (310.0, 380.0, 460.0)]
    assert len({window(box, *A4) for box in row}) == 1


@pytest.mark.parametrize("page", [A4, (842.0, 595.0), (1684.0, 2384.0), (200.0, 120.0)])
@pytest.mark.parametrize("box", [(1.0, 1.0, 30.0, 9.0), (60.0, 50.0, 190.0, 110.0), (100.0, 20.0, 199.0, 119.0)])
def test_a_window_lies_on_the_page_and_holds_the_statement(page: tuple[float, float], box: object) -> None:
    assert isinstance(box, tuple)
    left, top, right, bottom = window(box, *page)
    assert 0 <= left <= box[0]
    assert box[2] <= right <= page[0]
    assert 0 <= top <= box[1]
    assert box[3] <= bottom <= page[1]
    assert is_on_page(box, *page)


def sheet(path: Path) -> Path:
    book = openpyxl.Workbook()
    rows = [
        ["推荐汇总表"] + [None] * 9,
        ["序号", "集群名称", "区县", "集群总产值", None, None, "占比", "电话", "联系人", "备注"],
        [None, None, None, "2022年", "2023年", "2024年", None, None, None, None],
        [1, "甲集群", "澄海区", 50.1, 55.2, 61.2, 77.7, 88, "张三", None],
        [2, "乙集群", "潮阳区", 38.9, 43.2, 48.6, 74.2, 89, "李四", None],
    ]
    for row in rows:
        book.active.append(row)
    for merged in ("A1:J1", "D2:F2", "A2:A3", "B2:B3", "C2:C3", "G2:G3", "H2:H3", "I2:I3", "J2:J3"):
        book.active.merge_cells(merged)
    book.save(path)
    return path


def test_a_sheets_cell_stands_among_its_neighbours_with_their_names(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx")
    content = read(path)
    source = Source("a.xlsx", table=0, row=4, column=5, sheet="Sheet", cell="F5")
    around = cut_excerpts(path, content, [source])[source]
    assert isinstance(around, CellExcerpt)
    row, column = around.marked
    assert around.cells[row][column] == "48.6"
    assert (around.columns[column], around.rows[row]) == ("F", "5")
    assert [cells[0] for cells in around.cells] == ["集群名称", "", "甲集群", "乙集群"]
    assert [cells[column] for cells in around.cells[1:3]] == ["2024年", "61.2"]
    assert "推荐汇总表" not in {cell for cells in around.cells for cell in cells}


def test_a_cell_in_a_column_of_words_is_shown_under_its_columns_head(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["有效发明专利清单"],
        ["序号", "专利号", "名称"],
        *([n, f"ZL20201000000{n}.X", "装置"] for n in range(1, 9)),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    source = Source("a.xlsx", table=0, row=7, column=1, sheet="Sheet", cell="B8")
    around = cut_excerpts(tmp_path / "a.xlsx", read(tmp_path / "a.xlsx"), [source])[source]
    assert isinstance(around, CellExcerpt)
    assert around.rows == ("2", "7", "8", "9")
    assert around.cells[0] == ("序号", "专利号", "名称")


def form(path: Path) -> Path:
    document = docx.Document()
    for year in ("去年", "今年"):
        document.add_paragraph(f"表：{year}")
        table = document.add_table(rows=3, cols=3, style="Table Grid")
        texts = [["指标", "2023年", "2024年"], ["总产值", "85.60", "93.45"], [f"{year}出口", "85.60", "12.30"]]
        for row, cells in zip(table.rows, texts, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def test_a_word_cell_stands_among_its_neighbours_where_nothing_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.excerpts.cutting.can_print", lambda: False)
    path = form(tmp_path / "a.docx")
    source = Source("a.docx", table=0, row=1, column=2)
    around = cut_excerpts(path, read(path), [source])[source]
    assert around == CellExcerpt(
        (("指标", "2023年", "2024年"), ("总产值", "85.60", "93.45"), ("去年出口", "85.60", "12.30")), (1, 2)
    )


@needs_office
def test_a_word_cell_is_found_on_its_printed_page_or_not_shown_as_one(tmp_path: Path) -> None:
    path = form(tmp_path / "a.docx")
    sources = [Source("a.docx", table=table, row=row, column=1) for table in (0, 1) for row in (1, 2)]
    found = cut_excerpts(path, read(path), sources)
    tops = []
    for source in sources:
        crop = found[source]
        assert isinstance(crop, PageCrop), source
        assert (crop.page, dark(crop, crop.marked) > 0.01) == (1, True)
        tops.append(crop.marked[1])
    assert tops == sorted(set(tops))


@needs_office
def test_a_cell_that_could_be_two_is_shown_by_its_neighbours(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    for row in table.rows:
        for cell, text in zip(row.cells, ("总产值", "85.60", "93.45"), strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    source = Source("a.docx", table=0, row=1, column=1)
    found = cut_excerpts(tmp_path / "a.docx", read(tmp_path / "a.docx"), [source])
    assert isinstance(found[source], CellExcerpt)
