"""Our cluster's columns beside those of another city's cluster, two years each; the difference in the last column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_BEFORE = YEARS[1]
_YEARS = (_BEFORE, LAST)
_OTHERS = ("佛山市禅城区陶瓷", "中山市古镇灯饰", "东莞市虎门服装", "江门市新会集成电路")
# (label, unit as printed, indicator, places)
_ROWS = (
    ("总产值", "亿元", "output_total", 2),
    ("其中：中小企业", "亿元", "output_sme", 2),
    ("其中：主导产业", "亿元", "output_leading", 2),
    ("税收", "亿元", "tax", 2),
    ("出口额", "亿元", "exports", 2),
    ("从业人数", "人", "employees", 0),
    ("中小企业研发经费", "万元", "rd_sme", 0),
    ("有效发明专利", "件", "patents_valid", 0),
    ("工业软件应用率", "%", "software_adoption", 1),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    other = f"{ledger.one_of(*_OTHERS)}产业集群"
    story: list[Any] = [
        pdf_kit.text("集群申报及对标情况表", 18, "Hei", "center"),
        pdf_kit.text(f"申报集群：{ledger.pair('申报集群', app.cluster)}　　对标集群：{other}", 11.5, after=4),
        _table(ledger, other),
        pdf_kit.text(
            ledger.fill(
                f"说明：我集群{LAST}年共有企业<firms_total C 家>家，{other}有企业147家。我集群产值年均增长"
                "<output_growth_avg - % 1>%，对标集群为6.4%。我集群拥有国家级“小巨人”企业<little_giants C 家>家，"
                "少于对标集群的21家；占地<area - 平方公里 1>平方公里，对标集群为52.3平方公里。"
            ),
            11.5,
            before=6,
        ),
    ]
    pdf_kit.save(story, path, app.applicant, "集群申报", pagesize=landscape(A4))


def _table(ledger: Ledger, other: str) -> Any:
    ours = f"{ledger.app.industry['name']}产业集群（本集群）"
    years = [f"{year}年" for year in _YEARS]
    rows = [["指标", "单位", ours, "", f"{other}（对标）", "", "差距"], ["", "", *years, *years, ""]]
    for label, unit, indicator, places in _ROWS:
        name = label.removeprefix("其中：")
        own = [ledger.number(indicator, year, unit, places) for year in _YEARS]
        strange = [_scaled(number, factor, places) for number, factor in zip(own, ("1.31", "1.27"), strict=True)]
        for year, value in zip(years, own, strict=True):
            ledger.pair(name, year, value)
        rows.append([label, unit, *own, *strange, f"{Decimal(own[1]) - Decimal(strange[1]):f}"])
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (5, 0)), ((6, 0), (6, 1))]
    return pdf_kit.grid(rows, [5.0, 2.4, 3.2, 3.2, 3.2, 3.2, 2.8], 2, spans, 10)


def _scaled(number: str, factor: str, places: int) -> str:
    return f"{Decimal(number) * Decimal(factor):.{places}f}"
