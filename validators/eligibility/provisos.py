"""What stands between a rule's own answer and the verdict: soft words, decided readings, unverified thresholds."""

from __future__ import annotations

import msgspec

from pipeline.report.labels import labels
from validators.eligibility.outcome import Outcome
from validators.policy import Rule


def with_provisos(outcome: Outcome, rule: Rule) -> Outcome:
    """The outcome as far as the ruleset lets it stand."""
    return _unverified(_decided(_soft(outcome, rule), rule), rule)


def _soft(outcome: Outcome, rule: Rule) -> Outcome:
    """一般不超过 allows exceptions: to miss it fails nobody, the authority decides."""
    words = [one.comparison for one in rule.thresholds if one.rule.soft]
    if outcome.verdict != "fail" or not words:
        return outcome
    explanation = f"{outcome.explanation}政策用语为“{words[0]}”，容许例外，是否属于例外由认定机关决定。"
    return msgspec.structs.replace(outcome, verdict="undetermined", reason="reading", explanation=explanation)


def _decided(outcome: Outcome, rule: Rule) -> Outcome:
    """Cites the decision between the readings, with who took it and when."""
    if not rule.decided or outcome.verdict == "not_applicable":
        return outcome
    return msgspec.structs.replace(outcome, explanation=f"{outcome.explanation}{rule.decided}")


def _unverified(outcome: Outcome, rule: Rule) -> Outcome:
    """What was not held against the official text passes and fails nobody; it says what it would have answered."""
    settled = outcome.verdict == "not_applicable" or (rule.kind != "figure" and outcome.verdict == "review")
    if rule.verified or settled:
        return outcome
    standard = f"标准（{rule.threshold_text}）" if rule.threshold_text else "要求"
    explanation = (
        f"本条{standard}尚未与政策原文核对（{rule.source}），不据此作结论；"
        f"如属实，则为{labels().verdicts[outcome.verdict]}。{outcome.explanation}"
    )
    return msgspec.structs.replace(
        outcome,
        verdict="undetermined",
        reason="unverified_threshold",
        explanation=explanation,
        provisional=outcome.verdict,
    )
