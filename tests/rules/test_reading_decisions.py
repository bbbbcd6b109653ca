"""A bureau's settings file: fixes a reading, is cited, and is refused with file and line where it is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from flows.conformance.building import build
from flows.conformance.suite import Situation
from validators.eligibility import judge
from validators.policy import PolicyError, load_ruleset, load_settings, read_settings, with_decisions

SETTINGS = """
取法:
  - 政策: shantou-2025
    规则: output_growth
    取法: 复合平均
    决定人: 市工业和信息化局中小企业科
    决定日期: 2025-04-15
    依据: 2025年第3次科务会纪要
"""
RULESET = load_ruleset("shantou-2025")
YEARS = {"2022年集群总产值": "30.00亿元", "2023年集群总产值": "36.00亿元", "2024年集群总产值": "34.30亿元"}
CASE = build(Situation("增速取决于取法。", "不同取法", "无法判定", figures=YEARS))


def growth(settings: str, day: str) -> tuple[str, str]:
    decided = with_decisions(RULESET, read_settings(settings, "口径.yaml"), datetime.date.fromisoformat(day))
    result = next(one for one in judge(CASE, decided) if one.rule == "output_growth")
    return result.verdict, result.explanation


def test_without_a_decision_the_readings_leave_it_open() -> None:
    assert growth("", "2025-06-01")[0] == "undetermined"


def test_a_decision_settles_it_and_is_cited_with_who_and_when() -> None:
    verdict, explanation = growth(SETTINGS, "2025-06-01")
    assert verdict == "fail"
    for words in ("市工业和信息化局中小企业科", "2025-04-15", "2025年第3次科务会纪要", "“复合平均”"):
        assert words in explanation
    assert growth(SETTINGS.replace("复合平均", "mean"), "2025-06-01")[0] == "pass"


def test_a_decision_of_a_later_day_does_not_count_yet() -> None:
    assert growth(SETTINGS, "2025-04-14")[0] == "undetermined"
    assert growth(SETTINGS, "2025-04-15")[0] == "fail"


def test_a_decision_for_another_policy_changes_nothing_here() -> None:
    assert growth(SETTINGS.replace("shantou-2025", "guangdong-2023"), "2025-06-01")[0] == "undetermined"


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ("政策: shantou-2025", "政策: shantou-2052", ["第3行", "shantou-2052", "shantou-2025"]),
        ("规则: output_growth", "规则: area", ["第4行", "area", "rd_growth"]),
        ("    取法: 复合平均", "    取法: 几何平均", ["第5行", "几何平均", "复合平均、算术平均"]),
        ("    决定人: 市工业和信息化局中小企业科\n", "", ["缺少“决定人”"]),
        ("2025-04-15", "四月", ["第7行", "四月", "2025-03-12"]),
        ("依据:", "根据:", ["第8行", "根据", "依据"]),
    ],
)
def test_wrong_settings_are_refused_with_file_and_line(written: str, instead: str, says: list[str]) -> None:
    assert written in SETTINGS
    with pytest.raises(PolicyError) as caught:
        read_settings(SETTINGS.replace(written, instead, 1), "口径.yaml")
    assert all(word in str(caught.value) for word in ["口径.yaml", *says]), str(caught.value)


def test_a_clause_is_decided_once() -> None:
    with pytest.raises(PolicyError, match=r"第10行.*只能保留一处"):
        read_settings(SETTINGS + SETTINGS.partition("取法:\n")[2], "口径.yaml")


def test_a_file_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="请检查路径"):
        load_settings(tmp_path / "没有.yaml")
