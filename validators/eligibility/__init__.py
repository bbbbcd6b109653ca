"""Judges an application by every rule of a ruleset; see `rules/`, one file a rule."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.model import Case, RuleResult
from validators.eligibility.conflicts import with_conflicts
from validators.eligibility.judges import judge_of, problems_for_judges
from validators.eligibility.provisos import with_provisos
from validators.eligibility.restated import without_restated
from validators.eligibility.rounding import naming_the_decisive
from validators.eligibility.sensitivity import smallest_change
from validators.policy import Rule, Ruleset

__all__ = ["judge", "judge_rule", "problems_for_judges", "with_flips"]


def judge(case: Case, ruleset: Ruleset) -> tuple[RuleResult, ...]:
    """One result for each rule, always all of them, in the order of the policy."""
    told = without_restated(case, ruleset)
    return tuple(_result(told, rule) for rule in ruleset.rules)


def judge_rule(case: Case, rule: Rule, ruleset: Ruleset) -> RuleResult:
    """The result of one rule of that ruleset."""
    return _result(without_restated(case, ruleset), rule)


def _result(case: Case, rule: Rule) -> RuleResult:
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
    told = without_restated(case, ruleset)
    return tuple(
        msgspec.structs.replace(result, flip=smallest_change(told, rule, result, judge_of(rule)))
        for rule, result in zip(ruleset.rules, results, strict=True)
    )
