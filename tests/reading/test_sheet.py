"""Spreadsheets: what a cell shows, merged heads, and what is hidden from view."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font

from extractors.reading import read
from extractors.reading.sheets.display import display
from tests.reading.making import at, grid, remarks, tables


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.Workbook()


def _saved(book: openpyxl.Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return path


def test_merged_heads_are_spans_and_gaps_are_empty_cells(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.active
    sheet.title = "汇总表"
    sheet["B2"] = "推荐汇总表"
    sheet.merge_cells("B2:D2")
    sheet["B3"], sheet["D3"] = "集群", "产值"
    (table,) = tables(read(_saved(book, tmp_path)))
    assert (table.rows, table.columns, table.sheet) == (2, 3, "汇总表")
    assert (at(table, 0, 0).text, at(table, 0, 0).column_span, at(table, 0, 0).reference) == ("推荐汇总表", 3, "B2")
    assert grid(table)[1] == ["集群", "", "产值"]


def test_hidden_parts_are_read_and_marked(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.active
    for row in ((1, 2, 3), (4, 5, 6)):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    other = book.create_sheet("底稿")
    other["A1"] = "内部数据"
    other.sheet_state = "hidden"
    content = read(_saved(book, tmp_path))
    first, second = tables(content)
    assert [cell.hidden for cell in first.cells] == [False, True, False, True, True, True]
    assert second.cells[0].hidden
    assert {remark.code for remark in content.remarks} == {"hidden_row", "hidden_column", "hidden_sheet"}


def test_a_plain_sheet_has_nothing_to_remark(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active.append(["企业", 12])
    content = read(_saved(book, tmp_path))
    assert content.remarks == ()
    assert content.status == "read"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.853, "0.0%", "85.3%"),
        (0.1 + 0.2, "General", "0.3"),
        (85.65, "0.0", "85.7"),
        (643913, "#,##0", "643,913"),
        (74.2, "0.00", "74.20"),
        (62.09, '0.00"亿元"', "62.09亿元"),
        (-12.5, "0.0_);(0.0)", "(12.5)"),
        (-12.5, "0.0", "-12.5"),
        (6439130000, "#,##0,", "6,439,130"),
        (12, "@", "12"),
        (12.0, "General", "12"),
        (1e-7, "General", "0.0000001"),
        (0, "General", "0"),
        (7, "000", "007"),
        (5, ";;;", ""),
        ("12,345", "General", "12,345"),
        (datetime.datetime(2024, 10, 14), "yyyy-mm-dd", "2024-10-14"),
        (datetime.datetime(2024, 10, 14), 'yyyy"年"m"月"d"日"', "2024年10月14日"),
        (datetime.datetime(2024, 10, 1), 'yyyy"年"m"月"', "2024年10月"),
    ],
)
def test_cells_read_as_they_show(value: object, number_format: str, shown: str) -> None:
    assert display(value, number_format) == shown


def test_formulas_show_their_saved_value(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 30)
        sheet.write_formula(1, 0, "=A1+2", None, 32)
    content = read(path)
    assert grid(tables(content)[0]) == [["30"], ["32"]]
    assert content.status == "read"


def test_a_formula_without_a_saved_value_is_not_passed_over(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active["A1"], book.active["B1"] = "合计", "=SUM(C1:C9)"
    content = read(_saved(book, tmp_path))
    assert content.status == "partial"
    assert content.problem is not None
    assert "公式" in content.problem.message


def test_comments_and_white_text(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = book.active
    sheet["A1"] = "总产值"
    sheet["A1"].comment = Comment("含区外企业", "李四")
    sheet["A2"] = "99.9"
    sheet["A2"].font = Font(color="FFFFFFFF")
    content = read(_saved(book, tmp_path))
    assert remarks(content, "comment") == ["含区外企业"]
    assert remarks(content, "hidden_text") == ["99.9"]
    assert grid(tables(content)[0]) == [["总产值"]]


def test_a_stray_format_in_the_last_row_makes_no_million_rows(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.active["A1"] = "企业"
    book.active["A1048576"].font = Font(bold=True)
    (table,) = tables(read(_saved(book, tmp_path)))
    assert (table.rows, table.columns) == (1, 1)
