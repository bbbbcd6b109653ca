"""The policies as dated data: rules, thresholds, comparison words, dates in force."""

from validators.policy.comparison import Comparison, comparisons
from validators.policy.errors import PolicyError
from validators.policy.loading import (
    load_ruleset,
    load_ruleset_file,
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
    "NotJudged",
    "PolicyError",
    "Proof",
    "Reading",
    "Rule",
    "Ruleset",
    "Threshold",
    "TitleCondition",
    "Trend",
    "comparisons",
    "load_ruleset",
    "load_ruleset_file",
    "read_ruleset",
    "ruleset_files",
    "ruleset_for",
    "ruleset_in_force",
    "rulesets",
]
