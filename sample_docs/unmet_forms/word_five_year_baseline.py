"""The years of a five-year plan: its base year, the last three with 预计 beside 实际, the target of its last year."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_BASE = 2020
_AIMED_AT = 20
_HEADS = (
    f"“十三五”末（{_BASE}年）",
    f"{YEARS[1]}年",
    f"{LAST}年\n预计",
    f"{LAST}年\n实际",
    f"“十四五”末（{YEAR}年）目标",
)
# (label, indicator, unit, places)
_ROWS = (
    ("集群总产值（亿元）", "output_total", "亿元", 1),
    ("中小企业总产值（亿元）", "output_sme", "亿元", 1),
    ("主导产业总产值（亿元）", "output_leading", "亿元", 1),
    ("中小企业研发支出（亿元）", "rd_sme", "亿元", 2),
    ("税收收入（亿元）", "tax", "亿元", 2),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("集群企业数（家）", "firms_total", "家", 0),
    ("工业软件应用率（%）", "software_adoption", "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "产业集群发展情况申报表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11)
    made = word_kit.table(document, 1, [4.4, 2.5, 2.2, 2.2, 2.2, 2.7])
    for cell, words in zip(made.rows[0].cells, ("指标", *_HEADS), strict=True):
        word_kit.fill(cell, words, 10, word_kit.HEAD)
    for row in _ROWS:
        for cell, words in zip(made.add_row().cells, _row(ledger, *row), strict=True):
            word_kit.fill(cell, words, 10)
    ledger.claim("little_giants", YEAR, Decimal(_AIMED_AT), str(_AIMED_AT), "target")
    for line in _lines():
        word_kit.add(document, ledger.fill(line), 12)
    word_kit.save(document, path)


def _row(ledger: Ledger, label: str, indicator: str, unit: str, places: int) -> list[str]:
    exact = ledger.app.exact
    digits = Decimal(1).scaleb(-places)
    base = (exact[indicator, YEARS[0]] * Decimal("0.84")).quantize(digits, ROUND_HALF_UP)
    expected = (exact[indicator, LAST] * Decimal("1.02")).quantize(digits, ROUND_HALF_UP)
    values = [
        ledger.claim(indicator, _BASE, base, f"{base:f}"),
        ledger.number(indicator, YEARS[1], unit, places),
        ledger.claim(indicator, LAST, expected, f"{expected:f}", "estimate"),
        ledger.number(indicator, LAST, unit, places),
        ledger.goal(indicator, YEAR, unit, places, 8.5),
    ]
    return [label, *ledger.row(label, [head.replace("\n", "") for head in _HEADS], values)]


def _lines() -> list[str]:
    return [
        f"“十四五”以来，集群稳步发展。{LAST}年中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比"
        "<output_leading_share C % 1>%，产值年均增长<output_growth_avg - % 1>%。",
        "集群规划面积<area - 平方公里 1>平方公里，现有国家级“小巨人”企业<little_giants C 家>家、"
        "国家级高新技术企业<hnte C 家>家。",
        f"到{YEAR}年，力争国家级“小巨人”企业达到{_AIMED_AT}家，全市集群总产值突破千亿元。",
    ]
