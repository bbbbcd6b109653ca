"""Lists of firms, titled firms and patents, as sheets or as Word tables."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from docx.shared import Cm
from docx.table import _Cell

from sample_docs import word_kit as word
from sample_docs.papers import Folder
from sample_docs.roster import TITLES
from sample_docs.truth import LAST, Application

Row = list[Any]


def firm_rows(app: Application, style: int) -> tuple[list[str], list[Row]]:
    """Head and rows of the list of firms; the last row holds the sums."""
    heads = (
        [
            "序号",
            "企业名称",
            "统一社会信用代码",
            "所在镇街",
            "企业规模",
            "是否主导产业",
            f"{LAST}年产值（万元）",
            "研发费用（万元）",
            "从业人数",
        ],
        [
            "序号",
            "单位名称",
            "信用代码",
            "主要产品",
            "是否中小企业",
            "是否属主导产业",
            "工业产值\n（万元）",
            "研发投入\n（万元）",
            "职工人数\n（人）",
        ],
        [
            "编号",
            "企业全称",
            "统一社会信用代码",
            "注册地",
            "规模类型",
            "产业类别",
            f"{LAST}年工业总产值（万元）",
            "研发经费支出（万元）",
            "年末从业人员（人）",
        ],
    )
    rows: list[Row] = []
    for number, firm in enumerate(app.firms, 1):
        size = (
            (("小型" if firm.employees < 300 else "中型") if firm.is_sme else "大型")
            if style != 1
            else ("是" if firm.is_sme else "否")
        )
        kind = ("主导产业" if firm.is_leading else "配套") if style == 2 else ("是" if firm.is_leading else "否")
        middle = firm.product if style == 1 else firm.town
        rows.append([number, firm.name, firm.code, middle, size, kind, firm.output, firm.research, firm.employees])
    sums = [sum(getattr(firm, name) for firm in app.firms) for name in ("output", "research", "employees")]
    rows.append(["合计", f"{len(app.firms)}家", "", "", "", "", *sums])
    return heads[style], rows


def title_rows(app: Application, style: int) -> tuple[list[str], list[Row]]:
    heads = (
        ["序号", "企业名称", "资质名称", "证书编号（文号）", "认定日期", "有效期至"],
        ["序号", "资质类别", "企业名称", "统一社会信用代码", "发文文号/证书号", "发证时间", "到期时间"],
        ["编号", "企业全称", "获得称号", "证书编号（认定文号）", "认定时间", "有效期截止"],
    )
    rows: list[Row] = []
    for number, title in enumerate(app.titles, 1):
        name, kind = title.firm.name, TITLES[title.kind]
        tail = [title.certificate, _day(title.issued, style), _day(title.expires, style)]
        rows.append([number, kind, name, title.firm.code, *tail] if style == 1 else [number, name, kind, *tail])
    return heads[style], rows


def patent_rows(app: Application, style: int) -> tuple[list[str], list[Row]]:
    heads = (
        ["序号", "专利名称", "专利号", "专利权人", "申请日", "授权公告日"],
        ["序号", "专利号", "发明名称", "专利权人", "申请日期", "授权日期", "法律状态"],
        ["编号", "发明专利名称", "权利人", "专利号", "申请日", "授权公告日", "状态"],
    )
    rows: list[Row] = []
    for number, patent in enumerate(app.patents, 1):
        days = [_day(patent.applied, style), _day(patent.granted, style)]
        rows.append(
            (
                [number, patent.name, patent.number, patent.holder, *days],
                [number, patent.number, patent.name, patent.holder, *days, "有效"],
                [number, patent.name, patent.holder, patent.number, *days, "维持有效"],
            )[style]
        )
    return heads[style], rows


def _day(day: datetime.date, style: int) -> str:
    return (f"{day:%Y-%m-%d}", f"{day:%Y.%m.%d}", f"{day.year}年{day.month}月{day.day}日")[style]


def write_sheet(
    path: Path, title: str, note: str, head: Sequence[str], rows: Sequence[Row], widths: Sequence[float]
) -> None:
    """One sheet: merged title, a note with the unit, ruled rows, print set-up of an attachment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": "", "created": datetime.datetime(2025, 4, 1, 9, 0)})
        sheet = book.add_worksheet("Sheet1")
        base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "align": "center", "text_wrap": True}
        big = book.add_format({**base, "font_name": "方正小标宋简体", "font_size": 16, "bold": True})
        small = book.add_format({**base, "align": "right", "text_wrap": False})
        ruled = book.add_format({**base, "border": 1})
        grouped = book.add_format({**base, "border": 1, "num_format": "#,##0"})
        bold = book.add_format({**base, "border": 1, "bold": True, "font_name": "黑体"})
        last = len(head) - 1
        sheet.merge_range(0, 0, 0, last, title, big)
        sheet.merge_range(1, 0, 1, last, note, small)
        sheet.set_row(0, 32)
        sheet.set_row(2, 30)
        for column, (word_, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write(2, column, word_, bold)
        for number, row in enumerate(rows, 3):
            for column, value in enumerate(row):
                sheet.write(number, column, value, grouped if isinstance(value, int) and column else ruled)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页")


def write_word_list(
    folder: Folder, path: Path, title: str, note: str, head: Sequence[str], rows: Sequence[Row], widths: Sequence[float]
) -> None:
    """The same as a Word attachment whose head row repeats on every page."""
    app = folder.app
    document = word.new_document(f"{app.cluster}申报材料", app.applicant, app.date)
    section = document.sections[0]
    section.different_first_page_header_footer = False
    section.left_margin = section.right_margin = Cm(1.5)
    word.add(document, title, 16, word.TITLE, "center", bold=True)
    word.add(document, note, 10, word.BODY, "right")
    made = word.table(document, len(rows) + 1, widths)
    lines = [row._tr.tc_lst for row in made.rows]
    for number, row in enumerate([list(head), *rows]):
        for tc, value in zip(lines[number], row, strict=True):
            words = f"{value:,}" if isinstance(value, int) and value > 999 else str(value)
            word.fill(word_cell(tc, made), words, 8.5, word.HEAD if number == 0 else word.TITLE)
    word.repeat_head(made)
    word.save(document, path)


def word_cell(tc: Any, parent: Any) -> Any:
    """A cell straight from its element: asking the table for each one is quadratic."""
    return _Cell(tc, parent)
