"""Years down on a sheet with a row of units, and below them rows for the sum and the mean of the years."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (head, unit as printed, indicator, unit, places)
_COLUMNS = (
    ("总产值", "亿元", "output_total", "亿元", 2),
    ("中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("税收", "亿元", "tax", "亿元", 2),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("申报表")
        sheet.set_column(0, len(_COLUMNS), 17)
        sheet.write_string(0, 0, "中小企业特色产业集群申报表")
        sheet.write_string(1, 0, f"集群名称：{ledger.pair('集群名称', app.cluster)}")
        sheet.write_string(2, 0, f"申报单位：{ledger.pair('申报单位', app.applicant)}")
        frame = book.add_format({"border": 1})
        for row, word in enumerate(("年份", "", *(f"{year}年" for year in YEARS), "三年合计", "三年平均"), 4):
            sheet.write_string(row, 0, word, frame)
        for column, parts in enumerate(_COLUMNS, 1):
            _column(ledger, book, sheet, column, parts)
        for row, words in enumerate(_below(), 12):
            sheet.write_string(row, 0, ledger.fill(words))


def _column(ledger: Ledger, book: Any, sheet: Any, column: int, parts: tuple[str, str, str, str, int]) -> None:
    head, shown, indicator, unit, places = parts
    frame = book.add_format({"border": 1})
    shape = book.add_format({"border": 1, "num_format": f"0.{'0' * places}" if places else "0"})
    sheet.write_string(4, column, head, frame)
    sheet.write_string(5, column, f"（{shown}）", frame)
    numbers = [Decimal(number) for number in ledger.by_year(indicator, unit, places)]
    for row, (year, number) in enumerate(zip(YEARS, numbers, strict=True), 6):
        ledger.pair(f"{year}年", head, f"{number}")
        sheet.write_number(row, column, float(number), shape)
    if unit not in ("%", "件"):
        sheet.write_number(9, column, float(sum(numbers)), shape)
    sheet.write_number(10, column, float((sum(numbers, Decimal(0)) / 3).quantize(Decimal(1).scaleb(-places))), shape)


def _below() -> list[str]:
    return [
        f"{LAST}年中小企业产值占比<output_sme_share C % 1>%，主导产业产值占比<output_leading_share C % 1>%；"
        f"占地面积<area - 平方公里 1>平方公里。",
        f"{LAST}年末企业<firms_total C 家>家，其中中小企业<firms_sme C 家>家；国家级“小巨人”企业<little_giants C 家>"
        f"家，国家级高新技术企业<hnte C 家>家。",
        "产值年均增速<output_growth_avg - % 1>%；每万人有效发明专利拥有量<patents_per_10k C 件 1>件。",
    ]
