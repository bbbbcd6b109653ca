"""Tables in text files: what they print, whatever the encoding and the delimiter."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reading import read
from extractors.reading.sheets import csv_table
from pipeline.model import Content, Paragraph
from tests.reading.making import grid, tables

LIST = (
    "序号,企业名称,统一社会信用代码,产值（万元）\n"
    "1,甲玩具有限公司,91440500MA4UXXXX0A,1200.50\n"
    "2,乙织造厂,0091440500123456,85\n"
)


def _read(tmp_path: Path, text: str | bytes, name: str = "名单.csv") -> Content:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_give_one_and_the_same_table(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = _read(tmp_path, LIST.replace(",", delimiter).encode(encoding))
    assert (content.format, content.status) == ("csv", "read")
    (table,) = tables(content)
    assert grid(table) == [line.split(",") for line in LIST.splitlines()]
    assert [cell.reference for cell in table.cells if cell.row == 2] == ["A3", "B3", "C3", "D3"]


def test_a_tab_separated_txt_is_a_table(tmp_path: Path) -> None:
    content = _read(tmp_path, LIST.replace(",", "\t").encode("utf-16"), "名单.txt")
    assert (content.format, "ending_mismatch" in content.properties) == ("csv", False)
    assert tables(content)[0].columns == 4


def test_quoted_fields_keep_commas_marks_and_line_breaks(tmp_path: Path) -> None:
    content = _read(tmp_path, '企业,地址,产值\n甲厂,"汕头市,澄海区\n一路""3""号","1,234.5"\n乙厂,x,2\n')
    assert grid(tables(content)[0])[1] == ["甲厂", '汕头市,澄海区\n一路"3"号', "1,234.5"]


def test_a_title_above_and_a_note_below_are_rows_of_their_own(tmp_path: Path) -> None:
    text = "汕头市企业名单\n单位：万元\n企业,产值\n甲,1\n乙,2\n丙,3\n\n注：截至2024年底\n"
    table = tables(_read(tmp_path, text))[0]
    assert (table.rows, table.columns) == (8, 2)
    assert [cell.reference for cell in table.cells if cell.text == "甲"] == ["A4"]


def test_protected_codes_are_the_codes(tmp_path: Path) -> None:
    content = _read(tmp_path, '专利号,企业\n="ZL202010012345.6",甲\n="0012",乙\n')
    assert [row[0] for row in grid(tables(content)[0])] == ["专利号", "ZL202010012345.6", "0012"]


def test_a_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    content = _read(tmp_path, '企业,产值\n"甲,1\n乙,2\n丙,3\n')
    assert [row[-1] for row in grid(tables(content)[0])] == ["产值", "1", "2", "3"]


def test_a_declared_delimiter_is_no_row(tmp_path: Path) -> None:
    content = _read(tmp_path, "sep=;\n企业;产值\n甲;1,5\n")
    assert grid(tables(content)[0]) == [["企业", "产值"], ["甲", "1,5"]]


def test_longer_rows_without_a_parted_number_are_read(tmp_path: Path) -> None:
    content = _read(tmp_path, "企业,产值\n甲,12,另有说明\n乙,13\n丙,14\n")
    assert content.status == "read"


def test_a_number_parted_by_its_own_comma_is_not_read_as_two(tmp_path: Path) -> None:
    content = _read(tmp_path, "企业,产值,人数\n甲,1,234,56\n乙,85,12\n丙,2,345,9\n")
    assert content.status == "partial"
    assert content.problem is not None
    assert "第2、4行" in content.problem.message
    shown = [cell.text for cell in tables(content)[0].cells if cell.text]
    assert shown == ["企业", "产值", "人数", "乙", "85", "12"]


def test_running_text_with_commas_is_no_table(tmp_path: Path) -> None:
    text = "第一段，产值85.6亿元,增长9.3%。\n第二段没有逗号。\n第三段有,两个,逗号。\n"
    content = _read(tmp_path, text, "说明.txt")
    assert content.format == "text"
    assert all(isinstance(block, Paragraph) for block in content.blocks)


def test_more_rows_than_any_list_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "MOST_LINES", 100)
    content = _read(tmp_path, "甲,1\n" * 101)
    assert content.problem is not None
    assert content.problem.code == "text_too_large"
    assert _read(tmp_path, "甲,1\n" * 100).status == "read"
