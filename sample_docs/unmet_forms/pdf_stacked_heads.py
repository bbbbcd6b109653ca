"""A three-line table (rules at head and foot only): the heads set vertically, years down as 22年, groups between."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Table, TableStyle

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (head, unit as printed, indicator, unit, places)
_Column = tuple[str, str, str, str, int]
_SIZE: tuple[_Column, ...] = (
    ("总产值", "亿元", "output_total", "亿元", 2),
    ("中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("中小企业占比", "%", "output_sme_share", "%", 1),
    ("主导产业占比", "%", "output_leading_share", "%", 1),
    ("企业数", "家", "firms_total", "家", 0),
    ("税收", "亿元", "tax", "亿元", 2),
)
_QUALITY: tuple[_Column, ...] = (
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("创新平台", "个", "innovation_platforms", "个", 0),
    ("标准制修订", "项", "standards", "项", 0),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("综合能耗", "吨标煤", "energy_use", "吨标准煤", 0),
    ("碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("汕头市中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"集群：{ledger.pair('集群', app.cluster)}", 11),
        pdf_kit.text(f"单位：{ledger.pair('单位', app.applicant)}", 11),
        pdf_kit.text("表1　规模", 11, "Hei", "center", before=4, after=2),
        _table(ledger, _SIZE),
        pdf_kit.text("表2　创新、数字化与绿色化", 11, "Hei", "center", before=8, after=2),
        _table(ledger, _QUALITY),
        pdf_kit.text(
            ledger.fill(
                "另报：用地<area - 公顷>公顷；产值年均增速<output_growth_avg - % 1>%；"
                f"{LAST}年末国家级“小巨人”企业<little_giants C 家>家，国家级高新技术企业<hnte C 家>家，"
                "工业互联网平台应用普及率<platform_penetration C % 1>%，每万人有效发明专利<patents_per_10k C 件 1>件。"
            ),
            10.5,
            before=6,
        ),
        pdf_kit.text("资料来源：区统计局、区科技局。表内“22年”指2022年，余类推。", 9.5, before=4),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报表")


def _table(ledger: Ledger, columns: Sequence[_Column]) -> Table:
    heads = ["年份", *("<br/>".join(head) for head, *_ in columns)]
    units = ["", *(f"({shown})" for _, shown, *_ in columns)]
    rows: list[list[str]] = [heads, units]
    for year in YEARS:
        values = []
        for head, _, indicator, unit, places in columns:
            values.append(ledger.pair(f"{year % 100}年", head, ledger.number(indicator, year, unit, places)))
        rows.append([f"{year % 100}年", *values])
    style = TableStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black),
            ("LINEBELOW", (0, 1), (-1, 1), 0.6, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 1.2, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
    )
    cells = [[pdf_kit.cell(word, 10, "Hei" if place < 2 else "Song") for word in row] for place, row in enumerate(rows)]
    return Table(cells, colWidths=[45, *[58] * len(columns)], style=style)
