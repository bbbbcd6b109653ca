"""Statements printed from one true value never contradict each other, however rounded and in whatever unit."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Finding
from validators.doubts import find_doubts

from .builder import case
from .test_cases import NoRuleset

OUTPUT = st.decimals(min_value="5", max_value="900", places=8, allow_nan=False)
PLACES = st.integers(min_value=0, max_value=3)
ARITHMETIC = {"arithmetic", "conflict", "unit", "scope"}


def printed(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> str:
    return str(value.quantize(Decimal(1).scaleb(-places), rounding=rounding))


def alarms(rows: list[str]) -> list[Finding]:
    found = find_doubts([case({"数据": rows})], {}, NoRuleset())["甲"]
    return [one for one in found if one.kind in ARITHMETIC and one.severity != "note"]


@given(OUTPUT, PLACES, PLACES)
def test_one_value_in_two_units_and_roundings(value: Decimal, places: int, other: int) -> None:
    rows = [
        f"申报表 | 2024 | 集群总产值 | {printed(value, places)}亿元",
        f"申报表 | 2024 | 集群总产值 | {printed(value * 10_000, other)}万元",
        f"统计证明 | 2024 | 集群总产值 | {printed(value, other)}亿元",
    ]
    assert alarms(rows) == []


@given(OUTPUT, PLACES, PLACES)
def test_cutting_off_is_no_alarm(value: Decimal, places: int, other: int) -> None:
    rows = [
        f"申报表 | 2024 | 集群总产值 | {printed(value, places)}亿元",
        f"统计证明 | 2024 | 集群总产值 | {printed(value, other, ROUND_DOWN)}亿元",
    ]
    assert alarms(rows) == []


@given(OUTPUT, st.decimals(min_value="0.05", max_value="1", places=6), PLACES, PLACES)
def test_share_growth_and_average_of_true_values(total: Decimal, part: Decimal, places: int, digits: int) -> None:
    levels = [total, total * Decimal("1.08"), total * Decimal("1.08") * Decimal("1.11")]
    average = (Decimal("8") + Decimal("11")) / 2
    rows = [
        *(
            f"申报表 | {year} | 集群总产值 | {printed(one, places)}亿元"
            for year, one in zip((2022, 2023, 2024), levels, strict=True)
        ),
        f"申报表 | 2024 | 中小企业产值 | {printed(levels[2] * part, places)}亿元",
        f"申报表 | 2024 | 中小企业产值占比 | {printed(part * 100, digits)}%",
        f"申报表 | 2023 | 产值同比增速 | {printed(Decimal(8), digits)}%",
        f"申报表 | 2024 | 产值同比增速 | {printed(Decimal(11), digits)}%",
        f"申报表 | - | 产值年均增速 | {printed(average, digits)}%",
    ]
    assert alarms(rows) == []
