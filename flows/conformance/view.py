"""The suite on the terminal: what passes, what fails, what the mutants show; and the cases as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from flows.conformance.building import build
from flows.conformance.mutation import Mutant, mutate
from flows.conformance.running import REASONS, VERDICTS, Failure, run
from flows.conformance.suite import Example, suite
from pipeline.errors import BadUsage
from validators.policy import ruleset_files, rulesets

SCHEMA = "cluster-intake/conformance/1"


def examples_of(ruleset: str | None) -> list[Example]:
    """The cases of one ruleset, or all; BadUsage for a ruleset without any."""
    examples = [one for one in suite() if ruleset in (None, one.ruleset)]
    if not examples:
        known = "、".join(dict.fromkeys(one.ruleset for one in suite()))
        raise BadUsage(f"没有“{ruleset}”的一致性用例，可用的有：{known}。")
    return examples


def failures(examples: Sequence[Example]) -> list[Failure]:
    return list(run(examples, {one.id: one for one in rulesets()}))


def without_cases(examples: Sequence[Example]) -> list[str]:
    """The rules that no case is about, of the rulesets that have any: nothing shows that they judge rightly."""
    shown, concerned = {(one.ruleset, one.rule) for one in examples}, {one.ruleset for one in examples}
    rules = ((one.id, rule.id) for one in rulesets() if one.id in concerned for rule in one.rules)
    return [f"{ruleset} {rule}" for ruleset, rule in rules if (ruleset, rule) not in shown]


def result_lines(examples: Sequence[Example], failed: Sequence[Failure]) -> Iterator[str]:
    """One line for each rule, then every case that failed and every rule without any, then the sum."""
    counts = Counter((one.ruleset, one.rule) for one in examples)
    missed = Counter((one.example.ruleset, one.example.rule) for one in failed)
    for (ruleset, rule), count in counts.items():
        yield f"{ruleset}  {rule}  {count - missed[ruleset, rule]}/{count}"
    for one in failed:
        yield f"未通过：{one.example.ruleset} {one.example.rule}：{one.example.situation.shows}"
        yield f"    {one.difference}"
    for rule in without_cases(examples):
        yield f"没有用例：{rule}，请在 flows/conformance/cases 中补上"
    yield f"共 {len(examples)} 例，" + (f"{len(failed)} 例未通过。" if failed else "全部通过。")


def mutants(examples: Sequence[Example]) -> list[Mutant]:
    wanted = {one.ruleset for one in examples}
    return list(mutate({id: file for id, file in ruleset_files().items() if id in wanted}, examples))


def mutant_lines(found: Sequence[Mutant]) -> Iterator[str]:
    """Each change of a ruleset file with the case that notices it."""
    for one in found:
        noticed = f"发现于：{one.noticed}" if one.noticed else "没有用例发现"
        yield f"{one.place}  {one.rule}  {one.change}  {noticed}"
    unnoticed = sum(one.noticed is None for one in found)
    yield f"共改动 {len(found)} 处，" + (f"{unnoticed} 处没有用例发现。" if unnoticed else "每一处都至少使一例不通过。")


def suite_json(examples: Sequence[Example]) -> str:
    """The cases for another program: figures as value and interval, verdicts by the contract's codes."""
    data = {"schema": SCHEMA, "cases": [_case(one) for one in examples]}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _case(example: Example) -> dict[str, Any]:
    situation = example.situation
    verdicts = {word: code for code, word in VERDICTS.items()}
    reasons = {word: code for code, word in REASONS.items()}
    case = msgspec.to_builtins(build(situation), builtin_types=(Decimal,))
    wanted = ("year", "documents", "facts", "figures", "values", "rosters", "passages")
    return {
        "ruleset": example.ruleset,
        "rule": example.rule,
        "shows": situation.shows,
        "category": situation.category,
        "reading": situation.reading,
        "case": {key: _plain(case[key]) for key in wanted},
        "verdict": verdicts[situation.verdict],
        "reason": reasons[situation.reason] if situation.reason else None,
        "provisional": verdicts[situation.provisional] if situation.provisional else None,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value
