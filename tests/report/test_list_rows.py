"""Rows of lists in few words, and what the pages say of a figure that lists give."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from pipeline.model import Figure, Source
from pipeline.report.places import list_rows_words
from pipeline.report.standing import origin_words


def rows(numbers: list[int], file: str = "名单.xlsx", sheet: str | None = "企业名单") -> tuple[Source, ...]:
    """The places of table rows that are numbered from 1."""
    return tuple(Source(file, table=0, row=number - 1, sheet=sheet) for number in numbers)


def listed(unit: str, inputs: tuple[Source, ...], indicator: str = "firms_total") -> Figure:
    number = Decimal(len(inputs))
    return Figure(
        indicator, "2024", number, number, number, unit, f"{number}{unit}", "actual", None, Source("名单.xlsx"), "list",
        False, 0.95, inputs,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2, 3, 4], "第2至4行"),
        ([2], "第2行"),
        ([2, 4, 5], "第2、4至5行"),
        ([*range(2, 31, 2)], "第2至30行中的15行"),
    ],
)
def test_rows_that_follow_each_other_are_folded(numbers: list[int], words: str) -> None:
    assert list_rows_words(rows(numbers)) == f"工作表“企业名单” {words}"


def test_a_list_over_pages_names_them_and_several_lists_name_their_files() -> None:
    paged = tuple(Source("名册.pdf", page=1 + (row > 30), table=0, row=row) for row in range(1, 55))
    assert list_rows_words(paged) == "第1至2页 表1 第2至55行"
    both = list_rows_words((*rows([2, 3]), *paged))
    assert both == "《名单.xlsx》工作表“企业名单” 第2至3行；《名册.pdf》第1至2页 表1 第2至55行"


def test_what_a_list_gives_says_how_and_what_is_printed_says_nothing() -> None:
    assert origin_words(listed("家", rows([2, 3, 4]))) == "由名单工作表“企业名单” 第2至4行清点（3行）"
    assert origin_words(listed("家", rows([*range(2, 31, 2)]))) == "由名单工作表“企业名单” 第2至30行中的15行清点"
    assert origin_words(listed("亿元", rows([2, 3]), "output_total")) == "由名单工作表“企业名单” 第2至3行合计（2行）"
    assert origin_words(msgspec.structs.replace(listed("家", ()), method="table")) == ""
