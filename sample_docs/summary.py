"""The recommendation summary table at the top of a batch: one row for each application."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from sample_docs.teller import Record, Teller
from sample_docs.truth import LAST, YEARS, Application

NAME = f"{LAST + 1}年汕头市中小企业特色产业集群推荐汇总表.xlsx"
# head, indicator, printed unit, decimals
_SINGLE = (
    ("中小企业产值占比（%）", "output_sme_share", "%", 1),
    ("主导产业产值占比（%）", "output_leading_share", "%", 1),
)
_AFTER = (
    ("“小巨人”企业（家）", "little_giants", "家", 0),
    ("中小企业研发经费（亿元）", "rd_sme", "亿元", 2),
    ("有效发明专利（件）", "patents_valid", "件", 0),
)
# columns of numbers that show decimals
_DECIMALS = {5: 1, 6: 2, 7: 2, 8: 2, 9: 1, 10: 1, 11: 1, 13: 2}


def write_summary(applications: Sequence[Application], folder: Path) -> dict[str, Record]:
    """Writes the table; answers what each row states, by application."""
    records: dict[str, Record] = {}
    folder.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(folder / NAME)) as book:
        book.set_properties({"author": "", "created": datetime.datetime(LAST + 1, 4, 28, 10, 0)})
        sheet = book.add_worksheet("汇总表")
        base = {
            "font_name": "仿宋",
            "font_size": 10,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
            "border": 1,
        }
        plain, head = book.add_format(base), book.add_format({**base, "font_name": "黑体"})
        decimals = {places: book.add_format({**base, "num_format": f"0.{'0' * places}"}) for places in (1, 2)}
        title = book.add_format({**base, "border": 0, "font_name": "方正小标宋简体", "font_size": 18})
        note = book.add_format({**base, "border": 0, "align": "left", "text_wrap": False})
        columns = _head(sheet, title, note, head)
        for number, app in enumerate(applications, 1):
            t = Teller(app, Record(), f"../{NAME}", "summary")
            for column, value in enumerate(_row(number, t)):
                if isinstance(value, str) and column in _DECIMALS:
                    sheet.write_number(3 + number, column, float(value), decimals[_DECIMALS[column]])
                else:
                    sheet.write(3 + number, column, value, plain)
            sheet.set_row(3 + number, 46)
            records[app.id] = t.record
        sheet.merge_range(
            len(applications) + 5, 0, len(applications) + 5, columns - 1, f"填报日期：{LAST + 1}年4月28日", note
        )
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2, 3)
    return records


def _head(sheet: xlsxwriter.worksheet.Worksheet, title: object, note: object, head: object) -> int:
    """Two head rows, the three years' output under one head; answers the number of columns."""
    before = ("序号", "集群名称", "所在区（县）", "申报单位", "主导产业", "占地面积（平方公里）")
    after = (
        *(words for words, *_ in _SINGLE),
        "产值年均增速（%）",
        *(words for words, *_ in _AFTER),
        "联系人",
        "联系电话",
        "备注",
    )
    columns = len(before) + len(YEARS) + len(after)
    sheet.merge_range(0, 0, 0, columns - 1, "汕头市中小企业特色产业集群推荐汇总表", title)
    sheet.merge_range(1, 0, 1, columns - 1, "推荐单位（盖章）：各区（县）工业和信息化主管部门", note)
    for column, words in enumerate(before):
        sheet.merge_range(2, column, 3, column, words, head)
    sheet.merge_range(2, len(before), 2, len(before) + 2, "集群总产值（亿元）", head)
    for step, year in enumerate(YEARS):
        sheet.write(3, len(before) + step, f"{year}年", head)
    for column, words in enumerate(after, len(before) + 3):
        sheet.merge_range(2, column, 3, column, words, head)
    widths = (5, 24, 11, 20, 13, 10, 9, 9, 9, 11, 11, 10, 10, 12, 10, 9, 14, 8)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 36)
    sheet.set_row(2, 24)
    return columns


def _row(number: int, t: Teller) -> list[str | int]:
    app = t.app
    return [
        number,
        app.cluster,
        app.district,
        app.applicant,
        app.industry["name"],
        t.number("area", None, "平方公里", 1),
        *(t.number("output_total", year, "亿元", 2, grouped=False) for year in YEARS),
        *(t.number(name, LAST, unit, places) for _, name, unit, places in _SINGLE),
        t.number("output_growth_avg", None, "%", 1),
        int(t.number("little_giants", LAST, "家")),
        t.number("rd_sme", LAST, "亿元", 2),
        int(t.number("patents_valid", LAST, "件")),
        app.contact,
        app.phone,
        "",
    ]
