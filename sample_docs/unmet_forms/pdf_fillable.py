"""A fillable PDF: the numbers are the values of form fields, not words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from sample_docs.pdf_kit import FONT
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_LEFT, _COLUMNS, _LINE = 2.2 * cm, (9.4 * cm, 12.6 * cm, 15.8 * cm), 0.95 * cm
# (label, indicator, unit, places)
_BY_YEAR = (
    ("集群总产值（亿元）", "output_total", "亿元", 2),
    ("中小企业产值（亿元）", "output_sme", "亿元", 2),
    ("主导产业产值（亿元）", "output_leading", "亿元", 2),
    ("税收（亿元）", "tax", "亿元", 2),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("工业软件应用率（%）", "software_adoption", "%", 1),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
)
# (label, indicator, year, unit, places)
_ONCE = (
    ("占地面积（平方公里）", "area", None, "平方公里", 1),
    ("产值年均增速（%）", "output_growth_avg", None, "%", 1),
    (f"{LAST}年中小企业产值占比（%）", "output_sme_share", LAST, "%", 1),
    (f"{LAST}年主导产业产值占比（%）", "output_leading_share", LAST, "%", 1),
    (f"{LAST}年末企业总数（家）", "firms_total", LAST, "家", 0),
    ("国家级专精特新“小巨人”企业（家）", "little_giants", LAST, "家", 0),
    ("国家级高新技术企业（家）", "hnte", LAST, "家", 0),
    (f"{LAST}年工业互联网平台应用普及率（%）", "platform_penetration", LAST, "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setAuthor(app.applicant)
    canvas.setFont(FONT["Hei"], 16)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 2.2 * cm, "中小企业特色产业集群申报表")
    canvas.setFont(FONT["Song"], 10.5)
    canvas.drawString(_LEFT, A4[1] - 3.2 * cm, f"集群名称：{ledger.pair('集群名称', app.cluster)}")
    canvas.drawString(_LEFT, A4[1] - 4.0 * cm, f"申报单位：{ledger.pair('申报单位', app.applicant)}")
    down = 5.2 * cm
    for year, left in zip(YEARS, _COLUMNS, strict=True):
        canvas.drawString(left, A4[1] - down, f"{year}年")
    for label, indicator, unit, places in _BY_YEAR:
        down += _LINE
        values = ledger.row(label, [f"{year}年" for year in YEARS], ledger.by_year(indicator, unit, places))
        _line(canvas, label, values, down)
    down += 0.6 * cm
    for label, indicator, year, unit, places in _ONCE:
        down += _LINE
        _line(canvas, label, [ledger.pair(label, ledger.number(indicator, year, unit, places))], down)
    canvas.drawString(_LEFT, A4[1] - down - 2 * _LINE, f"填报日期：{app.date.year}年{app.date.month}月{app.date.day}日")
    canvas.save()


def _line(canvas: Any, label: str, values: Sequence[str], down: float) -> None:
    canvas.drawString(_LEFT, A4[1] - down, label)
    for value, left in zip(values, _COLUMNS, strict=False):
        canvas.acroForm.textfield(
            name=f"{label}{left:.0f}", value=value, x=left, y=A4[1] - down - 0.2 * cm, width=2.8 * cm, height=0.62 * cm,
            fontSize=10, borderWidth=0.5, forceBorder=True,
        )  # fmt: skip
