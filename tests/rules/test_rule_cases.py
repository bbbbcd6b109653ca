"""Every rule against its cases, which a section chief can read and extend."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rule_cases import REASONS, VERDICTS, build, cases_of, rule_files

from pipeline.model import RuleResult
from validators.eligibility import judge
from validators.policy import load_ruleset

RULESET = load_ruleset("shantou-2025")
ALL = [pytest.param(path.stem, one, id=f"{path.stem}-{one['名称']}") for path in rule_files() for one in cases_of(path)]


def result_of(rule: str, described: dict[str, Any]) -> RuleResult:
    return next(result for result in judge(build(described), RULESET) if result.rule == rule)


@pytest.mark.parametrize(("rule", "described"), ALL)
def test_case(rule: str, described: dict[str, Any]) -> None:
    result = result_of(rule, described)
    assert (result.verdict, result.reason) == (
        VERDICTS[described["结论"]],
        REASONS[described.get("理由")],
    ), result.explanation
    for words in described.get("说明", []):
        assert words in result.explanation


@pytest.mark.parametrize(("rule", "described"), ALL)
def test_the_explanation_is_for_people(rule: str, described: dict[str, Any]) -> None:
    """Chinese sentences, no codes; the figures named exist."""
    case = build(described)
    result = result_of(rule, described)
    without_names = re.sub(r"《.*?》|[（“].*?[）”]", "", result.explanation)
    assert not re.search(r"[a-z]+_[a-z]+|None|Decimal|\d[eE][+-]?\d", without_names)
    assert result.explanation.endswith("。")
    assert all(0 <= index < len(case.figures) for index in result.figures)


def test_every_rule_has_cases_and_every_case_a_rule() -> None:
    assert {path.stem for path in rule_files()} == {rule.id for rule in RULESET.rules}


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.stem)
def test_the_file_names_its_rule(path: Any) -> None:
    assert all(one["名称"] for one in cases_of(path))
    assert len({one["名称"] for one in cases_of(path)}) == len(cases_of(path))


@pytest.mark.parametrize("rule", [rule for rule in RULESET.rules if rule.kind == "figure"], ids=lambda rule: rule.id)
def test_a_figure_rule_is_shown_passing_failing_and_missing(rule: Any) -> None:
    """And what must not fail an honest application stands before what must."""
    path = next(path for path in rule_files() if path.stem == rule.id)
    verdicts = [one["结论"] for one in cases_of(path)]
    reasons = [one.get("理由") for one in cases_of(path)]
    assert {"符合", "不符合", "无法判定"} <= set(verdicts)
    assert "缺数据" in reasons
    assert "数字矛盾" in reasons
    assert verdicts[0] in ("符合", "不适用")
