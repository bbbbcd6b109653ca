"""The fields that templates of papers can use, under the Chinese names that stand in the templates.

Texts are ready to be printed: what is missing is said, never left as an empty cell where the paper
would lie by silence. Lists are gone through with `{%p for 项 in 列表 %}` (paragraphs) or `{%tr for … %}`
(rows of a table). The description of each field is what docs/paper-templates.md and errors show.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

Text = Annotated[str, Meta(description="文字")]
Number = Annotated[int, Meta(description="个数")]


class Place(Struct, frozen=True):
    """A place of the application's files, with what stands there."""

    where: Text = field(name="位置")
    words: Text = field(name="内容")


class Condition(Struct, frozen=True):
    """One rule of the policy with its answer."""

    clause: Text = field(name="条款")
    heading: Text = field(name="条件")
    title: Text = field(name="名称")
    verdict: Text = field(name="结论")
    reason: Text = field(name="原因")
    measured: Text = field(name="申报情况")
    threshold: Text = field(name="标准")
    explanation: Text = field(name="说明")
    figures: tuple[Place, ...] = field(name="数据")
    passages: tuple[Place, ...] = field(name="摘录")
    more_passages: Number = field(name="其余摘录")


class Item(Struct, frozen=True):
    """A doubt, a query or a note."""

    name: Text = field(name="编号")
    severity: Text = field(name="程度")
    kind: Text = field(name="类别")
    title: Text = field(name="事项")
    clause: Text = field(name="条款")
    message: Text = field(name="内容")
    headline: Text = field(name="情况")
    rest: Text = field(name="完整说明")
    reasons: Text = field(name="可能原因")
    asks: Text = field(name="建议")
    places: tuple[Place, ...] = field(name="出处")
    more_places: Number = field(name="其余出处")
    likely: tuple[Text, ...] = field(name="最可能有误")
    decides: Text = field(name="影响条件")
    related: Text = field(name="涉及材料")
    decision: Text = field(name="处理意见")
    folds: tuple[Text, ...] = field(name="同源现象")
    id: Text = field(name="标识")


class Indicator(Struct, frozen=True):
    """One indicator over the last three years."""

    name: Text = field(name="名称")
    unit: Text = field(name="单位")
    first: Text = field(name="前三年")
    second: Text = field(name="前二年")
    third: Text = field(name="前一年")
    undated: Text = field(name="不分年度")
    places: Text = field(name="出处")


class Datum(Struct, frozen=True):
    """One figure as read."""

    name: Text = field(name="编号")
    indicator: Text = field(name="指标")
    said: Text = field(name="原文")
    value: Text = field(name="数值")
    remark: Text = field(name="说明")
    place: Text = field(name="位置")


class Received(Struct, frozen=True):
    """One file received."""

    number: Number = field(name="序号")
    file: Text = field(name="文件")
    role: Text = field(name="类别")
    issuer: Text = field(name="出具单位")
    date: Text = field(name="日期")
    pages: Text = field(name="页数")
    status: Text = field(name="读取情况")
    problem: Text = field(name="问题")


class Head(Struct, frozen=True, kw_only=True):
    """Whose application it is."""

    cluster: Text = field(name="集群名称")
    district: Text = field(name="区县")
    applicant: Text = field(name="申报单位")
    industry: Text = field(name="主导产业")
    year: Text = field(name="申报年度")
    ruleset: Text = field(name="审核依据")
    date: Text = field(name="审核日期")
    id: Text = field(name="材料编号")


class ExtractionReport(Head, frozen=True, kw_only=True):
    """审核摘录报告."""

    level: Text = field(name="审核等级")
    priority: Text = field(name="优先级")
    verdicts: Text = field(name="条件统计")
    severities: Text = field(name="事项统计")
    points: tuple[Text, ...] = field(name="要点")
    conditions: tuple[Condition, ...] = field(name="条件")
    waiting: tuple[Condition, ...] = field(name="待审条件")
    years: tuple[Text, ...] = field(name="年度")
    indicators: tuple[Indicator, ...] = field(name="指标")
    items: tuple[Item, ...] = field(name="事项")
    documents: tuple[Received, ...] = field(name="材料")
    unread: tuple[Received, ...] = field(name="未读材料")
    leftover: tuple[Place, ...] = field(name="未识别栏目")
    figures: tuple[Datum, ...] = field(name="数据")


class Demand(Struct, frozen=True):
    """What a district is asked to supply or to explain."""

    number: Number = field(name="序号")
    clause: Text = field(name="条款")
    title: Text = field(name="事项")
    found: Text = field(name="情况")
    asks: Text = field(name="要求")
    places: Text = field(name="出处")


class Addressed(Struct, frozen=True):
    """One application in a district's notice."""

    number: Text = field(name="序号")
    cluster: Text = field(name="集群名称")
    applicant: Text = field(name="申报单位")
    id: Text = field(name="材料编号")
    supply: tuple[Demand, ...] = field(name="补充材料")
    explain: tuple[Demand, ...] = field(name="核实说明")


class Notice(Struct, frozen=True):
    """补正通知."""

    district: Text = field(name="区县")
    year: Text = field(name="申报年度")
    ruleset: Text = field(name="审核依据")
    date: Text = field(name="审核日期")
    clusters: tuple[Addressed, ...] = field(name="集群")
    settled: tuple[Text, ...] = field(name="无需补正")
    unprocessed: tuple[Place, ...] = field(name="未能处理")
    count: Number = field(name="事项数")


class Question(Struct, frozen=True):
    """A question for the visit on site."""

    number: Number = field(name="序号")
    title: Text = field(name="事项")
    asks: Text = field(name="问题")
    look_at: Text = field(name="查看")
    claimed: tuple[Place, ...] = field(name="材料所述")


class QuestionGroup(Struct, frozen=True):
    """The questions under one condition of the policy."""

    clause: Text = field(name="条款")
    heading: Text = field(name="条件")
    questions: tuple[Question, ...] = field(name="问题")


class Visit(Head, frozen=True, kw_only=True):
    """现场核查问题清单."""

    groups: tuple[QuestionGroup, ...] = field(name="分组")
    count: Number = field(name="问题数")


class Scored(Struct, frozen=True):
    """A line of the bureau's own scoring table with the evidence for it; the score is left to the expert."""

    number: Number = field(name="序号")
    cells: Text = field(name="评分内容")
    most: Text = field(name="分值")
    clause: Text = field(name="条款")
    state: Text = field(name="核对情况")
    evidence: tuple[Place, ...] = field(name="佐证")


class ExpertSheet(Head, frozen=True, kw_only=True):
    """专家评审佐证表."""

    table: Text = field(name="评分表")
    scored: tuple[Scored, ...] = field(name="评分")
    conditions: tuple[Condition, ...] = field(name="条件")
    items: tuple[Item, ...] = field(name="事项")
