"""A workbook whose cells show their unit by number format only (0.00"亿元", 0"年"), shares kept as formulas."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (group, label, unit, places)
_ROWS = (
    ("规模", "总产值", "output_total", "亿元", 2),
    ("规模", "中小企业产值", "output_sme", "亿元", 2),
    ("规模", "主导产业产值", "output_leading", "亿元", 2),
    ("规模", "税收", "tax", "万元", 0),
    ("企业", "企业总数", "firms_total", "家", 0),
    ("企业", "中小企业", "firms_sme", "家", 0),
    ("企业", "从业人员", "employees", "人", 0),
    ("创新", "中小企业研发经费", "rd_sme", "万元", 0),
    ("创新", "有效发明专利", "patents_valid", "件", 0),
    ("绿色", "碳排放强度", "co2_intensity", "吨/万元", 3),
)
_SHARES = (("中小企业产值占比", "output_sme_share", 4), ("主导产业产值占比", "output_leading_share", 5))
_FIELDS = (
    ("占地面积", "area", None, "平方公里", 1),
    ("国家级小巨人企业", "little_giants", LAST, "家", 0),
    ("高新技术企业", "hnte", LAST, "家", 0),
    ("省级专精特新中小企业", "srdi_provincial", LAST, "家", 0),
    ("工业互联网平台应用普及率", "platform_penetration", LAST, "%", 1),
    ("总产值年均增速", "output_growth_avg", None, "%", 1),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("数据表")
        sheet.set_column(1, 4, 24)
        sheet.merge_range(0, 0, 0, 4, "特色产业集群申报数据表", book.add_format({"bold": True, "font_size": 15}))
        sheet.merge_range(1, 0, 1, 4, f"{app.cluster}　填报：{app.applicant}")
        sheet.write_string(2, 0, "类别")
        sheet.write_string(2, 1, "指标")
        for column, year in enumerate(YEARS, 2):
            sheet.write_number(2, column, year, book.add_format({"num_format": '0"年"', "bold": True}))
        _table(ledger, book, sheet)
        _others(ledger, book, book.add_worksheet("其他"))


def _table(ledger: Ledger, book: Any, sheet: Any) -> None:
    row, first = 3, 3
    for group, label, indicator, unit, places in _ROWS:
        sheet.write_string(row, 1, label)
        for column, number in enumerate(ledger.by_year(indicator, unit, places), 2):
            ledger.pair(label, f"{YEARS[column - 2]}年", number + unit)
            sheet.write_number(row, column, float(number), _format(book, unit, places))
        row += 1
        if row - 3 == len(_ROWS) or _ROWS[row - 3][0] != group:
            _group(book, sheet, first, row - 1, group)
            first = row
    for label, indicator, part in _SHARES:
        sheet.write_string(row, 0, "占比")
        sheet.write_string(row, 1, label)
        for column, number in enumerate(ledger.by_year(indicator, "%", 2), 2):
            ledger.pair(label, f"{YEARS[column - 2]}年", f"{number}%")
            letter = "ABCDE"[column]
            shown = float(Decimal(number) / 100)
            shape = book.add_format({"num_format": "0.00%"})
            sheet.write_formula(row, column, f"={letter}{part + 1}/{letter}4", shape, shown)
        row += 1
    sheet.write_string(row, 0, f"注：全区{LAST}年规上工业总产值862.4亿元；本表由公式自动计算占比，请勿改动。")


def _group(book: Any, sheet: Any, first: int, last: int, words: str) -> None:
    if first == last:
        sheet.write_string(first, 0, words)
    else:
        sheet.merge_range(first, 0, last, 0, words, book.add_format({"valign": "vcenter"}))


def _others(ledger: Ledger, book: Any, sheet: Any) -> None:
    sheet.set_column(0, 1, 30)
    sheet.write_string(0, 0, "指标")
    sheet.write_string(0, 1, f"{LAST}年（末）")
    for row, (label, indicator, year, unit, places) in enumerate(_FIELDS, 1):
        number = ledger.number(indicator, year, unit, places)
        ledger.pair(label, number + unit)
        sheet.write_string(row, 0, label)
        value = float(Decimal(number) / 100) if unit == "%" else float(number)
        sheet.write_number(row, 1, value, _format(book, unit, places))


def _format(book: Any, unit: str, places: int) -> Any:
    digits = f"0.{'0' * places}" if places else "0"
    return book.add_format({"num_format": f"{digits}%" if unit == "%" else f'{digits}"{unit}"'})
