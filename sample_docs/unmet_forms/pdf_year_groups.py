"""Rows grouped by year: the year's cell is merged over its indicators, each on a row with its number and unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, unit as printed, indicator, unit, places)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 2),
    ("其中：中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("其中：主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("税收", "亿元", "tax", "亿元", 2),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("年末有效发明专利", "件", "patents_valid", "件", 0),
    ("年末企业总数", "家", "firms_total", "家", 0),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    rows: list[list[str]] = [["年度", "指标", "数值", "计量单位"]]
    spans = []
    for year in YEARS:
        first = len(rows)
        for label, shown, indicator, unit, places in _ROWS:
            value = ledger.pair(label, ledger.number(indicator, year, unit, places))
            rows.append([f"{year}年" if len(rows) == first else "", label, value, shown])
        spans.append(((0, first), (0, len(rows) - 1)))
    below = ledger.fill(
        f"注：占地<area - 平方公里 1>平方公里；产值年均增速<output_growth_avg - % 1>%；{LAST}"
        f"年中小企业产值占比<output_sme_share C % 1>%，"
        "主导产业产值占比<output_leading_share C % 1>%，工业互联网平台应用普及率<platform_penetration C % 1>%；"
        f"{LAST}年末国家级“小巨人”企业<little_giants C 家>家，国家级高新技术企业<hnte C 家>家。"
    )
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11, after=4),
        pdf_kit.grid(rows, [3.0, 6.4, 3.6, 2.8], spans=spans, size=10),
        pdf_kit.text(below, 10.5, before=4),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表")
