"""How urgently a reviewer should look at an application, with the reasons.

The number is a sum that anyone can check: a base by the highest severity found, which keeps every
application with doubts above every one with queries and that above the rest, and points inside the
band for each finding: by its severity, more where it decides eligibility, where the evidence points at
one figure, and for each further sign of the same cause. To fail a rule honestly adds nothing; rules left
undetermined add a little, for somebody has to look at them. What a reviewer has settled adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Finding, Level, Review, RuleResult

_BASE = {"doubt": 60, "query": 30, "clear": 0}
_BAND = {"doubt": 40, "query": 29, "clear": 29}
_STEP = {"doubt": 8, "query": 4, "note": 1}
_DECIDES = 4
_POINTS_AT_ONE = 2
_MOST_SIGNS = 3
_TOLD = 3
_STARTS = {"doubt": "有疑点，自60起计", "query": "有待说明事项，自30起计", "clear": "无疑点和待说明事项，自0起计"}


def review(results: Sequence[RuleResult], findings: Sequence[Finding]) -> Review:
    """The priority 0..100, the level (highest severity found) and the reasons in Chinese."""
    settled = [one for one in findings if one.decision and one.decision.settles]
    findings = [one for one in findings if one not in settled]
    level = _level(findings)
    open_rules = [result for result in results if result.verdict == "undetermined"]
    # The first of the gravest findings makes the base
    first = _STEP[level] if level != "clear" else 0
    points = sum(map(_points, findings)) + len(open_rules) - first
    added = min(points, _BAND[level])
    priority = _BASE[level] + added
    reasons = [
        *_counts(findings),
        *_gravest(findings, {result.rule: result.title for result in results}),
        *([f"另有{len(settled)}项已说明或撤销，不计入"] if settled else []),
        *(["无法判定的条件：" + "、".join(result.title for result in open_rules)] if open_rules else []),
    ]
    if not reasons:
        return Review(0.0, level, ("未发现需要说明的事项",))
    return Review(
        float(priority),
        level,
        (*reasons, f"优先级{priority}：{_STARTS[level]}，按各项轻重加{min(points, _BAND[level])}"),
    )


def _points(finding: Finding) -> int:
    if finding.severity == "note":
        return _STEP["note"]
    signs = min(len({fold.check for fold in finding.folds}), _MOST_SIGNS)
    return _STEP[finding.severity] + _DECIDES * bool(finding.decides) + _POINTS_AT_ONE * bool(finding.likely) + signs


def _gravest(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    """What makes the weightiest findings weigh, in words."""
    asked = [one for one in findings if one.severity != "note" and one.title]
    for one in sorted(asked, key=_points, reverse=True)[:_TOLD]:
        rules = "、".join(titles[rule] for rule in one.decides if rule in titles)
        signs = len({fold.check for fold in one.folds})
        why = [
            *([f"关系到{rules}的判断"] if rules else []),
            *(["各项数据指向同一处"] if one.likely else []),
            *([f"另有{signs}种由此引起的现象"] if signs else []),
        ]
        if why:
            yield f"“{one.title}”{'，'.join(why)}"


def _level(findings: Sequence[Finding]) -> Level:
    found = {one.severity for one in findings}
    return "doubt" if "doubt" in found else "query" if "query" in found else "clear"


def _counts(findings: Sequence[Finding]) -> Iterator[str]:
    for severity, word in (("doubt", "疑点"), ("query", "待说明事项"), ("note", "提示")):
        count = sum(one.severity == severity for one in findings)
        if count:
            yield f"{word}{count}项"
