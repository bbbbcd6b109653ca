"""Lists of firms, patents and titles as pandas frames with typed columns, whatever their heads are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import pandas as pd
import yaml

from extractors.figures.cells import squeezed, units_in_label
from extractors.quantity import find_amounts, find_periods, unit_named
from extractors.quantity.units import in_base
from pipeline.model import Cell, Entry, Roster, Source, Table

RosterKind = Literal["enterprise", "patent", "title"]
_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|总数|合\s*计|累计)")
_NOTE = re.compile(r"^(?:注|备注|说明|填表|制表|审核|单位)[:：]?")
_FIRM = re.compile(r"(?:公司|厂|商行|合作社|经营部|工作室|个体户)(?:[（(].*)?$")
_VALUE = re.compile(r"[\d,.%①-⑳\s]+")
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
    "中",
    "小",
    "微",
    "☑是",
}
_NO = {"否", "×", "N", "n", "no", "0", "不是", "不属于", "大型", "大型企业", "大", "非主导", "其他", "☑否"}
_DATES = ("issued", "expires", "applied", "granted")
_AMOUNTS = ("output", "rd")
_FLAGS = ("is_sme", "is_leading")


@cache
def _columns() -> dict[str, re.Pattern[str]]:
    table = yaml.safe_load(files("extractors.figures").joinpath("roster_columns.yaml").read_text(encoding="utf-8"))
    return {field: re.compile(pattern) for field, pattern in msgspec.convert(table, dict[str, str]).items()}


class Found(msgspec.Struct, frozen=True):
    """A list and the table rows that are its totals, whose printed figures are read as such."""

    roster: Roster
    total_rows: frozenset[int]
    first_row: int
    table: Table
    """The table without the heads that each page repeats."""


def find_roster(table: Table, file: str, heading: str) -> Found | None:
    """The list that a table holds, or None; `heading` is what stands right above the table."""
    at = {(c.row, c.column): c for c in table.cells}
    for row in range(min(table.rows, 8)):
        cells = [c for c in table.cells if c.row == row]
        if any(_VALUE.fullmatch(c.text.strip()) for c in cells):
            return None  # values begin: no list's head comes after them
        fields = _named_by_rows(table, row, _fields_of_row(cells))
        kind = _kind(set(fields.values()))
        if kind is None:
            continue
        table = _headed_once(table, row, fields)
        frame = _frame(table, row)
        if len(frame) < 2 or _names_no_firms(frame, fields):
            return None
        title = _title(table, row, heading)
        entries, totals = _entries(frame, fields, at, table, file, row, kind)
        if len(entries) < 2:
            return None
        return Found(
            Roster(kind, file, title, tuple(entries), _period(title, at, fields, row)),
            frozenset(totals),
            row + 1,
            table,
        )
    return None


def _fields_of_row(cells: Iterable[Cell]) -> dict[int, str]:
    """Field by column; a head that fits nothing keeps its own words."""
    found: dict[int, str] = {}
    for cell in cells:
        head = squeezed(cell.text)
        if not head or len(head) > 24 or re.match("序号|No", head):
            continue
        plain = re.sub(r"[（(].*?[）)]", "", head)
        field = next((f for f, p in _columns().items() if p.search(plain) and f not in found.values()), None)
        found[cell.column] = field or head
    return found


def _named_by_rows(table: Table, head: int, fields: dict[int, str]) -> dict[int, str]:
    """The fields, the firms' column known by its firms where a scan spoilt its head (企业会称)."""
    if "name" in fields.values() or "uscc" not in fields.values():
        return fields
    for column, field in fields.items():
        texts = [squeezed(c.text) for c in table.cells if c.column == column and c.row > head and c.text.strip()]
        firms = sum(_FIRM.search(text) is not None for text in texts)
        if field not in _columns() and len(texts) > 1 and 2 * firms > len(texts):
            return {**fields, column: "name"}
    return fields


def _kind(fields: set[str]) -> RosterKind | None:
    if "patent_number" in fields and fields & {"patent_name", "holder", "name", "applied", "granted"}:
        return "patent"
    if ("name" in fields and fields & {"certificate", "expires"}) or (
        fields >= {"name", "title"} and not fields & {"output", "employees", "rd"}
    ):
        return "title"
    if "name" in fields and fields & {"uscc", "output", "employees", "is_sme", "is_leading"}:
        return "enterprise"
    return None


def _names_no_firms(frame: pd.DataFrame, fields: dict[int, str]) -> bool:
    """Whether the column headed 单位 holds units of measure, or the one headed 企业 numbers of firms."""
    names = [squeezed(str(v)) for c, f in fields.items() if f == "name" for v in frame[c] if str(v).strip()]
    return 2 * sum(bool(unit_named(n) or _VALUE.fullmatch(n)) for n in names) > len(names)


def _headed_once(table: Table, head: int, fields: dict[int, str]) -> Table:
    """Without the rows below that repeat most of the head; on a scan one word of it may be read otherwise."""
    heads = {cell.column: squeezed(cell.text) for cell in table.cells if cell.row == head}
    alike = Counter(
        cell.row for cell in table.cells if cell.row > head and cell.column in fields
        and squeezed(cell.text) == heads.get(cell.column)
    )  # fmt: skip
    repeated = {row for row, count in alike.items() if 2 * count > len(fields)}
    return msgspec.structs.replace(table, cells=tuple(cell for cell in table.cells if cell.row not in repeated))


def _frame(table: Table, head: int) -> pd.DataFrame:
    """Rows below the head as text, one column a table column, indexed by table row."""
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        if cell.row > head:
            # a merged cell counts for every row it spans: one firm, several titles
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, {})[cell.column] = " ".join(cell.text.split())
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(range(table.columns)), dtype=object).sort_index()
    frame = frame.fillna("")
    return frame[(frame != "").any(axis=1)]


def _entries(
    frame: pd.DataFrame,
    fields: dict[int, str],
    at: dict[tuple[int, int], Cell],
    table: Table,
    file: str,
    head: int,
    kind: RosterKind,
) -> tuple[list[Entry], list[int]]:
    entries, totals, section = [], [], ""
    keys = [c for c, f in fields.items() if f in ("name", "patent_number", "uscc", "patent_name")]
    for row, values in frame.iterrows():
        filled = [squeezed(str(v)) for v in values if str(v).strip()]
        if any(_TOTAL.match(v) for v in filled[:2]):
            totals.append(int(str(row)))
        elif len(filled) == 1 and not any(values[c] for c in keys[1:]):
            section = "" if _NOTE.match(filled[0]) else filled[0]
        elif any(str(values[c]).strip() for c in keys) and not _NOTE.match(filled[0]):
            typed = dict(_typed(fields, values, at, head))
            if kind == "title" and "title" not in typed and section:
                typed["title"] = section
            entries.append(Entry(typed, _source(table, file, int(str(row)), keys[0], at, filled)))
    return entries, totals


def _typed(
    fields: dict[int, str], values: pd.Series, at: dict[tuple[int, int], Cell], head: int
) -> Iterator[tuple[str, str]]:
    for column, field in fields.items():
        text = str(values[column]).strip()
        if not text:
            continue
        if field in _DATES:
            yield field, _date(text, field)
        elif field in _FLAGS:
            yield field, _flag(text)
        elif field in _AMOUNTS:
            unit_text = squeezed(at[head, column].text) if (head, column) in at else ""
            amount = _amount(text, unit_text)
            yield (field, amount) if amount is not None else (f"{field}（未识别）", text)
        elif field in ("uscc", "patent_number", "certificate"):
            yield field, re.sub(r"\s", "", text)
        elif field == "employees":
            yield field, re.sub(r"[,\s人]", "", text)
        else:
            yield field, text


def _date(text: str, field: str) -> str:
    """ISO where a day can be read; of a term the end for `expires`, the begin otherwise; else as printed."""
    days = [s.code for s in find_periods(text) if s.kind == "day"]
    days += [f"{s.code}-12-31" for s in find_periods(text) if s.kind == "year" and "12" in s.text[4:]]
    if not days:
        return text
    return sorted(days)[-1] if field == "expires" else sorted(days)[0]


def _flag(text: str) -> str:
    plain = squeezed(text)
    return "yes" if plain in _YES else "no" if plain in _NO else plain


def _amount(text: str, head: str) -> str | None:
    """The amount in 亿元 as a decimal string, the unit from the cell or the column's head."""
    amounts = find_amounts(text)
    if len(amounts) != 1:
        return None
    unit = next((u for u in (*amounts[0].units, *units_in_label(head)) if u.kind == "money"), None)
    if unit is None:
        return None
    return format(in_base(amounts[0].value, unit.factor / 10**8), "f")


def _source(
    table: Table, file: str, row: int, column: int, at: dict[tuple[int, int], Cell], filled: list[str]
) -> Source:
    cell = at.get((row, column))
    return Source(
        file=file,
        page=cell.page if cell else table.page,
        bbox=cell.bbox if cell else None,
        table=table.number,
        row=row,
        column=column,
        sheet=table.sheet,
        cell=cell.reference if cell else None,
        text=" ".join(filled)[:200],
    )


def _title(table: Table, head: int, heading: str) -> str:
    above = [c.text.strip() for c in table.cells if c.row < head and c.text.strip()]
    return above[0] if above else heading


def _period(title: str, at: dict[tuple[int, int], Cell], fields: dict[int, str], head: int) -> str | None:
    texts = [title, *(at[head, c].text for c in fields if (head, c) in at)]
    for text in texts:
        for span in find_periods(text):
            if span.kind in ("year", "part", "month"):
                return span.code
    return None
