"""Final, preliminary, expected and aimed-at figures in one row: 决算数, 快报数, 预计数, 目标."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sample_docs import pdf_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (label, unit as printed, indicator, unit, places, growth expected)
_ROWS = (
    ("集群总产值", "亿元", "output_total", "亿元", 2, 8.5),
    ("中小企业产值", "亿元", "output_sme", "亿元", 2, 9.0),
    ("主导产业产值", "亿元", "output_leading", "亿元", 2, 9.0),
    ("税收", "亿元", "tax", "亿元", 2, 7.0),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0, 10.0),
    ("有效发明专利", "件", "patents_valid", "件", 0, 14.0),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 3, -5.0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    story: list[Any] = [
        pdf_kit.text("中小企业特色产业集群申报表", 17, "Hei", "center"),
        pdf_kit.text(f"集群名称：{ledger.pair('集群名称', app.cluster)}", 11),
        pdf_kit.text(f"申报单位：{ledger.pair('申报单位', app.applicant)}", 11, after=4),
        _table(ledger),
        *(pdf_kit.text(ledger.fill(words), 11, before=5) for words in _lines()),
        pdf_kit.gap(0.4),
        pdf_kit.Signature(app.applicant, app.date),
    ]
    pdf_kit.save(story, path, app.applicant, "申报表")


def _table(ledger: Ledger) -> Any:
    heads = [
        f"{_FIRST}年\n决算数",
        f"{_SECOND}年\n决算数",
        f"{LAST}年\n快报数",
        f"{LAST + 1}年\n预计数",
        f"{LAST + 2}年\n目标",
    ]
    rows: list[list[str]] = [["指标", "单位", *heads]]
    for label, shown, indicator, unit, places, growth in _ROWS:
        values = [ledger.number(indicator, year, unit, places) for year in (_FIRST, _SECOND)]
        values.append(ledger.number(indicator, LAST, unit, places, status="preliminary"))
        values.append(ledger.goal(indicator, LAST + 1, unit, places, growth, status="estimate"))
        values.append(ledger.goal(indicator, LAST + 2, unit, places, growth))
        rows.append([label, shown, *ledger.row(label, [head[:5] for head in heads], values)])
    return pdf_kit.grid(rows, [3.6, 1.8, 2.1, 2.1, 2.1, 2.1, 2.1], size=9.5)


def _lines() -> list[str]:
    return [
        f"{LAST}年末，集群有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；国家级专精特新“小巨人”企业"
        "<little_giants C 家>家，国家级高新技术企业<hnte C 家>家。占地<area - 平方公里 1>平方公里。",
        f"{LAST}年工业互联网平台应用普及率<platform_penetration C % 1>%，"
        f"每万人有效发明专利拥有量<patents_per_10k C 件 1>件。",
        f"备注：快报数待{LAST + 1}年9月统计年报后核定；预计数由行业协会测算。",
    ]
