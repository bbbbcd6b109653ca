"""Cards: a row of labels and below it the row of their values, four to a line, years inside the labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("集群认定申请表", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群认定申请表", 18, word_kit.HEAD, "center")
    word_kit.add(
        document, f"申请年度：{app.date.year}年　　填表人：{app.contact}　　电话：{app.phone}", 10.5, align="center"
    )
    made = word_kit.table(document, 0, [3.9] * 4)
    _strip(made, "A 集群名片")
    _wide_card(ledger, made, "集群全称", app.cluster)
    _cards(ledger, made, _card_of_identity(ledger))
    _strip(made, "B 体量")
    for cards in _cards_of_size(ledger):
        _cards(ledger, made, cards)
    _strip(made, "C 企业梯队（年末数，家）")
    _cards(ledger, made, _cards_of_firms(ledger))
    _strip(made, "D 创新")
    for cards in _cards_of_innovation(ledger):
        _cards(ledger, made, cards)
    _strip(made, "E 数字化与绿色化")
    for cards in _cards_of_green(ledger):
        _cards(ledger, made, cards)
    _strip(made, "F 申请单位承诺")
    _wide_card(ledger, made, "承诺事项", "所填内容真实、完整，如有虚假，愿承担相应责任。")
    word_kit.add(document, f"注：未注明年份的均为{LAST}年或{LAST}年末数据。", 9)
    word_kit.add(
        document,
        f"申请单位（公章）：{app.applicant}　　{app.date.year}.{app.date.month}.{app.date.day}",
        11,
        align="right",
    )
    word_kit.save(document, path)


def _strip(made: Any, words: str) -> None:
    row = made.add_row().cells
    word_kit.fill(row[0].merge(row[3]), words, 11, word_kit.HEAD, "left")


def _wide_card(ledger: Ledger, made: Any, label: str, value: str) -> None:
    for words, font in ((label, word_kit.KAI), (ledger.pair(label, value), word_kit.BODY)):
        row = made.add_row().cells
        word_kit.fill(row[0].merge(row[3]), words, 10.5, font)


def _cards(ledger: Ledger, made: Any, cards: Sequence[tuple[str, str]]) -> None:
    labels, values = made.add_row().cells, made.add_row().cells
    for place, (label, value) in enumerate(cards):
        word_kit.fill(labels[place], label, 9.5, word_kit.KAI)
        word_kit.fill(values[place], ledger.pair(label, value) if value else "", 11)


def _card_of_identity(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    return [
        ("所在区（县）", app.place["name"]),
        ("主导产业", app.industry["name"]),
        ("国民经济行业代码", app.industry["code"]),
        ("占地（亩）", ledger.number("area", None, "亩")),
    ]


def _cards_of_size(ledger: Ledger) -> list[list[tuple[str, str]]]:
    def of(indicator: str, year: int | None, unit: str, places: int = 2) -> str:
        return ledger.number(indicator, year, unit, places)

    return [
        [(f"{year}年产值（亿元）", of("output_total", year, "亿元")) for year in YEARS]
        + [("三年平均增速（%）", of("output_growth_avg", None, "%", 1))],
        [
            ("中小企业产值（亿元）", of("output_sme", LAST, "亿元")),
            ("中小企业占集群产值比重", ledger.full("output_sme_share", LAST, "%", 1)),
            ("主导产业产值（亿元）", of("output_leading", LAST, "亿元")),
            ("主导产业占集群产值比重", ledger.full("output_leading_share", LAST, "%", 1)),
        ],
        [
            (f"{_SECOND}年同比增长（%）", of("output_growth", _SECOND, "%", 1)),
            (f"{LAST}年同比增长（%）", of("output_growth", LAST, "%", 1)),
            ("全年上缴税收（万元）", ledger.number("tax", LAST, "万元", 0, "grouped")),
            ("全年出口（亿元）", of("exports", LAST, "亿元")),
        ],
    ]


def _cards_of_firms(ledger: Ledger) -> list[tuple[str, str]]:
    names = (
        ("企业总数", "firms_total"),
        ("其中：中小企业", "firms_sme"),
        ("国家“小巨人”", "little_giants"),
        ("国家高企", "hnte"),
    )
    return [(label, ledger.number(indicator, LAST, "家")) for label, indicator in names]


def _cards_of_innovation(ledger: Ledger) -> list[list[tuple[str, str]]]:
    return [
        [(f"{year}年中小企业研发投入", ledger.full("rd_sme", year, "亿元", 2)) for year in YEARS]
        + [("研发投入年均增长（%）", ledger.number("rd_sme_growth_avg", None, "%", 1))],
        [(f"{year}年末有效发明专利（件）", ledger.number("patents_valid", year, "件")) for year in YEARS]
        + [("年均增长（%）", ledger.number("patents_growth_avg", None, "%", 1))],
        [
            ("常住人口（人）", ledger.number("population", LAST, "人")),
            ("每万人拥有有效发明专利（件）", ledger.number("patents_per_10k", LAST, "件/万人", 1)),
            ("创新平台（个）", ledger.number("innovation_platforms", LAST, "个")),
            ("参与标准制修订（项）", ledger.number("standards", LAST, "项")),
        ],
    ]


def _cards_of_green(ledger: Ledger) -> list[list[tuple[str, str]]]:
    return [
        [(f"{year}年碳排放强度\n（吨/万元）", ledger.number("co2_intensity", year, "吨/万元", 3)) for year in YEARS]
        + [("综合能耗（吨标准煤）", ledger.number("energy_use", LAST, "吨标准煤"))],
        [(f"{year}年工业软件应用率", ledger.full("software_adoption", year, "%", 1)) for year in YEARS]
        + [("平台应用普及率", ledger.full("platform_penetration", LAST, "%", 1))],
    ]
