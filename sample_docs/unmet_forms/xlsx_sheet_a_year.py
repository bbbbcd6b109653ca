"""A workbook with a sheet for each year: the year stands on the tab and in the title, not beside the numbers."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, unit as printed, indicator, unit, places)
_ROWS = (
    ("企业总数", "家", "firms_total", "家", 0),
    ("其中：中小企业", "家", "firms_sme", "家", 0),
    ("总产值", "万元", "output_total", "万元", 0),
    ("其中：中小企业产值", "万元", "output_sme", "万元", 0),
    ("其中：主导产业产值", "万元", "output_leading", "万元", 0),
    ("中小企业产值占比", "%", "output_sme_share", "%", 2),
    ("主导产业产值占比", "%", "output_leading_share", "%", 2),
    ("从业人员", "人", "employees", "人", 0),
    ("税收", "万元", "tax", "万元", 0),
    ("中小企业研发经费", "万元", "rd_sme", "万元", 0),
    ("有效发明专利", "件", "patents_valid", "件", 0),
    ("工业互联网平台应用普及率", "%", "platform_penetration", "%", 1),
    ("工业软件应用率", "%", "software_adoption", "%", 1),
    ("二氧化碳排放强度", "吨/万元", "co2_intensity", "吨/万元", 4),
)


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        frame = book.add_format({"border": 1})
        _cover(ledger, book.add_worksheet("封面"), frame)
        for year in YEARS:
            sheet = book.add_worksheet(f"{year}年")
            sheet.set_column(0, 0, 34)
            sheet.write_string(0, 0, f"集群申报表——{year}年数据")
            for column, head in enumerate(("指标", "单位", "数值")):
                sheet.write_string(1, column, head, frame)
            for row, (label, shown, indicator, unit, places) in enumerate(_ROWS, 2):
                number = ledger.pair(label, ledger.number(indicator, year, unit, places))
                shape = book.add_format({"border": 1, "num_format": f"0.{'0' * places}" if places else "0"})
                sheet.write_string(row, 0, label, frame)
                sheet.write_string(row, 1, shown, frame)
                sheet.write_number(row, 2, float(Decimal(number)), shape)


def _cover(ledger: Ledger, sheet: Any, frame: Any) -> None:
    app = ledger.app
    sheet.set_column(0, 1, 40)
    sheet.write_string(0, 0, "汕头市中小企业特色产业集群申报表")
    for row, (label, words) in enumerate(
        (
            ("集群名称", app.cluster),
            ("申报单位", app.applicant),
            ("主导产业", app.industry["name"]),
            ("占地面积", "<area - 平方公里 1>平方公里"),
            ("产值年均增速", "<output_growth_avg - % 2>%"),
            ("有效发明专利年均增长率", "<patents_growth_avg - % 2>%"),
            (f"{LAST}年末国家级专精特新“小巨人”企业", "<little_giants C 家>家"),
            (f"{LAST}年末国家级高新技术企业", "<hnte C 家>家"),
            (f"{LAST}年每万人有效发明专利拥有量", "<patents_per_10k C 件 1>件"),
        ),
        2,
    ):
        sheet.write_string(row, 0, label, frame)
        sheet.write_string(row, 1, ledger.pair(label, ledger.fill(words)), frame)
