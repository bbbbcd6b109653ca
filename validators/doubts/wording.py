"""How statements are quoted to the reviewers: as printed, with their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import Figure, Source
from validators.doubts.subject import Subject

_ROLE_NAMES = {
    "application_form": "申报表",
    "recommendation_summary": "推荐汇总表",
    "development_plan": "发展规划",
    "statistics_proof": "统计部门证明",
    "enterprise_list": "企业名单",
    "patent_list": "专利清单",
    "title_list": "资质名单",
    "compliance_proof": "合规证明",
    "operator_proof": "运营机构成立文件",
    "audit_report": "审计（审核）报告",
    "annual_report": "年度培育情况信息表",
}


def role_name(role: str) -> str:
    return _ROLE_NAMES.get(role, "其他材料")


def name(indicator: str, period: str | None = None) -> str:
    """中小企业产值 or 2024年中小企业产值."""
    known = indicators().get(indicator)
    return period_name(period) + (known.name if known else indicator)


def period_name(period: str | None) -> str:
    if period is None:
        return ""
    if re.fullmatch(r"\d{4}", period):
        return f"{period}年"
    part = re.fullmatch(r"(\d{4})(H1|Q1-Q3|Q[1-4])", period)
    if part:
        words = {"H1": "上半年", "Q1-Q3": "前三季度", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}
        return f"{part[1]}年{words[part[2]]}"
    months = re.fullmatch(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", period)
    if months:
        return f"{months[1]}年{int(months[2])}—{int(months[4])}月"
    return period


def place(source: Source) -> str:
    """申报表.pdf第3页, 企业名单.xlsx单元格B3, 申报表.docx表2第4行."""
    words = source.file.removeprefix("../")
    if source.page is not None:
        return f"{words}第{source.page}页"
    if source.cell is not None:
        return f"{words}单元格{source.cell}"
    if source.table is not None and source.row is not None:
        return f"{words}第{source.table + 1}个表第{source.row + 1}行"
    if source.paragraph is not None:
        return f"{words}第{source.paragraph + 1}段"
    return words


def quote(figure: Figure) -> str:
    """The statement as printed, its value where print and canonical unit differ, and its place."""
    plain = re.sub(r"[,，\s]", "", figure.raw)
    number = re.match(r"-?\d+(\.\d+)?", plain)
    if number and Decimal(number[0]) == figure.value:
        unit = "" if plain.endswith(figure.unit) else figure.unit
        return f"“{figure.raw}{unit}”（{place(figure.source)}）"
    return f"“{figure.raw}”（即{plain_number(figure.value)}{figure.unit}，{place(figure.source)}）"


def quotes(subject: Subject, numbers: Iterable[int]) -> str:
    return "、".join(quote(subject.figure(number)) for number in numbers)


def plain_number(value: Decimal, places: int = 6) -> str:
    """A number without exponent and without trailing zeros."""
    text = f"{value:.{places}f}" if -value.as_tuple().exponent > places else f"{value:f}"  # type: ignore[operator]
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(interval: Interval, unit: str, places: int = 2) -> str:
    """83.57%至83.64%; 约83.6% where both ends print alike."""
    ends = [None if end is None else plain_number(end, places) for end in (interval.low, interval.high)]
    if ends[0] is None or ends[1] is None:
        return f"不低于{ends[0]}{unit}" if ends[0] is not None else f"不高于{ends[1]}{unit}"
    return f"约{ends[0]}{unit}" if ends[0] == ends[1] else f"{ends[0]}{unit}至{ends[1]}{unit}"
