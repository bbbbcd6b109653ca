"""Columns of what was set beside columns of what was reached."""

from __future__ import annotations

from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from tests.figures.papers import table


def told(drawing: str) -> list[tuple[str, str | None, str, str]]:
    claims = [c for one in read_table(Grid(table(drawing), 2025), Caption(), Surroundings(2025)) for c in one.claims]
    return [(c.indicator, c.period, str(c.amount.value.normalize()), c.status) for c in claims]


def test_a_column_of_values_alone_is_of_facts() -> None:
    drawing = """
        指标 | 年度指标值 | 备注
        高新技术企业数 | 8家 | 国家级
        """
    assert told(drawing) == [("hnte", "2024", "8", "actual")]


def test_what_was_set_stands_beside_what_was_reached() -> None:
    drawing = """
        三级指标 | 年度指标值 | 实际完成值 | 分值
        高新技术企业数 | ≥7家 | 8家 | 5
        有效发明专利拥有量 | 53件 | 57件 | 8
        """
    assert told(drawing) == [
        ("hnte", "2024", "7", "target"),
        ("hnte", "2024", "8", "actual"),
        ("patents_valid", "2024", "53", "target"),
        ("patents_valid", "2024", "57", "actual"),
    ]
