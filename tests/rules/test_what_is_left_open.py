"""Verdicts that look decided and are not: a rate of other years, titles that nobody counted."""

from __future__ import annotations

import msgspec
import pytest

from flows.conformance.building import build
from flows.conformance.suite import Situation
from pipeline.model import Case, Entry, Roster, RuleResult, Source
from validators.eligibility import judge_rule
from validators.policy import load_ruleset

RULESET = load_ruleset("shantou-2025")


def judged(rule: str, case: Case) -> RuleResult:
    return judge_rule(case, RULESET.rule(rule), RULESET)


def case_of(**figures: str) -> Case:
    return build(Situation("例。", "其他", "符合", figures=figures))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("产值年均增速9.8%", "pass"),
        ("2022—2024年产值年均增速9.8%", "pass"),
        ("2021年至2024年产值年均增速9.8%", "pass"),
        ("2019-2021年产值年均增速9.8%", "undetermined"),
        ("2015年至2024年产值年均增速9.8%", "undetermined"),
    ],
)
def test_a_stated_rate_of_other_years_decides_nothing(words: str, verdict: str) -> None:
    case = case_of(产值年均增速="9.8%")
    (figure,) = case.figures
    told = msgspec.structs.replace(figure, source=msgspec.structs.replace(figure.source, text=words))
    result = judged("output_growth", msgspec.structs.replace(case, figures=(told,)))
    assert result.verdict == verdict
    assert ("未予采用" in result.explanation) == (verdict == "undetermined")


def listing(title: str, *rows: dict[str, str]) -> Roster:
    entries = tuple(Entry(row, Source("名单.xlsx", row=number)) for number, row in enumerate(rows))
    return Roster("title", "名单.xlsx", title, entries)


NINE = [{"name": f"甲{number}有限公司"} for number in range(9)]


def test_a_list_of_one_title_leaves_the_others_open() -> None:
    case = case_of(**{"2024年国家级高新技术企业": "9家", "2024年国家级专精特新小巨人企业": "0家"})
    case = msgspec.structs.replace(case, rosters=(listing("高新技术企业名单", *NINE),))
    result = judged("quality_firms", case)
    assert (result.verdict, result.reason) == ("undetermined", "missing")
    assert "链主企业" in result.explanation
    assert "至少9家" in str(result.measured)


def test_ten_names_are_enough_whatever_else_is_open() -> None:
    rows = [{**row, "title": "国家级高新技术企业"} for row in NINE]
    ten = [*rows, {"name": "乙有限公司", "title": "省级专精特新中小企业"}]
    for listed, verdict in ((rows, "undetermined"), (ten, "pass")):
        case = msgspec.structs.replace(case_of(), rosters=(listing("优质企业名单", *listed),))
        assert judged("quality_firms", case).verdict == verdict


def test_rounding_names_what_was_measured_not_what_stands_beside_it() -> None:
    years = {"2024年中小企业产值": "51.24亿元", "2024年集群总产值": "73.20亿元", "2024年中小企业产值占比": "70.0%"}
    explanation = judged("sme_share", case_of(**years)).explanation
    assert "起决定作用的是2024年中小企业产值、2024年集群总产值，请提供" in explanation
