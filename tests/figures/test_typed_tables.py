"""Tables typed as lines of text."""

from __future__ import annotations

from extractors.figures.lines.typed_tables import typed_tables
from pipeline.model import Paragraph, Table


def rows(*lines: str) -> list[list[list[str]]]:
    """The cells of each table found in these lines, row by row."""
    found = typed_tables([Paragraph(line) for line in lines])
    return [[[c.text for c in t.table.cells if c.row == row] for row in range(t.table.rows)] for t in found]


def test_sentences_are_no_table() -> None:
    assert rows("2022年产值46.80亿元。", "2023年产值51.20亿元。", "2024年产值55.31亿元。") == []


def test_labels_with_colons_are_no_columns() -> None:
    assert rows("联系人：张三　　电话：0754-84116947", "企业总数：30　　中小企业：27") == []


def test_words_in_columns_without_numbers_are_no_table() -> None:
    assert rows("甲　　乙", "丙　　丁") == []


def test_columns_by_blanks_and_by_tabs_with_rulers_between() -> None:
    lines = ("指标      2023年   2024年", "------------", "总产值(亿元)   51.20   55.31", "税收(万元)\t5,120\t5,531")
    assert rows(*lines) == [
        [["指标", "2023年", "2024年"], ["总产值(亿元)", "51.20", "55.31"], ["税收(万元)", "5,120", "5,531"]]
    ]


def test_a_table_between_lines_keeps_them_apart() -> None:
    blocks = [Paragraph("总产值\t51.20"), Table(0, 1, 1, ()), Paragraph("税收\t5,120")]
    assert list(typed_tables(blocks)) == []


def test_each_cell_keeps_its_place_in_its_line() -> None:
    line = "  总产值   51.20"
    (typed,) = typed_tables([Paragraph(line), Paragraph("税收  5,120")])
    assert [line[start:] for start in typed.starts[0]] == ["总产值   51.20", "51.20"]
