"""worklist.xlsx: numbers are numbers, texts are texts, and the most doubtful stands first."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import msgspec
import openpyxl
import pytest

from pipeline.report.workbook import worklist

from . import example


def opened(batch: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(worklist(batch)))


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(example.BATCH)


def records(sheet: Any) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_sheets(book: Any) -> None:
    assert book.sheetnames == [
        "工作清单", "判定矩阵", "疑点", "指标汇总", "指标数据", "企业名单", "专利清单", "资质名单", "创新平台名单",
        "标准清单", "名单重合", "文件",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref


def test_the_work_list_begins_with_what_failed_then_the_most_doubtful(book: Any) -> None:
    rows = records(book["工作清单"])
    assert [row["等级"] for row in rows] == ["未能处理", "疑点", "无疑点", "无疑点"]
    assert rows[0]["主要原因"] == "压缩包已损坏，无法打开，请申报单位重新提交。"
    assert [rows[1][head] for head in ("序号", "疑点", "待说明", "不满足", "无法判定")] == [1, 2, 2, 1, 3]
    assert rows[3]["集群名称"] == "集群名称未读到（03）"


def test_links_lead_to_the_reports(book: Any) -> None:
    targets = [unquote(row[1].hyperlink.target) for row in book["工作清单"].iter_rows(min_row=3)]
    assert targets == [f"submissions/{one.submission.id}/report.html" for one in example.BATCH.reports]


def test_figures_are_numbers_in_cells_with_their_decimals(book: Any) -> None:
    sheet = book["指标数据"]
    column = next(cell.column for cell in sheet[1] if cell.value == "数值")
    cells = [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]
    assert all(cell.data_type == "n" for cell in cells)
    assert (cells[0].value, cells[0].number_format) == (78.2, "#,##0.00")
    rows = records(sheet)
    assert rows[2]["是否采用"] == "采用"
    assert [rows[index]["与采用值比较"] for index in (17, 18, 19)] == ["一致", "不一致", "一致"]


def test_the_summary_is_one_line_an_application(book: Any) -> None:
    rows = records(book["指标汇总"])
    assert [row["集群总产值\n（亿元）\n2025年"] for row in rows] == [93.45, 45.3, None]
    assert rows[0]["占地面积\n（平方公里）"] == 46.5
    assert not any("2028" in head for head in rows[0])


def test_the_matrix_holds_every_verdict(book: Any) -> None:
    first, second, bare = records(book["判定矩阵"])
    assert len(first) == 25
    assert first["二氧化碳排放强度持续下降"] == "不满足"
    assert set(list(second.values())[1:]) == {"满足"}
    assert set(list(bare.values())[1:]) == {None}


def test_what_looks_like_a_formula_or_a_link_stays_text() -> None:
    head = msgspec.structs.replace(
        example.CLEAN.submission, cluster_name="=1+1", applicant="=cmd|' /C calc'!A0", district="http://example.org"
    )
    sheet = opened(
        msgspec.structs.replace(example.BATCH, reports=(msgspec.structs.replace(example.CLEAN, submission=head),))
    )["工作清单"]
    row = {cell.value: cell for cell in sheet[3]}
    for text in ("=1+1", "=cmd|' /C calc'!A0", "http://example.org"):
        assert row[text].data_type == "s"
    assert row["http://example.org"].hyperlink is None


def test_an_empty_batch_gives_heads_alone() -> None:
    empty = opened(example.EMPTY_BATCH)
    assert empty["工作清单"]["B1"].value == "集群名称"
    assert all(cell is None for row in empty["工作清单"].iter_rows(min_row=2, values_only=True) for cell in row)


def test_a_text_too_long_for_a_cell_is_cut_not_lost() -> None:
    long = msgspec.structs.replace(example.FINDINGS[0], message="长" * 40_000)
    report = msgspec.structs.replace(example.DOUBTFUL, findings=(long,))
    sheet = opened(msgspec.structs.replace(example.BATCH, reports=(report,)))["疑点"]
    assert records(sheet)[0]["内容"].endswith("长…")


def test_characters_that_no_workbook_can_hold_are_marked() -> None:
    head = msgspec.structs.replace(example.CLEAN.submission, cluster_name="集群\x00\udcb9名\x1b")
    sheet = opened(
        msgspec.structs.replace(example.BATCH, reports=(msgspec.structs.replace(example.CLEAN, submission=head),))
    )["工作清单"]
    assert sheet["B3"].value == "集群\ufffd\ufffd名\ufffd"


def test_lists_stand_over_the_whole_batch_with_real_amounts_and_days(book: Any) -> None:
    firms = records(book["企业名单"])
    assert [row["集群名称"] for row in firms].count("汕头市澄海区塑料玩具产业集群") == 4
    assert (firms[0]["产值（亿元）"], firms[0]["从业人员（人）"], firms[0]["中小企业"]) == (1.23, 320, "是")
    assert firms[2]["产值（亿元）"] == "见附件"
    assert firms[1]["其他栏目"] == "主要产品：=1+1"
    (patent, _) = records(book["专利清单"])
    assert patent["申请日"] == datetime.datetime(2017, 7, 21)
    assert patent["授权公告日"] == "2020"


def test_a_row_says_where_else_it_stands(book: Any) -> None:
    firms = records(book["企业名单"])
    assert [row["重合情况"] for row in firms[:2]] == ["本名单重复列入", "同时列入：汕头市<龙湖>区口腔&护理用品产业集群"]
    assert records(book["资质名单"])[0]["重合情况"] is None
    overlaps = records(book["名单重合"])
    assert [(row["类别"], row["情形"], row["集群数"], row["次数"]) for row in overlaps] == [
        ("企业名单", "列入多个集群", 2, 3),
        ("专利清单", "列入多个集群", 2, 2),
        ("企业名单", "同一名单重复列入", 1, 2),
    ]


def test_one_list_handed_in_twice_is_no_repetition() -> None:
    twice = tuple(msgspec.structs.replace(one, file=f"{one.file}.pdf") for one in example.CLEAN.rosters)
    report = msgspec.structs.replace(example.CLEAN, rosters=example.CLEAN.rosters + twice)
    book = opened(msgspec.structs.replace(example.BATCH, reports=(report,)))
    assert all(row["重合情况"] is None for row in records(book["企业名单"]))
    assert not any(row["名称"] for row in records(book["名单重合"]))


def test_links_lead_to_the_very_finding_rule_and_figure(book: Any) -> None:
    assert book["疑点"]["B2"].hyperlink.location == f"finding-{example.FINDINGS[0].id}"
    failed = next(cell for cell in book["判定矩阵"][2] if cell.value == "不满足")
    assert failed.hyperlink.location == "rule-co2_intensity"
    assert book["指标数据"]["B2"].hyperlink.location == "figure-0"
