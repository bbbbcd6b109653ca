"""A reporting template: codes, 千元, the latest year first, shares as decimals, growth beside, remarks, firms."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_DOWN = tuple(reversed(YEARS))
_HEADS = (*(f"{year}年" for year in _DOWN), f"{LAST}年同比")
# (code, label, unit as printed, indicator, unit, places, remark)
_ROWS = (
    ("101", "工业总产值", "千元", "output_total", "千元", 0, "当年价格"),
    ("102", "  其中：中小企业", "千元", "output_sme", "千元", 0, ""),
    ("103", "  其中：主导产业", "千元", "output_leading", "千元", 0, "前三大产品"),
    ("104", "中小企业占比", "%", "output_sme_share", "%", 2, "102/101，须大于70%"),
    ("105", "主导产业占比", "%", "output_leading_share", "%", 2, "103/101，须大于70%"),
    ("106", "税收", "千元", "tax", "千元", 0, "含免抵调"),
    ("107", "出口", "千元", "exports", "千元", 0, ""),
    ("201", "企业数", "个", "firms_total", "个", 0, "24年新设3个、注销1个"),
    ("202", "  其中：中小企业", "个", "firms_sme", "个", 0, ""),
    ("203", "从业人员", "人", "employees", "人", 0, ""),
    ("301", "中小企业研发费", "千元", "rd_sme", "千元", 0, ""),
    ("302", "有效发明专利", "件", "patents_valid", "件", 0, "不含实用新型215件"),
    ("401", "工业互联网平台应用普及率", "%", "platform_penetration", "%", 1, ""),
    ("402", "工业软件应用率", "%", "software_adoption", "%", 1, ""),
    ("501", "二氧化碳排放量", "吨", "co2_emissions", "吨", 0, ""),
)


def write(ledger: Ledger, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": ledger.app.applicant, "created": datetime.datetime(2025, 4, 1)})
        frame = book.add_format({"border": 1, "valign": "vcenter"})
        _report(ledger, book, frame)
        _below(ledger, book)
        _firms(ledger, book, frame)


def _report(ledger: Ledger, book: Any, frame: Any) -> None:
    app = ledger.app
    sheet = book.add_worksheet("集群指标")
    sheet.set_column(1, 1, 28)
    sheet.set_column(3, 7, 15)
    title = book.add_format({"bold": True, "font_size": 15, "align": "center"})
    sheet.merge_range(0, 0, 0, 7, "中小企业特色产业集群指标填报模板", title)
    for row, (label, value) in enumerate((("集群名称", app.cluster), ("填报单位", app.applicant)), 1):
        sheet.merge_range(row, 0, row, 1, label, frame)
        sheet.merge_range(row, 2, row, 7, ledger.pair(label, value), frame)
    for column, words in enumerate(("代码", "指标名称", "计量单位", *_HEADS, "备注")):
        sheet.write_string(3, column, words, frame)
    for row, parts in enumerate(_ROWS, 4):
        _write_row(ledger, book, sheet, row, parts)


def _write_row(
    ledger: Ledger, book: Any, sheet: Any, row: int, parts: tuple[str, str, str, str, str, int, str]
) -> None:
    code, label, shown, indicator, unit, places, remark = parts
    is_share = unit == "%"
    decimals = f".{'0' * places}" if places else ""
    shape = f"0{decimals}%" if is_share else "#,##0"
    frame = book.add_format({"border": 1})
    cell = book.add_format({"border": 1, "num_format": shape})
    change = book.add_format({"border": 1, "num_format": "0.0%"})
    for column, words in enumerate((code, label, shown)):
        sheet.write_string(row, column, words, frame)
    for column, year in enumerate(_DOWN, 3):
        number = ledger.number(indicator, year, unit, places, "plain" if is_share else "grouped")
        ledger.pair(label.strip().removeprefix("其中："), f"{year}年", number + "%" * is_share)
        plain = Decimal(number.replace(",", ""))
        sheet.write_number(row, column, float(plain / 100 if is_share else plain), cell)
    if indicator == "output_total":
        sheet.write_number(row, 6, float(Decimal(ledger.number("output_growth", LAST, "%", 1)) / 100), change)
    elif is_share:
        sheet.write_string(row, 6, "—", frame)
    else:
        sheet.write_number(row, 6, float(Decimal(growth(ledger.app, indicator)) / 100), change)
    sheet.write_string(row, 7, remark, frame)


def _below(ledger: Ledger, book: Any) -> None:
    sheet = book.add_worksheet("补充数据")
    sheet.set_column(0, 0, 40)
    for row, (label, words) in enumerate(
        (
            ("占地面积（公顷）", "<area - 公顷>"),
            ("近三年工业总产值年均增速（%）", "<output_growth_avg - % 2>"),
            ("近三年中小企业研发费年均增速（%）", "<rd_sme_growth_avg - % 2>"),
            ("近三年有效发明专利年均增速（%）", "<patents_growth_avg - % 2>"),
            (f"{LAST}年每万人有效发明专利（件）", "<patents_per_10k C 件 2>"),
            (f"{LAST}年末国家级小巨人（家）", "<little_giants C 家>"),
            (f"{LAST}年末高新技术企业（家）", "<hnte C 家>"),
            (f"{LAST}年末省级专精特新中小企业（家）", "<srdi_provincial C 家>"),
            (f"{LAST}年碳排放强度（吨/万元）", "<co2_intensity C 吨/万元 4>"),
        )
    ):
        number = ledger.pair(label, ledger.fill(words))
        places = len(number.partition(".")[2])
        sheet.write_string(row, 0, label)
        sheet.write_number(
            row, 1, float(number), book.add_format({"num_format": f"0.{'0' * places}" if places else "0"})
        )
    sheet.write_string(10, 0, "例：占地面积填“1250”，增速填“8.35”。全区规上工业总产值（供计算用）：862.4亿元。")


def _firms(ledger: Ledger, book: Any, frame: Any) -> None:
    sheet = book.add_worksheet("重点企业")
    sheet.set_column(1, 1, 38)
    largest = sorted(ledger.app.firms, key=lambda firm: -firm.output)[:6]
    for column, words in enumerate(("序号", "企业名称", "产值（万元）", "从业人员（人）")):
        sheet.write_string(0, column, words, frame)
    for row, firm in enumerate(largest, 1):
        sheet.write_number(row, 0, row, frame)
        sheet.write_string(row, 1, firm.name, frame)
        sheet.write_number(row, 2, firm.output, frame)
        sheet.write_number(row, 3, firm.employees, frame)
    sheet.write_string(7, 1, "合计（6家）", frame)
    sheet.write_number(7, 2, sum(firm.output for firm in largest), frame)
    sheet.write_number(7, 3, sum(firm.employees for firm in largest), frame)
