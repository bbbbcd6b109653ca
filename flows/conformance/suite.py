"""The cases as they are written: `cases/<ruleset>/<rule>.yaml`, keys and values in Chinese."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from validators.policy.marked_yaml import parse
from validators.policy.schema import fit

Category = Literal[
    "标准以下", "恰为标准", "标准以上", "取整", "缺数据", "换算单位", "数字矛盾", "不同取法", "其他"
]  # fmt: skip
VerdictWord = Literal["符合", "不符合", "无法判定", "需人工研判", "不适用"]
ReasonWord = Literal["缺数据", "舍入", "算法不同", "数字矛盾", "标准未核实", "人工研判"]
RoleWord = Literal["申报表", "规划", "合规证明", "机构成立文件", "其他"]
Nature = Literal["实际", "目标", "预计", "初步", "推算"]


class Elsewhere(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"label": "指标", "text": "数字", "file": "文件", "nature": "性质", "scope": "口径", "confidence": "把握"},
):
    """A further statement of a figure, in another document."""

    label: str
    text: str
    file: str
    nature: Nature = "实际"
    scope: str | None = None
    confidence: float = 1.0


class Paper(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "file": "文件",
        "role": "类型",
        "issuer": "出具",
        "date": "日期",
        "status": "状态",
        "paragraphs": "段落",
    },
):
    """A document; a paragraph is written "标题｜正文", or as its text alone."""

    file: str
    role: RoleWord
    issuer: str | None = None
    date: str | None = None
    status: Literal["read", "partial", "unreadable"] = "read"
    paragraphs: tuple[str, ...] = ()


class Situation(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "shows": "所示",
        "category": "类别",
        "verdict": "结论",
        "reason": "理由",
        "provisional": "如属实",
        "says": "说明",
        "year": "年度",
        "scope": "口径",
        "figures": "数据",
        "elsewhere": "另有",
        "facts": "事项",
        "names": "名单",
        "papers": "材料",
        "reading": "取法",
    },
):
    """One case: what the application says, and the verdict that must come of it.

    `shows` is the sentence. `says` are words the explanation must hold. `names` are rows of 企业名称, 资质 and,
    where the list shows it, 统一社会信用代码. `reading` is the one a bureau has decided on. `provisional` is
    what a threshold that is not verified would answer.
    """

    shows: str
    category: Category
    verdict: VerdictWord
    reason: ReasonWord | None = None
    provisional: VerdictWord | None = None
    says: tuple[str, ...] = ()
    year: int | None = 2025
    scope: str | None = None
    figures: dict[str, str] = {}
    elsewhere: tuple[Elsewhere, ...] = ()
    facts: dict[str, str] = {}
    names: tuple[tuple[str, ...], ...] = ()
    papers: tuple[Paper, ...] = ()
    reading: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"situations": "情形"}):
    situations: tuple[Situation, ...]


class Example(msgspec.Struct, frozen=True):
    """A situation with the rule it is about."""

    ruleset: str
    rule: str
    situation: Situation

    @property
    def name(self) -> str:
        return f"{self.ruleset} {self.rule} {self.situation.shows}"


@cache
def suite() -> tuple[Example, ...]:
    """All cases. Raises PolicyError with file and line for one that is not written soundly."""
    folder = files("flows.conformance").joinpath("cases")
    return tuple(
        Example(ruleset.name, file.name.removesuffix(".yaml"), situation)
        for ruleset in sorted(folder.iterdir(), key=lambda one: one.name)
        for file in sorted(ruleset.iterdir(), key=lambda one: one.name)
        for situation in read_cases(file.read_text(encoding="utf-8"), f"{ruleset.name}/{file.name}")
    )


def read_cases(text: str, file: str) -> tuple[Situation, ...]:
    return fit(parse(text, file), _File).situations
