"""Judges the cases and tells which did not come out as written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from flows.conformance.building import build
from flows.conformance.suite import Example, ReasonWord, Situation, VerdictWord
from pipeline.model import Reason, RuleResult, Verdict
from validators.eligibility import judge_rule
from validators.policy import Decision, Ruleset, Settings, with_decisions

VERDICTS: dict[Verdict, VerdictWord] = {
    "pass": "符合",
    "fail": "不符合",
    "undetermined": "无法判定",
    "review": "需人工研判",
    "not_applicable": "不适用",
}
REASONS: dict[Reason, ReasonWord] = {
    "missing": "缺数据",
    "rounding": "舍入",
    "reading": "算法不同",
    "conflict": "数字矛盾",
    "unverified_threshold": "标准未核实",
    "judgement": "人工研判",
}
# the decision that a case with a fixed reading is judged under
_DECIDED_ON = datetime.date(2025, 4, 1)
_DECIDED_BY = "某市工业和信息化局"


class Failure(msgspec.Struct, frozen=True):
    """A case that came out otherwise than written."""

    example: Example
    difference: str


def run(examples: Iterable[Example], rulesets: Mapping[str, Ruleset]) -> Iterator[Failure]:
    """The cases that fail."""
    for example in examples:
        difference = compare(example.situation, result_of(example, rulesets[example.ruleset]))
        if difference:
            yield Failure(example, difference)


def result_of(example: Example, ruleset: Ruleset) -> RuleResult:
    """What the program answers to a case."""
    if example.situation.reading:
        decision = Decision(ruleset.id, example.rule, example.situation.reading, _DECIDED_BY, _DECIDED_ON)
        ruleset = with_decisions(ruleset, Settings((decision,)), _DECIDED_ON)
    return judge_rule(build(example.situation), ruleset.rule(example.rule), ruleset)


def compare(situation: Situation, result: RuleResult) -> str:
    """What differs from what is written, in Chinese; empty where nothing does."""
    expected = [situation.verdict, situation.reason, situation.provisional]
    given = [
        VERDICTS[result.verdict],
        REASONS[result.reason] if result.reason else None,
        VERDICTS[result.provisional] if result.provisional else None,
    ]
    if expected != given:
        return f"应为{_told(expected)}，实为{_told(given)}。{result.explanation}"
    absent = [words for words in situation.says if words not in result.explanation]
    return f"说明中没有“{'”“'.join(absent)}”：{result.explanation}" if absent else ""


def _told(words: Sequence[str | None]) -> str:
    verdict, reason, provisional = words
    return f"{verdict}" + (f"（{reason}）" if reason else "") + (f"，如属实则{provisional}" if provisional else "")
