"""Turns the cases under `cases/` into Cases: figures in plain Chinese in, verdict in Chinese out.

A case reads like an application's summary: "2024年集群总产值: 30.00亿元". The little number
language here is the tests' own, so that the rules are tested without the extractors.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import (
    Case,
    Document,
    Entry,
    Fact,
    Figure,
    FigureStatus,
    Passage,
    Role,
    Roster,
    Source,
    Value,
)

FOLDER = Path(__file__).parent / "cases"
FORM = "申报表.docx"
VERDICTS = {
    "符合": "pass",
    "不符合": "fail",
    "无法判定": "undetermined",
    "需人工研判": "review",
    "不适用": "not_applicable",
}
REASONS = {
    None: None,
    "缺数据": "missing",
    "舍入": "rounding",
    "算法不同": "reading",
    "数字矛盾": "conflict",
    "标准未核实": "unverified_threshold",
    "人工研判": "judgement",
}
FACTS = {
    "集群名称": "cluster_name",
    "主导产业": "leading_industry",
    "申报单位": "applicant",
    "运营管理机构": "operator_body",
    "行业代码": "industry_code",
    "高耗能行业": "energy_intensive",
    "高用水行业": "water_intensive",
    "承诺": "commitment",
    "盖章": "seal",
    "签字": "signature",
}
ROLES: dict[str, Role] = {
    "申报表": "application_form",
    "规划": "development_plan",
    "合规证明": "compliance_proof",
    "机构成立文件": "operator_proof",
    "其他": "other",
}
STATUSES: dict[str, FigureStatus] = {
    "实际": "actual",
    "目标": "target",
    "预计": "estimate",
    "初步": "preliminary",
    "推算": "actual",
}
_FACTORS = {"万元": Decimal("0.0001"), "万人": Decimal(10_000), "公顷": Decimal("0.01")}
_COUNTED = "家件个项人"
_FIGURE = re.compile(r"(?P<hedge>[约超近]?)(?P<number>[\d.,]+)(?P<unit>\D*?)(?P<after>以上|左右)?")
_KEY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<name>.+)")


def rule_files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def cases_of(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["情形"]
    return cases


def build(described: dict[str, Any]) -> Case:
    """The Case that a description stands for; an unknown key is an error."""
    unknown = set(described) - {"名称", "年度", "口径", "数据", "另有", "事项", "名单", "材料", "结论", "理由", "说明"}
    if unknown:
        raise KeyError(f"不认识的键：{unknown}")
    figures = [figure(key, text, FORM, scope=described.get("口径")) for key, text in described.get("数据", {}).items()]
    others = [_other(one) for one in described.get("另有", [])]
    everything = (*figures, *others)
    papers = described.get("材料", [])
    return Case(
        id="例",
        year=described.get("年度", 2025),
        documents=(Document(FORM, "0", "docx", "application_form", "read"), *map(_document, papers)),
        facts=tuple(Fact(FACTS[name], text, Source(FORM)) for name, text in described.get("事项", {}).items()),
        figures=everything,
        values=tuple(_value(index, everything) for index in range(len(figures))),
        rosters=_rosters(described.get("名单", [])),
        passages=tuple(passage for paper in papers for passage in _passages(paper)),
    )


def figure(key: str, text: str, file: str, status: FigureStatus = "actual", **changes: Any) -> Figure:
    """ "2024年集群总产值", "74.20亿元" as the figure a reader would make of it."""
    code, period = _indicator(key)
    value, interval = _quantity(text)
    unit = indicators()[code].unit
    fields: dict[str, Any] = {"scope": None, "method": "table", "ocr": False, "confidence": 1.0}
    fields |= changes
    source = Source(file, page=1, text=text)
    return Figure(code, period, value, interval.low, interval.high, unit, text, status, source=source, **fields)


def _indicator(key: str) -> tuple[str, str | None]:
    found = _KEY.fullmatch(key)
    assert found is not None
    code = next(code for code, indicator in indicators().items() if indicator.name == found["name"])
    return code, found["year"]


def _quantity(text: str) -> tuple[Decimal, Interval]:
    found = _FIGURE.fullmatch(text)
    assert found is not None, text
    digits = found["number"].replace(",", "")
    factor = _FACTORS.get(found["unit"], Decimal(1))
    value = Decimal(digits) * factor
    counted = found["unit"][-1:] in _COUNTED and factor == 1 and "." not in digits
    half = Decimal(0) if counted else Decimal(5).scaleb(-len(digits.partition(".")[2]) - 1) * factor
    hedge = found["hedge"] or found["after"] or ""
    ends = {
        "超": Interval(value, None),
        "以上": Interval(value, None),
        "近": Interval(value * Decimal("0.9"), value),
        "约": Interval(value * Decimal("0.95"), value * Decimal("1.05")),
        "左右": Interval(value * Decimal("0.95"), value * Decimal("1.05")),
    }
    return value, ends.get(hedge, Interval(value - half, value + half))


def _other(one: dict[str, Any]) -> Figure:
    changes = {"scope": one.get("口径"), "confidence": one.get("把握", 1.0)}
    changes["method"] = "derived" if one.get("性质") == "推算" else "table"
    return figure(one["指标"], one["数字"], one["文件"], STATUSES[one.get("性质", "实际")], **changes)


def _value(index: int, figures: tuple[Figure, ...]) -> Value:
    mine = figures[index]
    same = [
        other
        for other, figure in enumerate(figures)
        if other != index and (figure.indicator, figure.period) == (mine.indicator, mine.period)
    ]
    return Value(mine.indicator, mine.period, index, tuple(same))


def _rosters(rows: list[list[str]]) -> tuple[Roster, ...]:
    """Rows of 企业名称, 资质 and, where the list shows it, 统一社会信用代码."""
    names = ("name", "title", "uscc")
    entries = tuple(
        Entry(dict(zip(names, row, strict=False)), Source("名单.xlsx", row=n)) for n, row in enumerate(rows)
    )
    return (Roster("title", "名单.xlsx", "优质企业名单", entries),) if rows else ()


def _document(paper: dict[str, Any]) -> Document:
    status = paper.get("状态", "read")
    return Document(
        paper["文件"], "1", "pdf", ROLES[paper["类型"]], status, issuer=paper.get("出具"), date=paper.get("日期")
    )


def _passages(paper: dict[str, Any]) -> list[Passage]:
    """Each paragraph as "标题｜正文", or the text alone."""
    found = []
    for number, text in enumerate(paper.get("段落", [])):
        heading, _, body = text.rpartition("｜")
        found.append(Passage(body, heading, ROLES[paper["类型"]], Source(paper["文件"], paragraph=number, text=body)))
    return found
