"""One crowded sheet: label over value in text cells, units in the values, merged strips, a list of firms below."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
_COLUMNS = 6


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        frame = book.add_format({"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        strip = book.add_format({"border": 1, "bold": True, "bg_color": "#DDDDDD"})
        sheet = book.add_worksheet("Sheet1")
        sheet.set_column(0, _COLUMNS - 1, 20)
        sheet.merge_range(0, 0, 0, _COLUMNS - 1, f"{app.cluster}申报表", strip)
        row = 1
        for head, labels in _strips(ledger):
            sheet.merge_range(row, 0, row, _COLUMNS - 1, head, strip)
            for place, (label, words) in enumerate(labels):
                sheet.write_string(row + 1, place, label, frame)
                sheet.write_string(row + 2, place, ledger.pair(label, ledger.fill(words)), frame)
            row += 3
        _largest(ledger, sheet, row, frame, strip)


def _strips(ledger: Ledger) -> list[tuple[str, list[tuple[str, str]]]]:
    app = ledger.app
    return [
        (
            "基本信息",
            [
                ("申报单位", app.applicant),
                ("主导产业", app.industry["name"]),
                ("占地面积", "<area - 平方公里 1>平方公里"),
                ("联系人", app.contact),
                ("联系电话", app.phone),
                ("运营机构", app.operator),
            ],
        ),
        (
            "产值",
            [
                (f"{_FIRST}年总产值", "<output_total A 亿元 2>亿元"),
                (f"{_SECOND}年总产值", "<output_total B 亿元 2>亿元"),
                (f"{LAST}年总产值", "<output_total C 亿元 2>亿元"),
                ("年均增速", "<output_growth_avg - % 1>%"),
                (f"{LAST}年中小企业", "<output_sme C 亿元 2>亿元（<output_sme_share C % 1>%）"),
                (f"{LAST}年主导产业", "<output_leading C 亿元 2>亿元（<output_leading_share C % 1>%）"),
            ],
        ),
        (
            f"企业数（{LAST}年末）",
            [
                ("全部企业", "<firms_total C 家>家"),
                ("中小企业", "<firms_sme C 家>家"),
                ("国家小巨人", "<little_giants C 家>家"),
                ("国家高企", "<hnte C 家>家"),
                ("省专精特新", "<srdi_provincial C 家>家"),
                ("创新型中小企业", "<innovative_smes C 家>家"),
            ],
        ),
        (
            "创新",
            [
                *(
                    (f"{year}年中小企业研发经费", f"<rd_sme {name} 万元 0 grouped>万元")
                    for name, year in zip("ABC", YEARS, strict=True)
                ),
                *(
                    (f"{year}年末有效发明专利", f"<patents_valid {name} 件>件")
                    for name, year in zip("ABC", YEARS, strict=True)
                ),
            ],
        ),
        (
            "数字化、绿色化",
            [
                (f"{LAST}年工业互联网平台应用普及率", "<platform_penetration C % 1>%"),
                (f"{_SECOND}年工业软件应用率", "<software_adoption B % 1>%"),
                (f"{LAST}年工业软件应用率", "<software_adoption C % 1>%"),
                *(
                    (f"{year}年碳排放强度", f"<co2_intensity {name} 吨/万元 3>吨/万元")
                    for name, year in zip("ABC", YEARS, strict=True)
                ),
            ],
        ),
    ]


def _largest(ledger: Ledger, sheet: Any, row: int, frame: Any, strip: Any) -> None:
    sheet.merge_range(row, 0, row, _COLUMNS - 1, f"附：部分重点企业（{LAST}年）", strip)
    for column, head in enumerate(("序号", "企业名称", "主要产品", "产值（万元）", "从业人员（人）", "备注")):
        sheet.write_string(row + 1, column, head, frame)
    for number, firm in enumerate(ledger.app.firms[:5], 1):
        words = (number, firm.name, firm.product, firm.output, firm.employees, "")
        for column, word in enumerate(words):
            sheet.write(row + 1 + number, column, word, frame)
