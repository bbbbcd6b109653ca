"""The policies as dated data: rules, thresholds, comparison words, dates in force."""

from validators.policy.comparison import Comparison, comparisons
from validators.policy.decisions import Decision, Settings, load_settings, read_settings, with_decisions
from validators.policy.errors import PolicyError
from validators.policy.loading import (
    find,
    load_ruleset,
    read_ruleset,
    ruleset_files,
    ruleset_for,
    ruleset_in_force,
    rulesets,
)
from validators.policy.ruleset import (
    LEVELS,
    NotJudged,
    Proof,
    Reading,
    Rule,
    Ruleset,
    Threshold,
    TitleCondition,
    Trend,
)

__all__ = [
    "LEVELS",
    "Comparison",
    "Decision",
    "NotJudged",
    "PolicyError",
    "Proof",
    "Reading",
    "Rule",
    "Ruleset",
    "Settings",
    "Threshold",
    "TitleCondition",
    "Trend",
    "comparisons",
    "find",
    "load_ruleset",
    "load_settings",
    "read_ruleset",
    "read_settings",
    "ruleset_files",
    "ruleset_for",
    "ruleset_in_force",
    "rulesets",
    "with_decisions",
]
