"""One unit for the whole table, and marks ※ ▲ * at some labels whose notes below it say another one."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(f"{year}年" for year in YEARS)
# (label, mark, indicator, unit, places)
_ROWS = (
    ("工业总产值", "", "output_total", "亿元", 2),
    ("其中：中小企业产值", "", "output_sme", "亿元", 2),
    ("　　　主导产业产值", "", "output_leading", "亿元", 2),
    ("实缴税金", "※", "tax", "万元", 0),
    ("中小企业研发经费支出", "※", "rd_sme", "万元", 0),
    ("自营出口", "", "exports", "亿元", 2),
    ("年末从业人员", "▲", "employees", "人", 0),
    ("年末常住人口", "▲▲", "population", "万人", 2),
    ("年末有效发明专利", "#", "patents_valid", "件", 0),
)
_NOTES = (
    "注：带※的指标单位为万元；带▲的单位为人，带▲▲的单位为万人；带#的单位为件，不含实用新型和外观设计。",
    "表中未加标记的金额均以亿元计。",
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "产业集群基本情况表", 20, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"填报单位：{ledger.pair('填报单位', app.applicant)}", 11)
    word_kit.add(document, f"集群全称：{ledger.pair('集群全称', app.cluster)}", 11)
    word_kit.add(document, "金额单位：亿元", 10.5, align="right")
    made = word_kit.table(document, 1, [6.4, 3.2, 3.2, 3.2])
    for cell, words in zip(made.rows[0].cells, ("项　　目", *_HEADS), strict=True):
        word_kit.fill(cell, words, 10.5, word_kit.HEAD)
    for label, mark, indicator, unit, places in _ROWS:
        name = label.strip("　").removeprefix("其中：")
        values = ledger.row(name, _HEADS, ledger.by_year(indicator, unit, places))
        for cell, words in zip(made.add_row().cells, (label + mark, *values), strict=True):
            word_kit.fill(cell, words, 10.5)
    for line in (*_NOTES, *_lines()):
        word_kit.add(document, ledger.fill(line), 10.5)
    word_kit.save(document, path)


def _lines() -> list[str]:
    return [
        f"补充说明：{LAST}年中小企业产值占工业总产值的<output_sme_share C % 1>%；"
        "主导产业产值占<output_leading_share C % 1>%。"
        "三年来工业总产值年均增长<output_growth_avg - % 1>%，有效发明专利年均增长<patents_growth_avg - % 1>%。",
        "集群占地<area - 亩>亩，年末有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家，"
        "国家级“小巨人”<little_giants C 家>家，省级专精特新<srdi_provincial C 家>家。",
        "同期全区规模以上工业总产值612.4亿元，增长4.1%，税收18.7亿元，均不属本集群数据。",
    ]
