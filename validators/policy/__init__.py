"""The policies as dated data: rules, thresholds, comparison words, dates in force."""

from validators.policy.loading import load_ruleset, load_ruleset_file, read_ruleset, ruleset_in_force, rulesets
from validators.policy.ruleset import (
    Comparison,
    PolicyError,
    Proof,
    Reading,
    Rule,
    Ruleset,
    Threshold,
    Trend,
    comparisons,
)

__all__ = [
    "Comparison",
    "PolicyError",
    "Proof",
    "Reading",
    "Rule",
    "Ruleset",
    "Threshold",
    "Trend",
    "comparisons",
    "load_ruleset",
    "load_ruleset_file",
    "read_ruleset",
    "ruleset_in_force",
    "rulesets",
]
