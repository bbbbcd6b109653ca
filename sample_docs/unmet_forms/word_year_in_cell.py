"""A label at the left and three cells beside it, each with its year and its number: 2022年：45.61."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, indicator, unit, places)
_ROWS = (
    ("集群产值规模（亿元）", "output_total", "亿元", 2),
    ("中小企业产值规模（亿元）", "output_sme", "亿元", 2),
    ("主导产业产值规模（亿元）", "output_leading", "亿元", 2),
    ("中小企业研发经费（亿元）", "rd_sme", "亿元", 2),
    ("有效发明专利数（件）", "patents_valid", "件", 0),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1),
    ("工业软件应用率（%）", "software_adoption", "%", 1),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 4),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "申　报　表", 22, word_kit.TITLE, "center", bold=True)
    made = word_kit.table(document, 0, [4.6, 3.8, 3.8, 3.8])
    _wide(ledger, made, "集群名称", app.cluster)
    _wide(ledger, made, "申报单位", app.applicant)
    _wide(ledger, made, "主导产业及代码", f"{app.industry['name']} {app.industry['code']}")
    _wide(ledger, made, "四至范围及面积", f"东至{app.towns[0]}，西至{app.towns[1]}，共<area - 平方公里 1>平方公里")
    for label, indicator, unit, places in _ROWS:
        row = made.add_row().cells
        word_kit.fill(row[0], label, 10.5)
        for cell, year, number in zip(row[1:], YEARS, ledger.by_year(indicator, unit, places), strict=True):
            word_kit.fill(cell, f"{year}年：{ledger.pair(label, str(year), number)}", 10.5)
    for label, words in _single():
        _wide(ledger, made, label, words)
    word_kit.add(document, f"填表日期：{app.date.year}年{app.date.month}月{app.date.day}日", 11, align="right")
    word_kit.save(document, path)


def _wide(ledger: Ledger, made: Any, label: str, words: str) -> None:
    row = made.add_row().cells
    word_kit.fill(row[0], label, 10.5)
    word_kit.fill(row[1].merge(row[3]), ledger.pair(label, ledger.fill(words)), 10.5, align="left")


def _single() -> list[tuple[str, str]]:
    return [
        ("产值占比", f"{LAST}年：中小企业<output_sme_share C % 1>%；主导产业<output_leading_share C % 1>%"),
        (
            "年均增长",
            "产值<output_growth_avg - % 1>%；中小企业研发经费<rd_sme_growth_avg - % 1>%；"
            "有效发明专利<patents_growth_avg - % 1>%",
        ),
        (
            "企业数量",
            f"{LAST}年末共<firms_total C 家>家，其中中小企业<firms_sme C 家>家，主导产业企业<firms_leading C 家>家",
        ),
        (
            "优质企业",
            "国家级专精特新“小巨人”企业<little_giants C 家>家；国家级高新技术企业<hnte C 家>家；"
            "省级专精特新中小企业<srdi_provincial C 家>家；创新型中小企业<innovative_smes C 家>家",
        ),
        ("每万人专利", "<patents_per_10k C 件 1>件（按常住人口<population C 万人 2>万人计）"),
        ("税收与出口", f"{LAST}年税收<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元"),
        ("负面清单", "近三年未发生较大及以上安全、质量和环境污染事故"),
    ]
