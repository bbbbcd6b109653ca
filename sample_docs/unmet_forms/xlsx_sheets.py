"""A workbook: a sheet of labels and values, a sheet of years with number formats, a sheet of notes."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (label, indicator, unit, places, the sheet's number format)
_ROWS = (
    ("1. 集群总产值（亿元）", "output_total", "亿元", 2, "0.00"),
    ("2. 中小企业产值（亿元）", "output_sme", "亿元", 2, "0.00"),
    ("3. 中小企业产值占比", "output_sme_share", "%", 2, "0.00%"),
    ("4. 主导产业产值（亿元）", "output_leading", "亿元", 2, "0.00"),
    ("5. 主导产业产值占比", "output_leading_share", "%", 2, "0.00%"),
    ("6. 税收（万元）", "tax", "万元", 0, "#,##0"),
    ("7. 出口（万元）", "exports", "万元", 0, "#,##0"),
    ("8. 中小企业研发经费（万元）", "rd_sme", "万元", 0, "#,##0"),
    ("9. 有效发明专利（件）", "patents_valid", "件", 0, "0"),
    ("10. 工业互联网平台应用普及率", "platform_penetration", "%", 1, "0.0%"),
    ("11. 工业软件应用率", "software_adoption", "%", 1, "0.0%"),
    ("12. 综合能源消费量（吨标准煤）", "energy_use", "吨标准煤", 0, "#,##0"),
    ("13. 二氧化碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 4, "0.0000"),
)


def write(ledger: Ledger, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": ledger.app.applicant, "created": datetime.datetime(2025, 4, 1)})
    frame = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    _overview(ledger, book.add_worksheet("申报表"), frame, title)
    _years(ledger, book, book.add_worksheet("近三年指标"), frame, title)
    _notes(ledger, book.add_worksheet("填报说明"))
    book.close()


def _overview(ledger: Ledger, sheet: Any, frame: Any, title: Any) -> None:
    app = ledger.app
    sheet.set_column(0, 5, 17)
    sheet.merge_range(0, 0, 0, 5, "汕头市中小企业特色产业集群申报表", title)
    rows = [
        [("集群名称", app.cluster)],
        [("申报单位", app.applicant), ("主导产业", app.industry["name"]), ("行业代码", app.industry["code"])],
        [
            ("占地面积", "<area - 平方公里 1>平方公里"),
            ("企业总数", "<firms_total C 家>家"),
            ("中小企业数", "<firms_sme C 家>家"),
        ],
        [
            ("“小巨人”（国家级）", "<little_giants C 家>"),
            ("高新技术企业（国家级）", "<hnte C 家>"),
            ("专精特新（省级）", "<srdi_provincial C 家>"),
        ],
        [
            ("期末从业人员（人）", "<employees C 人>"),
            ("期末常住人口（人）", "<population C 人>"),
            ("创新平台（个）", "<innovation_platforms C 个>"),
        ],
        [
            ("产值年均增速", "<output_growth_avg - % 1>%"),
            ("研发经费年均增速", "<rd_sme_growth_avg - % 1>%"),
            ("发明专利年均增速", "<patents_growth_avg - % 1>%"),
        ],
        [("每万人发明专利（件）", "<patents_per_10k C 件 1>"), ("联系人", app.contact), ("联系电话", app.phone)],
    ]
    for row, cells in enumerate(rows, 2):
        for place, (label, words) in enumerate(cells):
            sheet.write(row, 2 * place, label, frame)
            value = ledger.pair(label, ledger.fill(words))
            if len(cells) == 1:
                sheet.merge_range(row, 1, row, 5, value, frame)
            elif value.isdigit():
                sheet.write_number(row, 2 * place + 1, int(value), frame)
            else:
                sheet.write_string(row, 2 * place + 1, value, frame)
    sheet.write(len(rows) + 2, 0, f"注：未注明时间的，均为{LAST}年末数。")


def _years(ledger: Ledger, book: Any, sheet: Any, frame: Any, title: Any) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 3, 14)
    sheet.merge_range(0, 0, 0, 3, "近三年主要指标", title)
    sheet.merge_range(2, 0, 3, 0, "指标", frame)
    sheet.merge_range(2, 1, 2, 3, "年度", frame)
    for column, year in enumerate(YEARS, 1):
        sheet.write_number(3, column, year, frame)
    for row, (label, indicator, unit, places, shape) in enumerate(_ROWS, 4):
        sheet.write(row, 0, label, frame)
        cell = book.add_format({"border": 1, "num_format": shape})
        for column, year in enumerate(YEARS, 1):
            number = ledger.number(indicator, year, unit, places, "grouped" if "," in shape else "plain")
            ledger.pair(label, str(year), number + "%" if shape.endswith("%") else number)
            plain = Decimal(number.replace(",", ""))
            sheet.write_number(row, column, float(plain / 100 if shape.endswith("%") else plain), cell)


def _notes(ledger: Ledger, sheet: Any) -> None:
    for row, words in enumerate(
        (
            "1. 申报条件：近三年产值均在30亿元以上，中小企业产值占比高于70%，产值年均增速高于7%。",
            "2. 产值按当年价格计算，应与统计部门数据一致。",
            f"3. {ledger.app.place['name']}{LAST}年规模以上工业总产值为{ledger.one_of('873.4', '912.6')}亿元，供参考。",
        )
    ):
        sheet.write(row, 0, words)
