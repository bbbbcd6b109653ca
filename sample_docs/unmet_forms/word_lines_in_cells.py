"""Several lines typed into one cell instead of rows: labels line by line, and beside them numbers line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (section, [(label, indicator, unit, places)])
_SECTIONS = (
    (
        "产值",
        (
            ("集群总产值（亿元）", "output_total", "亿元", 2),
            ("中小企业产值（亿元）", "output_sme", "亿元", 2),
            ("主导产业产值（亿元）", "output_leading", "亿元", 2),
        ),
    ),
    (
        "创新",
        (
            ("中小企业研发经费（万元）", "rd_sme", "万元", 0),
            ("有效发明专利（件）", "patents_valid", "件", 0),
        ),
    ),
    (
        "转型",
        (
            ("工业软件应用率（%）", "software_adoption", "%", 1),
            ("碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3),
        ),
    ),
)
_SINGLE = (
    ("占地面积", "<area - 平方公里 1>平方公里"),
    ("产值年均增速", "<output_growth_avg - % 1>%"),
    (f"{LAST}年中小企业产值占比", "<output_sme_share C % 1>%"),
    (f"{LAST}年主导产业产值占比", "<output_leading_share C % 1>%"),
    (f"{LAST}年末企业总数", "<firms_total C 家>家"),
    ("国家级专精特新“小巨人”企业", "<little_giants C 家>家"),
    ("国家级高新技术企业", "<hnte C 家>家"),
    (f"{LAST}年工业互联网平台应用普及率", "<platform_penetration C % 1>%"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "汕头市中小企业特色产业集群申报表", 18, word_kit.TITLE, "center", bold=True)
    word_kit.add(document, f"集群名称：{ledger.pair('集群名称', app.cluster)}", 12)
    word_kit.add(document, f"申报单位：{ledger.pair('申报单位', app.applicant)}", 12)
    made = word_kit.table(document, 1, [2.0, 5.4, 2.9, 2.9, 2.9])
    heads = [f"{year}年" for year in YEARS]
    for column, head in enumerate(("类别", "指标", *heads)):
        word_kit.fill(made.cell(0, column), head, 10.5, word_kit.HEAD)
    for section, rows in _SECTIONS:
        numbers = [ledger.row(label, heads, ledger.by_year(*rest)) for label, *rest in rows]
        columns = ["\n".join(column) for column in zip(*numbers, strict=True)]
        _row(made, [section, "\n".join(label for label, *_ in rows), *columns])
    cells = made.add_row().cells
    labels = "\n".join(label for label, _ in _SINGLE)
    values = "\n".join(ledger.pair(label, ledger.fill(place)) for label, place in _SINGLE)
    word_kit.fill(cells[0], "其他", 10.5)
    word_kit.fill(cells[1], labels, 10.5)
    word_kit.fill(cells[2].merge(cells[4]), values, 10.5)
    word_kit.save(document, path)


def _row(made: Any, words: Sequence[str]) -> None:
    for cell, word in zip(made.add_row().cells, words, strict=True):
        word_kit.fill(cell, word, 10.5)
