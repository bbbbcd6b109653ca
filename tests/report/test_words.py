"""Codes, places and numbers in the words people read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest

from pipeline import model
from pipeline.indicators import indicators
from pipeline.report import numbers
from pipeline.report.labels import indicator_name, labels
from pipeline.report.places import box_words, gathered_places, inputs_words, place_words

from .example import figure

S = model.Source


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (model.Role, "roles"),
        (model.ReadStatus, "read_status"),
        (model.FigureStatus, "figure_status"),
        (model.Method, "methods"),
        (model.GroundFor, "grounds_for"),
        (model.GroundAgainst, "grounds_against"),
        (model.Verdict, "verdicts"),
        (model.Verdict, "verdict_marks"),
        (model.Reason, "reasons"),
        (model.Severity, "severities"),
        (model.Level, "levels"),
        (model.Kind, "kinds"),
    ],
)
def test_every_code_has_its_word_and_every_word_a_code(codes: Any, words: str) -> None:
    table = getattr(labels(), words)
    assert set(table) == set(get_args(codes))
    assert len(set(table.values())) == len(table)


def test_the_key_indicators_exist() -> None:
    assert set(labels().key_indicators) <= set(indicators())


def test_an_unknown_indicator_shows_no_code() -> None:
    assert indicator_name("something_new") == "其他指标"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (S("申报表.docx"), "《申报表.docx》"),
        (S("申报表.docx", table=1, row=3, column=4), "《申报表.docx》表2 第4行第5列"),
        (S("a/证明.pdf", page=3, table=0, row=0, column=0), "《a/证明.pdf》第3页 表1 第1行第1列"),
        (S("表.xlsx", sheet="汇总", row=2, column=1, cell="B3"), "《表.xlsx》工作表“汇总” 单元格B3"),
        (S("表.xlsx", sheet="汇总", table=0, row=2), "《表.xlsx》工作表“汇总” 第3行"),
        (S("规划.docx", paragraph=0), "《规划.docx》第1段"),
        (S("../汇总表.xlsx", cell="A1"), "批次文件《汇总表.xlsx》单元格A1"),
    ],
)
def test_places(source: model.Source, words: str) -> None:
    assert place_words(source) == words


def test_a_box_is_given_in_points() -> None:
    assert (
        box_words(S("a.pdf", page=1, bbox=(310.5, 288.0, 352.25, 300.0))) == "页面坐标：左310 上288 右352 下300（磅）"
    )
    assert box_words(S("a.docx")) == ""


def test_places_in_one_row_are_gathered() -> None:
    row = [S("表.docx", table=1, row=2, column=column) for column in (2, 3, 4, 4)]
    assert gathered_places(row) == "《表.docx》表2 第3行第3、4、5列"
    assert gathered_places([*row[:1], S("证明.pdf", page=1), S("名单.xlsx")]) == (
        "《表.docx》表2 第3行第3列；《证明.pdf》第1页；《名单.xlsx》"
    )
    assert gathered_places([]) == ""


def test_a_long_list_of_inputs_is_counted() -> None:
    rows = [S("名单.xlsx", sheet="名单", cell=f"B{row}") for row in range(2, 120)]
    assert inputs_words(rows[:2]) == "《名单.xlsx》工作表“名单” 单元格B2、工作表“名单” 单元格B3"
    assert inputs_words(rows).endswith("单元格B5等118处")


@pytest.mark.parametrize(
    ("raw", "value", "words"),
    [
        ("85.60", "85.60", "85.60亿元"),
        ("1,234.5", "1234.5", "1,234.5亿元"),
        ("85.60亿元", "85.60", "85.60亿元"),
        ("超500亿元", "500", "超500亿元"),
        # a bare number of 万元 must not be dressed up as 亿元
        ("998100", "99.81", "998100（折合99.81亿元）"),
        ("", "85.6", "85.6亿元"),
    ],
)
def test_a_figure_is_shown_as_printed(raw: str, value: str, words: str) -> None:
    assert numbers.said(figure("output_total", "2024", raw, "亿元", S("a"), value=value)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("85.55", "85.65", "85.55～85.65亿元"),
        ("500", None, "500亿元及以上"),
        (None, "30", "30亿元及以下"),
        (None, None, "范围不明"),
        ("1E+1", "1E+1", ""),
        ("1.15E+4", "1.25E+4", "11500～12500亿元"),
    ],
)
def test_ranges(low: str | None, high: str | None, words: str) -> None:
    ends = {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}
    assert numbers.range_words(figure("output_total", "2024", "1", "亿元", S("a"), **ends)) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, "—"),
        ("2024", "2024年"),
        ("2024H1", "2024年上半年"),
        ("2024Q1-Q3", "2024年前三季度"),
        ("2024-01/2024-11", "2024年1月至11月"),
        ("2023-07/2024-06", "2023年7月至2024年6月"),
        ("2025-02", "2025年2月"),
        ("2026-04-20", "2026年4月20日"),
        ("近年", "近年"),
    ],
)
def test_periods(period: str | None, words: str) -> None:
    assert numbers.period_words(period) == words
