"""Judges an application by every rule of a ruleset; see `rules/`, one file a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

import msgspec

from pipeline.model import Case, RuleResult
from validators.eligibility.conflicts import with_conflicts
from validators.eligibility.outcome import Outcome
from validators.eligibility.passages import judge_by_person
from validators.eligibility.provisos import with_provisos
from validators.eligibility.rounding import naming_the_decisive
from validators.eligibility.sensitivity import smallest_change
from validators.policy import PolicyError, Rule, Ruleset

Judge = Callable[[Case, Rule], Outcome]


def judge(case: Case, ruleset: Ruleset) -> tuple[RuleResult, ...]:
    """One result for each rule, always all of them, in the order of the policy."""
    return tuple(judge_rule(case, rule) for rule in ruleset.rules)


def judge_rule(case: Case, rule: Rule) -> RuleResult:
    """The result of one rule."""
    function = judge_of(rule)
    outcome = naming_the_decisive(case, with_conflicts(case, lambda one: function(one, rule)), rule, function)
    if case.year is None and outcome.reason == "missing":
        explanation = f"未能从材料中确定申报年度。{outcome.explanation}"
        outcome = msgspec.structs.replace(outcome, explanation=explanation)
    outcome = with_provisos(outcome, rule)
    return RuleResult(
        rule=rule.id,
        clause=rule.clause,
        title=rule.title,
        verdict=outcome.verdict,
        reason=outcome.reason,
        measured=outcome.measured,
        threshold=rule.threshold_text,
        explanation=outcome.explanation,
        figures=outcome.figures,
        evidence=outcome.evidence,
        provisional=outcome.provisional,
        measures=outcome.measures,
    )


def with_flips(case: Case, ruleset: Ruleset, results: Sequence[RuleResult]) -> tuple[RuleResult, ...]:
    """The results, each with the smallest change of a single figure that would turn it."""
    return tuple(
        msgspec.structs.replace(result, flip=smallest_change(case, rule, result, judge_of(rule)))
        for rule, result in zip(ruleset.rules, results, strict=True)
    )


def refuse_unknown_rules(ruleset: Ruleset) -> None:
    """Raises PolicyError for a rule that nobody wrote a function for."""
    for rule in ruleset.rules:
        judge_of(rule)


@cache
def judge_of(rule: Rule) -> Judge:
    """The function that judges a rule: `rules/<id>.py`, or a person for rules of kind judgement.

    Raises PolicyError for a rule that nobody wrote a function for.
    """
    if rule.kind == "judgement":
        return judge_by_person
    module = f"validators.eligibility.rules.{rule.id}"
    if find_spec(module) is None:
        raise PolicyError(f"规则“{rule.id}”（{rule.clause} {rule.title}）没有相应的判断程序，请检查规则文件中的 id")
    return cast(Judge, import_module(module).judge)
