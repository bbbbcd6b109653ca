"""Numbers of several years together, which are of none: 三年累计236.7亿元, 较2022年增长27.3%, 三年增长27.3%."""

from __future__ import annotations

import re

from pipeline.indicators import indicators

_SUMMED = re.compile("累计|合计|总计|总共|共(?:实现|完成|投入|缴纳|上缴|纳税|出口)")
_SEVERAL = r"(?:(?<![〇零○一二三四五六七八九十])[两二三四五六]|(?<![\d.])[2-6])\s?年"
_SUM_OF_YEARS = re.compile(
    r"(?:近|最近|前|过去|这)?[二两三四五2-5]年(?:来|间)?(?:累计|合计|总计|总和|之和|小计|汇总)(?:数|额|值)?(?:[（(].*[）)])?"
)
_STRETCH = re.compile(rf"{_SEVERAL}|以来|年来|期间|历年")
_RANGE = re.compile(r"(?:19|20)\d\d\s?年?\s?[—–\-~～至到]+\s?(?:19|20)?\d\d\s?年?")
_ONE_YEAR = re.compile(r"(?:19|20)\d\d\s?年?(?!\s?[\d—–\-~～至到])|当年|全年|上年|去年|本年")
_GROWN = re.compile(
    rf"{_SEVERAL}(?:来|间|内)?(?:(?!年均|平均|每年|逐年|分别|依次)[^，。；,;/\d]){{0,12}}?(?:增长|增幅|提高|上升|增加)"
)
_BASE = re.compile(
    r"(?:比|较|与|同|相比于?|对比|由|从|自)\s?(?P<year>(?:19|20)\d\d)\s?年?"
    r"|(?P<last>同比|环比|[比较与同]\s?(?:上年|去年|上一年|前一年|上年度))"
)
# 与2023年相比，2024年增长9.3%，2023年增长8.9%: what was compared ends where another year opens a clause after a number
_TURNED = re.compile(r"\d[^，。；,;]*[，。；,;]\s?(?:19|20)\d\d\s?年")


def is_of_several_years(indicator: str, period: str | None, before: str, label: str) -> bool:
    """Whether a number of `period` is in truth a sum or a growth over more than a year.

    `before` is the sentence, or the labels of a cell, up to the number, `label` the part since the number before it.
    """
    if period is None or not period.isdecimal():
        return False
    if indicator.endswith("_growth"):
        base = _base_year(before)
        return bool(_GROWN.search(label)) or (base is not None and base != int(period) - 1)
    return indicators()[indicator].is_flow and bool(_SUMMED.search(label)) and _speaks_of_a_stretch(before)


def is_sum_of_years(label: str) -> bool:
    """三年合计, 近三年累计（万元）: a head or label of a sum that is of no single year."""
    return bool(_SUM_OF_YEARS.fullmatch(label))


def _base_year(before: str) -> int | None:
    """The year that what is said last is compared with, where it is named."""
    base = None
    for match in _BASE.finditer(before):
        base = match
    if base is None or base["year"] is None or _TURNED.search(before, base.end()):
        return None
    return int(base["year"])


def _speaks_of_a_stretch(before: str) -> bool:
    """Whether the last time that is spoken of is a stretch of years."""
    stretches = [m.start() for m in _STRETCH.finditer(before)] + [m.start() for m in _RANGE.finditer(before)]
    years = [m.start() for m in _ONE_YEAR.finditer(before) if not _RANGE.match(before, m.start())]
    return bool(stretches) and max(stretches) >= max(years, default=-1)
