"""summary.xlsx: the recommendation table from the forms' figures, and where the submitted one differs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import msgspec
import openpyxl

from pipeline.indicators import indicators
from pipeline.model import Fact, Source, Value
from pipeline.report.labels import labels
from pipeline.report.summary_table import columns
from pipeline.report.workbook import recommendation_table

from . import example
from .test_workbook import records


def opened(batch: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(recommendation_table(batch)))


def with_table(output: str, name: str) -> Any:
    """The doubtful application with a row in the table submitted that says this of its output and name."""
    told = Source(example.SUMMARY, sheet="汇总", cell="G4", text=output)
    figures = (*example.FIGURES[:3], example.figure("output_total", "2025", output, "亿元", told))
    values = (Value("output_total", "2024", 1), Value("output_total", "2025", 3, (2,)))
    facts = (
        Fact("cluster_name", "汕头市澄海区塑料玩具产业集群", Source(example.FORM)),
        Fact("cluster_name", name, Source(example.SUMMARY, sheet="汇总", cell="B4")),
    )
    report = msgspec.structs.replace(
        example.DOUBTFUL, figures=figures, values=values, facts=facts, eligibility=(), findings=()
    )
    return msgspec.structs.replace(example.BATCH, reports=(report,), unclaimed=())


def test_every_column_is_known() -> None:
    assert {one.fact for one in columns()} <= {None, *labels().facts}
    assert {one.indicator for one in columns()} <= {None, *indicators()}


def test_the_table_stands_on_the_forms_own_figures() -> None:
    book = opened(with_table("93.45", "澄海区塑料玩具产业集群"))
    (row,) = records(book["推荐汇总表"])
    assert row["集群总产值\n（亿元）\n2025年"] == 93.45
    assert row["集群总产值\n（亿元）\n2024年"] == 85.6
    assert row["集群名称"] == "汕头市澄海区塑料玩具产业集群"
    answers = {(one["项目"], one["比对结果"]) for one in records(book["与报送表的差异"])}
    assert ("集群总产值（亿元）2024年", "报送汇总表没有这一栏") in answers
    assert not any(answer == "不一致" for _, answer in answers)


def test_a_figure_that_no_rounding_explains_is_a_difference_and_marked() -> None:
    book = opened(with_table("91.70", "汕头市澄海区塑料玩具集群"))
    differing = [one for one in records(book["与报送表的差异"]) if one["比对结果"] == "不一致"]
    assert [(one["项目"], one["申报材料"], one["报送汇总表"]) for one in differing] == [
        ("集群名称", "汕头市澄海区塑料玩具产业集群", "汕头市澄海区塑料玩具集群"),
        ("集群总产值（亿元）2025年", "93.45亿元", "91.70亿元"),
    ]
    assert differing[1]["报送汇总表位置"] == "批次文件《2026年推荐汇总表.xlsx》工作表“汇总” 单元格G4"
    sheet = book["推荐汇总表"]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet[2]}
    assert fills[93.45] == fills["汕头市澄海区塑料玩具产业集群"] == "FFFBE6BD"
    assert fills[85.6] == "00000000"


def test_a_column_that_the_submitted_table_has_not_is_told_once() -> None:
    rows = records(opened(with_table("93.45", "汕头市澄海区塑料玩具产业集群"))["与报送表的差异"])
    told = [(one["集群名称"], one["项目"]) for one in rows if one["比对结果"] == "报送汇总表没有这一栏"]
    assert (None, "占地面积（平方公里）") in told
    assert not any(one["比对结果"] == "报送汇总表未填" and one["项目"].startswith("占地") for one in rows)


def test_a_reading_that_is_not_sure_is_never_a_plain_number() -> None:
    batch = with_table("93.45", "汕头市澄海区塑料玩具产业集群")
    (report,) = batch.reports
    figures = [*report.figures[:2], msgspec.structs.replace(report.figures[2], confidence=0.5), report.figures[3]]
    unsure = msgspec.structs.replace(
        report, figures=tuple(figures), values=(Value("output_total", "2024", 1), Value("output_total", "2025", 3))
    )
    book = opened(msgspec.structs.replace(batch, reports=(unsure,)))
    (row,) = records(book["推荐汇总表"])
    assert row["集群总产值\n（亿元）\n2025年"] == "93.45亿元（待核对）"
    told = {one["项目"]: one["比对结果"] for one in records(book["与报送表的差异"])}
    assert told["集群总产值（亿元）2025年"] == "申报材料的读数把握不足，请核对原件"


def test_rows_without_application_and_applications_without_row_are_told() -> None:
    rows = records(opened(example.BATCH)["与报送表的差异"])
    told = {(one["集群名称"], one["比对结果"]) for one in rows}
    assert ("汕头市南澳县海产品产业集群", "没有该集群的申报材料") in told
    assert ("集群名称未读到（03）", "报送汇总表中没有该集群") in told


def test_without_a_table_there_is_nothing_to_compare() -> None:
    alone = msgspec.structs.replace(example.BATCH, documents=(), unclaimed=())
    (row,) = records(opened(alone)["与报送表的差异"])
    assert row["比对结果"] == "未收到推荐汇总表，无法比对"
    assert opened(example.EMPTY_BATCH)["推荐汇总表"]["B1"].value == "集群名称"
