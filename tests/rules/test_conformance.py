"""The conformance suite: every case comes out as written, and every change of a ruleset file is noticed."""

from __future__ import annotations

import json
import re

import jsonschema
import msgspec
import pytest

from flows.command import main
from flows.conformance.building import build
from flows.conformance.mutation import first_failure, mutate
from flows.conformance.running import compare, result_of
from flows.conformance.suite import Example, read_cases, suite
from flows.conformance.view import suite_json
from flows.typed_figures import WrongFigure, quantity
from validators.policy import PolicyError, comparisons, ruleset, ruleset_files, rulesets
from validators.policy.comparison import Comparison

SUITE = suite()
RULESETS = {one.id: one for one in rulesets()}
FIGURE_RULES = [(one.id, rule) for one in rulesets() for rule in one.rules if rule.kind == "figure"]
MUTANTS = list(mutate(ruleset_files(), SUITE))


@pytest.mark.parametrize("example", SUITE, ids=lambda one: one.name)
def test_case(example: Example) -> None:
    result = result_of(example, RULESETS[example.ruleset])
    assert compare(example.situation, result) == ""
    without_names = re.sub(r"《.*?》|[（“].*?[）”]", "", result.explanation)
    assert not re.search(r"[a-z]+_[a-z]+|None|Decimal|\d[eE][+-]?\d", without_names)
    assert result.explanation.endswith("。")
    assert all(0 <= index < len(build(example.situation).figures) for index in result.figures)


def test_the_suite_is_as_large_as_it_should_be_and_each_case_shows_something_else() -> None:
    assert len(SUITE) >= 250
    assert len({one.name for one in SUITE}) == len(SUITE)
    for one in SUITE:
        assert re.search(r"[\u4e00-\u9fff].{6,}。$", one.situation.shows), one.name


def test_every_rule_has_cases_and_every_case_a_rule() -> None:
    rules = {(one.id, rule.id) for one in rulesets() for rule in one.rules}
    assert {(one.ruleset, one.rule) for one in SUITE} == rules


SIDES = {"标准以下", "恰为标准", "标准以上", "取整", "缺数据", "换算单位", "数字矛盾"}


@pytest.mark.parametrize(("id", "rule"), FIGURE_RULES, ids=lambda one: getattr(one, "id", one))
def test_a_rule_is_shown_from_every_side(id: str, rule: ruleset.Rule) -> None:
    own = [one.situation for one in SUITE if (one.ruleset, one.rule) == (id, rule.id)]
    assert SIDES | ({"不同取法"} if len(rule.readings) > 1 else set()) <= {one.category for one in own}
    # what a threshold that is not verified would answer counts as its answer
    answers = {one.provisional or one.verdict for one in own}
    soft = any(threshold.rule.soft for threshold in rule.thresholds)
    assert {"符合", "无法判定"} | (set() if soft else {"不符合"}) <= answers
    if len(rule.readings) > 1:
        assert {reading.name for reading in rule.readings} <= {one.reading for one in own}


@pytest.mark.parametrize("rule", [rule for id, rule in FIGURE_RULES if id == "shantou-2025"], ids=lambda rule: rule.id)
def test_what_must_not_fail_an_honest_application_stands_before_what_must(rule: ruleset.Rule) -> None:
    first = next(one.situation for one in SUITE if (one.ruleset, one.rule) == ("shantou-2025", rule.id))
    assert first.verdict in ("符合", "不适用")


def test_every_change_of_a_ruleset_file_makes_a_case_fail() -> None:
    assert [f"{one.place} {one.rule} {one.change}" for one in MUTANTS if one.noticed is None] == []


def test_every_threshold_and_word_of_every_ruleset_is_among_the_changes() -> None:
    changed = {(one.place.split()[0], one.rule) for one in MUTANTS}
    assert {(f"{id}.yaml", rule.id) for id, rule in FIGURE_RULES} <= changed
    assert len([one for one in MUTANTS if "→" in one.change]) > 300


def test_a_case_less_would_leave_a_change_unnoticed() -> None:
    """The mutation run can fail: without the cases at the threshold, a hundredth goes unseen."""
    blunt = [one for one in SUITE if one.situation.category in ("缺数据", "数字矛盾", "其他")]
    files = {"shantou-2025": ruleset_files()["shantou-2025"]}
    assert any(one.noticed is None and one.rule == "area" for one in mutate(files, blunt))


def turned(meaning: Comparison) -> list[Comparison]:
    return [msgspec.structs.replace(meaning, inclusive=not meaning.inclusive), meaning.reversed()]


USED = {threshold.comparison for _, rule in FIGURE_RULES for threshold in rule.thresholds}
USED |= {rule.trend.word for _, rule in FIGURE_RULES if rule.trend}


@pytest.mark.parametrize("word", sorted(USED))
def test_every_change_of_a_words_meaning_makes_a_case_fail(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = comparisons()
    key = "thresholds" if word in table.thresholds else "trends"
    for meaning in turned(getattr(table, key)[word]):
        changed = msgspec.structs.replace(table, **{key: getattr(table, key) | {word: meaning}})
        monkeypatch.setattr(ruleset, "comparisons", lambda changed=changed: changed)
        assert any(first_failure([one], one.ruleset, RULESETS[one.ruleset]) for one in SUITE), meaning


def test_the_suite_is_data_that_another_program_can_run() -> None:
    cases = json.loads(suite_json(SUITE))["cases"]
    assert len(cases) == len(SUITE)
    figures = [figure for case in cases for figure in case["case"]["figures"]]
    number = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
    jsonschema.validate(
        figures, {"items": {"properties": {"value": number, "low": number, "high": number}, "required": ["unit"]}}
    )


def test_the_command_runs_the_suite(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conformance", "--ruleset", "guangdong-2023"]) == 0
    assert "全部通过" in capsys.readouterr().out
    assert main(["conformance", "--ruleset", "guangdong-2023", "--mutations"]) == 0
    assert "每一处都至少使一例不通过" in capsys.readouterr().out
    assert main(["conformance", "--ruleset", "shantou-1999"]) == 2
    assert "shantou-2025" in capsys.readouterr().err


def test_a_case_that_fails_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = msgspec.structs.replace(SUITE[0], situation=msgspec.structs.replace(SUITE[0].situation, verdict="符合"))
    monkeypatch.setattr("flows.conformance.view.suite", lambda: (wrong,))
    assert main(["conformance"]) == 1
    assert "应为符合" in capsys.readouterr().out


def test_a_rule_without_cases_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    some = tuple(one for one in SUITE if one.rule != "area")
    monkeypatch.setattr("flows.conformance.view.suite", lambda: some)
    assert main(["conformance", "--ruleset", "shantou-2025"]) == 1
    assert "没有用例：shantou-2025 area" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("情形: [{所示: 例。, 类别: 其它, 结论: 符合}]", ["第1行", "其它", "标准以下"]),
        ("情形:\n  - {所示: 例。, 类别: 其他, 结论: 合格}", ["第2行", "合格", "不符合"]),
        ("情形:\n  - {所示: 例。, 类别: 其他}", ["缺少“结论”"]),
    ],
)
def test_a_case_written_wrongly_is_refused(text: str, says: list[str]) -> None:
    with pytest.raises(PolicyError) as caught:
        read_cases(text, "例.yaml")
    assert all(word in str(caught.value) for word in ["例.yaml", *says]), str(caught.value)


def test_numbers_of_the_cases_are_read_like_those_of_the_papers() -> None:
    value, interval = quantity("output_total", "742,000万元")
    assert (str(value), str(interval.low), str(interval.high)) == ("74.2", "74.19995", "74.20005")
    with pytest.raises(WrongFigure, match="单位"):
        quantity("output_total", "12家")
    with pytest.raises(WrongFigure, match="完整的数"):
        quantity("output_total", "很多亿元")
