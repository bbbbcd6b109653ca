"""What holds for every rule at once, whatever the application."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec
import pytest

from flows.conformance.building import build as build_situation
from flows.conformance.building import figure as read_figure
from flows.conformance.suite import Elsewhere, Paper, Situation, suite
from pipeline.model import Case, Fact, Figure, Leftover, Source
from validators.eligibility import judge
from validators.eligibility.passages import LIMIT
from validators.eligibility.statements import is_hedged
from validators.policy import PolicyError, Ruleset, load_ruleset

RULESET = load_ruleset("shantou-2025")
EMPTY = Case("空", 2025, ())
EVERY = [build_situation(one.situation) for one in suite() if one.ruleset == RULESET.id]


def build(**figures: str) -> Case:
    return build_situation(Situation("例。", "其他", "无法判定", figures=figures))


def figure(label: str, text: str) -> Figure:
    return read_figure(label, text, Elsewhere(label, text, "申报表.docx"))


def with_rule(**changes: object) -> Ruleset:
    """The area rule alone, changed."""
    rule = msgspec.structs.replace(RULESET.rule("area"), **changes)
    return msgspec.structs.replace(RULESET, rules=(rule,))


@pytest.mark.parametrize("case", EVERY[::7])
def test_always_all_rules_in_the_order_of_the_policy(case: Case) -> None:
    results = judge(case, RULESET)
    assert [result.rule for result in results] == [rule.id for rule in RULESET.rules]
    assert results == judge(case, RULESET)


@pytest.mark.parametrize("year", [2025, None])
def test_nothing_passes_or_fails_on_an_empty_application(year: int | None) -> None:
    results = judge(msgspec.structs.replace(EMPTY, year=year), RULESET)
    for rule, result in zip(RULESET.rules, results, strict=True):
        expected = ("undetermined", "missing") if rule.kind == "figure" else ("review", "judgement")
        assert (result.verdict, result.reason) == expected


@pytest.mark.parametrize("case", EVERY)
def test_a_verdict_and_its_reason_belong_together(case: Case) -> None:
    for rule, result in zip(RULESET.rules, judge(case, RULESET), strict=True):
        assert (result.reason is None) == (result.verdict in ("pass", "fail", "not_applicable"))
        assert (result.reason == "judgement") == (result.verdict == "review")
        assert rule.kind != "judgement" or result.verdict == "review"
        assert rule.kind != "evidence" or result.verdict in ("pass", "review")
        assert rule.kind != "figure" or result.verdict != "review"


def test_an_unverified_threshold_passes_and_fails_nobody() -> None:
    threshold = msgspec.structs.replace(RULESET.rule("area").threshold, verified=False)
    case = build(占地面积="50平方公里")
    (result,) = judge(case, with_rule(thresholds=(threshold,)))
    assert (result.verdict, result.reason) == ("undetermined", "unverified_threshold")
    assert result.measured == "50平方公里"


def test_another_threshold_needs_no_other_code() -> None:
    threshold = msgspec.structs.replace(RULESET.rule("area").threshold, value=Decimal(40))
    case = build(占地面积="50平方公里")
    assert judge(case, with_rule(thresholds=(threshold,)))[0].verdict == "fail"


def test_a_rule_nobody_wrote_is_an_error_not_a_silence() -> None:
    with pytest.raises(PolicyError, match="no_such_rule"):
        judge(EMPTY, with_rule(id="no_such_rule"))


def test_a_guessed_figure_decides_nothing_and_an_uncertain_one_says_so() -> None:
    case = build(占地面积="50平方公里")

    def read_with(confidence: float) -> Case:
        return msgspec.structs.replace(
            case, figures=(msgspec.structs.replace(case.figures[0], confidence=confidence, ocr=True),)
        )

    results = {sure: judge(read_with(sure), with_rule())[0] for sure in (0.95, 0.7, 0.3)}
    assert [result.verdict for result in results.values()] == ["pass", "pass", "undetermined"]
    assert "请核对原件" not in results[0.95].explanation
    assert "请核对原件" in results[0.7].explanation
    assert "识别结果很不可靠" in results[0.3].explanation


def test_what_was_not_understood_is_told_with_the_missing() -> None:
    left = Leftover("占地面积", "详见附图", Source("申报表.docx"))
    result = judge(msgspec.structs.replace(EMPTY, leftover=(left,)), with_rule())[0]
    assert "“占地面积”一栏填有“详见附图”，未能识别" in result.explanation


def test_passages_are_few_and_told_once() -> None:
    paragraphs = [f"产业链上下游｜第{n}家企业共享仓储。" for n in range(20)] + ["产业链上下游｜第1家企业共享仓储。"] * 3
    paper = Paper("规划.docx", "规划", paragraphs=tuple(paragraphs))
    case = build_situation(Situation("例。", "其他", "需人工研判", papers=(paper,)))
    result = next(result for result in judge(case, RULESET) if result.rule == "supply_chain")
    assert len(result.evidence) == LIMIT
    assert len({source.text for source in result.evidence}) == LIMIT


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("74.20亿元", False),
        ("742,000万元", False),
        ("1.2万人", False),
        ("12家", False),
        ("0亿元", False),
        ("约30亿元", True),
        ("超30亿元", True),
        ("近30亿元", True),
    ],
)
def test_what_is_a_hedge_and_what_is_rounding(text: str, hedged: bool) -> None:
    key = {"人": "2024年从业人员", "家": "2024年集群企业总数"}.get(text[-1], "2024年集群总产值")
    assert is_hedged(figure(key, text)) is hedged


def test_a_range_is_a_hedge() -> None:
    middle = figure("2024年集群总产值", "35亿元")
    spread = msgspec.structs.replace(middle, low=Decimal(30), high=Decimal(40), raw="30—40亿元")
    assert is_hedged(spread)


def test_mu_convert_without_becoming_a_hedge() -> None:
    value = Decimal("8.333333333")
    half = Decimal("0.0003333333334")
    area = msgspec.structs.replace(
        figure("占地面积", "8平方公里"), value=value, low=value - half, high=value + half, raw="12,500亩"
    )
    assert not is_hedged(area)


def test_the_explanations_hold_no_codes() -> None:
    for case in EVERY:
        for result in judge(case, RULESET):
            assert not re.search(r"[a-z]_[a-z]|None", re.sub("《.*?》", "", result.explanation))


def test_a_seal_alone_is_no_commitment() -> None:
    case = msgspec.structs.replace(EMPTY, facts=(Fact("seal", "某局", Source("申报表.docx")),))
    result = next(result for result in judge(case, RULESET) if result.rule == "authenticity")
    assert result.verdict == "review"
