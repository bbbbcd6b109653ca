"""The number language: how words become numbers (the contract's table), and what is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quantity import find_periods, quantities

D = Decimal


def only(text: str) -> tuple[str, str, str | None, str | None]:
    found = [q for q in quantities(text) if q.kind != "period"]
    assert len(found) == 1, [q.text for q in found]
    q = found[0]
    plain = [None if v is None else format(v.normalize(), "f") for v in (q.value, q.low, q.high)]
    assert plain[0] is not None
    return q.kind, plain[0], plain[1], plain[2]


@pytest.mark.parametrize(
    "text",
    [
        "4.692.38万元",  # a lost or doubled point is no number
        "1,23,456家",
        "增长①",  # a footnote mark is no number
        "完成任务",  # 成 without a numeral
    ],
)
def test_no_number(text: str) -> None:
    assert [q for q in quantities(text) if q.kind != "period"] == []


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


@given(st.integers(min_value=1, max_value=9_999_999))
def test_the_true_value_lies_in_the_interval_of_its_rounding(people: int) -> None:
    printed = f"{D(people) / 10000:.2f}万人"
    q = quantities(printed)[0]
    assert q.low is not None
    assert q.high is not None
    assert q.low <= people <= q.high
