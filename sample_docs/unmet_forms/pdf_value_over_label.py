"""A sheet of big numbers with their labels below them, as on a poster; the years are ribbons across the page."""

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

_LEFT, _WIDE, _HIGH, _ACROSS = 2.2 * cm, 5.5 * cm, 2.2 * cm, 3
# (label, indicator, unit, places)
_Item = tuple[str, str, str, int]
_EVERY_YEAR: tuple[_Item, ...] = (
    ("集群总产值", "output_total", "亿元", 2),
    ("中小企业产值", "output_sme", "亿元", 2),
    ("主导产业产值", "output_leading", "亿元", 2),
    ("中小企业研发经费", "rd_sme", "万元", 0),
    ("年末有效发明专利", "patents_valid", "件", 0),
    ("二氧化碳排放强度", "co2_intensity", "吨/万元", 3),
)
_LAST_ONLY: tuple[_Item, ...] = (
    ("年末企业总数", "firms_total", "家", 0),
    ("国家级高新技术企业", "hnte", "家", 0),
    ("国家级专精特新“小巨人”", "little_giants", "家", 0),
    ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
    ("中小企业产值占比", "output_sme_share", "%", 1),
    ("主导产业产值占比", "output_leading_share", "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setAuthor(app.applicant)
    canvas.setFont(FONT["Hei"], 16)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 2.0 * cm, "中小企业特色产业集群申报表（图示版）")
    canvas.setFont(FONT["Song"], 11)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 2.8 * cm, f"{app.cluster}　申报单位：{app.applicant}")
    down = 3.6 * cm
    for year in reversed(YEARS):
        items = (*_EVERY_YEAR, *_LAST_ONLY) if year == LAST else _EVERY_YEAR
        if down + (len(items) / _ACROSS + 1) * _HIGH > 27 * cm:
            canvas.showPage()
            down = 2.4 * cm
        down = _ribbon(canvas, f"{year}年", down)
        down = _numbers(ledger, canvas, items, year, down)
    _foot(ledger, canvas, down)
    canvas.save()


def _ribbon(canvas: Any, words: str, down: float) -> float:
    canvas.setFillGray(0.85)
    canvas.rect(_LEFT, A4[1] - down - 0.25 * cm, _WIDE * _ACROSS, 0.8 * cm, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont(FONT["Hei"], 12)
    canvas.drawString(_LEFT + 0.3 * cm, A4[1] - down, words)
    return down + 1.3 * cm


def _numbers(ledger: Ledger, canvas: Any, items: Sequence[_Item], year: int, down: float) -> float:
    for place, (label, indicator, unit, places) in enumerate(items):
        value = ledger.pair(label, ledger.full(indicator, year, unit, places))
        middle = _LEFT + (place % _ACROSS + 0.5) * _WIDE
        top = down + place // _ACROSS * _HIGH
        canvas.setFont(FONT["Hei"], 17)
        canvas.drawCentredString(middle, A4[1] - top, value)
        canvas.setFont(FONT["Song"], 10)
        canvas.drawCentredString(middle, A4[1] - top - 0.7 * cm, label)
    return down + -(-len(items) // _ACROSS) * _HIGH


def _foot(ledger: Ledger, canvas: Any, down: float) -> None:
    app = ledger.app
    canvas.setFont(FONT["Song"], 10.5)
    for line in (
        "三年间：产值年均增速<output_growth_avg - % 1>%，中小企业研发经费年均增长<rd_sme_growth_avg - % 1>%，"
        "有效发明专利年均增长<patents_growth_avg - % 1>%。",
        f"占地<area - 平方公里 1>平方公里；每万人有效发明专利拥有量<patents_per_10k C 件 1>件（{LAST}年末）。",
        f"填报：{app.contact}　{app.date.year}年{app.date.month}月{app.date.day}日",
    ):
        canvas.drawString(_LEFT, A4[1] - down, ledger.fill(line))
        down += 0.8 * cm
