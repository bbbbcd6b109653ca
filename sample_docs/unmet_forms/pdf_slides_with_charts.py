"""Slides saved as PDF: bar charts with the number over each bar and the year below, bullets, a pie, goals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from sample_docs.pdf_kit import FONT
from sample_docs.truth import LAST, YEAR, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_PAGE = (25.4 * cm, 14.3 * cm)
# two charts a slide: (title, indicator, unit, places)
_CHARTS: tuple[tuple[str, tuple[tuple[str, str, str, int], ...]], ...] = (
    (
        "二、规模与结构",
        (("集群总产值（亿元）", "output_total", "亿元", 2), ("中小企业产值（亿元）", "output_sme", "亿元", 2)),
    ),
    (
        "三、创新投入与产出",
        (("中小企业研发经费（万元）", "rd_sme", "万元", 0), ("有效发明专利（件）", "patents_valid", "件", 0)),
    ),
    (
        "四、数字化与绿色化",
        (
            ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1),
            ("碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
        ),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=_PAGE, invariant=1)
    canvas.setAuthor(app.applicant)
    canvas.setFont(FONT["Hei"], 26)
    canvas.drawCentredString(_PAGE[0] / 2, 8.2 * cm, app.cluster)
    canvas.setFont(FONT["Hei"], 20)
    canvas.drawCentredString(_PAGE[0] / 2, 6.6 * cm, "申报情况汇报")
    canvas.setFont(FONT["Song"], 14)
    canvas.drawCentredString(_PAGE[0] / 2, 4.6 * cm, f"{app.applicant}　{app.date.year}年{app.date.month}月")
    canvas.showPage()
    _bullets(ledger, canvas, "一、集群概况", _overview(ledger))
    for title, charts in _CHARTS:
        _title(canvas, title)
        for place, chart in enumerate(charts):
            _chart(ledger, canvas, (1.6 + place * 11.6) * cm, *chart)
        canvas.showPage()
    _bullets(ledger, canvas, "五、下一步目标", _goals(ledger))
    canvas.save()


def _title(canvas: Any, words: str) -> None:
    canvas.setFillGray(0.2)
    canvas.rect(0, _PAGE[1] - 1.7 * cm, _PAGE[0], 1.7 * cm, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.setFont(FONT["Hei"], 20)
    canvas.drawString(1.2 * cm, _PAGE[1] - 1.2 * cm, words)
    canvas.setFillGray(0)


def _bullets(ledger: Ledger, canvas: Any, title: str, lines: list[str]) -> None:
    _title(canvas, title)
    canvas.setFont(FONT["Song"], 15)
    for place, line in enumerate(lines):
        canvas.drawString(1.6 * cm, _PAGE[1] - (3.1 + place * 1.35) * cm, f"◆ {ledger.fill(line)}")
    canvas.showPage()


def _chart(ledger: Ledger, canvas: Any, left: float, title: str, indicator: str, unit: str, places: int) -> None:
    bottom, wide, step = 2.4 * cm, 1.7 * cm, 3.2 * cm
    canvas.setFont(FONT["Hei"], 14)
    canvas.drawCentredString(left + 5.0 * cm, 11.4 * cm, title)
    canvas.line(left, bottom, left + 10 * cm, bottom)
    highest = max(ledger.app.exact[indicator, year] for year in YEARS)
    canvas.setFont(FONT["Song"], 13)
    for place, year in enumerate(YEARS):
        height = float(ledger.app.exact[indicator, year] / highest) * 7.2 * cm
        middle = left + 1.8 * cm + place * step
        canvas.setFillGray(0.65)
        canvas.rect(middle - wide / 2, bottom, wide, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        number = ledger.pair(title, f"{year}年", ledger.number(indicator, year, unit, places))
        canvas.drawCentredString(middle, bottom + height + 0.2 * cm, number)
        canvas.drawCentredString(middle, bottom - 0.7 * cm, f"{year}年")


def _overview(ledger: Ledger) -> list[str]:
    return [
        f"位于{'、'.join(ledger.app.towns)}，占地<area - 平方公里 1>平方公里",
        f"{LAST}年末企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；从业人员<employees C 人>人",
        f"{LAST}年中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比<output_leading_share C % 1>%",
        "国家级“小巨人”<little_giants C 家>家，国家高新技术企业<hnte C 家>家，省级专精特新<srdi_provincial C 家>家",
        f"{LAST}年税收<tax C 亿元 2>亿元，出口<exports C 亿元 2>亿元，占全区出口的13.8%",
        "总产值年均增长<output_growth_avg - % 1>%，中小企业研发经费年均增长<rd_sme_growth_avg - % 1>%",
        "产品结构：终端产品62%、零部件27%、材料及服务11%",
    ]


def _goals(ledger: Ledger) -> list[str]:
    return [
        f"{YEAR}年集群总产值达到{ledger.goal('output_total', YEAR, '亿元', 1, 8.0)}亿元，"
        f"{YEAR + 2}年达到{ledger.goal('output_total', YEAR + 2, '亿元', 1, 8.0)}亿元",
        f"{YEAR + 2}年有效发明专利达到{ledger.goal('patents_valid', YEAR + 2, '件', 0, 12.0)}件",
        "新建公共服务平台2个，引进重点项目5个、总投资18.5亿元",
    ]
