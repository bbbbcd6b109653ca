"""监测表: the quarters added up to the year, the year before, the change; a sheet of yearly figures, one of notes."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.changes import growth
from sample_docs.unmet_forms.ledger import Ledger

_FIRST, _SECOND, _ = YEARS
# (head, period, share of the whole year)
_PARTS = (
    (f"{LAST}年一季度", f"{LAST}Q1", "0.21"),
    (f"{LAST}年上半年", f"{LAST}H1", "0.46"),
    (f"{LAST}年前三季度", f"{LAST}Q1-Q3", "0.72"),
)
_HEADS = (*(head for head, *_ in _PARTS), f"{LAST}年全年", f"{_SECOND}年全年", "全年同比（%）")
_MONEY = (
    ("工业总产值", "output_total"),
    ("  其中：中小企业", "output_sme"),
    ("  其中：主导产业", "output_leading"),
    ("税收", "tax"),
    ("出口", "exports"),
)
# (label, indicator, unit, places)
_YEARLY = (
    ("中小企业产值占比（%）", "output_sme_share", "%", 2),
    ("主导产业产值占比（%）", "output_leading_share", "%", 2),
    ("中小企业研发费用（万元）", "rd_sme", "万元", 0),
    ("有效发明专利（件）", "patents_valid", "件", 0),
    ("企业户数（户）", "firms_total", "家", 0),
    ("  其中：中小企业（户）", "firms_sme", "家", 0),
    ("从业人数（人）", "employees", "人", 0),
    ("工业互联网平台应用普及率（%）", "platform_penetration", "%", 1),
    ("工业软件应用率（%）", "software_adoption", "%", 1),
    ("碳排放强度（吨/万元）", "co2_intensity", "吨/万元", 4),
)


def write(ledger: Ledger, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": ledger.app.applicant, "created": datetime.datetime(2025, 4, 1)})
        _monitoring(ledger, book)
        _yearly(ledger, book)
        _others(ledger, book)


def _monitoring(ledger: Ledger, book: Any) -> None:
    app = ledger.app
    sheet = book.add_worksheet("运行监测")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 6, 15)
    frame, head = book.add_format({"border": 1}), book.add_format({"border": 1, "bold": True, "text_wrap": True})
    sheet.merge_range(0, 0, 0, 6, "特色产业集群运行监测表", book.add_format({"bold": True, "font_size": 15}))
    sheet.write_string(1, 0, f"集群：{ledger.pair('集群', app.cluster)}")
    sheet.write_string(1, 6, "单位：万元")
    for column, words in enumerate(("指标（累计）", *_HEADS)):
        sheet.write_string(2, column, words, head)
    for row, (label, indicator) in enumerate(_MONEY, 3):
        sheet.write_string(row, 0, label, frame)
        for column, number in enumerate(_row(ledger, label.strip().removeprefix("其中："), indicator), 1):
            shape = book.add_format({"border": 1, "num_format": "0.0" if column == len(_HEADS) else "#,##0"})
            sheet.write_number(row, column, float(number.replace(",", "")), shape)
    sheet.write_string(9, 0, "注：季度为快报数，全年为年报数；全区规上工业总产值全年8,624,300万元，增长5.8%。")


def _row(ledger: Ledger, label: str, indicator: str) -> list[str]:
    exact = ledger.app.exact[indicator, LAST] * 10_000
    numbers = []
    for head, period, share in _PARTS:
        part = (exact * Decimal(share)).quantize(Decimal(1), ROUND_HALF_UP)
        numbers.append(
            ledger.pair(label, head, ledger.claim(indicator, period, part / 10_000, f"{part:,f}", "preliminary"))
        )
    for head, year in zip(_HEADS[3:5], (LAST, _SECOND), strict=True):
        numbers.append(ledger.pair(label, head, ledger.number(indicator, year, "万元", 0, "grouped")))
    change = growth(ledger.app, indicator).removeprefix("+")
    return [*numbers, ledger.number("output_growth", LAST, "%", 1) if indicator == "output_total" else change]


def _yearly(ledger: Ledger, book: Any) -> None:
    sheet = book.add_worksheet("年度指标")
    sheet.set_column(0, 0, 32)
    heads = tuple(f"{year}年" for year in YEARS)
    for column, words in enumerate(("指标", *heads)):
        sheet.write_string(0, column, words)
    for row, (label, indicator, unit, places) in enumerate(_YEARLY, 1):
        sheet.write_string(row, 0, label)
        shape = book.add_format({"num_format": f"0.{'0' * places}" if places else "0"})
        numbers = ledger.row(label.strip().removeprefix("其中："), heads, ledger.by_year(indicator, unit, places))
        for column, number in enumerate(numbers, 1):
            sheet.write_number(row, column, float(number), shape)


def _others(ledger: Ledger, book: Any) -> None:
    sheet = book.add_worksheet("其他情况")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    for row, (label, words) in enumerate(
        (
            ("填报单位", ledger.app.applicant),
            ("占地面积", "<area - 公顷>公顷"),
            (f"{_FIRST}年产值", "工业总产值<output_total A 亿元 2>亿元，其中中小企业<output_sme A 亿元 2>亿元"),
            (
                "年均增速",
                f"{_FIRST}—{LAST}年，工业总产值<output_growth_avg - % 2>%，中小企业研发费用<rd_sme_growth_avg - % 2>%，"
                "有效发明专利<patents_growth_avg - % 2>%",
            ),
            (
                "优质企业",
                f"{LAST}年末：国家级小巨人<little_giants C 家>家，高企<hnte C 家>家，"
                "省级专精特新<srdi_provincial C 家>家，创新型中小企业<innovative_smes C 家>家",
            ),
            ("运行中的困难", "一季度原材料价格上涨12.5%；3家企业用工缺口160人；2户企业减产15%以上"),
            ("下阶段预判", f"预计{LAST + 1}年一季度订单增长5%左右"),
        )
    ):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, ledger.pair(label, ledger.fill(words)))
