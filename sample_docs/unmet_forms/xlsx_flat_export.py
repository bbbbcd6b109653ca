"""A flat export of a reporting system: one record a row with its code, name, year, value, unit and who typed it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (code, name, unit as printed, indicator, unit, places)
_RECORDS = (
    ("JQ101", "集群总产值", "亿元", "output_total", "亿元", 2),
    ("JQ102", "中小企业产值", "亿元", "output_sme", "亿元", 2),
    ("JQ103", "主导产业产值", "亿元", "output_leading", "亿元", 2),
    ("JQ104", "企业总数", "家", "firms_total", "家", 0),
    ("JQ105", "从业人员", "人", "employees", "人", 0),
    ("JQ201", "中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("JQ202", "有效发明专利", "件", "patents_valid", "件", 0),
    ("JQ301", "工业互联网平台应用普及率", "%", "platform_penetration", "%", 1),
    ("JQ302", "工业软件应用率", "%", "software_adoption", "%", 1),
    ("JQ401", "二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4),
)
_LAST_ONLY = (
    ("JQ106", "国家级专精特新“小巨人”企业", "家", "little_giants", "家", 0),
    ("JQ107", "国家级高新技术企业", "家", "hnte", "家", 0),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("集群申报表")
        sheet.set_column(0, 7, 16)
        heads = ("序号", "申报单位", "指标代码", "指标名称", "年份", "填报值", "计量单位", "填报人")
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head)
        records = [(year, *record) for year in YEARS for record in _RECORDS]
        records += [(LAST, *record) for record in _LAST_ONLY]
        for row, (year, code, name, shown, indicator, unit, places) in enumerate(records, 1):
            number = ledger.pair(name, ledger.number(indicator, year, unit, places))
            shape = book.add_format({"num_format": f"0.{'0' * places}" if places else "0"})
            for column, word in enumerate((str(row), app.applicant, code, name)):
                sheet.write_string(row, column, word)
            sheet.write_number(row, 4, year)
            sheet.write_number(row, 5, float(Decimal(number)), shape)
            sheet.write_string(row, 6, shown)
            sheet.write_string(row, 7, app.contact)
