"""Which figure is named: none where all can be true, none where two ways out are as good, else the wrong one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations

import pytest

from pipeline.model import Finding
from validators.doubts import find_doubts
from validators.doubts.localisation.claims import claims_of
from validators.doubts.localisation.diagnosis import Diagnosis
from validators.doubts.localisation.equations import equations_of
from validators.doubts.localisation.propagation import Contradiction, System
from validators.doubts.localisation.smallest_change import smallest_changes
from validators.doubts.subject import Batch, Subject

from .builder import case
from .test_cases import NoRuleset

YEARS = ("2022", "2023", "2024")


def subject(rows: list[str], passages: list[str] | None = None) -> Subject:
    return Batch([case({"数据": rows, "文字": passages or []})]).subjects[0]


def system(rows: list[str]) -> System:
    of = subject(rows)
    return System(claims_of(of), equations_of(of))


def findings(rows: list[str]) -> list[Finding]:
    """What is asked about figures, without gaps in the papers."""
    found = find_doubts([case({"数据": rows})], {}, NoRuleset())["甲"]
    return [one for one in found if one.kind not in ("completeness", "legibility")]


def application(seed: int, rounding: str = ROUND_HALF_UP) -> list[str]:
    """Rows of an application whose figures follow from one set of true values, in five documents."""
    dice = random.Random(seed)
    total = Decimal(dice.randint(300_000, 900_000)) / 10_000
    rows = []
    before = None
    for year in YEARS:
        sme = total * dice.randint(700, 930) / 1000
        for file, digits in (("申报表", "0.0001"), ("统计证明", "0.0001"), ("汇总表", "0.01"), ("规划", "0.1")):
            printed = total.quantize(Decimal(digits), rounding=rounding)
            rows.append(f"{file} | {year} | 集群总产值 | {printed}亿元")
        rows.append(f"申报表 | {year} | 中小企业产值 | {sme.quantize(Decimal('0.0001'), rounding=rounding)}亿元")
        rows.append(f"统计证明 | {year} | 中小企业产值 | {sme.quantize(Decimal('0.0001'), rounding=rounding)}亿元")
        share = (sme / total * 100).quantize(Decimal("0.01"), rounding=rounding)
        rows.append(f"申报表 | {year} | 中小企业产值占比 | {share}%")
        if before is not None:
            growth = (total / before * 100 - 100).quantize(Decimal("0.01"), rounding=rounding)
            rows.append(f"申报表 | {year} | 产值同比增速 | {growth}%")
        before, total = total, total * dice.randint(1030, 1150) / 1000
    return rows


def changed(rows: list[str], start: str, printed: str) -> tuple[list[str], int]:
    """The rows with the one that starts so printed otherwise, and its number."""
    number = next(number for number, row in enumerate(rows) if row.startswith(start))
    return [*rows[:number], f"{start} | {printed}", *rows[number + 1 :]], number


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("rounding", [ROUND_HALF_UP, ROUND_DOWN])
def test_rounding_and_cutting_contradict_nothing(seed: int, rounding: str) -> None:
    assert smallest_changes(system(application(seed, rounding))) == ()


def test_a_rate_on_a_comparable_base_contradicts_no_totals() -> None:
    rows, number = changed(application(1), "申报表 | 2024 | 产值同比增速", "44.4%")
    plain = Diagnosis(subject(rows))
    explained = Diagnosis(subject(rows, ["申报表 | 增速按可比口径计算。"]))
    assert plain.likely(plain.causes([number])) == (number,)
    assert explained.causes([number]) == frozenset()


def test_statements_on_another_scope_say_nothing_about_the_figure() -> None:
    rows = [*application(1), "其他 | 2024 | 集群总产值 | 11.1111亿元 | 规上"]
    assert smallest_changes(system(rows)) == ()


def test_two_ways_that_are_as_good_name_nothing_and_are_told() -> None:
    rows = ["申报表 | 2024 | 出口额 | 5.0亿元", "统计证明 | 2024 | 出口额 | 4.0亿元"]
    conflict = next(one for one in findings(rows) if one.check == "statements_differ")
    assert conflict.likely == ()
    assert "不能判断哪一处有误" in conflict.message
    assert conflict.message.count("5.0亿元") == conflict.message.count("4.0亿元") > 1


def test_a_third_paper_decides_between_two() -> None:
    rows = ["申报表 | 2024 | 出口额 | 5.0亿元", "统计证明 | 2024 | 出口额 | 4.0亿元", "规划 | 2024 | 出口额 | 5.0亿元"]
    assert next(one for one in findings(rows) if one.check == "statements_differ").likely == (1,)


def test_one_wrong_figure_is_one_doubt_with_its_range() -> None:
    rows, number = changed(application(3), "申报表 | 2023 | 中小企业产值", "21.1234亿元")
    (only,) = findings(rows)
    true = rows[number + 1].split("|")[3].strip()
    assert only.likely == (number,)
    assert {"share_mismatch", "statements_differ"} <= {only.check, *(fold.check for fold in only.folds)}
    assert f"中小企业产值应为约{Decimal(true.removesuffix('亿元')).quantize(Decimal('0.01'))}亿元" in only.message
    assert "中小企业产值占比＝2023年中小企业产值÷2023年集群总产值" in only.message or "不同" in only.message


def test_a_wrong_share_is_named_although_nothing_else_states_it() -> None:
    rows, number = changed(application(4), "申报表 | 2022 | 中小企业产值占比", "99.10%")
    (only,) = findings(rows)
    assert only.likely == (number,)
    assert "2022年中小企业产值占比＝2022年中小企业产值÷2022年集群总产值" in only.message


def test_two_wrong_figures_are_two_doubts() -> None:
    rows, first = changed(application(5), "汇总表 | 2022 | 集群总产值", "12.34亿元")
    rows, second = changed(rows, "申报表 | 2024 | 中小企业产值占比", "99.10%")
    found = findings(rows)
    assert sorted(one.likely for one in found) == sorted([(first,), (second,)])


def test_an_impossible_share_contradicts_itself() -> None:
    rows = ["申报表 | 2024 | 中小企业产值占比 | 194.0%"]
    (only,) = findings(rows)
    assert only.likely == (0,)


def test_the_order_of_the_papers_does_not_matter() -> None:
    rows, _ = changed(application(6), "统计证明 | 2024 | 集群总产值", "11.1111亿元")
    turned = rows[::-1]
    assert [rows[number] for one in findings(rows) for number in one.likely] == [
        turned[number] for one in findings(turned) for number in one.likely
    ]


@pytest.mark.parametrize("seed", range(8))
def test_no_lighter_change_would_do(seed: int) -> None:
    """Against trying all sets of up to three claims."""
    dice = random.Random(seed)
    rows = application(seed)
    for number in dice.sample(range(len(rows)), 2):
        head, printed = rows[number].rsplit("|", 1)
        rows[number] = f"{head}| {printed.strip().replace('.', '7.', 1)}"
    wrong = system(rows)
    parts = smallest_changes(wrong)
    found = frozenset().union(*(part.ways[0] for part in parts))
    weight = lambda change: sum(wrong.claims[number].weight for number in change)  # noqa: E731
    lightest = min(map(weight, _mending(wrong, 3)), default=None)
    assert lightest == weight(found) or (lightest is None and len(found) > 3)
    for part in parts:
        assert all(
            not isinstance(wrong.solve(_left(wrong, way | (found - part.ways[0]))), Contradiction) for way in part.ways
        )


def _mending(wrong: System, most: int) -> Iterator[frozenset[int]]:
    involved = sorted(
        frozenset().union(*(one.claims for part in smallest_changes(wrong) for one in part.contradictions))
    )
    for size in range(1, most + 1):
        for change in combinations(involved, size):
            if not isinstance(wrong.solve(_left(wrong, frozenset(change))), Contradiction):
                yield frozenset(change)


def _left(wrong: System, change: frozenset[int]) -> set[int]:
    return set(range(len(wrong.claims))) - change


ROWS_OF_FIRMS = {
    "类型": "企业",
    "文件": "企业名单",
    "列": "企业名称/中小企业",
    "行": [f"汕头{n}厂/是" for n in "甲乙丙丁戊"],
}


def test_a_list_alone_against_a_number_names_neither() -> None:
    (only,) = listed(["申报表 | 2024 | 集群企业总数 | 8家"])
    assert only.likely == ()
    assert "《企业名单》各行所得的2024年集群企业总数约5家" in only.message


def test_a_list_bears_a_number_out() -> None:
    rows = ["申报表 | 2024 | 集群企业总数 | 8家", "规划 | 2024 | 集群企业总数 | 5家"]
    (only,) = listed(rows)
    assert only.likely == (0,)
    assert "list_length" in {only.check, *(fold.check for fold in only.folds)}


AMOUNTS = {
    "类型": "企业",
    "文件": "企业名单",
    "列": "企业名称/产值/从业人员",
    "行": ["甲有限公司/1.20/60", "乙有限公司/2.00/90"],
}


@pytest.mark.parametrize(("total", "wrong"), [("3.50", "企业名单各行"), ("3.20", "企业名单合计")])
def test_rows_that_miss_what_all_papers_say_are_named_and_so_is_a_total_that_misses_its_rows(
    total: str, wrong: str
) -> None:
    rows = [
        "申报表 | 2024 | 集群企业总数 | 2家",
        "企业名单 | 2024 | 从业人员 | 150人",
        "企业名单 | 2024 | 集群总产值 | 3.50亿元",
    ]
    rows += [f"{paper} | 2024 | 集群总产值 | {total}亿元" for paper in ("申报表", "统计证明", "规划")]
    of = case({"数据": rows, "名单": [AMOUNTS]})
    (only,) = [one for one in find_doubts([of], {}, NoRuleset())["甲"] if one.check == "list_sum"]
    named = of.figures[only.likely[0]]
    assert "企业名单" + ("各行" if named.method == "list" else "合计") == wrong
    assert named.source.file == "企业名单"


def listed(rows: list[str]) -> list[Finding]:
    """What is asked about the number of firms, with a list of five of them."""
    found = find_doubts([case({"数据": rows, "名单": [ROWS_OF_FIRMS]})], {}, NoRuleset())["甲"]
    return [one for one in found if "firms_total" in one.indicators and one.kind == "conflict"]
