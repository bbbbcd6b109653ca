"""A summary table of one wide row: three levels of heads, the years on the lowest, units in the middle one."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

# (group, [(label with unit, indicator, unit, places, years)])
_GROUPS = (
    (
        "产业规模",
        (
            ("总产值（亿元）", "output_total", "亿元", 2, YEARS),
            ("其中：中小企业产值（亿元）", "output_sme", "亿元", 2, YEARS),
            ("其中：主导产业产值（亿元）", "output_leading", "亿元", 2, YEARS[1:]),
        ),
    ),
    (
        "创新能力",
        (
            ("中小企业研发经费（万元）", "rd_sme", "万元", 0, YEARS),
            ("有效发明专利（件）", "patents_valid", "件", 0, YEARS),
        ),
    ),
    (
        "企业梯队（家）",
        (
            ("企业总数", "firms_total", "家", 0, (LAST,)),
            ("中小企业", "firms_sme", "家", 0, (LAST,)),
            ("国家级小巨人", "little_giants", "家", 0, (LAST,)),
            ("国家级高企", "hnte", "家", 0, (LAST,)),
        ),
    ),
    ("绿色低碳", (("碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 3, YEARS),)),
)
_TEXTS = ("序号", "区县", "集群名称", "主导产业")


def write(ledger: Ledger, path: Path) -> None:
    app = ledger.app
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": app.applicant, "created": datetime.datetime(2025, 4, 1)})
        look = {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
        frame = book.add_format(look)
        shapes = [book.add_format({**look, "num_format": shape}) for shape in ("0", "0.0", "0.00", "0.000")]
        sheet = book.add_worksheet("集群情况")
        sheet.set_column(0, 40, 11)
        sheet.merge_range(0, 0, 0, 12, "申报集群情况汇总表", frame)
        words = ("1", app.district, app.cluster, app.industry["name"])
        for column, (head, word) in enumerate(zip(_TEXTS, words, strict=True)):
            sheet.merge_range(1, column, 3, column, head, frame)
            sheet.write_string(4, column, word if head == "序号" else ledger.pair(head, word), frame)
        _numbers(ledger, sheet, frame, shapes)
        sheet.write_string(6, 0, "注：产值为当年价；30亿元以下的集群不予推荐。")


def _numbers(ledger: Ledger, sheet: Any, frame: Any, shapes: list[Any]) -> None:
    """`shapes` are the formats of numbers by their decimals."""
    column = len(_TEXTS)
    for group, items in _GROUPS:
        start = column
        for label, indicator, unit, places, years in items:
            _over(sheet, 2, column, column + len(years) - 1, label, frame)
            for year in years:
                value = ledger.number(indicator, year, unit, places)
                sheet.write_string(3, column, f"{year}年", frame)
                sheet.write_number(4, column, float(value), shapes[places])
                ledger.pair(label.removeprefix("其中："), f"{year}年", value)
                column += 1
        _over(sheet, 1, start, column - 1, group, frame)


def _over(sheet: Any, row: int, first: int, last: int, words: str, frame: Any) -> None:
    if first == last:
        sheet.write_string(row, first, words, frame)
    else:
        sheet.merge_range(row, first, row, last, words, frame)
