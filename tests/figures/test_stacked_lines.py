"""Several lines typed into a cell: when they are rows of their own, and when a label or a number is merely long."""

from __future__ import annotations

import pytest

from extractors.figures import extract
from extractors.figures.tables.stacked_lines import unstacked
from pipeline.model import Cell, Content, Table

HEADS = ("类别", "指标", "2023年", "2024年")


def table(*rows: tuple[str, ...]) -> Table:
    cells = [Cell(r, c, text) for r, row in enumerate((HEADS, *rows)) for c, text in enumerate(row)]
    return Table(3, len(rows) + 1, len(HEADS), tuple(cells))


@pytest.mark.parametrize(
    "row",
    [
        ("产值", "集群总产值（亿元）", "64.16", "70.00"),
        ("产值", "集群总产值\n（亿元）", "64.16", "70.00"),  # a label broken over lines
        ("产值", "集群\n总产值", "64.16\n70.00", "70.00\n75.1"),  # which line is of what is not said
        ("产值", "集群总产值\n中小企业产值", "64.16", "70.00"),  # one number for two labels
        ("产值", "集群总产值\n中小企业产值\n主导产业产值", "64.16\n48.71", "70.00\n53.21"),  # a line is lacking
        ("产值", "集群总产值\n中小企业产值", "64.16亿元\n以统计部门核定数为准", "70.00亿元\n同上"),
        ("联系人\n电话", "张三\n84116947", "", ""),
    ],
)
def test_what_is_one_row_stays_one(row: tuple[str, ...]) -> None:
    assert unstacked(table(row)) is None


def test_labels_line_by_line_have_the_numbers_beside_them() -> None:
    row = ("产值", "集群总产值（亿元）\n中小企业产值（亿元）", "64.16\n48.71", "70.00\n53.21")
    content = Content("docx", blocks=(table(row, ("创新", "有效发明专利（件）", "62", "76")),))
    found = extract(content, file="申报表.docx", sha256="", year=2025)
    assert [(f.indicator, f.period, str(f.value), f.source.row, f.confidence >= 0.9) for f in found.figures] == [
        ("output_total", "2023", "64.16", 1, True),
        ("output_total", "2024", "70", 1, True),
        ("output_sme", "2023", "48.71", 1, True),
        ("output_sme", "2024", "53.21", 1, True),
        ("patents_valid", "2023", "62", 2, True),
        ("patents_valid", "2024", "76", 2, True),
    ]
    assert ("产值 / 中小企业产值（亿元） / 2024年", "53.21") in [(p.label, p.value) for p in found.pairs]
