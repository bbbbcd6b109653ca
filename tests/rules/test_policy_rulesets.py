"""The rulesets as data: complete, dated, held against the official list, and refused when wrong."""

from __future__ import annotations

import csv
import datetime
import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from flows.ruleset_choice import whole
from pipeline.errors import BadUsage, IntakeError
from pipeline.interval import Interval
from validators.eligibility import problems_for_judges
from validators.policy import (
    PolicyError,
    Ruleset,
    comparisons,
    load_ruleset,
    loading,
    read_ruleset,
    ruleset_for,
    ruleset_in_force,
    rulesets,
)

# contract/rules-shantou-2025.csv: rule, clause, kind
OFFICIAL = """
safety_record 二（二）1 evidence
pillar_industry 二（二）2 judgement
area 二（二）2 figure
output_each_year 二（二）2 figure
sme_share 二（二）2 figure
leading_share 二（二）2 figure
output_growth 二（二）2 figure
quality_firms 二（二）3 figure
supply_chain 二（二）4 judgement
rd_growth 二（二）5 figure
patent_growth 二（二）5 figure
patents_per_10k 二（二）5 figure
innovation 二（二）5 judgement
platform_penetration 二（二）6 figure
software_adoption 二（二）6 figure
digital_foundation 二（二）6 judgement
co2_intensity 二（二）7 figure
energy_benchmark 二（二）7 figure
water_benchmark 二（二）7 figure
open_cooperation 二（二）8 judgement
operator_body 二（二）9 evidence
policy_outreach 二（二）9 judgement
three_year_plan 二（二）9 evidence
authenticity 二（三）1 evidence
"""
SHARED = Path(__file__).resolve().parents[2] / "../shared"
TEXT = files("validators.policy").joinpath("shantou-2025.yaml").read_text(encoding="utf-8")
DAY = datetime.date(2025, 6, 1)


def listed() -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in OFFICIAL.strip().splitlines()]


def test_the_ruleset_is_the_official_list_in_its_order() -> None:
    assert [(rule.id, rule.clause, rule.kind) for rule in load_ruleset("shantou-2025").rules] == listed()


def test_the_copy_of_the_official_list_is_true() -> None:
    official = SHARED / "contract/rules-shantou-2025.csv"
    if not official.exists():
        pytest.skip("the contract does not lie beside the project")
    with official.open(encoding="utf-8") as rows:
        assert [(row["rule"], row["clause"], row["kind"]) for row in csv.DictReader(rows)] == listed()


def test_each_rule_quotes_the_policy() -> None:
    policy = SHARED / "policy/shantou-2025.txt"
    if not policy.exists():
        pytest.skip("the policy's text does not lie beside the project")
    text = re.sub(r"\s", "", policy.read_text(encoding="utf-8"))
    for rule in load_ruleset("shantou-2025").rules:
        for phrase in re.split("[，；。]", re.sub("（近三年）", "", rule.test)):
            assert phrase in text, (rule.id, phrase)


def test_every_rule_of_code_is_a_rule_of_some_policy() -> None:
    folder = files("validators.eligibility.rules")
    written = {Path(entry.name).stem for entry in folder.iterdir() if entry.name.endswith(".py")} - {"__init__"}
    needed = {rule.id for ruleset in rulesets() for rule in ruleset.rules if rule.kind != "judgement"}
    assert written == needed


def test_thresholds_are_those_of_the_policy() -> None:
    shown = {rule.id: rule.threshold_text for rule in load_ruleset("shantou-2025").rules if rule.thresholds}
    assert shown["area"] == "≤100平方公里"
    assert shown["output_each_year"] == "≥30亿元"
    assert shown["sme_share"] == shown["leading_share"] == ">70%"
    assert shown["output_growth"] == shown["rd_growth"] == ">7%"
    assert shown["patent_growth"] == "≥10%"
    assert shown["patents_per_10k"] == "≥10件/万人"
    assert shown["platform_penetration"] == "≥15%"
    assert shown["energy_benchmark"] == shown["water_benchmark"] == "低于行业基准值"


@pytest.mark.parametrize(
    ("word", "below", "equal", "above"),
    [
        ("以上", False, True, True),
        ("不低于", False, True, True),
        ("不少于", False, True, True),
        ("高于", False, False, True),
        ("不超过", True, True, False),
        ("不高于", True, True, False),
        ("以下", True, True, False),
        ("低于", True, False, False),
    ],
)
def test_comparison_words(word: str, below: bool, equal: bool, above: bool) -> None:
    rule = comparisons().thresholds[word]
    held = [rule.holds(Decimal(value), Decimal(70)) for value in ("69.99", "70.0", "70.01")]
    assert held == [below, equal, above]


def test_an_interval_that_only_touches_the_bound() -> None:
    above, at_least = (comparisons().thresholds[word] for word in ("高于", "不低于"))
    bound, up_to = Interval.exactly(7), Interval(Decimal("6.9"), Decimal(7))
    assert above.holds_for_all(up_to, bound) is False
    assert at_least.holds_for_all(up_to, bound) is None
    assert at_least.holds_for_all(Interval(Decimal(7), None), bound) is True
    assert above.holds_for_all(Interval(None, None), bound) is None


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_in_force_for_its_years(year: int) -> None:
    assert ruleset_in_force(year, datetime.date(2030, 1, 1)).id == "shantou-2025"


@pytest.mark.parametrize("day", [datetime.date(2025, 3, 12), datetime.date(2028, 3, 11)])
def test_in_force_on_its_first_and_last_day(day: datetime.date) -> None:
    assert ruleset_in_force(None, day).id == "shantou-2025"


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, DAY), (2029, DAY), (None, datetime.date(2025, 3, 11)), (None, datetime.date(2028, 3, 12))],
)
def test_a_lapsed_policy_is_not_taken_silently(year: int | None, day: datetime.date) -> None:
    for asked in (None, "shantou-2025"):
        with pytest.raises(PolicyError, match=r"没有现行有效的政策规则.*shantou-2025.yaml 第\d+行.*请改这一行"):
            ruleset_for(asked, year, day)


def test_only_city_rulesets_are_taken_by_themselves() -> None:
    """National and provincial rules have no known end, yet judge only where they are asked for."""
    assert ruleset_for("national-2022", 2030, DAY).id == "national-2022"
    assert ruleset_for(None, 2026, DAY).id == "shantou-2025"
    with pytest.raises(PolicyError, match=r"guangdong-2023.yaml 第\d+行"):
        ruleset_for("guangdong-2023", 2022, DAY)


def test_an_unknown_ruleset_names_the_known_ones_and_is_bad_usage() -> None:
    with pytest.raises(IntakeError, match="shantou-2025") as caught:
        load_ruleset("shantou-2035")
    assert caught.value.status == 2


DATED = "value: [{value: 100, from: 2025-03-12, to: 2026-12-31}, {value: 120, from: 2027-01-01}]"


def test_a_value_changed_in_mid_term_counts_from_its_day() -> None:
    ruleset = read_ruleset(TEXT.replace("value: 100", DATED, 1), "我的规则.yaml")
    assert "2027-01-01" in str(ruleset.rule("area").threshold_text)
    for day, bound in (("2026-12-31", 100), ("2027-01-01", 120), ("2028-03-11", 120)):
        assert ruleset.on(datetime.date.fromisoformat(day)).rule("area").threshold.bound == bound


@pytest.mark.parametrize(
    ("year", "day", "counts"),
    [
        (2025, "2026-11-25", "2025-12-31"),
        (2025, "2025-01-01", "2025-03-12"),
        (2026, "2026-05-01", "2026-05-01"),
        (2028, "2030-01-01", "2028-03-11"),
        (None, "2026-05-01", "2026-05-01"),
    ],
)
def test_the_day_an_application_counts_for(year: int | None, day: str, counts: str) -> None:
    found = load_ruleset("shantou-2025").day_for(year, datetime.date.fromisoformat(day))
    assert found.isoformat() == counts


def test_two_city_rulesets_must_not_be_in_force_on_one_day() -> None:
    following = TEXT.replace("id: shantou-2025", "id: shantou-2028").replace(
        "effective_from: 2025-03-12\neffective_to: 2028-03-11", "effective_from: 2028-03-11\neffective_to: 2031-03-10"
    )
    files_ = [loading.read_file(TEXT, "甲.yaml"), loading.read_file(following, "乙.yaml")]
    with pytest.raises(PolicyError, match=r"甲.yaml 第\d+行.*乙.yaml 第\d+行.*重叠"):
        loading.refuse_overlaps(files_)
    loading.refuse_overlaps([files_[0], loading.read_file(following.replace("2028-03-11", "2028-03-12"), "乙.yaml")])


@pytest.mark.parametrize("ruleset", rulesets(), ids=lambda one: one.id)
def test_what_is_not_verified_says_where_it_is_known_from(ruleset: Ruleset) -> None:
    assert all(rule.verified or rule.source for rule in ruleset.rules)
    assert ruleset.id == "shantou-2025" or not any(rule.verified for rule in ruleset.rules)


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ("indicator: area, comparison: 不超过", "indikator: area, comparison: 不超过", ["indikator", "indicator"]),
        ("unit: 平方公里, ", "", ["占地面积", "没有写单位", "应为“平方公里”"]),
        ("unit: 平方公里", "unit: 亩", ["area", "亩", "平方公里"]),
        ("indicator: area", "indicator: aera", ["aera", "output_total"]),
        ("comparison: 不超过", "comparison: 不大于", ["不大于", "不超过"]),
        ("word: 稳步提升", "word: 基本稳定", ["基本稳定", "稳步提升"]),
        ("value: 100", "value: 一百", ["value", "一百", "数，如 30"]),
        ("value: 100", "value: .nan", ["占地面积", "NaN", "不小于0"]),
        ("value: 100", "value: .inf", ["占地面积", "Infinity", "不小于0"]),
        ("value: 100", "value: -100", ["占地面积", "-100", "不小于0"]),
        ("value: 100", "value: *x", ["“*”", "引号"]),
        ("    test: 占地面积", "\ttest: 占地面积", ["制表符", "空格"]),
        ("title: 占地面积", 'title: ""', ["area", "title", "没有写内容"]),
        ("id: shantou-2025", "id:", ["id", "没有写内容"]),
        ("effective_to: 2028-03-11", "effective_to: 2028-02-30", ["2028-02-30", "2025-03-12"]),
        ("value: 100, ", "", ["area", "against"]),
        ("verified: true", "verified: perhaps", ["verified", "perhaps", "true 或 false"]),
        ("id: compound", "id: average", ["average", "compound、mean"]),
        ("effective_to: 2028-03-11", "effective_to: 2024-03-11", ["effective_to", "早于"]),
        ("effective_to: 2028-03-11", "effective_to: 明年", ["effective_to", "明年", "2025-03-12"]),
        ("effective_from: 2025-03-12\n", "", ["effective_from"]),
        ("id: pillar_industry", "id: safety_record", ["safety_record", "重复"]),
        ("kind: judgement", "kind: guess", ["kind", "guess", "figure、evidence、judgement"]),
        ("kind: judgement", "kind: figure", ["pillar_industry", "thresholds"]),
        ("title: 汕头市", "title: [汕头市", ["YAML"]),
        ("version:", "verison:", ["verison", "version"]),
        ("level: city", "level: town", ["town", "city、province、nation"]),
        ("level: city\n", "level: city\nlevel: city\n", ["level", "重复"]),
        ("value: 100", DATED.replace("2027-01-01", "2026-12-31"), ["占地面积", "重叠"]),
        ("value: 100", DATED.replace("2027-01-01", "2027-02-01"), ["占地面积", "空档", "2027-01-01"]),
        ("value: 100", DATED.replace("2025-03-12", "2025-04-01"), ["占地面积", "没有标准值", "2025-03-12"]),
        ("value: 100", DATED.replace("01-01}", "01-01, to: 2027-12-31}"), ["2028-01-01", "2028-03-11"]),
        ("value: 100", "value: []", ["占地面积", "没有任何标准值"]),
        ("also: [little_giants]", "also: [giants]", ["giants", "little_giants"]),
        ("method: 按申报表所填数字", "decided: 我定的\n    method: 按申报表所填数字", ["decided", "--settings"]),
        (
            "value: 100, unit: 平方公里, verified: true",
            "value: 100, unit: 平方公里, verified: false",
            ["area", "source"],
        ),
    ],
)
def test_a_wrong_ruleset_is_refused_with_file_and_line(written: str, instead: str, says: list[str]) -> None:
    assert written in TEXT
    wrong = TEXT.replace(written, instead, 1)
    line = TEXT[: TEXT.index(written)].count("\n") + 1
    with pytest.raises(PolicyError) as caught:
        read_ruleset(wrong, "我的规则.yaml")
    said = str(caught.value)
    assert all(word in said for word in ["我的规则.yaml 第", *says]), said
    named = [int(number) for number in re.findall(r"我的规则.yaml 第(\d+)行", said)]
    # what is missing is missing from the block that begins above
    assert any(abs(number - line) <= (2 if instead else 8) for number in named), said


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ("id: area", "id: aera", ["aera", "判断程序", "area", "judgement"]),
        ("indicator: area,", "indicator: firms_total,", ["firms_total", "可用的有：area"]),
        ("indicator: output_sme_share", "indicator: output_leading_share", ["可用的有：output_sme_share"]),
        ("- {id: population, name: 按常住人口}", "- {id: mean, name: 算术平均}", ["mean", "population、employees"]),
        ("- {id: mean, name: 算术平均}", "- {id: compound, name: 几何平均}", ["compound", "重复"]),
        ("against: energy_benchmark", "value: 3", ["against: energy_benchmark"]),
        ("trend: {indicator: software_adoption", "trend: {indicator: co2_intensity", ["software_adoption"]),
    ],
)
def test_a_rule_that_its_function_could_not_judge_is_refused(
    written: str, instead: str, says: list[str], tmp_path: Path
) -> None:
    """It would be judged by other figures than it names, and look right."""
    assert written in TEXT
    own = tmp_path / "我的规则.yaml"
    own.write_text(TEXT.replace(written, instead, 1).replace("unit: 平方公里", _unit(instead)), encoding="utf-8")
    with pytest.raises(BadUsage) as caught:
        whole(str(own))
    assert all(word in str(caught.value) for word in says), str(caught.value)
    line = TEXT[: TEXT.index(written)].count("\n") + 1
    assert any(abs(int(found) - line) <= 4 for found in re.findall(r"我的规则.yaml 第(\d+)行", str(caught.value)))


def _unit(instead: str) -> str:
    return "unit: 家" if "firms_total" in instead else "unit: 平方公里"


def test_the_delivered_rulesets_fit_the_functions_there_are() -> None:
    for ruleset in rulesets():
        assert list(problems_for_judges(ruleset)) == []
