"""Whether a figure is fact, first count, estimate or aim, as the words around it say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.figures.meaning.language import read
from extractors.figures.meaning.vocabulary import measures
from pipeline.model import FigureStatus

_AIM = re.compile(
    r"力争|目标|计划|规划(?!建设|范围|区|红线|面积)|争取|将(?:达|突破|超|提|增|实现)|有望|预期|未来|今后|下一步|“?十五五”?|展望|到20[3-9]\d年"
)
_ESTIMATE = re.compile(r"预计|预估|估计|估算|测算约")
_PRELIMINARY = re.compile(r"快报|初步(?:核算|统计|测算)?|初核|预报")
# One of these stands in whatever any of the above, or _DONE, finds: most clauses say nothing of the kind
_MAY_SAY = re.compile(
    "力争|目标|计划|规划|争取|将|有望|预期|未来|今后|下一步|十五五|展望|到20|预计|预估|估计|估算|测算约|快报|初步|初核|预报"
    "|实际|实绩|完成情况|执行情况|达成|基期|基准年|现状"
)
_AIM_IN_LABEL = re.compile("目标|规划|计划|力争|预期")
_CALLED = re.compile(
    r"\s*[（(]?(?:系|为|是|属于?|均为)?(?:快报|初步(?:核算|统计|测算)?|初核|预计|预估|估计)数?(?=[据）)，,。；;]|$)"
)
_DONE = re.compile("实际|实绩|完成情况|执行情况|达成|基期|基准年|现状")


def without_names(text: str) -> str:
    """The text less the names of what is measured: 规划用地面积 is no plan."""
    for word in reversed(read(text, None).concepts):
        if word.code in measures():
            text = text[: word.start] + " " + text[word.end :]
    return text


def status_said(labels: Iterable[str]) -> FigureStatus:
    """What labels and heads say of the standing of their value, the nearest first: 2024年实际 under 上一轮规划."""
    for label in labels:
        if not _MAY_SAY.search(label):
            continue
        text = without_names(label)
        said = _status(text, _AIM_IN_LABEL)
        if said != "actual" or _DONE.search(text):
            return said if not _DONE.search(text) or said != "target" else "actual"
    return "actual"


def status_told(clause: str) -> FigureStatus:
    """What a clause says of the standing of its number."""
    return _status(without_names(clause), _AIM) if _MAY_SAY.search(clause) else "actual"


def _status(text: str, aim: re.Pattern[str]) -> FigureStatus:
    if _PRELIMINARY.search(text):
        return "preliminary"
    if _ESTIMATE.search(text):
        return "estimate"
    return "target" if aim.search(text) else "actual"


def status_behind(rest: str) -> FigureStatus:
    """What stands right behind a number: 62.3亿元系快报数, 63.3亿元（预计数）."""
    said = _CALLED.match(rest)
    return _status(said[0], _AIM_IN_LABEL) if said else "actual"


def is_future(period: str | None, year: int | None) -> bool:
    """Whether a period is not yet over in the application year; a month of that year may be (截至2025年2月)."""
    if period is None or year is None:
        return False
    stated = int(period[:4])
    return stated > year or (stated == year and not re.fullmatch(r"\d{4}(?:Q1|-\d\d(?:/\d{4}-\d\d)?)", period))
