"""A head cell parted by a diagonal; each row has its own unit; ８５６，２００; —, /, 无 for none; 填表说明 amid it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = (f"{YEARS[0]}年度", f"{YEARS[1]}年", f"{LAST}年")
# (label, unit as shown, indicator, unit, places, style)
_FIRST_PART = (
    ("集群产值规模", "亿元", "output_total", "亿元", 2, "wide"),
    ("中小企业完成产值", "万元", "output_sme", "万元", 0, "wide_grouped"),
    ("主导产业完成产值", "万元", "output_leading", "万元", 0, "wide_grouped"),
    ("税收入库数", "万元", "tax", "万元", 0, "wide_grouped"),
    ("出口交货额", "亿元", "exports", "亿元", 3, "wide"),
    ("在岗从业人员", "万人", "employees", "万人", 2, "wide"),
)
_SECOND_PART = (
    ("中小企业研发投入", "亿元", "rd_sme", "亿元", 2, "plain"),
    ("有效发明专利", "件", "patents_valid", "件", 0, "plain"),
    ("CO₂排放强度", "吨/万元", "co2_intensity", "吨/万元", 3, "plain"),
    ("综合能耗", "万吨标准煤", "energy_use", "万吨标准煤", 2, "plain"),
)
# (label, unit, indicator, what stands in the two earlier years)
_LAST_YEAR_ONLY = (
    ("国家级专精特新“小巨人”企业", "家", "little_giants", ("—", "—")),
    ("国家级高新技术企业", "家", "hnte", ("/", "/")),
    ("创新型中小企业", "家", "innovative_smes", ("", "无")),
)
_NOTES = (
    "填表说明：",
    "1. 产值按当年价格填写，不足1亿元的可填万元；2. 主导产业产值占比应不低于50%，中小企业产值占比应高于70%；",
    "3. 研发投入年均增速须在10%以上；4. 没有数据的填“—”或“/”，并在备注栏说明，详见附件3。",
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("附件1", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, "申　报　书", 22, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"推荐单位：{ledger.pair('推荐单位', app.applicant)}", 12)
    word_kit.add(document, "表一　集群主要指标", 12, word_kit.HEAD, "center")
    _table(document, [_row(ledger, *row) for row in _FIRST_PART])
    for line in _NOTES:
        word_kit.add(document, line, 10.5)
    word_kit.add(document, "表一　集群主要指标（续）", 12, word_kit.HEAD, "center")
    rows = [_row(ledger, *row) for row in _SECOND_PART]
    rows += [_sparse_row(ledger, *row) for row in _LAST_YEAR_ONLY]
    rows.append(
        ["区域面积", "公顷", *["—"] * 2, ledger.pair("区域面积", ledger.number("area", None, "公顷")), "详见附件2"]
    )
    _table(document, rows)
    word_kit.add(
        document,
        ledger.fill(
            f"表中{LAST}年中小企业产值占比为<output_sme_share C % 2>%，"
            "主导产业产值占比为<output_leading_share C % 2>%。"
        ),
        12,
    )
    word_kit.save(document, path)


def _row(ledger: Ledger, label: str, shown: str, indicator: str, unit: str, places: int, style: str) -> list[str]:
    return [label, shown, *ledger.row(label, _HEADS, ledger.by_year(indicator, unit, places, style)), ""]


def _sparse_row(ledger: Ledger, label: str, unit: str, indicator: str, before: tuple[str, str]) -> list[str]:
    return [label, unit, *before, ledger.pair(label, _HEADS[-1], ledger.number(indicator, LAST, unit)), "名单见附件3"]


def _table(document: Any, rows: list[list[str]]) -> None:
    made = word_kit.table(document, 1, [4.4, 2.2, 2.6, 2.6, 2.6, 2.0])
    for cell, words in zip(made.rows[0].cells, ("　　年度\n指标", "单位", *_HEADS, "备注"), strict=True):
        word_kit.fill(cell, words, 10.5, word_kit.HEAD)
    edges = f'<w:tcBorders {nsdecls("w")}><w:tl2br w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>'
    made.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(edges))
    word_kit.repeat_head(made)
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            word_kit.fill(cell, words, 10.5)
