"""A wide table on a page that is turned by the viewer: drawn sideways on an upright sheet."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, unit as printed, indicator, unit, places)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 2),
    ("其中：中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("其中：主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("中小企业产值占比", "%", "output_sme_share", "%", 1),
    ("主导产业产值占比", "%", "output_leading_share", "%", 1),
    ("税收", "万元", "tax", "万元", 0),
    ("从业人员", "人", "employees", "人", 0),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1)
    canvas.setAuthor(app.applicant)
    # the library swaps the sides of a turned page: the sheet is upright, drawn on from its right edge upwards
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    width, height = A4[1], A4[0]
    canvas.setFont(pdf_kit.FONT["Hei"], 16)
    canvas.drawCentredString(width / 2, height - 2.0 * cm, "汕头市中小企业特色产业集群申报表")
    canvas.setFont(pdf_kit.FONT["Song"], 10.5)
    canvas.drawString(2.4 * cm, height - 2.9 * cm, f"集群名称：{ledger.pair('集群名称', app.cluster)}")
    canvas.drawString(15 * cm, height - 2.9 * cm, f"申报单位：{ledger.pair('申报单位', app.applicant)}")
    heads = [f"{year}年" for year in YEARS]
    rows: list[list[str]] = [["指标", "单位", *heads]]
    for label, shown, indicator, unit, places in _ROWS:
        rows.append([label, shown, *ledger.row(label, heads, ledger.by_year(indicator, unit, places))])
    table = pdf_kit.grid(rows, [8.0, 3.2, 4.4, 4.4, 4.4], size=10.5)
    _, high = table.wrapOn(canvas, width, height)
    table.drawOn(canvas, 2.4 * cm, height - 3.4 * cm - high)
    words = ledger.fill(
        f"占地面积<area - 平方公里 1>平方公里；产值年均增速<output_growth_avg - % 1>%；{LAST}"
        f"年末国家级专精特新“小巨人”企业"
        "<little_giants C 家>家，国家级高新技术企业<hnte C 家>家；每万人有效发明专利拥有量<patents_per_10k C 件 1>件。"
    )
    canvas.setFont(pdf_kit.FONT["Song"], 10.5)
    canvas.drawString(2.4 * cm, height - 4.4 * cm - high, words)
    canvas.save()
