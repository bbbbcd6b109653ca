"""Strips through the table say in which unit the rows below them are, until the next strip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (strip, [(label, indicator, unit, places)])
_STRIPS = (
    (
        "（一）金额类指标，单位：万元",
        (
            ("集群总产值", "output_total", "万元", 0),
            ("中小企业产值", "output_sme", "万元", 0),
            ("主导产业产值", "output_leading", "万元", 0),
            ("税收", "tax", "万元", 0),
            ("中小企业研发经费", "rd_sme", "万元", 0),
        ),
    ),
    (
        "（二）比率类指标，单位：%",
        (
            ("中小企业产值占比", "output_sme_share", "%", 1),
            ("主导产业产值占比", "output_leading_share", "%", 1),
            ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
            ("工业软件应用率", "software_adoption", "%", 1),
        ),
    ),
    (
        "（三）数量类指标（年末数），单位：家、件、万人",
        (
            ("企业总数（家）", "firms_total", "家", 0),
            ("有效发明专利（件）", "patents_valid", "件", 0),
            ("从业人员（万人）", "employees", "万人", 2),
        ),
    ),
    (
        "（四）强度类指标，单位：千克/万元",
        (("二氧化碳排放强度", "co2_intensity", "千克/万元", 1),),
    ),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    made = word_kit.table(document, 3, [6.0, 3.3, 3.3, 3.3])
    for row, (label, value) in enumerate((("集群名称", app.cluster), ("申报单位", app.applicant))):
        word_kit.fill(made.cell(row, 0), label, 10.5)
        word_kit.fill(made.cell(row, 1).merge(made.cell(row, 3)), ledger.pair(label, value), 10.5)
    heads = [f"{year}年" for year in YEARS]
    for column, head in enumerate(("指标", *heads)):
        word_kit.fill(made.cell(2, column), head, 10.5, word_kit.HEAD)
    for strip, rows in _STRIPS:
        cells = made.add_row().cells
        word_kit.fill(cells[0].merge(cells[3]), strip, 10.5, word_kit.KAI, "left")
        for label, indicator, unit, places in rows:
            _row(made, label, ledger.row(label, heads, ledger.by_year(indicator, unit, places)))
    _singles(ledger, made)
    word_kit.save(document, path)


def _row(made: Any, label: str, values: list[str]) -> None:
    for cell, word in zip(made.add_row().cells, (label, *values), strict=True):
        word_kit.fill(cell, word, 10.5)


def _singles(ledger: Ledger, made: Any) -> None:
    cells = made.add_row().cells
    word_kit.fill(cells[0].merge(cells[3]), f"（五）单项指标（{LAST}年或{LAST}年末）", 10.5, word_kit.KAI, "left")
    for pairs in (
        (("占地面积", "<area - 平方公里 1>平方公里"), ("产值年均增速", "<output_growth_avg - % 1>%")),
        (("国家级“小巨人”企业", "<little_giants C 家>家"), ("国家级高新技术企业", "<hnte C 家>家")),
        (("省级专精特新中小企业", "<srdi_provincial C 家>家"), ("每万人有效发明专利", "<patents_per_10k C 件 1>件")),
    ):
        words = [word for label, place in pairs for word in (label, ledger.pair(label, ledger.fill(place)))]
        _row(made, words[0], words[1:])
