"""Turns a written case into the Case that the judges see, with the program's own number language."""

from __future__ import annotations

import re
from typing import get_args

from flows.conformance.suite import Elsewhere, Nature, Paper, RoleWord, Situation
from flows.typed_figures import indicator_named, quantity
from pipeline.indicators import indicators
from pipeline.model import (
    Case,
    Document,
    Entry,
    Fact,
    Figure,
    FigureStatus,
    Method,
    Passage,
    Role,
    Roster,
    Source,
    Value,
)
from validators.policy import PolicyError

FORM, LIST = "申报表.docx", "名单.xlsx"
_ROLES: dict[RoleWord, Role] = {
    "申报表": "application_form",
    "规划": "development_plan",
    "合规证明": "compliance_proof",
    "机构成立文件": "operator_proof",
    "其他": "other",
}
_STATUSES: dict[Nature, FigureStatus] = {
    "实际": "actual",
    "目标": "target",
    "预计": "estimate",
    "初步": "preliminary",
    "推算": "actual",
}
_FACTS = {
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
    "填报日期": "application_date",
}
_KEY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<name>.+)")
assert set(_ROLES) == set(get_args(RoleWord))


def build(situation: Situation) -> Case:
    """Raises PolicyError (Chinese) for an indicator, fact or number that cannot be understood."""
    stated = [
        figure(label, text, Elsewhere(label, text, FORM, scope=situation.scope))
        for label, text in situation.figures.items()
    ]
    figures = (*stated, *(figure(one.label, one.text, one) for one in situation.elsewhere))
    return Case(
        id="例",
        year=situation.year,
        documents=(Document(FORM, "0", "docx", "application_form", "read"), *map(_document, situation.papers)),
        facts=tuple(_fact(name, text) for name, text in situation.facts.items()),
        figures=figures,
        values=tuple(_value(index, figures) for index in range(len(stated))),
        rosters=_rosters(situation.names),
        passages=tuple(passage for paper in situation.papers for passage in _passages(paper)),
    )


def figure(label: str, text: str, place: Elsewhere) -> Figure:
    """ "2024年集群总产值", "74.20亿元" as the figure a reader would make of it."""
    code, period = _indicator(label)
    value, interval = quantity(code, text)
    return Figure(
        indicator=code,
        period=period,
        value=value,
        low=interval.low,
        high=interval.high,
        unit=indicators()[code].unit,
        raw=text,
        status=_STATUSES[place.nature],
        scope=place.scope,
        source=Source(place.file, page=1, text=text),
        method=_method(place.nature),
        ocr=False,
        confidence=place.confidence,
    )


def _indicator(label: str) -> tuple[str, str | None]:
    found = _KEY.fullmatch(label)
    assert found is not None
    return indicator_named(found["name"]).code, found["year"]


def _method(nature: Nature) -> Method:
    return "derived" if nature == "推算" else "table"


def _fact(name: str, text: str) -> Fact:
    if name not in _FACTS:
        raise PolicyError(f"不认识的事项“{name}”，可用的有：{'、'.join(_FACTS)}")
    return Fact(_FACTS[name], text, Source(FORM))


def _value(index: int, figures: tuple[Figure, ...]) -> Value:
    mine = figures[index]
    same = [
        other
        for other, one in enumerate(figures)
        if other != index and (one.indicator, one.period) == (mine.indicator, mine.period)
    ]
    return Value(mine.indicator, mine.period, index, tuple(same))


def _rosters(rows: tuple[tuple[str, ...], ...]) -> tuple[Roster, ...]:
    names = ("name", "title", "uscc")
    entries = tuple(
        Entry(dict(zip(names, row, strict=False)), Source(LIST, row=number)) for number, row in enumerate(rows)
    )
    return (Roster("title", LIST, "优质企业名单", entries),) if rows else ()


def _document(paper: Paper) -> Document:
    return Document(paper.file, "1", "pdf", _ROLES[paper.role], paper.status, issuer=paper.issuer, date=paper.date)


def _passages(paper: Paper) -> list[Passage]:
    found = []
    for number, text in enumerate(paper.paragraphs):
        heading, _, body = text.rpartition("｜")
        source = Source(paper.file, paragraph=number, text=body)
        found.append(Passage(body, heading, _ROLES[paper.role], source))
    return found
