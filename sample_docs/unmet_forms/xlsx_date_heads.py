"""Two tables side by side on one sheet; the heads of the one are dates, of the other whole years."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, indicator, unit, places)
_FLOWS = (
    ("总产值（万元）", "output_total", "万元", 0),
    ("中小企业产值（万元）", "output_sme", "万元", 0),
    ("主导产业产值（万元）", "output_leading", "万元", 0),
    ("税收（万元）", "tax", "万元", 0),
    ("中小企业研发经费（万元）", "rd_sme", "万元", 0),
    ("二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 4),
)
_STOCKS = (
    ("企业总数（家）", "firms_total", "家", 0),
    ("中小企业数（家）", "firms_sme", "家", 0),
    ("从业人员（人）", "employees", "人", 0),
    ("常住人口（人）", "population", "人", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1),
)
_RIGHT = 5


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        sheet = book.add_worksheet("申报表")
        sheet.set_column(0, 8, 18)
        sheet.write_string(0, 0, "汕头市中小企业特色产业集群申报表")
        sheet.write_string(1, 0, f"集群名称：{ledger.pair('集群名称', app.cluster)}")
        sheet.write_string(1, _RIGHT, f"申报单位：{ledger.pair('申报单位', app.applicant)}")
        sheet.write_string(3, 0, "年度指标")
        sheet.write_string(3, _RIGHT, "时点指标")
        dated = book.add_format({"border": 1, "num_format": "yyyy-mm-dd"})
        frame = book.add_format({"border": 1})
        for column, year in enumerate(YEARS, 1):
            sheet.write_string(4, column, f"{year}年", frame)
            sheet.write_datetime(4, _RIGHT + column, datetime.datetime(year, 12, 31), dated)
        for left, rows in ((0, _FLOWS), (_RIGHT, _STOCKS)):
            for row, (label, indicator, unit, places) in enumerate(rows, 5):
                shape = book.add_format({"border": 1, "num_format": f"0.{'0' * places}" if places else "0"})
                sheet.write_string(row, left, label, frame)
                for column, number in enumerate(ledger.by_year(indicator, unit, places), 1):
                    ledger.pair(label, number)
                    sheet.write_number(row, left + column, float(Decimal(number)), shape)
        _below(ledger, sheet, 5 + len(_FLOWS) + 1)


def _below(ledger: Ledger, sheet: Any, row: int) -> None:
    for words in (
        f"{LAST}年中小企业产值占比<output_sme_share C % 2>%，主导产业产值占比<output_leading_share C % 2>%。",
        "产值年均增速<output_growth_avg - % 2>%，中小企业研发经费年均增长<rd_sme_growth_avg - % 2>%，"
        "有效发明专利年均增长率<patents_growth_avg - % 2>%。",
        f"截至{LAST}年底，国家级专精特新“小巨人”企业<little_giants C 家>家，国家级高新技术企业<hnte C 家>家；"
        f"占地<area - 平方公里 1>平方公里。",
    ):
        sheet.write_string(row, 0, ledger.fill(words))
        row += 1
