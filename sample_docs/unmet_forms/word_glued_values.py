"""Label, value, label, value; years and units glued on: 22年71.2亿→23年78.4亿→24年85.6亿; 约, km², 详见附件."""

from __future__ import annotations

from pathlib import Path

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "集群基本情况表", 20, word_kit.TITLE, "center", bold=True)
    made = word_kit.table(document, 0, [2.6, 5.6, 2.6, 5.6])
    fields = _fields(ledger)
    for left, right in zip(fields[::2], fields[1::2], strict=True):
        row = made.add_row().cells
        for cell, words in zip(row, (*left, *right), strict=True):
            word_kit.fill(cell, words, 10)
    word_kit.add(document, f"填表日期：{app.date:%Y.%m.%d}", 10.5, align="right")
    word_kit.save(document, path)


def _fields(ledger: Ledger) -> list[tuple[str, str]]:
    app = ledger.app
    labels_and_words = [
        ("集群名称", app.cluster),
        ("申报主体", app.applicant),
        ("总产值", _arrows(ledger, "output_total", "亿元", "亿", 2)),
        ("年均增速", "+<output_growth_avg - % 1>%"),
        ("中小企业产值", _arrows(ledger, "output_sme", "亿元", "亿", 2)),
        ("占比", f"{LAST % 100}年<output_sme_share C % 1>%"),
        ("主导产业产值", f"{LAST}年<output_leading C 亿元 2>亿，占<output_leading_share C % 1>%"),
        ("税收", f"{ledger.rounded('tax', LAST, '万元', 1000, '约')}（{LAST}年）"),
        ("研发经费（中小企业）", _arrows(ledger, "rd_sme", "万元", "万", 0)),
        ("企业名单", "详见附件1"),
        ("有效发明专利", _arrows(ledger, "patents_valid", "件", "件", 0)),
        ("专利清单", "详见附件2"),
        ("面积", "<area - 平方公里 1>km²"),
        ("人数", f"{ledger.rounded('employees', LAST, '人', 100, '约')}（{LAST}年末）"),
        ("企业数", f"{LAST}年末<firms_total C 家>家（中小企业<firms_sme C 家>家）"),
        ("小巨人", "国家级<little_giants C 家>家"),
        ("高企", "国家级<hnte C 家>家"),
        ("负面情况", "无"),
        ("碳排放强度", f"{LAST}年<co2_intensity C 吨/万元 3>t/万元"),
        ("公共服务", "/"),
    ]
    return [(label, ledger.pair(label, ledger.fill(words))) for label, words in labels_and_words]


def _arrows(ledger: Ledger, indicator: str, unit: str, short: str, places: int) -> str:
    values = ledger.by_year(indicator, unit, places)
    return "→".join(f"{year % 100}年{value}{short}" for year, value in zip(YEARS, values, strict=True))
