"""数据核实表: reported and verified figures side by side under each year, who verified them, what was not verified."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_KINDS = ("申报数", "核实数")
_WIDTHS = (1.2, 5.2, 1.8, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3, 2.6)
# (label, unit as printed, indicator, unit, places reported, places verified or none, office)
_ROWS: tuple[tuple[str, str, str, str, int, int | None, str], ...] = (
    ("集群总产值", "亿元", "output_total", "亿元", 1, 2, "区统计局"),
    ("中小企业产值", "亿元", "output_sme", "亿元", 1, 2, "区统计局"),
    ("主导产业产值", "亿元", "output_leading", "亿元", 1, 2, "区统计局"),
    ("中小企业产值占总产值比例", "%", "output_sme_share", "%", 1, 2, "—"),
    ("主导产业产值占总产值比例", "%", "output_leading_share", "%", 1, 2, "—"),
    ("实际缴纳税收", "万元", "tax", "万元", 0, 0, "区税务局"),
    ("中小企业研发经费投入", "万元", "rd_sme", "万元", 0, 0, "区科技局"),
    ("有效发明专利", "件", "patents_valid", "件", 0, 0, "市场监管局"),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1, None, "未核实"),
    ("单位产值二氧化碳排放", "吨/万元", "co2_intensity", "吨/万元", 3, None, "未核实"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    top, below = ["序号", "核实事项", "单位"], ["", "", ""]
    for year in YEARS:
        top += [f"{year}年", ""]
        below += _KINDS
    cells = [[*top, "核实单位"], [*below, ""], *(_row(ledger, place, *row) for place, row in enumerate(_ROWS, 1))]
    spans = [((column, 0), (column, 1)) for column in (0, 1, 2, 9)]
    spans += [((column, 0), (column + 1, 0)) for column in (3, 5, 7)]
    story: list[Any] = [
        pdf_kit.text("市级中小企业特色产业集群申报数据核实表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 10.5),
        pdf_kit.text(f"组织核实单位：{ledger.pair('组织核实单位', app.applicant)}", 10.5, after=4),
        pdf_kit.grid(cells, _WIDTHS, 2, spans, size=9.5),
        *(pdf_kit.text(ledger.fill(line), 10.5, before=4) for line in _lines()),
        pdf_kit.gap(0.3),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "", pagesize=landscape(A4))


def _row(
    ledger: Ledger,
    place: int,
    label: str,
    shown: str,
    indicator: str,
    unit: str,
    few: int,
    more: int | None,
    office: str,
) -> list[str]:
    row = [str(place), label, shown]
    for year in YEARS:
        row.append(ledger.pair(label, f"{year}年", "申报数", ledger.number(indicator, year, unit, few)))
        verified = "—"
        if more is not None:
            verified = ledger.pair(label, f"{year}年", "核实数", ledger.number(indicator, year, unit, more))
        row.append(verified)
    return [*row, office]


def _lines() -> list[str]:
    return [
        f"核实情况：1.经现场查看，集群占地<area - 平方公里 1>平方公里；抽查企业12家，其中停产1家，已从名单中剔除，"
        f"剔除后{LAST}年末企业为<firms_total C 家>家，其中中小企业<firms_sme C 家>家。",
        "2.经查验证书，国家级专精特新“小巨人”企业<little_giants C 家>家、高新技术企业<hnte C 家>家、"
        "省级专精特新中小企业<srdi_provincial C 家>家属实；申报的2家制造业单项冠军因证书过期不予认可。",
        f"3.经测算，{_FIRST}—{LAST}年集群总产值年均增速<output_growth_avg - % 2>%，中小企业研发经费投入年均增速"
        "<rd_sme_growth_avg - % 2>%，有效发明专利年均增速<patents_growth_avg - % 2>%，均达到标准（7%、7%、10%）。",
        f"4.{_SECOND}年、{LAST}年海关出口数分别为<exports B 亿元 2>亿元、<exports C 亿元 2>亿元；{LAST}年末社保参保口径"
        "从业人员<employees C 人>人。全区同年规上工业总产值1026.4亿元，核实工作历时5天。",
    ]
