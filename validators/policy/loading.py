"""Reads the ruleset files and refuses, in Chinese, what is wrong in them.

Each error names the file, the place in it and what is allowed there: a typing error in a
threshold must never become a verdict.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pipeline.indicators import indicators
from validators.policy.ruleset import (
    PolicyError,
    Proof,
    Reading,
    Rule,
    Ruleset,
    Threshold,
    Trend,
    by_id,
    comparisons,
)

_NOT_RULESETS = {"comparisons.yaml"}
_TYPES: dict[str, type[msgspec.Struct]] = {
    "$": Ruleset,
    "rules": Rule,
    "thresholds": Threshold,
    "trend": Trend,
    "proofs": Proof,
    "readings": Reading,
}


@cache
def rulesets() -> tuple[Ruleset, ...]:
    """All rulesets delivered with the program, oldest first.

    Raises PolicyError (Chinese) when one of the files is not a sound ruleset.
    """
    folder = files("validators.policy")
    found = [
        read_ruleset(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml") and entry.name not in _NOT_RULESETS
    ]
    return tuple(sorted(found, key=lambda ruleset: (ruleset.effective_from, ruleset.id)))


def load_ruleset(id: str) -> Ruleset:
    """The ruleset of that id; PolicyError with the ids there are for an unknown one."""
    return by_id({ruleset.id: ruleset for ruleset in rulesets()}, id)


def load_ruleset_file(path: Path) -> Ruleset:
    """A ruleset from a file of one's own; PolicyError when it is not sound."""
    return read_ruleset(path.read_text(encoding="utf-8"), path.name)


def ruleset_in_force(year: int | None, date: datetime.date) -> Ruleset:
    """The city ruleset for applications of `year`, or for `date` where the year is not known.

    The newest one wins where two overlap. PolicyError where none is in force: a lapsed policy
    must be asked for by name.
    """
    fitting = [one for one in rulesets() if (one.in_force(date) if year is None else one.covers_year(year))]
    if fitting:
        return fitting[-1]
    asked = f"{date.isoformat()}" if year is None else f"{year}年度"
    known = "；".join(f"{one.id}（{one.effective_from}至{one.effective_to}）" for one in rulesets())
    raise PolicyError(f"{asked}没有现行有效的政策规则。已载入的有：{known}。如确需按其中之一审核，请用 --ruleset 指明")


def read_ruleset(text: str, file: str) -> Ruleset:
    """A ruleset from YAML text; `file` is named in the errors."""
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PolicyError(f"{file}：不是有效的YAML文件：{error}") from error
    try:
        ruleset = msgspec.convert(raw, Ruleset, strict=False)
    except msgspec.ValidationError as error:
        raise PolicyError(f"{file}：{_in_chinese(str(error), raw)}") from error
    problems = list(_problems(ruleset))
    if problems:
        raise PolicyError("\n".join(f"{file}：{problem}" for problem in problems))
    return ruleset


def _problems(ruleset: Ruleset) -> Iterator[str]:
    """What the types alone cannot hold."""
    if ruleset.effective_to < ruleset.effective_from:
        yield f"有效期止（effective_to {ruleset.effective_to}）早于起（effective_from {ruleset.effective_from}）"
    seen: set[str] = set()
    for rule in ruleset.rules:
        if rule.id in seen:
            yield f"规则“{rule.id}”重复"
        seen.add(rule.id)
        for problem in _rule_problems(rule):
            yield f"规则“{rule.id}”：{problem}"


def _rule_problems(rule: Rule) -> Iterator[str]:
    if rule.kind == "figure" and not rule.thresholds and rule.trend is None:
        yield "指标类规则（figure）须有 thresholds 或者 trend"
    if rule.kind == "evidence" and not rule.proofs:
        yield "材料类规则（evidence）须有 proofs"
    if rule.kind == "judgement" and not rule.words:
        yield "研判类规则（judgement）须有 words"
    for threshold in rule.thresholds:
        yield from _threshold_problems(threshold)
    if rule.trend:
        yield from _indicator_problems(rule.trend.indicator)
        if rule.trend.word not in comparisons().trends:
            yield f"趋势用语“{rule.trend.word}”不认识，可用的有：{'、'.join(comparisons().trends)}"


def _threshold_problems(threshold: Threshold) -> Iterator[str]:
    yield from _indicator_problems(threshold.indicator)
    if threshold.against is not None:
        yield from _indicator_problems(threshold.against)
    if (threshold.value is None) == (threshold.against is None):
        yield f"“{threshold.name}”须写明 value（标准值）或者 against（与之比较的指标），二者取一"
    if threshold.comparison not in comparisons().thresholds:
        yield f"比较用语“{threshold.comparison}”不认识，可用的有：{'、'.join(comparisons().thresholds)}"
    known = indicators().get(threshold.indicator)
    if known and known.unit != threshold.unit:
        yield f"“{threshold.name}”的单位“{threshold.unit}”与指标的单位不同，应为“{known.unit}”"


def _indicator_problems(code: str) -> Iterator[str]:
    if code not in indicators():
        yield f"指标“{code}”不认识，可用的有：{'、'.join(indicators())}"


def _in_chinese(message: str, raw: Any) -> str:
    """msgspec's message with the place in words and what is allowed there."""
    body, _, path = message.partition(" - at `")
    place, fields = _place(path.rstrip("`") or "$", raw)
    if unknown := re.search(r"unknown field `(.+?)`", body):
        return f"{place}有不认识的键“{unknown[1]}”，可用的有：{'、'.join(fields)}"
    if missing := re.search(r"missing required field `(.+?)`", body):
        return f"{place}缺少“{missing[1]}”"
    return f"{place}的值不合要求（{body}）"


def _place(path: str, raw: Any) -> tuple[str, tuple[str, ...]]:
    """A path such as `$.rules[2].thresholds[0]` in words, and the keys allowed there."""
    words, owner = [], "$"
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", path.removeprefix("$")):
        owner = name if name in _TYPES else owner
        if name == "rules" and index:
            words.append(f"规则“{_rule_name(raw, int(index))}”")
        else:
            words.append(f"{name}第{int(index) + 1}项" if index else name)
    return "的".join(words) or "文件顶层", _TYPES[owner].__struct_fields__


def _rule_name(raw: Any, index: int) -> str:
    rule = raw["rules"][index]
    return str(rule.get("id", index + 1)) if isinstance(rule, dict) else str(index + 1)
