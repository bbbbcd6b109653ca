"""Columns made with tab stops instead of a table; the unit between label and numbers, 其中 as a dash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_STOPS = ((6.4, WD_TAB_ALIGNMENT.LEFT), *((place, WD_TAB_ALIGNMENT.RIGHT) for place in (10.4, 13.0, 15.6)))
# (label, unit as printed, indicator, unit, places)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 2),
    ("—中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("—主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("在册企业", "家", "firms_total", "家", 0),
    ("—中小企业", "家", "firms_sme", "家", 0),
    ("—主导产业企业", "家", "firms_leading", "家", 0),
    ("纳税额", "万元", "tax", "万元", 0),
    ("出口额", "亿元", "exports", "亿元", 2),
    ("研发经费（中小企业）", "亿元", "rd_sme", "亿元", 2),
    ("发明专利（有效）", "件", "patents_valid", "件", 0),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("碳强度", "吨/万元", "co2_intensity", "吨/万元", 3),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "中小企业特色产业集群认定申报表", 18, word_kit.TITLE, "center", bold=True)
    for label, value in (
        ("集群名称", app.cluster),
        ("申报单位", app.applicant),
        ("集群面积", ledger.full("area", None, "平方公里", 1)),
    ):
        _line(document, [label, ledger.pair(label, value)])
    word_kit.add(document, "壹　近三年数据", 13, word_kit.HEAD)
    heads = [f"{year}年" for year in YEARS]
    _line(document, ["项目", "单位", *heads])
    for label, shown, indicator, unit, places in _ROWS:
        values = ledger.by_year(indicator, unit, places)
        _line(document, [label, shown, *ledger.row(label.removeprefix("—"), heads, values)])
    word_kit.add(document, f"贰　{LAST}年单项数据", 13, word_kit.HEAD)
    for label, indicator, unit, places in (
        ("中小企业产值占比", "output_sme_share", "%", 1),
        ("主导产业产值占比", "output_leading_share", "%", 1),
        ("工业互联网平台应用普及率", "platform_penetration", "%", 1),
        ("每万人有效发明专利拥有量", "patents_per_10k", "件", 1),
        ("国家级专精特新“小巨人”企业", "little_giants", "家", 0),
        ("国家级高新技术企业", "hnte", "家", 0),
        ("从业人员", "employees", "人", 0),
    ):
        _line(document, [label, ledger.pair(label, ledger.full(indicator, LAST, unit, places))])
    word_kit.add(document, "叁　三年平均", 13, word_kit.HEAD)
    for label, indicator in (
        ("产值年均增速", "output_growth_avg"),
        ("研发经费年均增长", "rd_sme_growth_avg"),
        ("有效发明专利年均增长率", "patents_growth_avg"),
    ):
        _line(document, [label, ledger.pair(label, ledger.full(indicator, None, "%", 1))])
    word_kit.add(document, f"{app.applicant}　{app.date.year}年{app.date.month}月{app.date.day}日", 11, align="right")
    word_kit.save(document, path)


def _line(document: Any, words: Sequence[str]) -> None:
    paragraph = word_kit.add(document, "\t".join(words), 11)
    for place, alignment in _STOPS if len(words) > 2 else ((8.4, WD_TAB_ALIGNMENT.LEFT),):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(place), alignment)
