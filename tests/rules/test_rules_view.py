"""The rulesets on the terminal: pages to be proof-read, and two side by side."""

from __future__ import annotations

import pytest

from flows.command import main
from validators.policy import rulesets


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["rules", *arguments]) == status
    told = capsys.readouterr()
    return told.out + told.err


@pytest.mark.parametrize("ruleset", rulesets(), ids=lambda one: one.id)
def test_a_page_shows_every_rule_and_every_word_that_is_not_judged(ruleset, capsys) -> None:
    page = said(capsys, ruleset.id)
    for rule in ruleset.rules:
        assert rule.test in page
        assert f"〔{rule.id}〕" in page
        assert rule.method in page
    for left in ruleset.not_judged:
        assert left.text in page
        assert left.reason in page
    for title in ruleset.titles:
        assert title.text in page


def test_the_clauses_stand_in_the_policys_order(capsys) -> None:
    page = said(capsys, "shantou-2025")
    clauses = ["一", "二（一）", "二（二）1", "二（二）9", "二（三）1", "二（三）2", "三（一）", "四（二）"]
    clauses = [f"【{one}】" for one in clauses]
    assert sorted(clauses, key=page.index) == clauses


def test_a_page_says_what_a_word_includes(capsys) -> None:
    page = said(capsys, "shantou-2025")
    assert "高于（>）大于，不含本数" in page
    assert "不低于（≥）大于或者等于，含本数" in page


def test_what_is_not_verified_is_said_on_the_page(capsys) -> None:
    assert "尚未与原文核对，不据此判定" in said(capsys, "guangdong-2023")
    assert "尚未与原文核对" not in said(capsys, "shantou-2025")


def test_two_rulesets_side_by_side(capsys) -> None:
    told = said(capsys, "diff", "shantou-2025", "national-2022")
    assert "≠ 近三年产值均达到下限" in told
    assert "每年集群总产值30亿元以上（≥30亿元）" in told
    assert "每年集群总产值40亿元以上（≥40亿元）" in told
    assert "＝ 主导产业产值占比" in told
    assert "只在 shantou-2025 中：" in told


def test_a_ruleset_beside_itself_differs_in_nothing(capsys) -> None:
    assert "≠" not in said(capsys, "diff", "shantou-2025", "shantou-2025")


@pytest.mark.parametrize("arguments", [("diff",), ("diff", "shantou-2025"), ("a", "b"), ("diff", "a", "b", "c")])
def test_a_wrong_way_to_ask_is_told(arguments: tuple[str, ...], capsys) -> None:
    assert "rules diff" in said(capsys, *arguments, status=2)


def test_an_unknown_ruleset_names_the_known_ones(capsys) -> None:
    assert "shantou-2025" in said(capsys, "diff", "shantou-2025", "shantou-1999", status=2)
