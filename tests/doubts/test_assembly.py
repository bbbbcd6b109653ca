"""Ids stay the same, the order does not matter, one cause makes one finding, and the priority is as promised."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.deciding import decided_by
from pipeline.model import Case, Finding, Fold, RuleResult
from validators.doubts import find_doubts
from validators.review import review

from .builder import case
from .test_cases import NoRuleset

ROWS = [
    "申报表 | 2024 | 中小企业产值 | 52.43亿元",
    "申报表 | 2024 | 集群总产值 | 60.67亿元",
    "申报表 | 2024 | 中小企业产值占比 | 94.0%",
    "统计证明 | 2024 | 中小企业产值 | 52.4亿元",
    "统计证明 | 2024 | 集群总产值 | 60.7亿元",
]


def found(rows: list[str]) -> tuple[Finding, ...]:
    return find_doubts([case({"数据": rows})], {}, NoRuleset())["甲"]


def finding(severity: str, decides: tuple[str, ...] = ()) -> Finding:
    return Finding("x", "x", "conflict", severity, "", decides=decides)  # type: ignore[arg-type]


def test_ids_do_not_hang_on_order_or_on_other_applications() -> None:
    first = {one.id for one in found(ROWS)}
    again = find_doubts([case({}, "乙"), case({"数据": ROWS[::-1]})], {}, NoRuleset())["甲"]
    assert {one.id for one in again} == first


def test_ids_differ_between_applications() -> None:
    both = find_doubts([case({"数据": ROWS}), case({"数据": ROWS}, "乙")], {}, NoRuleset())
    assert not {one.id for one in both["甲"]} & {one.id for one in both["乙"]}


def test_the_odd_one_out_is_named() -> None:
    share = next(one for one in found(ROWS) if one.check == "share_mismatch")
    assert share.likely[:1] == (2,)
    assert "sme_share" in share.decides


def test_nothing_is_named_where_nothing_stands_out() -> None:
    rows = ["申报表 | 2024 | 出口额 | 5.0亿元", "统计证明 | 2024 | 出口额 | 4.0亿元"]
    conflict = next(one for one in found(rows) if one.check == "statements_differ")
    assert conflict.likely == ()


def test_an_empty_application_raises_nothing_but_gaps() -> None:
    assert {one.kind for one in found([])} <= {"completeness", "legibility"}


def test_decided_rules_are_known_indicators() -> None:
    from pipeline.indicators import indicators

    assert set(decided_by()) <= set(indicators())


def test_an_honest_failure_raises_nothing() -> None:
    failed = RuleResult("area", "", "占地面积", "fail", None, None, None, "")
    assert review((failed,), ()).priority == 0
    assert review((failed,), ()).level == "clear"


@pytest.mark.parametrize("queries", [1, 5, 50])
def test_a_single_doubt_stands_above_any_number_of_queries(queries: int) -> None:
    asked = review((), [finding("query", ("area",))] * queries)
    doubted = review((), [finding("doubt")])
    noted = review((), [finding("note")] * queries)
    assert noted.priority < asked.priority < doubted.priority <= 100
    assert (noted.level, asked.level, doubted.level) == ("clear", "query", "doubt")


def test_doubts_that_decide_stand_above_others() -> None:
    assert review((), [finding("doubt", ("area",))]).priority > review((), [finding("doubt")]).priority


def test_evidence_that_points_at_one_figure_and_more_signs_weigh_more() -> None:
    plain = finding("query")
    signs = tuple(Fold(check, "conflict", "") for check in ("a", "b"))
    located = msgspec.structs.replace(plain, likely=(0,))
    borne_out = msgspec.structs.replace(located, folds=signs)
    numbers = [review((), [one, plain]).priority for one in (plain, located, borne_out)]
    assert numbers == sorted(set(numbers))


def test_the_reasons_say_what_weighs() -> None:
    rule = RuleResult("sme_share", "", "中小企业产值占比", "pass", None, None, None, "")
    doubt = msgspec.structs.replace(
        finding("doubt", ("sme_share",)), title="占比不符", likely=(0,), folds=(Fold("a", "conflict", ""),)
    )
    (text,) = [one for one in review((rule,), [doubt]).reasons if "占比不符" in one]
    assert text == "“占比不符”关系到中小企业产值占比的判断，各项数据指向同一处，另有1种由此引起的现象"
    assert "自60起计" in review((rule,), [doubt]).reasons[-1]


def test_verdicts_that_would_turn_are_told_and_come_first() -> None:
    rows = [*ROWS[:2], "申报表 | 2024 | 中小企业产值占比 | 64.0%", *ROWS[3:]]
    one = case({"数据": rows})
    now = RuleResult("sme_share", "", "中小企业产值占比", "fail", None, None, None, "", (2,))

    def judge(supposed: Case) -> tuple[RuleResult, ...]:
        share = supposed.value("output_sme_share", "2024")
        assert share is not None
        return (msgspec.structs.replace(now, verdict="pass" if share.value > 70 else "fail"),)

    found = find_doubts([one], {"甲": (now,)}, NoRuleset(), judge=judge)["甲"]
    share = next(each for each in found if each.check == "share_mismatch")
    assert share.decides[0] == "sme_share"
    assert "“中小企业产值占比”由不满足变为满足" in share.message
