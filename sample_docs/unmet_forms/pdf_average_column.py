"""Years across, then their sum and their average yearly growth, which is an indicator for some rows only."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_AVERAGES = {"output_total": "output_growth_avg", "rd_sme": "rd_sme_growth_avg", "patents_valid": "patents_growth_avg"}
# (label, indicator, unit, places, whether a sum over the years makes sense)
_ROWS = (
    ("集群总产值（亿元）", "output_total", "亿元", 2, True),
    ("　中小企业产值（亿元）", "output_sme", "亿元", 2, True),
    ("　主导产业产值（亿元）", "output_leading", "亿元", 2, True),
    ("税收（亿元）", "tax", "亿元", 2, True),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0, True),
    ("有效发明专利（件）", "patents_valid", "件", 0, False),
    ("从业人员（人）", "employees", "人", 0, False),
    ("常住人口（人）", "population", "人", 0, False),
    ("碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3, False),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11, after=4),
        _table(ledger),
        pdf_kit.text(
            ledger.fill(
                f"{LAST}年：中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比<output_leading_share C % 1>"
                f"%，工业互联网平台"
                "应用普及率<platform_penetration C % 1>%，每万人有效发明专利拥有量<patents_per_10k C 件 1>件；"
                "年末有国家级“小巨人”企业"
                "<little_giants C 家>家、国家级高新技术企业<hnte C 家>家。集群占地<area - 平方公里 1>平方公里。"
            ),
            11,
            before=6,
        ),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表")


def _table(ledger: Ledger) -> Any:
    heads = [f"{year}年" for year in YEARS]
    rows: list[list[str]] = [["指标", *heads, "三年合计", "年均增长（%）"]]
    for label, indicator, unit, places, is_summed in _ROWS:
        values = ledger.row(label.strip("　"), heads, ledger.by_year(indicator, unit, places))
        total = f"{sum(Decimal(value) for value in values)}" if is_summed else "—"
        if indicator in _AVERAGES:
            average = ledger.number(_AVERAGES[indicator], None, "%", 1)
        else:
            ratio = ledger.app.exact[indicator, LAST] / ledger.app.exact[indicator, YEARS[0]]
            average = f"{(ratio.sqrt() - 1) * 100:.1f}"
        rows.append([label, *values, total, ledger.pair(label.strip("　"), "年均增长（%）", average)])
    return pdf_kit.grid(rows, [5.0, 2.2, 2.2, 2.2, 2.3, 2.5], size=9.5)
