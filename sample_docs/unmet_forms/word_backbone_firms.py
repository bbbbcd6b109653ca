"""Bare years over the columns, a unit for each row; the ten largest firms, whose sums are not the cluster's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(str(year) for year in YEARS)
# (label, unit as printed, indicator, unit, places, style)
_ROWS = (
    ("集群工业总产值", "亿元", "output_total", "亿元", 2, "plain"),
    ("集群中小企业工业总产值", "亿元", "output_sme", "亿元", 2, "plain"),
    ("主导产业工业总产值", "亿元", "output_leading", "亿元", 2, "plain"),
    ("税收总额", "万元", "tax", "万元", 0, "grouped"),
    ("外贸出口", "万元", "exports", "万元", 0, "grouped"),
    ("企业期末数", "家", "firms_total", "家", 0, "plain"),
    ("中小企业期末数", "家", "firms_sme", "家", 0, "plain"),
    ("中小企业研发费用", "万元", "rd_sme", "万元", 0, "grouped"),
    ("期末有效发明专利", "件", "patents_valid", "件", 0, "plain"),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1, "plain"),
    ("综合能耗", "吨标准煤", "energy_use", "吨标准煤", 0, "grouped"),
)
_FIRM_HEADS = ("序号", "企业名称", "主导产品", "产值（万元）", "研发费用（万元）", "员工（人）", "获评称号")


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, f"{app.cluster}申报材料", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"申报主体：{ledger.pair('申报主体', app.applicant)}", 12)
    word_kit.add(document, f"运营机构：{ledger.pair('运营机构', app.operator)}", 12)
    word_kit.add(document, "表1　集群主要指标", 12, word_kit.HEAD, "center")
    made = word_kit.table(document, 1, [6.2, 2.4, 2.4, 2.4, 2.4])
    _write_row(made.rows[0], ("指标", *_HEADS, "单位"), word_kit.HEAD)
    for label, shown, indicator, unit, places, style in _ROWS:
        values = ledger.row(label, _HEADS, ledger.by_year(indicator, unit, places, style))
        _write_row(made.add_row(), (label, *values, shown))
    word_kit.add(document, "")
    word_kit.add(document, f"表2　集群骨干企业情况（{LAST}年产值前十名）", 12, word_kit.HEAD, "center")
    _firms(ledger, document)
    word_kit.add(document, "数据来源：企业报送，区统计局核实。", 10)
    word_kit.add(document, "集群简介", 14, word_kit.HEAD)
    for line in _text():
        word_kit.body(document, ledger.fill(line), 12)
    word_kit.save(document, path)


def _firms(ledger: Ledger, document: Any) -> None:
    app = ledger.app
    largest = sorted(app.firms, key=lambda firm: -firm.output)[:10]
    made = word_kit.table(document, 1, [1.1, 4.9, 2.2, 2.1, 2.1, 1.7, 2.3])
    _write_row(made.rows[0], _FIRM_HEADS, word_kit.HEAD)
    for number, firm in enumerate(largest, 1):
        title = next((title.kind for title in app.titles if title.firm is firm), "")
        honour = {"little_giants": "国家级小巨人", "hnte": "高企"}.get(title, "—")
        _write_row(
            made.add_row(),
            (str(number), firm.name, firm.product, str(firm.output), str(firm.research), str(firm.employees), honour),
        )
    output = sum(firm.output for firm in largest)
    sums = (str(output), str(sum(firm.research for firm in largest)), str(sum(firm.employees for firm in largest)))
    _write_row(made.add_row(), ("", "前十名小计", "", *sums, ""))
    share = output / (app.exact["output_total", LAST] * 100)
    last = made.add_row().cells
    word_kit.fill(last[1], "占集群比重（%）", 10)
    word_kit.fill(last[3], f"{Decimal(share):.1f}", 10)


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        word_kit.fill(cell, word, 10, font)


def _text() -> list[str]:
    return [
        f"集群占地<area - 公顷>公顷，{LAST}年末共有从业人员<employees C 人>人。{LAST}年集群中小企业工业总产值占集群的"
        "<output_sme_share C % 2>%、主导产业工业总产值占集群的<output_leading_share C % 2>%，"
        f"{YEARS[0]}—{LAST}年集群工业总产值年均增长<output_growth_avg - % 2>%，中小企业研发费用年均增长"
        "<rd_sme_growth_avg - % 2>%，有效发明专利年均增长<patents_growth_avg - % 2>%。",
        "龙头企业带动作用明显，前三名企业合计完成产值占集群的两成以上，其中最大的一家当年出口1.36亿元、纳税2180万元。",
        "集群拥有国家级专精特新“小巨人”企业<little_giants C 家 0 chinese>家、高新技术企业<hnte C 家 0 chinese>家、"
        "省级专精特新中小企业<srdi_provincial C 家 0 chinese>家、创新型中小企业<innovative_smes C 家 0 chinese>家。"
        "每万人有效发明专利拥有量<patents_per_10k C 件 2>件，工业软件应用率<software_adoption C % 1>%。",
        f"{LAST}年二氧化碳排放量<co2_emissions C 吨 0 grouped>吨，排放强度<co2_intensity C 吨/万元 3>吨/万元。",
    ]
