"""Web pages: their words and tables, nothing fetched, and none of what the page does not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reading import read
from pipeline.model import Content, Paragraph
from tests.reading.making import at, grid, remarks, tables, texts


def _read(tmp_path: Path, body: str | bytes, name: str = "页.html") -> Content:
    path = tmp_path / name
    path.write_bytes(body if isinstance(body, bytes) else f"<html><body>{body}</body></html>".encode())
    return read(path)


def test_headings_paragraphs_and_line_breaks(tmp_path: Path) -> None:
    content = _read(tmp_path, "<h1>申报表</h1><p>2024年<b>总产值</b>85.6\n亿元。<br>第二行</p><div>三<!-- 无 --></div>")
    assert (content.format, content.status) == ("html", "read")
    assert texts(content) == ["申报表", "2024年总产值85.6 亿元。", "第二行", "三"]
    assert [block.heading for block in content.blocks if isinstance(block, Paragraph)] == [1, 0, 0, 0]


def test_a_table_keeps_its_spans_and_nested_tables(tmp_path: Path) -> None:
    rows = (
        "<tr><th rowspan=2>指标</th><th colspan=2>年度</th></tr><tr><td>2023</td><td>2024</td></tr>"
        "<tr><td>总产值</td><td>78.4</td><td><table><tr><td>85.6</td></tr></table></td></tr>"
    )
    (table,) = tables(_read(tmp_path, f"<table>{rows}</table>"))
    assert grid(table) == [["指标", "年度"], ["2023", "2024"], ["总产值", "78.4", ""]]
    assert (at(table, 0, 0).row_span, at(table, 0, 1).column_span, at(table, 1, 1).text) == (2, 2, "2023")
    assert grid(at(table, 2, 2).tables[0]) == [["85.6"]]


def test_a_page_named_as_a_workbook_is_read_and_noted(tmp_path: Path) -> None:
    content = _read(tmp_path, "<table><tr><td>产值</td><td>85.6</td></tr></table>", "报表.xls")
    assert grid(tables(content)[0]) == [["产值", "85.6"]]
    assert content.properties["ending_mismatch"] == "xls"


def test_a_raised_note_mark_is_no_digit(tmp_path: Path) -> None:
    assert texts(_read(tmp_path, "<p>产值85.6<sup>1</sup>亿元，面积3km<sup>2</sup></p>")) == ["产值85.6亿元，面积3km²"]


def test_boxes_and_fields_show_what_was_filled_in(tmp_path: Path) -> None:
    body = '<p><input type=checkbox checked>是 <input type=checkbox>否 <input value="85.6">亿元</p>'
    assert texts(_read(tmp_path, body)) == ["☑是 □否 85.6亿元"]


def test_what_is_not_shown_is_kept_aside(tmp_path: Path) -> None:
    body = '<script>var a=99</script><p>产值85.6</p><p style="display: none">产值99.9</p><p>户数<del>12</del>15</p>'
    content = _read(tmp_path, body)
    assert texts(content) == ["产值85.6", "户数15"]
    assert (remarks(content, "hidden_text"), remarks(content, "tracked_deletion")) == (["产值99.9"], ["12"])


def test_nothing_that_a_page_names_is_fetched(tmp_path: Path, visited: tuple[str, list[str]]) -> None:
    address, asked = visited
    body = f'<link rel=stylesheet href="{address}/a.css"><img src="{address}/b.png"><iframe src="{address}/c"></iframe>'
    assert texts(_read(tmp_path, body + "<p>产值</p>")) == ["产值"]
    assert asked == []


def test_the_page_in_a_web_archive(tmp_path: Path) -> None:
    message = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "<html><body><p>产值85.6亿元</p></body></html>".encode("gb18030")
        + b"\r\n--b--\r\n"
    )
    content = _read(tmp_path, message, "页.mht")
    assert (content.format, texts(content)) == ("mht", ["产值85.6亿元"])


def test_a_page_with_a_declaration_in_gb18030(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>产值</p></body></html>'
    assert texts(_read(tmp_path, page.encode("gb18030"))) == ["产值"]


def test_spans_without_measure_are_cut(tmp_path: Path) -> None:
    body = "<table>" + "<tr>" + "<td rowspan=99999 colspan=99999>1</td>" * 3 + "</tr></table>"
    assert tables(_read(tmp_path, body))[0].columns == 1500


@pytest.mark.parametrize("body", ["", "<p> </p>", "<table></table>"])
def test_a_page_of_nothing_says_so(tmp_path: Path, body: str) -> None:
    problem = _read(tmp_path, body).problem
    assert problem is not None
    assert problem.code == "no_content"
