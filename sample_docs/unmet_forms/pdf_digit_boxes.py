"""One box for each digit, as on a statistical return: codes at the left, the point printed between the boxes."""

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

_CODE, _LABEL, _RIGHT, _BOX, _LINE, _TOP = 2.2 * cm, 3.2 * cm, 18.6 * cm, 0.58 * cm, 0.86 * cm, 2.2 * cm
# (label, indicator, year, unit, places, boxes before the point)
_Item = tuple[str, str, int | None, str, int, int]


def _three(label: str, unit_shown: str, indicator: str, unit: str, places: int, boxes: int) -> list[_Item]:
    return [(f"{year}年{label}（{unit_shown}）", indicator, year, unit, places, boxes) for year in YEARS]


_FIRST_PAGE: list[_Item] = [
    ("集群占地面积（平方公里）", "area", None, "平方公里", 1, 3),
    *_three("工业总产值", "亿元", "output_total", "亿元", 2, 4),
    *_three("中小企业产值", "亿元", "output_sme", "亿元", 2, 4),
    *_three("主导产业产值", "亿元", "output_leading", "亿元", 2, 4),
    (f"{LAST}年中小企业产值占比（%）", "output_sme_share", LAST, "%", 1, 3),
    (f"{LAST}年主导产业产值占比（%）", "output_leading_share", LAST, "%", 1, 3),
    ("产值年均增速（%）", "output_growth_avg", None, "%", 1, 3),
    (f"{LAST}年应交税金（万元）", "tax", LAST, "万元", 0, 7),
    (f"{LAST}年末从业人员（人）", "employees", LAST, "人", 0, 6),
]
_SECOND_PAGE: list[_Item] = [
    (f"{LAST}年末企业总数（家）", "firms_total", LAST, "家", 0, 4),
    ("　其中：中小企业（家）", "firms_sme", LAST, "家", 0, 4),
    ("　其中：国家级专精特新“小巨人”企业（家）", "little_giants", LAST, "家", 0, 4),
    ("　其中：国家级高新技术企业（家）", "hnte", LAST, "家", 0, 4),
    *_three("中小企业研发经费支出", "万元", "rd_sme", "万元", 0, 7),
    *_three("末有效发明专利", "件", "patents_valid", "件", 0, 5),
    (f"{LAST}年末常住人口（人）", "population", LAST, "人", 0, 7),
    (f"{LAST}年每万人有效发明专利（件）", "patents_per_10k", LAST, "件", 1, 4),
    (f"{LAST}年工业互联网平台应用普及率（%）", "platform_penetration", LAST, "%", 1, 3),
    *_three("工业软件应用率", "%", "software_adoption", "%", 1, 3),
    *_three("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4, 2),
]


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setAuthor(app.applicant)
    canvas.setFont(FONT["Hei"], 16)
    canvas.drawCentredString(A4[0] / 2, A4[1] - _TOP, "中小企业特色产业集群申报表")
    canvas.setFont(FONT["Song"], 10.5)
    for line, (label, value) in enumerate((("集群名称", app.cluster), ("填报单位", app.applicant)), 1):
        canvas.drawString(_CODE, A4[1] - _TOP - line * _LINE, f"{label}：{ledger.pair(label, value)}")
    down = _items(ledger, canvas, _FIRST_PAGE, 1, _TOP + 3.2 * _LINE)
    canvas.drawString(_CODE, A4[1] - down, "填写要求：每格填一个数字，右对齐，空格不填。")
    canvas.showPage()
    down = _items(ledger, canvas, _SECOND_PAGE, len(_FIRST_PAGE) + 1, _TOP)
    day = f"{app.date.year}年{app.date.month}月{app.date.day}日"
    canvas.drawString(
        _CODE, A4[1] - down - _LINE, f"单位负责人（签章）　　　　　填表人：{app.contact}　　　报出日期：{day}"
    )
    canvas.save()


def _items(ledger: Ledger, canvas: Any, items: Sequence[_Item], code: int, down: float) -> float:
    for number, (label, indicator, year, unit, places, boxes) in enumerate(items, code):
        value = ledger.number(indicator, year, unit, places)
        ledger.pair(label.strip("　"), value)
        canvas.setFont(FONT["Song"], 10.5)
        canvas.drawString(_CODE, A4[1] - down, f"{number:02d}")
        canvas.drawString(_LABEL, A4[1] - down, label)
        _boxes(canvas, down, value, places, boxes)
        down += _LINE
    return down


def _boxes(canvas: Any, down: float, value: str, places: int, boxes: int) -> None:
    """The digits from the right; boxes that the number does not need stay empty."""
    whole, _, decimals = value.partition(".")
    left, low = _RIGHT, A4[1] - down - 0.16 * cm
    for place, digit in enumerate(reversed(whole.rjust(boxes) + decimals)):
        if places and place == places:
            left -= 0.3 * cm
            canvas.drawCentredString(left + 0.15 * cm, A4[1] - down, ".")
        left -= _BOX
        canvas.rect(left, low, _BOX, _BOX)
        if digit != " ":
            canvas.drawCentredString(left + _BOX / 2, A4[1] - down, digit)
