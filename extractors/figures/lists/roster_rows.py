"""The rows of a list as entries with typed fields; totals, notes and headings between the rows are none.

What shows that rows are missing or could not be read makes the list a partial one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec
import pandas as pd

from extractors.figures.lists.partial_lists import is_left_out, says_partial, skips_numbers
from extractors.figures.places import cell_source
from extractors.figures.tables.cells import squeezed, units_in_label
from extractors.quantity import find_amounts, find_periods
from extractors.quantity.units import in_base
from pipeline.model import Cell, Entry, RosterKind, Source, Table

_TOTAL = re.compile(r"^(?:[本全]?集群)?(?:全部|所有|全体)?(?:企业)?(?:合计|总计|共计|总数|累计)")
# parts of the total above them
_PART = re.compile(r"^其中[:：]?")
# 其他企业（27家） stands for the rows that are not shown
_REST = re.compile(r"^(?:其他|其它|其余)(?:\d+[家户]|企业)")
_NOTE = re.compile(r"^(?:注|备注|说明|填表|制表|审核|单位)[:：]?")
FIRM = re.compile(r"(?:公司|厂|商行|合作社|经营部|工作室|个体户)(?:[（(].*)?$")
NUMBERING = re.compile(r"序号|No")
_DIGIT = re.compile(r"\d")
# 20271225, 20241225-20271225
_RUN_TOGETHER = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
# 2027.11, 2027-11, 2027年11月
_MONTH = re.compile(r"((?:19|20)\d\d)(?:[./-]|年)(0?[1-9]|1[0-2])月?")
_YES = {
    "是",
    "√",
    "Y",
    "y",
    "yes",
    "1",
    "✓",
    "有",
    "属于",
    "主导",
    "主导产业",
    "中小",
    "中小企业",
    "中型",
    "小型",
    "微型",
    "中型企业",
    "小型企业",
    "微型企业",
    "小微",
    "小微企业",
    "中",
    "小",
    "微",
    "☑是",
}
_NO = {"否", "×", "N", "n", "no", "0", "不是", "不属于", "大型", "大型企业", "大", "非主导", "其他", "☑否"}
_KEYS = ("name", "patent_number", "uscc", "patent_name", "platform", "standard_number", "standard_name")
_DATES = ("issued", "expires", "applied", "granted")
_AMOUNTS = ("output", "rd")
_FLAGS = ("is_sme", "is_leading")
_SUMMED = (*_AMOUNTS, "employees")


class Rows(msgspec.Struct, frozen=True):
    """The entries of a list, the table rows that are its totals, and whether rows are missing or unread."""

    entries: tuple[Entry, ...]
    totals: frozenset[int]
    partial: bool


class _Head(msgspec.Struct, frozen=True):
    """What the rows are read by: the table, its cells by place, the head's row and its fields by column."""

    table: Table
    at: dict[tuple[int, int], Cell]
    row: int
    fields: dict[int, str]

    def columns(self, *fields: str) -> list[int]:
        return [column for column, field in self.fields.items() if field in fields]


def read_rows(table: Table, frame: pd.DataFrame, fields: dict[int, str], row: int, file: str, kind: RosterKind) -> Rows:
    """The rows below the head in `row`; in a list of titles a line of its own names the title of the firms below it."""
    head = _Head(table, {(c.row, c.column): c for c in table.cells}, row, fields)
    entries: list[Entry] = []
    totals: list[int] = []
    subtotals: list[int] = []
    partial, section = False, ""
    keys = head.columns(*_KEYS)
    firms = keys[0] if kind in ("enterprise", "title") and fields[keys[0]] == "name" else None
    for label, values in frame.iterrows():
        number = int(str(label))
        filled = [squeezed(str(v)) for v in values if str(v).strip()]
        is_part = totals[-1:] == [number - 1] and any(_PART.match(v) for v in filled[:2])
        if is_part or any(_TOTAL.match(v) for v in filled[:2]):
            totals.append(number)
        elif any(v.startswith("小计") for v in filled[:2]):
            subtotals.append(number)
        elif any(_REST.match(v) for v in filled[:2]):
            partial = True
        elif _NOTE.match(filled[0]):
            partial = partial or says_partial("".join(filled))
            section = "" if len(filled) == 1 else section
        elif all(map(is_left_out, filled)):
            partial = True
        elif len(filled) == 1 and not any(values[c] for c in keys[1:]) and not _is_lone_firm(head, number, firms):
            section = filled[0]
        elif any(str(values[c]).strip() for c in keys):
            typed = dict(_typed(head, values, number))
            if kind == "title" and "title" not in typed and section:
                typed["title"] = section
            entries.append(Entry(typed, _source(head, number, keys[0], file, filled), _certainty(head, number)))
        else:
            partial = partial or any(_DIGIT.search(str(values[c])) for c in head.columns(*_SUMMED))
    if not totals and len(subtotals) == 1:
        totals = subtotals
    return Rows(tuple(entries), frozenset(totals), partial or _has_lost_rows(head, entries))


def _is_lone_firm(head: _Head, row: int, column: int | None) -> bool:
    """Whether the only words of a row are a firm's in the firms' own column, rather than a heading."""
    cell = None if column is None else head.at.get((row, column))
    return cell is not None and cell.column_span == 1 and FIRM.search(squeezed(cell.text)) is not None


def _has_lost_rows(head: _Head, entries: Sequence[Entry]) -> bool:
    """Whether the numbering of rows read from pixels has gaps: what is printed so is the applicant's own."""
    numbering = [c.column for c in head.table.cells if c.row == head.row and NUMBERING.match(squeezed(c.text))]
    cells = [head.at.get((entry.source.row or 0, numbering[0])) for entry in entries] if numbering else []
    printed = [cell for cell in cells if cell is not None]
    return any(cell.confidence < 1 for cell in printed) and skips_numbers([cell.text for cell in printed])


def _certainty(head: _Head, row: int) -> float:
    """The recogniser's over the row's amounts, or over all of the row where it has none."""
    own = [cell for (at, column), cell in head.at.items() if at == row and column in head.fields]
    amounts = [cell for cell in own if head.fields[cell.column] in _SUMMED]
    return round(min((cell.confidence for cell in amounts or own), default=1.0), 3)


def _typed(head: _Head, values: pd.Series, row: int) -> Iterator[tuple[str, str]]:
    for column, field in head.fields.items():
        text = str(values[column]).strip()
        if not text:
            continue
        if field in _DATES:
            yield field, _date(text, field)
        elif field in _FLAGS:
            yield field, _flag(text)
        elif field in _SUMMED and (row, column) not in head.at:
            yield f"{field}（与上行合并）", text  # one amount of several firms is not added up once for each
        elif field in _AMOUNTS:
            unit_text = squeezed(head.at[head.row, column].text) if (head.row, column) in head.at else ""
            amount = _amount(text, unit_text)
            yield (field, amount) if amount is not None else (f"{field}（未识别）", text)
        elif field in ("uscc", "patent_number", "certificate"):
            yield field, re.sub(r"\s", "", text)
        elif field == "employees":
            yield field, re.sub(r"[,\s人]", "", text)
        else:
            yield field, text


def _date(text: str, field: str) -> str:
    """ISO where a day can be read; of a term the end for `expires`, the begin otherwise; else as printed.

    A term that ends in a month ends with the month; of other dates a month stays one.
    """
    if month := _MONTH.fullmatch(squeezed(text)):
        year, number = int(month[1]), int(month[2])
        return f"{year}-{number:02}" + (f"-{monthrange(year, number)[1]}" if field == "expires" else "")
    text = _RUN_TOGETHER.sub(r"\1-\2-\3", text)
    days = [s.code for s in find_periods(text) if s.kind == "day"]
    days += [f"{s.code}-12-31" for s in find_periods(text) if s.kind == "year" and "12" in s.text[4:]]
    if not days:
        return text
    return sorted(days)[-1] if field == "expires" else sorted(days)[0]


def _flag(text: str) -> str:
    plain = squeezed(text)
    return "yes" if plain in _YES else "no" if plain in _NO else plain


def _amount(text: str, head: str) -> str | None:
    """The amount in 亿元 as a decimal string to the last printed digit, the unit from the cell or the column's head."""
    amounts = find_amounts(text)
    if len(amounts) != 1:
        return None
    unit = next((u for u in (*amounts[0].units, *units_in_label(head)) if u.kind == "money"), None)
    if unit is None:
        return None
    factor = unit.factor / 10**8
    value, step = (in_base(number, factor) for number in (amounts[0].value, amounts[0].step))
    last = min(int(step.normalize().as_tuple().exponent), 0)  # 1300万元 is 0.1300: its noughts are printed
    return format(value.quantize(Decimal(1).scaleb(last)) if step else value, "f")


def _source(head: _Head, row: int, column: int, file: str, filled: list[str]) -> Source:
    """The place of a row's first key, with the words of the whole row."""
    cell = head.at.get((row, column)) or Cell(row, column, "")
    return msgspec.structs.replace(cell_source(head.table, cell, file), text=" ".join(filled)[:200])
