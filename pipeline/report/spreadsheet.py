"""Workbooks: tables as sheets that can be filtered, printed and trusted.

Texts are always written as texts, so that what an applicant typed can never run as a formula
or become a link; numbers are numbers.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any
from unicodedata import east_asian_width

import msgspec
import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pipeline.report.dates import day_of
from pipeline.report.frames import Link, Marked, sheets
from pipeline.report.labels import labels
from pipeline.report.legible import clipped, legible

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_CELL_LIMIT = 32_767  # characters; a longer text would be dropped without a word
_MARKED = {"font_color": "#7A4F00", "bg_color": "#FBE6BD", "bold": True}
_PLAIN_WIDTH = 12
_LINE, _TALLEST = 15.0, 400.0  # points; Excel allows a row 409


class Sheet(msgspec.Struct, frozen=True):
    """A sheet's name and table, how many of its columns stay in sight, and the heading it is printed under.

    `widths` are those of columns that sheets.yaml does not know.
    """

    name: str
    frame: pd.DataFrame
    frozen_columns: int
    printed: str
    widths: dict[str, int] = {}


def spreadsheet(title: str, date: str, sheets: Sequence[Sheet]) -> bytes:
    """The workbook's file; the same sheets and date give the same bytes."""
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": title, "created": datetime.datetime.combine(day_of(date), datetime.time())})
    looks = Looks(book)
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return file.getvalue()


class Looks:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        border = {"bottom": 1, "bottom_color": "#CDD3D9"}
        self._base = {**_FONT, **border}
        ruled = {"top": 1, "bottom": 1, "bg_color": "#E9EDF1"}
        self.head = book.add_format(
            {**_FONT, **ruled, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
        )
        self.text = book.add_format({**self._base, "text_wrap": True})
        self.link = book.add_format({**self._base, "text_wrap": True, "font_color": "#1F3A5F", "underline": 1})
        self.count = book.add_format({**self._base, "align": "center"})
        self.grave = book.add_format({"font_color": "#8C1D18", "bg_color": "#F6D9D5", "bold": True})
        self.open = book.add_format(_MARKED)
        self.marked = book.add_format({**self._base, **_MARKED, "text_wrap": True})
        self.calm = book.add_format({"font_color": "#245C39"})
        self.faint = book.add_format({"font_color": "#59626C"})

    def number(self, form: str, is_marked: bool = False) -> Format:
        key = f"{form}{is_marked}"
        if key not in self._made:
            look = {**self._base, "num_format": form} | (_MARKED if is_marked else {})
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _fill(sheet: Worksheet, spec: Sheet, looks: Looks) -> None:
    heads = list(spec.frame.columns)
    known = sheets()[spec.name] | spec.widths
    widths = [known.get(head, _PLAIN_WIDTH) for head in heads]
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, legible(head), looks.head)
    for row, cells in enumerate(spec.frame.itertuples(index=False, name=None), 1):
        sheet.set_row(row, _height(cells, widths))
        for column, cell in enumerate(cells):
            _put(sheet, row, column, cell, looks)
    last = max(len(spec.frame), 1)
    sheet.set_row(0, _height(tuple(heads), widths) + 8)
    sheet.freeze_panes(1, spec.frozen_columns)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    _colour(sheet, last, len(heads) - 1, looks)
    _set_for_print(sheet, spec.printed)


def _height(cells: tuple[Any, ...], widths: Sequence[int]) -> float:
    """Points for a row with its texts wrapped; not every program finds that out by itself."""
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        text = cell.text if isinstance(cell, Link) else cell
        if isinstance(text, str):
            lines = max(lines, sum(ceil(max(_columns(part), 1) / (width - 1)) for part in text.split("\n")))
    return min(_LINE * lines + 4, _TALLEST)


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for a Chinese character."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _put(sheet: Worksheet, row: int, column: int, cell: Any, looks: Looks) -> None:
    match cell:
        case None | "":
            sheet.write_blank(row, column, None, looks.text)
        case Link():
            url = _ForwardUrl(f"external:{cell.target}")
            url.text = legible(cell.text)
            sheet.write_url(row, column, url, looks.link)
        case datetime.date():
            day = datetime.datetime.combine(cell, datetime.time())
            sheet.write_datetime(row, column, day, looks.number("yyyy-mm-dd"))
        case Marked() if isinstance(cell.value, Decimal):
            sheet.write_number(row, column, float(cell.value), looks.number(_digits(cell.value), is_marked=True))
        case Marked():
            sheet.write_string(row, column, _held(cell.value), looks.marked)
        case Decimal():
            sheet.write_number(row, column, float(cell), looks.number(_digits(cell)))
        case int() | float():
            sheet.write_number(row, column, cell, looks.count)
        case _:
            sheet.write_string(row, column, _held(cell), looks.text)


def _held(value: Any) -> str:
    """The text as far as a cell holds it."""
    return clipped(legible(str(value)), _CELL_LIMIT)


def _digits(number: Decimal) -> str:
    """Excel's form for a number with as many decimals as were printed."""
    decimals = max(0, -int(number.as_tuple().exponent))
    return "#,##0" + ("." + "0" * decimals if decimals else "")


class _ForwardUrl(Url):  # type: ignore[misc]  # XlsxWriter has no types
    """A relative link with the slashes of a URI, which every office program follows, instead of backslashes."""

    def _target(self) -> str:
        return str(super()._target()).replace("\\", "/")


def _colour(sheet: Worksheet, last_row: int, last_column: int, looks: Looks) -> None:
    words = labels()
    for word, look in (
        (words.severities["doubt"], looks.grave),
        ("未能处理", looks.grave),
        (words.verdicts["fail"], looks.grave),
        (words.severities["query"], looks.open),
        (words.verdicts["undetermined"], looks.open),
        ("不一致", looks.open),
        (words.read_status["unreadable"], looks.open),
        (words.read_status["partial"], looks.open),
        (words.verdicts["pass"], looks.calm),
        (words.levels["clear"], looks.calm),
        (words.verdicts["not_applicable"], looks.faint),
    ):
        condition = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        sheet.conditional_format(1, 0, last_row, last_column, condition)


def _set_for_print(sheet: Worksheet, heading: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # the blank keeps a year at the heading's beginning from being taken for the size
    sheet.set_header(f"&C&14 {heading}")
    sheet.set_footer("&R第 &P 页　共 &N 页")
