"""Years over measures in the head, groups of firms down: what a number is follows from its row and both heads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST = YEARS[0]
_MEASURES = ("产值", "占比", "增速")
# (row, output's indicator, share's indicator)
_GROUPS = (
    ("集群合计", "output_total", ""),
    ("其中：中小企业", "output_sme", "output_sme_share"),
    ("其中：主导产业", "output_leading", "output_leading_share"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(
            f"申报单位：{ledger.pair('申报单位', app.applicant)}　　集群名称：{ledger.pair('集群名称', app.cluster)}",
            11,
        ),
        pdf_kit.text("一、产值（亿元，%）", 11.5, "Hei", before=4, after=2),
        _output(ledger),
        pdf_kit.text("二、其他（上行为数值，下行为比上年增长%）", 11.5, "Hei", before=6, after=2),
        _others(ledger),
        pdf_kit.text(
            ledger.fill(
                "三、补充：占地<area - 平方公里 1>平方公里；三年产值年均增速<output_growth_avg - % 1>%；"
                f"{LAST}年末国家级专精特新“小巨人”企业<little_giants C 家>家、国家级高新技术企业<hnte C 家>家；"
                f"工业互联网平台应用普及率{LAST}年<platform_penetration C % 1>%；"
                f"每万人有效发明专利拥有量<patents_per_10k C 件 1>件。"
            ),
            10.5,
            before=6,
        ),
        pdf_kit.gap(0.3),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表", pagesize=landscape(A4))


def _rise(app: Any, indicator: str, year: int) -> str:
    now, before = app.exact[indicator, year], app.exact[indicator, year - 1]
    return f"{Decimal(now / before - 1) * 100:.1f}"


def _output(ledger: Ledger) -> Any:
    heads = [["", *(f"{year}年" if not place else "" for year in YEARS for place in range(3))]]
    heads.append(["项目", *_MEASURES * 3])
    rows = []
    for name, output, share in _GROUPS:
        cells = []
        for year in YEARS:
            cells.append(ledger.pair(name, f"{year}年", "产值", ledger.number(output, year, "亿元", 2)))
            part = ledger.number(share, year, "%", 1) if share else "100.0"
            cells.append(ledger.pair(name, f"{year}年", "占比", part))
            if year == _FIRST:
                cells.append("—")
            elif share:
                cells.append(ledger.pair(name, f"{year}年", "增速", _rise(ledger.app, output, year)))
            else:
                cells.append(ledger.pair(name, f"{year}年", "增速", ledger.number("output_growth", year, "%", 1)))
        rows.append([name, *cells])
    spans = [((3 * place + 1, 0), (3 * place + 3, 0)) for place in range(3)]
    return pdf_kit.grid([*heads, *rows], [4.0, *[2.2] * 9], head=2, spans=spans, size=10)


def _others(ledger: Ledger) -> Any:
    """Under each number the row of its changes, which are no indicators."""
    rows: list[list[str]] = [["指标", "单位", *(f"{year}年" for year in YEARS)]]
    spans = []
    for label, indicator, shown, unit, places in (
        ("税收", "tax", "亿元", "亿元", 2),
        ("中小企业研发经费", "rd_sme", "万元", "万元", 0),
        ("有效发明专利", "patents_valid", "件", "件", 0),
        ("从业人员", "employees", "人", "人", 0),
        ("二氧化碳排放强度", "co2_intensity", "吨/万元", "吨/万元", 3),
    ):
        values = ledger.row(label, rows[0][2:], ledger.by_year(indicator, unit, places))
        first = len(rows)
        rows.append([label, shown, *values])
        rows.append(["", "%", "—", *(_rise(ledger.app, indicator, year) for year in YEARS[1:])])
        spans.append(((0, first), (0, first + 1)))
    return pdf_kit.grid(rows, [6.0, 3.0, 4.0, 4.0, 4.0], spans=spans, size=9)
