"""Other currencies: money, in their own unit, and never a figure in 元."""

from __future__ import annotations

import pytest

from extractors.figures.sentences.read_sentences import read_sentences
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from extractors.quantity import quantities, unit_named
from extractors.quantity.units import currencies
from tests.figures.papers import table

AMOUNTS = [
    "3.5亿美元",
    "350,000,000美元",
    "$3.5亿",
    "US$3.5亿元",
    "三点五亿欧元",
    "HK$3.5亿",
    "€3.5亿",
    "28亿港币",
    "500亿日元",
    "3.5亿英镑",
]


@pytest.mark.parametrize("name", currencies())
def test_every_currency_names_itself(name: str) -> None:
    for word in currencies()[name].words:
        assert [(q.kind, q.value, q.unit) for q in quantities(f"出口12{word}")] == [("money", 12, name)]
        assert {unit.kind for unit in unit_named(f"亿{word}")} == {"foreign_money"}


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_foreign_amount_is_no_figure_in_yuan(amount: str) -> None:
    sentence = f"2024年集群总产值{amount}，出口额{amount}，缴纳税收{amount}。"
    assert [s.claim for s in read_sentences(sentence, Surroundings(2025)) if s.claim] == []


def in_table(label: str, cell: str, caption: str = "") -> list[str]:
    grid = Grid(table(f"指标 | 2024年\n{label} | {cell}"), 2025)
    read = read_table(grid, Caption(units=unit_named(caption), text=caption), Surroundings(2025))
    return [claim.indicator for told in read for claim in told.claims]


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("unit", ["", "（亿元）"])
def test_nor_is_it_one_in_a_table(amount: str, unit: str) -> None:
    assert in_table(f"集群总产值{unit}", amount) == []


@pytest.mark.parametrize("cell", ["3.5", "3.5亿"])
@pytest.mark.parametrize("unit", ["亿美元", "万美元", "亿港元"])
def test_a_foreign_unit_of_label_or_table_makes_no_figure(cell: str, unit: str) -> None:
    assert in_table(f"集群总产值（{unit}）", cell) == []
    assert in_table("集群总产值", cell, unit) == []


def test_a_table_in_yuan_is_read() -> None:
    assert in_table("集群总产值（亿元）", "3.5") == ["output_total"]
    assert in_table("集群总产值", "3.5亿元") == ["output_total"]


@pytest.mark.parametrize("amount", ["3.5亿元", "人民币3.5亿元", "￥3.5亿", "3.5亿元人民币", "RMB3.5亿元"])
def test_yuan_stay_yuan(amount: str) -> None:
    claims = [s.claim for s in read_sentences(f"2024年集群总产值{amount}。", Surroundings(2025)) if s.claim]
    assert [(claim.indicator, claim.amount.value) for claim in claims] == [("output_total", 350_000_000)]
