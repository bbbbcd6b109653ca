"""Judges the energy or water level of an intensive industry against its benchmark."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.model import Case
from validators.eligibility.outcome import Outcome, decided, missing
from validators.eligibility.statements import chosen, last_year
from validators.eligibility.wording import name_of, plain, shown, stated
from validators.policy import Rule

_TOKEN = re.compile(r"[☑☒■√✓✔●◉□☐○]|不属于|不是|属于|是|否")
_TICKS = set("☑☒■√✓✔●◉")
_BOXES = _TICKS | set("□☐○")
_NO = re.compile(r"^\W*(不属于|不涉及|非|否|不是|不|无|未)")
_YES = re.compile(r"^\W*(属于|是|有|涉及)")


def box(case: Case, fact: str) -> bool | None:
    """What the form's box says; None where it is blank, absent or ticked both ways."""
    found = case.fact(fact)
    if found is None:
        return None
    text = "".join(found.value.split())
    if any(mark in text for mark in _BOXES):
        ticked = {word in ("属于", "是") for word in _ticked(text)}
        return ticked.pop() if len(ticked) == 1 else None
    return False if _NO.match(text) else True if _YES.match(text) else None


def judge_benchmark(case: Case, rule: Rule) -> Outcome:
    """Consumption of Y-1 strictly below the benchmark: the lower the consumption, the higher the level."""
    threshold = rule.threshold
    assert threshold.against is not None
    year = last_year(case)
    level, benchmark = chosen(case, threshold.indicator, year), chosen(case, threshold.against, None)
    used = [statement.index for statement in (level, benchmark) if statement]
    if level is None or benchmark is None:
        wanted = {name_of(threshold.indicator, year): level, name_of(threshold.against): benchmark}
        return missing(case, [name for name, found in wanted.items() if found is None], figures=used)
    holds = threshold.rule.holds_for_all(level.printed, benchmark.printed)
    start = f"{stated(level.figure)}，{stated(benchmark.figure)}，"
    if holds is None:
        ending = "表述不是确数，孰高孰低不能确定，无法判定。"
    else:
        distance = abs(level.figure.value - benchmark.figure.value)
        word = "低" if level.figure.value < benchmark.figure.value else "高"
        away = "二者相等" if not distance else f"消耗比基准值{word}{plain(distance)}"
        ending = f"{away}，水平{'高于' if holds else '未高于'}行业基准值（单位消耗越低，水平越高）。"
    return decided(holds, start + ending, measured=shown(level.figure), figures=used)


def not_intensive(explanation: str) -> Outcome:
    return Outcome("not_applicable", explanation)


def _ticked(text: str) -> list[str]:
    """The ticked words: the mark stands before each word ("□是 ☑否") or behind it ("是□ 否☑")."""
    tokens = _TOKEN.findall(text)
    marks_first = bool(tokens) and tokens[0] in _BOXES
    pairs = [(one, other) if marks_first else (other, one) for one, other in pairwise(tokens)]
    return [word for mark, word in pairs if mark in _TICKS and word not in _BOXES]
