"""The page header says the year and the unit of all amounts; the tables know only 本年, 上年, 前年 and bare numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = ("本年", "上年", "前年")
# (label, indicator, unit, places)
_ROWS = (
    ("产值合计", "output_total", "万元", 0),
    ("中小企业产值", "output_sme", "万元", 0),
    ("主导产业产值", "output_leading", "万元", 0),
    ("实缴税收", "tax", "万元", 0),
    ("出口创汇（折人民币）", "exports", "万元", 0),
    ("中小企业研发经费", "rd_sme", "万元", 0),
    ("中小企业产值占比（%）", "output_sme_share", "%", 2),
    ("主导产业产值占比（%）", "output_leading_share", "%", 2),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("从业人员（人）", "employees", "人", 0),
)
_FIELDS = (
    ("占地面积（公顷）", "<area - 公顷>"),
    ("企业数（家）", "<firms_total C 家>"),
    ("中小企业数（家）", "<firms_sme C 家>"),
    ("国家级小巨人（家）", "<little_giants C 家>"),
    ("国家高新技术企业（家）", "<hnte C 家>"),
    ("省级专精特新中小企业（家）", "<srdi_provincial C 家>"),
    ("工业互联网平台应用普及率（%）", "<platform_penetration C % 1>"),
    ("碳排放强度（吨/万元）", "<co2_intensity C 吨/万元 3>"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    words = f"特色产业集群申报资料　　数据年度：{LAST}年　　金额单位：万元"
    document = word_kit.new_document(words, app.applicant, app.date)
    # the first page has the header too
    document.sections[0].different_first_page_header_footer = False
    word_kit.add(document, "特色产业集群主要数据表", 19, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11)
    made = word_kit.table(document, 1, [5.6, 3.3, 3.3, 3.3])
    _write_row(made.rows[0], ("项目", *_HEADS), word_kit.HEAD)
    for label, indicator, unit, places in _ROWS:
        values = reversed(ledger.by_year(indicator, unit, places, "grouped" if unit == "万元" else "plain"))
        _write_row(made.add_row(), (label, *ledger.row(label, _HEADS, list(values))))
    _write_row(made.add_row(), ("固定资产投资", "18,640", "21,305", "/"))
    word_kit.add(document, "本年（末）其他数据", 11, word_kit.HEAD, "center")
    fields = word_kit.table(document, 0, [4.9, 2.85, 4.9, 2.85])
    for place in range(0, len(_FIELDS), 2):
        cells = [part for label, one in _FIELDS[place : place + 2] for part in (label, _said(ledger, label, one))]
        _write_row(fields.add_row(), tuple(cells))
    for line in (
        "补充说明：产值合计本年比上年增长<output_growth C % 1>%，三年年均增长<output_growth_avg - % 1>%；"
        "中小企业研发经费年均增长<rd_sme_growth_avg - % 1>%；有效发明专利年均增长<patents_growth_avg - % 1>%。",
        "固定资产投资前年数未统计。全区产值合计本年8,412,600，集群占比逾一成。",
    ):
        word_kit.add(document, ledger.fill(line), 11)
    word_kit.add(document, app.applicant, 11, align="right")
    word_kit.save(document, path)


def _said(ledger: Ledger, label: str, words: str) -> str:
    return ledger.pair(label, ledger.fill(words))


def _write_row(row: Any, words: tuple[str, ...], font: str = word_kit.BODY) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        word_kit.fill(cell, word, 10.5, font)
