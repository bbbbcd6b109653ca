"""The latest year first; three levels of row heads, the unit in the last column, notes in the table's foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (section, [(item, [(sub-item, indicator, unit as printed, unit, places)])])
_SECTIONS = (
    (
        "规模",
        (
            (
                "产值",
                (
                    ("全部", "output_total", "亿元", "亿元", 2),
                    ("中小企业", "output_sme", "亿元", "亿元", 2),
                    ("主导产业", "output_leading", "亿元", "亿元", 2),
                ),
            ),
            (
                "占比",
                (
                    ("中小企业产值", "output_sme_share", "%", "%", 1),
                    ("主导产业产值", "output_leading_share", "%", "%", 1),
                ),
            ),
            ("企业", (("全部", "firms_total", "家", "家", 0), ("中小企业", "firms_sme", "家", "家", 0))),
        ),
    ),
    (
        "质量",
        (
            (
                "创新",
                (
                    ("中小企业研发经费", "rd_sme", "万元", "万元", 0),
                    ("有效发明专利", "patents_valid", "件", "件", 0),
                    ("创新平台", "innovation_platforms", "个", "个", 0),
                ),
            ),
            ("贡献", (("税收", "tax", "亿元", "亿元", 2), ("出口", "exports", "亿元", "亿元", 2))),
            ("绿色", (("碳排放强度", "co2_intensity", "吨/万元", "吨/万元", 4),)),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11)
    made = word_kit.table(document, 1, [1.4, 2.0, 3.6, 2.5, 2.5, 2.5, 1.9])
    heads = [f"{year}年" for year in reversed(YEARS)]
    word_kit.fill(made.cell(0, 0).merge(made.cell(0, 2)), "指　　标", 10.5, word_kit.HEAD)
    for column, head in enumerate((*heads, "单位"), 3):
        word_kit.fill(made.cell(0, column), head, 10.5, word_kit.HEAD)
    for section, items in _SECTIONS:
        first = len(made.rows)
        for item, sub_items in items:
            _item(ledger, made, item, sub_items)
        word_kit.fill(made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0)), "\n".join(section), 10.5)
    foot = made.add_row().cells
    words = ledger.fill(
        f"其他：占地<area - 平方公里 1>平方公里；产值年均增速<output_growth_avg - % 1>%；{LAST}年末国家级“小巨人”企业"
        "<little_giants C 家>家、国家级高新技术企业<hnte C 家>家；每万人有效发明专利<patents_per_10k C 件 1>件；"
        "工业互联网平台应用普及率"
        "<platform_penetration C % 1>%（认定条件为不低于15%）。"
    )
    word_kit.fill(foot[0].merge(foot[6]), words, 10, align="left")
    word_kit.save(document, path)


def _item(ledger: Ledger, made: Any, item: str, sub_items: Any) -> None:
    first = len(made.rows)
    heads = [f"{year}年" for year in reversed(YEARS)]
    for sub_item, indicator, shown, unit, places in sub_items:
        row = made.add_row().cells
        word_kit.fill(row[2], sub_item, 10.5)
        values = list(reversed(ledger.by_year(indicator, unit, places)))
        for cell, head, value in zip(row[3:6], heads, values, strict=True):
            word_kit.fill(cell, ledger.pair(item, sub_item, head, value), 10.5)
        word_kit.fill(row[6], shown, 10.5)
    word_kit.fill(made.cell(first, 1).merge(made.cell(len(made.rows) - 1, 1)), item, 10.5)
