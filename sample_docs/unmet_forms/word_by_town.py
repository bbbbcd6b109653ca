"""Figures of each town and of each part of the chain, of which only the row 合计 is the cluster's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (head, indicator, unit, places)
_Column = tuple[str, str, str, int]
_BY_TOWN: tuple[_Column, ...] = (
    ("企业数（家）", "firms_total", "家", 0),
    ("产值（万元）", "output_total", "万元", 0),
    ("从业人员（人）", "employees", "人", 0),
    ("税收（万元）", "tax", "万元", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
)
_SPLITS = {"towns": ("0.58",), "chain": ("0.24", "0.55")}


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("集群申报表", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(
        document, f"集群：{ledger.pair('集群', app.cluster)}　申报单位：{ledger.pair('申报单位', app.applicant)}", 11
    )
    word_kit.add(document, f"一、分镇（街道）情况（{LAST}年）", 13, word_kit.HEAD)
    _divided(ledger, document, "镇（街道）", app.towns, _SPLITS["towns"])
    word_kit.add(document, "二、近三年产值（亿元）", 13, word_kit.HEAD)
    _three_years(ledger, document)
    word_kit.add(document, f"三、产业链环节分布（{LAST}年产值，万元）", 13, word_kit.HEAD)
    _links(ledger, document)
    word_kit.add(document, "四、其他情况", 13, word_kit.HEAD)
    for paragraph in _others(ledger):
        word_kit.body(document, ledger.fill(paragraph), 12)
    word_kit.add(document, f"{app.date.year}年{app.date.month}月{app.date.day}日", 12, align="right")
    word_kit.save(document, path)


def _parts(total: str, shares: Sequence[str]) -> list[str]:
    """The total in whole parts, the last one being what is left."""
    parts = [int(Decimal(total) * Decimal(share)) for share in shares]
    return [str(part) for part in (*parts, int(total) - sum(parts))]


def _divided(ledger: Ledger, document: Any, head: str, names: Sequence[str], shares: Sequence[str]) -> None:
    made = word_kit.table(document, len(names) + 2, [3.2, *[2.6] * len(_BY_TOWN)])
    word_kit.fill(made.cell(0, 0), head, 10, word_kit.HEAD)
    for column, (label, indicator, unit, places) in enumerate(_BY_TOWN, 1):
        total = ledger.number(indicator, LAST, unit, places)
        ledger.pair("合计", label, total)
        word_kit.fill(made.cell(0, column), label, 10, word_kit.HEAD)
        for row, number in enumerate((*_parts(total, shares), total), 1):
            word_kit.fill(made.cell(row, column), number, 10)
    for row, name in enumerate((*names, "合　计"), 1):
        word_kit.fill(made.cell(row, 0), name, 10)


def _three_years(ledger: Ledger, document: Any) -> None:
    made = word_kit.table(document, 5, [4.2, 3.8, 3.8, 3.8])
    heads = [f"{year}年" for year in YEARS]
    rows = [["", *heads]]
    for label, indicator in (("全集群", "output_total"), ("中小企业", "output_sme"), ("主导产业", "output_leading")):
        rows.append([label, *ledger.row(label, heads, ledger.by_year(indicator, "亿元", 2))])
    large = [f"{Decimal(rows[1][place]) - Decimal(rows[2][place]):.2f}" for place in (1, 2, 3)]
    rows.append(["大型企业", *large])
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            word_kit.fill(made.cell(row, column), word, 10.5, word_kit.HEAD if not row else word_kit.BODY)


def _links(ledger: Ledger, document: Any) -> None:
    names = ("上游（原材料、配件）", "中游（生产制造）", "下游（品牌、销售、服务）")
    total = str(int(ledger.app.exact["output_total", LAST] * 10_000))
    made = word_kit.table(document, 2, [4.2, 4.2, 4.2])
    for column, (name, number) in enumerate(zip(names, _parts(total, _SPLITS["chain"]), strict=True)):
        word_kit.fill(made.cell(0, column), name, 10, word_kit.HEAD)
        word_kit.fill(made.cell(1, column), number, 10)


def _others(ledger: Ledger) -> list[str]:
    one, other = ledger.app.towns
    return [
        f"集群跨{one}和{other}，占地<area - 平方公里 1>平方公里，其中{one}片区{ledger.one_of('4.2', '3.9')}"
        f"平方公里为核心区。"
        f"{LAST}年中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比<output_leading_share C % 1>%，"
        f"三年产值年均增速"
        "<output_growth_avg - % 1>%。",
        f"集群有国家级高新技术企业<hnte C 家>家（其中{one}4家），省级专精特新中小企业<srdi_provincial C 家>家，"
        f"国家级专精特新"
        "“小巨人”企业<little_giants C 家>家。",
        f"{LAST}年中小企业研发经费<rd_sme C 亿元 2>亿元，比{_SECOND}年的<rd_sme B 亿元 2>亿元有较大增加，{_FIRST}年为"
        "<rd_sme A 亿元 2>亿元。工业互联网平台应用普及率<platform_penetration C % 1>%；工业软件应用率"
        f"{_FIRST}年、{_SECOND}年、{LAST}年分别达到<software_adoption A % 1>%、<software_adoption B % 1>%、"
        f"<software_adoption C % 1>%。",
    ]
