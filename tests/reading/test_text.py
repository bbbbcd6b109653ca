"""Plain text files: paragraphs, and no characters out of bytes that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reading import read
from pipeline.model import Content, Paragraph
from tests.reading.making import grid, tables, texts

WORDS = "一、集群概况\n2024年集群总产值85.6亿元。\n\n二、发展方向\n做强做大。\n"


def _read(tmp_path: Path, data: bytes, name: str = "说明.txt") -> Content:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_each_line_is_a_paragraph_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    content = _read(tmp_path, WORDS.encode(encoding))
    assert (content.format, content.status) == ("text", "read")
    assert texts(content) == ["一、集群概况", "2024年集群总产值85.6亿元。", "二、发展方向", "做强做大。"]
    headings = [block.heading for block in content.blocks if isinstance(block, Paragraph)]
    assert headings == [2, 0, 2, 0]


def test_a_number_cut_by_a_wrapped_line_is_whole_again(tmp_path: Path) -> None:
    lines = [
        "    集群位于汕头市澄海区，以玩具为主导产业，二〇二四年全年实现总产值85.",
        "6亿元，比上年增长百分之九点三，其中中小企业产值占集群总产值的比重为九",
        "成以上，企业户数逾一千二百户，从业人员三万余人，研发投入逐年增加，专利",
        "数量居全市第一。",
        "    下一段。",
    ]
    content = _read(tmp_path, "\n".join(lines).encode())
    first, second = texts(content)
    assert "总产值85.6亿元" in first
    assert second == "下一段。"
    paragraph = content.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text[paragraph.starts[1] :].startswith("6亿元")


@pytest.mark.parametrize(
    "data",
    [
        "集群總產值與企業數量的說明文件，請參閱附錄。".encode("big5") * 4,
        b"\x00\x01\x02\x03" * 40,
        "产值".encode() + b"\x07\x01" * 40,
        bytes(range(128, 256)) * 4,
    ],
)
def test_other_encodings_and_binary_stay_unread(tmp_path: Path, data: bytes) -> None:
    content = _read(tmp_path, data)
    assert content.status == "unreadable"
    assert content.problem is not None
    assert content.problem.code in ("unknown", "unknown_encoding")


def test_rare_characters_of_names_do_not_make_a_file_unknown(tmp_path: Path) -> None:
    content = _read(tmp_path, "面积120㎡，联系人镕喆。\n".encode("gb18030"))
    assert texts(content) == ["面积120㎡，联系人镕喆。"]


def test_blank_lines_alone_are_no_content(tmp_path: Path) -> None:
    problem = _read(tmp_path, b"\r\n \r\n").problem
    assert problem is not None
    assert problem.code == "no_content"


def test_lines_of_one_bar_are_no_table_and_blanks_to_fill_in_stay(tmp_path: Path) -> None:
    lines = ["联系人：张三 | 电话：0754-84116947", "产值：__85.6__亿元"]
    assert texts(_read(tmp_path, "\n".join(lines).encode())) == lines


def test_marks_of_markdown_are_no_words(tmp_path: Path) -> None:
    table = "| 指标 | 2023 | 2024 |\n|:---|---:|---:|\n| **总产值** | 78.2 | 85.6 |\n"
    content = _read(tmp_path, f"# 申报材料\n\n- **税收**：`3.2亿元`\n\n{table}".encode())
    assert texts(content) == ["申报材料", "- 税收：3.2亿元"]
    assert [block.heading for block in content.blocks if isinstance(block, Paragraph)] == [1, 0]
    assert [grid(table) for table in tables(content)] == [[["指标", "2023", "2024"], ["总产值", "78.2", "85.6"]]]


@pytest.mark.parametrize(
    "lines",
    [
        ["│ 2024年 │ 初稿 │", "张三复核"],
        ["┌──────────┐", "│  填表说明  │", "└──────────┘"],
        ["+86-754-84116947", "产值+8.3%", "——————"],
    ],
)
def test_strokes_that_part_no_rows_and_columns_are_no_table(tmp_path: Path, lines: list[str]) -> None:
    content = _read(tmp_path, "\n".join([*lines, "2024年集群总产值85.6亿元。"]).encode())
    assert tables(content) == []
    assert all(line.strip("│ ") in "".join(texts(content)) for line in lines)


def test_labels_broken_over_lines_are_whole_in_a_drawn_table(tmp_path: Path) -> None:
    drawn = """
┌──────┬───┬───┐
│指　标      │2023年│2024年│
├──────┼───┼───┤
│中小企业产值│  76.7│  77.4│
│占比（％）  │      │      │
├──────┼───┼───┤
│税收（万元）│ 27588│ 29893│
└──────┴───┴───┘
"""
    assert grid(tables(_read(tmp_path, drawn.encode("gb18030")))[0]) == [
        ["指　标", "2023年", "2024年"],
        ["中小企业产值占比（％）", "76.7", "77.4"],
        ["税收（万元）", "27588", "29893"],
    ]


def test_a_line_without_its_last_stroke_loses_no_row_of_a_drawn_table(tmp_path: Path) -> None:
    drawn = "┌───┬───┐\n│指标  │2024年│\n├───┼───┤\n│产值  │85.6\n│税收  │2.98  │\n│企业数│36    │\n└───┴───┘"
    rows = grid(tables(_read(tmp_path, drawn.encode()))[0])
    assert rows == [["指标", "2024年"], ["产值", "85.6"], ["税收", "2.98"], ["企业数", "36"]]


def test_where_only_the_head_is_ruled_off_each_line_is_a_row(tmp_path: Path) -> None:
    drawn = """
+------+------+------+
| 指标 | 2023 | 2024 |
+------+------+------+
| 产值 | 78.2 | 85.6 |
| 税收 | 2.75 | 2.98 |
+------+------+------+
"""
    rows = grid(tables(_read(tmp_path, drawn.encode()))[0])
    assert rows == [["指标", "2023", "2024"], ["产值", "78.2", "85.6"], ["税收", "2.75", "2.98"]]


def test_cells_that_no_rule_parts_are_one_in_a_drawn_table(tmp_path: Path) -> None:
    drawn = """
┌──────┬─────────┐
│指标  │  产值   │
│      ├────┬────┤
│      │2023│2024│
├──────┼────┼────┤
│总产值│78.2│85.6│
└──────┴────┴────┘
"""
    (table,) = tables(_read(tmp_path, drawn.encode()))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["指标"] == (2, 1)
    assert spans["产值"] == (1, 2)
    assert spans["2024"] == (1, 1)
