"""The tables of the workbook as pandas frames: heads in Chinese, one frame a sheet.

Cells are str, int, Decimal, date, Link or None; how they look is the workbook's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
import pandas as pd
import yaml

from pipeline.indicators import indicators
from pipeline.model import BatchReport, Document, Finding, Report, RuleResult
from pipeline.report import overview, standing
from pipeline.report.grounds import against_words, for_words
from pipeline.report.labels import indicator_name, labels
from pipeline.report.links import report_link
from pipeline.report.numbers import period_words, range_words
from pipeline.report.places import file_words, gathered_places, spot_words


class Link(NamedTuple):
    """A cell that leads somewhere; `target` is relative to the workbook's folder."""

    target: str
    text: str


class Marked(NamedTuple):
    """A cell that stands out: a number or a text."""

    value: Decimal | str


def work_list(batch: BatchReport) -> pd.DataFrame:
    """What failed on top, then the applications, most doubtful first."""
    failed = [
        {"集群名称": one.id, "等级": "未能处理", "主要原因": one.problem, "材料编号": one.id} for one in batch.failed
    ]
    return frame(failed + [_work(number, report) for number, report in enumerate(batch.reports, 1)], "工作清单")


def verdict_matrix(batch: BatchReport) -> pd.DataFrame:
    """Applications by rules, with the verdicts' words."""
    titles = overview.rule_titles(batch.reports)
    long = pd.DataFrame(
        [
            (number, titles[result.rule], _verdict(report, result))
            for number, report in enumerate(batch.reports)
            for result in report.eligibility
        ],
        columns=["row", "title", "verdict"],
        dtype=object,
    )
    wide = long.drop_duplicates(["row", "title"]).pivot(index="row", columns="title", values="verdict")
    wide = wide.reindex(index=range(len(batch.reports)), columns=list(dict.fromkeys(titles.values())))
    wide.insert(0, "集群名称", [Link(report_link(one.submission.id), overview.name_of(one)) for one in batch.reports])
    return _blanks(wide)


def findings(batch: BatchReport) -> pd.DataFrame:
    """Every doubt, query and note, gravest first within its application."""
    rows = [
        _finding(report, one.name, one.finding)
        for report in batch.reports
        for group in overview.numbered_findings(report).values()
        for one in group
    ]
    return frame(rows, "疑点")


def summary(batch: BatchReport) -> pd.DataFrame:
    """The stated key figures, one line an application: a summary table made anew from the forms."""
    key = labels().key_indicators
    long = pd.DataFrame(
        [
            (number, key.index(one.indicator), one.period or "", _summary_head(one.indicator, one.period), stated)
            for number, report in enumerate(batch.reports)
            for one in report.values
            if one.indicator in key and one.period in (None, *standing.last_years(report))
            for stated in (report.figures[one.figure].value,)
        ],
        columns=["row", "order", "period", "head", "value"],
        dtype=object,
    )
    heads = long.sort_values(["order", "period"], kind="stable")["head"].drop_duplicates()
    wide = long.drop_duplicates(["row", "head"]).pivot(index="row", columns="head", values="value")
    wide = wide.reindex(index=range(len(batch.reports)), columns=list(heads))
    wide.insert(0, "集群名称", [Link(report_link(one.submission.id), overview.name_of(one)) for one in batch.reports])
    wide.insert(1, "区县", [overview.district_of(one) for one in batch.reports])
    wide.insert(2, "主导产业", [one.submission.leading_industry for one in batch.reports])
    return _blanks(wide)


def figures(batch: BatchReport) -> pd.DataFrame:
    """Every figure read, each with its place."""
    rows = [row for report in batch.reports for row in _figures(report)]
    return frame(rows, "指标数据")


def documents(batch: BatchReport) -> pd.DataFrame:
    """Every file received, the batch's own first."""
    rows = [_document("（批次文件）", one) for one in batch.documents]
    rows += [_document(overview.name_of(report), one) for report in batch.reports for one in report.documents]
    return frame(rows, "文件")


@cache
def sheets() -> dict[str, dict[str, int]]:
    """The heads and widths of each sheet's columns."""
    text = files("pipeline.report").joinpath("sheets.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, dict[str, int]])


def frame(rows: list[dict[str, Any]], sheet: str) -> pd.DataFrame:
    """The rows under the sheet's heads; a column that sheets.yaml does not know is an error."""
    heads = list(sheets()[sheet])
    if unknown := {head for row in rows for head in row} - set(heads):
        raise KeyError(f"columns without a place in sheets.yaml: {unknown}")
    return _blanks(pd.DataFrame(rows, columns=heads, dtype=object))


def _blanks(frame: pd.DataFrame) -> pd.DataFrame:
    """Missing cells as None, whatever pandas put there."""
    return frame.astype(object).where(frame.notna(), None)


def _work(number: int, report: Report) -> dict[str, Any]:
    head, words = report.submission, labels()
    return {
        "序号": number, "集群名称": Link(report_link(head.id), overview.name_of(report)),
        "区县": overview.district_of(report),
        "申报单位": head.applicant, "主导产业": head.leading_industry, "申报年度": head.year,
        "等级": overview.level_words(report), "优先级": report.review.priority,
        **{words.severities[one]: count for one, count in overview.severity_counts(report).items()},
        **{words.verdicts[one]: count for one, count in overview.verdict_counts(report).items()},
        "主要原因": "\n".join(one.words for one in overview.main_points(report, 6)), "材料编号": head.id,
    }  # fmt: skip


def _finding(report: Report, name: str, finding: Finding) -> dict[str, Any]:
    titles = overview.rule_titles([report])
    return {
        "集群名称": Link(report_link(report.submission.id), overview.name_of(report)),
        "序号": Link(report_link(report.submission.id, f"finding-{finding.id}"), name), "事项": finding.title or None,
        "程度": labels().severities[finding.severity], "类别": labels().kinds[finding.kind], "内容": finding.message,
        "涉及指标": "、".join(dict.fromkeys(map(indicator_name, finding.indicators))),
        "出处": gathered_places(finding.sources).replace("；", "\n"),
        "条款": overview.clause_of(report, finding) or None,
        "影响条件": "、".join(titles[one] for one in finding.decides if one in titles),
        "涉及其他申报材料": "、".join(finding.related), "处理意见": overview.decision_words(finding.decision) or None,
        "编号": overview.short_id(finding),
    }  # fmt: skip


def _figures(report: Report) -> Iterator[dict[str, Any]]:
    relation: dict[int, str] = {}
    for stated in standing.stated_values(report):
        relation |= dict.fromkeys(stated.differing, "不一致") | dict.fromkeys(stated.agreeing, "一致")
    chosen = {value.figure for value in report.values}
    for index, one in enumerate(report.figures):
        yield {
            "集群名称": overview.name_of(report),
            "编号": Link(report_link(report.submission.id, f"figure-{index}"), f"数据{index + 1}"),
            "指标": indicator_name(one.indicator),
            "时期": period_words(one.period) if one.period else None, "数值": one.value, "单位": one.unit,
            "原文": one.raw if one.method != "list" else None,
            "可能范围": range_words(one), "数据性质": labels().figure_status[one.status],
            "口径": one.scope, "是否采用": "采用" if index in chosen else None,
            "与采用值比较": relation.get(index),
            "读取方式": labels().methods[one.method], "图像识别": "是" if one.ocr else None, "可信度": one.confidence,
            "采信依据": "、".join(for_words(one, report.figures, report.documents)) or None,
            "存疑之处": "、".join(against_words(one, report.figures, report.documents)) or None,
            "文件": file_words(one.source.file), "位置": standing.origin_words(one) or spot_words(one.source),
        }  # fmt: skip


def _document(owner: str, one: Document) -> dict[str, Any]:
    return {
        "集群名称": owner, "文件": one.file, "材料类别": labels().roles[one.role], "题名": one.title,
        "出具单位": one.issuer, "日期": one.date, "格式": one.format, "页数": one.pages,
        "图像识别页数": one.ocr_pages or None, "读取情况": labels().read_status[one.status],
        "问题与处理办法": one.problem.message if one.problem else None,
    }  # fmt: skip


def _verdict(report: Report, result: RuleResult) -> Link | str:
    """The word; what failed or is open leads to its place in the report."""
    word = labels().verdicts[result.verdict]
    is_settled = result.verdict not in ("fail", "undetermined")
    return word if is_settled else Link(report_link(report.submission.id, f"rule-{result.rule}"), word)


def _summary_head(code: str, period: str | None) -> str:
    known = indicators()[code]
    return f"{known.name}\n（{known.unit}）" + (f"\n{period_words(period)}" if period else "")
