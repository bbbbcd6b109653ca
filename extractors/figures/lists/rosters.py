"""Lists of firms, patents and titles as pandas frames with typed columns, whatever their heads are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import pandas as pd
import yaml

from extractors.figures.lists.partial_lists import is_partial_title
from extractors.figures.lists.roster_rows import FIRM, NUMBERING, read_rows
from extractors.figures.tables.cells import squeezed
from extractors.quantity import find_periods, unit_named
from pipeline.model import Cell, Roster, RosterKind, Table

_INNOVATION = re.compile(r"创新(?:平台|中心|载体|机构)|研发|研究(?:中心|院|所)|技术中心|实验室|院士|博士|中试")
_VALUE = re.compile(r"[\d,.%①-⑳\s]+")


@cache
def _columns() -> dict[str, re.Pattern[str]]:
    table = yaml.safe_load(
        files("extractors.figures.lists").joinpath("roster_columns.yaml").read_text(encoding="utf-8")
    )
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
        if kind == "platform" and not _is_of_innovation(title, cells, frame, fields):
            return None
        rows = read_rows(table, frame, fields, row, file, kind)
        if len(rows.entries) < 2:
            return None
        partial = rows.partial or is_partial_title(title)
        roster = Roster(kind, file, title, rows.entries, _period(title, at, fields, row), partial)
        return Found(roster, rows.totals, row + 1, table)
    return None


def names_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row is a list's head and nothing else, so that no cell of it is another's value."""
    fields = _fields_of_row(cells)
    return (
        _kind(set(fields.values())) is not None
        and len(fields) > 2
        and all(cell.column in fields or NUMBERING.match(squeezed(cell.text)) for cell in cells if cell.text.strip())
        and all(field in _columns() for field in fields.values())
    )


def _fields_of_row(cells: Iterable[Cell]) -> dict[int, str]:
    """Field by column; a head that fits nothing keeps its own words."""
    found: dict[int, str] = {}
    for cell in cells:
        head = squeezed(cell.text)
        if not head or len(head) > 24 or NUMBERING.match(head):
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
        firms = sum(FIRM.search(text) is not None for text in texts)
        if field not in _columns() and len(texts) > 1 and 2 * firms > len(texts):
            return {**fields, column: "name"}
    return fields


def _kind(fields: set[str]) -> RosterKind | None:
    if fields >= {"standard_number", "standard_name"}:
        return "standard"
    if "platform" in fields and fields & {"holder", "name", "title", "issued", "certificate"}:
        return "platform"
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


def _is_of_innovation(title: str, head: Iterable[Cell], frame: pd.DataFrame, fields: dict[int, str]) -> bool:
    """Whether platforms are called such of innovation, or most of their names are: 公共服务平台 are none."""
    if _INNOVATION.search(title) or any(_INNOVATION.search(c.text) for c in head if fields.get(c.column) == "platform"):
        return True
    names = [str(v) for c, f in fields.items() if f == "platform" for v in frame[c] if str(v).strip()]
    return 2 * sum(_INNOVATION.search(one) is not None for one in names) > len(names)


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
