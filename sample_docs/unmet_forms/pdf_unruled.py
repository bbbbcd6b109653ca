"""Columns by alignment alone, no rules; units in a column of their own, circled footnote marks, indented 其中."""

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

_LEFT, _UNIT, _YEARS, _LINE = 2.4 * cm, 8.6 * cm, (11.6 * cm, 14.6 * cm, 17.8 * cm), 0.78 * cm
# (label, footnote mark behind it, unit as printed, indicator, unit, places)
_Row = tuple[str, str, str, str, str, int]
_SIZE: tuple[_Row, ...] = (
    ("一、工业总产值（现价）", "①", "亿元", "output_total", "亿元", 2),
    ("　　其中：中小企业", "", "亿元", "output_sme", "亿元", 2),
    ("　　　　　比重", "", "%", "output_sme_share", "%", 1),
    ("　　其中：主导产业", "", "亿元", "output_leading", "亿元", 2),
    ("　　　　　比重", "", "%", "output_leading_share", "%", 1),
    ("二、企业单位数", "", "家", "firms_total", "家", 0),
    ("　　其中：中小企业", "②", "家", "firms_sme", "家", 0),
    ("三、从业人员期末数", "", "人", "employees", "人", 0),
    ("四、税收总额", "", "万元", "tax", "万元", 0),
)
_REST: tuple[_Row, ...] = (
    ("五、中小企业研发经费支出", "③", "千元", "rd_sme", "千元", 0),
    ("六、期末有效发明专利", "", "件", "patents_valid", "件", 0),
    ("七、工业互联网平台应用普及率", "", "%", "platform_penetration", "%", 1),
    ("八、工业软件应用率", "", "%", "software_adoption", "%", 1),
    ("九、综合能源消费量", "", "吨标准煤", "energy_use", "吨标准煤", 0),
    ("十、二氧化碳排放强度", "④", "吨/万元", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setAuthor(app.applicant)
    canvas.setFont(FONT["Hei"], 16)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 2.4 * cm, "汕头市中小企业特色产业集群申报表（数据页）")
    down = 3.6 * cm
    for label, value in (
        ("集群名称", app.cluster),
        ("申报单位", app.applicant),
        ("集群占地面积", ledger.full("area", None, "平方公里", 1)),
        ("运营管理机构", app.operator),
    ):
        _put(canvas, down, [(_LEFT, f"{label}　　{ledger.pair(label, value)}")])
        down += _LINE
    down = _heads(canvas, down + 0.4 * cm)
    down = _lines(ledger, canvas, _SIZE, down)
    _put(canvas, down + 0.5 * cm, [(_LEFT, "（转下页）")])
    canvas.showPage()
    down = _heads(canvas, 2.6 * cm)
    down = _lines(ledger, canvas, _REST, down)
    _notes(ledger, canvas, down + 0.6 * cm)
    canvas.save()


def _heads(canvas: Any, down: float) -> float:
    canvas.setFont(FONT["Hei"], 10.5)
    canvas.drawString(_LEFT, A4[1] - down, "指　标　名　称")
    canvas.drawCentredString(_UNIT, A4[1] - down, "计量单位")
    for year, right in zip(YEARS, _YEARS, strict=True):
        canvas.drawRightString(right, A4[1] - down, f"{year}年")
    return down + _LINE


def _lines(ledger: Ledger, canvas: Any, rows: Sequence[_Row], down: float) -> float:
    canvas.setFont(FONT["Song"], 10.5)
    above = ""
    for label, mark, shown, indicator, unit, places in rows:
        canvas.drawString(_LEFT, A4[1] - down, label + mark)
        canvas.drawCentredString(_UNIT, A4[1] - down, shown)
        for year, right in zip(YEARS, _YEARS, strict=True):
            number = ledger.number(indicator, year, unit, places)
            ledger.pair(*([above, label.strip("　")] if "比重" in label else [label.strip("　")]), f"{year}年", number)
            canvas.drawRightString(right, A4[1] - down, number)
        above = label.strip("　")
        down += _LINE
    return down


def _notes(ledger: Ledger, canvas: Any, down: float) -> None:
    lines = (
        f"补充：{LAST}年出口<exports C 亿元 2>亿元；年末常住人口<population C 万人 2>万人，"
        f"每万人有效发明专利<patents_per_10k C 件 1>件。",
        "　　　产值年均增速<output_growth_avg - % 1>%；国家级“小巨人”企业"
        "<little_giants C 家>家，国家高新技术企业<hnte C 家>家。",
        "注：① 全口径，含规模以下企业。",
        "　　② 按工信部联企业〔2011〕300号划分。",
        "　　③ 不含财政补助资金；同期全区研发经费为18.6亿元。",
        "　　④ 按万元产值计算。",
    )
    for line in lines:
        _put(canvas, down, [(_LEFT, ledger.fill(line))])
        down += _LINE
    app = ledger.app
    day = f"{app.date.year}年{app.date.month}月{app.date.day}日"
    _put(canvas, down + 0.8 * cm, [(11 * cm, app.applicant)])
    _put(canvas, down + 1.6 * cm, [(13 * cm, day)])


def _put(canvas: Any, down: float, words: Sequence[tuple[float, str]]) -> None:
    canvas.setFont(FONT["Song"], 10.5)
    for left, text in words:
        canvas.drawString(left, A4[1] - down, text)
