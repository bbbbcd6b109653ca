"""The number language: how words become numbers (the contract's table)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quantity import find_amounts, find_periods, quantities

D = Decimal


def only(text: str) -> tuple[str, str, str | None, str | None]:
    found = [q for q in quantities(text) if q.kind != "period"]
    assert len(found) == 1, [q.text for q in found]
    q = found[0]
    plain = [None if v is None else format(v.normalize(), "f") for v in (q.value, q.low, q.high)]
    assert plain[0] is not None
    return q.kind, plain[0], plain[1], plain[2]


@pytest.mark.parametrize(
    ("text", "kind", "value", "low", "high"),
    [
        ("85.6亿元", "money", "8560000000", "8555000000", "8565000000"),
        ("12家", "count", "12", "12", "12"),
        ("137件", "count", "137", "137", "137"),
        ("1.2万人", "count", "12000", "11500", "12500"),
        ("超500亿元", "money", "50000000000", "50000000000", None),
        ("30亿元以上", "money", "3000000000", "3000000000", None),
        ("不低于15%", "percent", "15", "15", None),
        ("不足100件", "count", "100", None, "100"),
        ("近30亿元", "money", "3000000000", "2700000000", "3000000000"),
        ("80余家", "count", "80", "80", "90"),
        ("3千多家", "count", "3000", "3000", "4000"),
        ("30多亿元", "money", "3000000000", "3000000000", "4000000000"),
        ("约21.8亿元", "money", "2180000000", "2071000000", "2289000000"),
        ("100家左右", "count", "100", "95", "105"),
        ("30—40亿元", "money", "3500000000", "3000000000", "4000000000"),
        ("30%至40%", "percent", "35", "30", "40"),
        ("百分之七点三", "percent", "7.3", "7.25", "7.35"),
        ("七成", "percent", "70", "65", "75"),
        ("3.2个百分点", "points", "3.2", "3.15", "3.25"),
        ("贰仟叁佰万元", "money", "23000000", "22500000", "23500000"),
        ("三十五家", "count", "35", "35", "35"),
        ("12亿5千万元", "money", "1250000000", "1245000000", "1255000000"),
        ("７４．２０亿元", "money", "7420000000", "7419500000", "7420500000"),
        ("30亿元①", "money", "3000000000", "2950000000", "3050000000"),
        ("3590公顷", "measure", "35.9", "35.895", "35.905"),
        ("9成", "percent", "90", "85", "95"),
        ("0.271吨/万元", "measure", "0.271", "0.2705", "0.2715"),
        ("30亿元²", "money", "3000000000", "2950000000", "3050000000"),  # NFKC would make 302 of it
        ("①30亿元", "money", "3000000000", "2950000000", "3050000000"),
        ("30①亿元", "number", "30", "29.5", "30.5"),
        ("3590000㎡", "measure", "3.59", "3.5899995", "3.5900005"),
        ("3.5㎞²", "number", "3.5", "3.45", "3.55"),
        ("未突破30亿元", "money", "3000000000", None, "3000000000"),
        ("节约30万吨", "measure", "300000", "295000", "305000"),
        ("签约12亿元项目", "money", "1200000000", "1150000000", "1250000000"),
        ("30家以上市公司", "count", "30", "30", "30"),
        ("100家上下游企业", "count", "100", "100", "100"),
        ("正负5%", "percent", "5", "4.5", "5.5"),
        ("负5%", "percent", "-5", "-5.5", "-4.5"),
        ("5%-20%", "percent", "12.5", "5", "20"),
        ("3—5.5亿元", "money", "425000000", "300000000", "550000000"),
        ("百分之五至百分之八", "percent", "6.5", "5", "8"),
        ("百分之七十以上", "percent", "70", "70", None),
        ("百分之百", "percent", "100", "99.5", "100.5"),
        ("千分之2至3", "percent", "0.25", "0.2", "0.3"),
        ("七成多", "percent", "70", "70", "80"),
        ("八五折", "percent", "85", "84.5", "85.5"),
        ("2至3折", "percent", "25", "20", "30"),
        ("十几家", "count", "10", "10", "20"),
        ("二十几万元", "money", "200000", "200000", "300000"),
        ("2千零30万元", "money", "20300000", "20295000", "20305000"),
        ("四万亿元", "money", "4000000000000", "3500000000000", "4500000000000"),
        ("五元三毛", "money", "5.3", "5.25", "5.35"),
        ("12吨半", "measure", "12.5", "12.25", "12.75"),
        ("五十千瓦", "measure", "50", "50", "50"),
        ("一百零五", "number", "105", "104.5", "105.5"),
        ("一百五", "number", "150", "149.5", "150.5"),
        ("8个", "count", "8", "8", "8"),
    ],
)
def test_how_words_become_numbers(text: str, kind: str, value: str, low: str | None, high: str | None) -> None:
    assert only(text) == (kind, value, low, high)


def test_mu_do_not_terminate_and_are_rounded() -> None:
    assert quantities("1500亩")[0].value == 1
    assert quantities("1000亩")[0].value == D("0.6666666667")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024年", "2024"),
        ("二〇二四年", "2024"),
        ("截至2024年底", "2024"),
        ("截至2024年12月31日", "2024"),
        ("2024年上半年", "2024H1"),
        ("2024年前三季度", "2024Q1-Q3"),
        ("2024年1—9月", "2024Q1-Q3"),
        ("2024年1—11月", "2024-01/2024-11"),
        ("截至2025年2月", "2025-02"),
        ("2022—2024年", "2022/2024"),
        ("2022年至2024年", "2022/2024"),
        ("近三年", "2022/2024"),
        ("2025年5月26日", "2025-05-26"),
    ],
)
def test_stretches_of_time(text: str, code: str) -> None:
    assert [span.code for span in find_periods(text, 2025)] == [code]


@given(st.decimals(min_value=D("0.01"), max_value=D(99999), places=2), st.sampled_from(["亿元", "万元", "千元", "元"]))
def test_printed_money_is_read_back(value: Decimal, unit: str) -> None:
    factor = {"亿元": 10**8, "万元": 10**4, "千元": 10**3, "元": 1}[unit]
    for printed in (f"{value}{unit}", f"{value:,}{unit}", f"约定产值{value}{unit}。"):
        money = [q for q in quantities(printed) if q.kind == "money"]
        assert [q.value for q in money] == [value * factor]


@pytest.mark.parametrize(
    "text", ["二十分之三", "一又二分之一", "40k", "四百五", ".5亿元", "一打", "八折", "三 百 家", "1.2E+8"]
)
def test_what_figures_are_not_written_in_is_no_ground_for_one(text: str) -> None:
    assert quantities(text)
    assert find_amounts(text) == []


def test_two_figures_of_one_cell_are_no_fraction() -> None:
    assert [a.value for a in find_amounts("12/15")] == [12, 15]
    assert [q.value for q in quantities("41.08/45.10亿元")] == [D("41.08"), D("4510000000")]


def test_the_phrase_ends_before_a_word_that_names_nothing() -> None:
    assert [(q.text, q.unit) for q in quantities("设备8台、平台199个，12家")] == [
        ("8", "台"),
        ("199", "件"),
        ("12家", "家"),
    ]
    assert [q.text for q in quantities("平台199个以上")] == ["199个以上"]


def test_a_hyphen_between_numbers_is_no_sign() -> None:
    assert [q.value for q in quantities("A-12家，12家-20件，增长-3.5%")] == [12, 12, 20, D("-3.5")]
