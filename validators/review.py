"""How urgently a reviewer should look at an application, with the reasons.

The number is a sum that anyone can check: a base by the highest severity found, which keeps every
application with doubts above every one with queries and that above the rest, and steps inside the
band for how many findings there are and for those that decide eligibility. To fail a rule honestly
adds nothing; rules left undetermined add a little, for somebody has to look at them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Finding, Level, Review, RuleResult

_BASE = {"doubt": 60, "query": 30, "clear": 0}
_BAND = {"doubt": 40, "query": 29, "clear": 29}
_STEP = {"doubt": 8, "query": 4, "note": 1}
_DECIDES = 4


def review(results: Sequence[RuleResult], findings: Sequence[Finding]) -> Review:
    """The priority 0..100, the level (highest severity found) and the reasons in Chinese."""
    settled = [one for one in findings if one.decision and one.decision.settles]
    findings = [one for one in findings if one not in settled]
    level = _level(findings)
    decisive = [one for one in findings if one.decides and one.severity != "note"]
    open_rules = [result for result in results if result.verdict == "undetermined"]
    steps = sum(_STEP[one.severity] for one in findings) + _DECIDES * len(decisive) + len(open_rules)
    start = max(_STEP[one.severity] for one in findings) if level != "clear" else 0
    priority = _BASE[level] + min(max(steps - start, 0), _BAND[level])
    reasons = _reasons(findings, decisive, open_rules, len(settled))
    return Review(float(priority), level, tuple(reasons))


def _level(findings: Sequence[Finding]) -> Level:
    found = {one.severity for one in findings}
    return "doubt" if "doubt" in found else "query" if "query" in found else "clear"


def _reasons(
    findings: Sequence[Finding], decisive: Sequence[Finding], open_rules: Sequence[RuleResult], settled: int
) -> list[str]:
    reasons = []
    for severity, word in (("doubt", "疑点"), ("query", "待说明事项"), ("note", "提示")):
        count = sum(one.severity == severity for one in findings)
        if count:
            reasons.append(f"{word}{count}项")
    if decisive:
        reasons.append(f"其中{len(decisive)}项关系到认定条件的判断")
    if settled:
        reasons.append(f"另有{settled}项已说明或撤销，不计入")
    if open_rules:
        reasons.append("尚不能判断的条件：" + "、".join(result.title for result in open_rules))
    return reasons or ["未发现需要说明的事项"]
