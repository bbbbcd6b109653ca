"""Corrected by hand: numbers struck out with the new one behind, 更正为, 原报, a whole line struck out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from sample_docs import word_kit
from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_HEADS = tuple(f"{year}年" for year in YEARS)
# (label, indicator, unit, places, index of the corrected year, how it is corrected)
_ROWS = (
    ("集群总产值（亿元）", "output_total", "亿元", 2, 1, "struck"),
    ("中小企业产值（亿元）", "output_sme", "亿元", 2, 0, "bracket"),
    ("主导产业产值（亿元）", "output_leading", "亿元", 2, None, ""),
    ("中小企业研发费用（万元）", "rd_sme", "万元", 0, 2, "struck"),
    ("上缴税收（亿元）", "tax", "亿元", 2, 2, "bracket"),
    ("有效发明专利（件）", "patents_valid", "件", 0, None, ""),
    ("从业人员（人）", "employees", "人", 0, 1, "bracket"),
    ("平台应用普及率（%）", "platform_penetration", "%", 1, 2, "struck"),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    word_kit.add(document, "特色产业集群申报表（修订稿）", 20, word_kit.TITLE, "center", bold=True)
    made = word_kit.table(document, 0, [5.2, 3.6, 3.6, 3.6])
    for label, words in (("集群名称", app.cluster), ("申报单位", app.applicant)):
        row = made.add_row().cells
        word_kit.fill(row[0], label, 10.5)
        word_kit.fill(row[1].merge(row[3]), ledger.pair(label, words), 10.5)
    for cell, words in zip(made.add_row().cells, ("主要指标", *_HEADS), strict=True):
        word_kit.fill(cell, words, 10.5, word_kit.HEAD)
    for row_words in _ROWS:
        _row(ledger, made.add_row().cells, *row_words)
    for words in _lines(ledger):
        word_kit.add(document, words, 12)
    struck = word_kit.add(document, f"{LAST}年末集群共有企业19家，其中中小企业11家，占地3.1平方公里。", 12)
    struck.runs[0].font.strike = True
    for line in (
        f"{LAST}年末集群共有企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家，"
        "占地<area - 平方公里 1>平方公里。",
        "拥有国家级专精特新“小巨人”企业<little_giants C 家>家、国家级高新技术企业<hnte C 家>家。",
    ):
        word_kit.add(document, ledger.fill(line), 12)
    word_kit.save(document, path)


def _row(
    ledger: Ledger, cells: Any, label: str, indicator: str, unit: str, places: int, corrected: int | None, how: str
) -> None:
    word_kit.fill(cells[0], label, 10.5)
    for number, value in enumerate(ledger.by_year(indicator, unit, places)):
        ledger.pair(label, _HEADS[number], value)
        wrong = f"{Decimal(value) * Decimal('0.87'):.{places}f}"
        if number != corrected:
            word_kit.fill(cells[number + 1], value, 10.5)
        elif how == "bracket":
            word_kit.fill(cells[number + 1], f"{wrong}（更正为{value}）", 10.5)
        else:
            word_kit.fill(cells[number + 1], wrong, 10.5)
            cells[number + 1].paragraphs[0].runs[0].font.strike = True
            word_kit.write(cells[number + 1].paragraphs[0], value, 10.5, align="center")


def _lines(ledger: Ledger) -> list[str]:
    share = ledger.number("output_sme_share", LAST, "%", 1)
    growth = ledger.number("output_growth_avg", None, "%", 1)
    return [
        f"一、{LAST}年中小企业产值占比{share}%（原报{Decimal(share) - Decimal('3.4')}%，经核实更正）。",
        f"二、产值年均增速更正为{growth}%，此前报送的{Decimal(growth) + 2}%作废。",
        ledger.fill(f"三、{LAST}年主导产业产值占比<output_leading_share C % 1>%，无更正。"),
    ]
