"""Tables one below the other in a sheet."""

from __future__ import annotations

from extractors.figures.tables.sheet_blocks import blocks_of
from tests.figures.papers import table


def firsts(drawing: str) -> list[list[str]]:
    """The first column of each table found in a drawing of a sheet."""
    return [[c.text for c in block.table.cells if c.column == 0] for block in blocks_of(table(drawing))]


def test_a_blank_row_in_a_list_parts_nothing() -> None:
    assert firsts("企业名称 | 产值\n甲公司 | 12\n | \n乙公司 | 13") == [["企业名称", "甲公司", "", "乙公司"]]


def test_pairs_below_a_blank_row_keep_the_blank_above_them() -> None:
    assert firsts("年份 | 产值\n2024年 | 12\n | \n高新技术企业 | 9家") == [["年份", "2024年", "", "高新技术企业"]]


def test_heads_below_a_blank_row_begin_another_table() -> None:
    sheet = "主要指标 | \n年份 | 产值\n2024年 | 12\n | \n年份 | 税收\n2024年 | 3"
    assert firsts(sheet) == [["主要指标", "年份", "2024年"], ["年份", "2024年"]]
    assert [p.text for p in list(blocks_of(table(sheet)))[1].above] == ["主要指标"]


def test_a_table_said_to_go_on_keeps_its_heads() -> None:
    assert firsts("年份 | 产值\n2023年 | 12\n | \n（续上表） | \n2024年 | 13") == [["年份", "2023年", "2024年"]]


def test_rows_keep_their_numbers() -> None:
    second = list(blocks_of(table("年份 | 产值\n2024年 | 12\n | \n年份 | 税收\n2024年 | 3")))[1]
    assert {c.row for c in second.table.cells} == {3, 4}
