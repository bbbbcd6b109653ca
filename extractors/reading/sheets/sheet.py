"""Spreadsheets: each sheet one table of what its cells show, hidden parts marked as such."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from extractors.reading.container import open_container, read_member
from extractors.reading.marks import plain_boxes, plain_characters
from extractors.reading.problems import Unreadable, problem, unreadable
from extractors.reading.sheets.display import display
from extractors.reading.word.package import read_properties
from pipeline.model import Cell, Content, Remark, Table

# openpyxl holds some 250 bytes for each cell, empty formatted ones included.
_SHEET_LIMIT = 30 << 20
_BOOK_LIMIT = 60 << 20
_WHITE = ("FFFFFFFF", "00FFFFFF")
# The longest text a cell may hold, and the most text a sheet may show: one stored string can be
# pointed at by a million cells.
_LONGEST_TEXT = 32_767
_MOST_TEXT = 20_000_000
_MOST_FILLED = 100_000


def read_sheet(path: Path) -> Content:
    """The content of a .xlsx file. Raises Unreadable where it cannot be opened."""
    with open_container(path) as archive:
        formulas = _check_parts(archive)
        properties = read_properties(archive)
    book = _load(path, values=True)
    source = _load(path, values=False) if formulas else None
    blocks: list[Table] = []
    remarks: list[Remark] = []
    lost = False
    for sheet in book.worksheets:
        reader = _SheetReader(sheet, None if source is None else source[sheet.title])
        table = reader.table(len(blocks))
        blocks.extend([table] if table else [])
        remarks.extend(reader.remarks)
        lost |= reader.lost_value
    if not blocks:
        return unreadable("xlsx", "no_content")
    return Content(
        format="xlsx",
        status="partial" if lost else "read",
        problem=problem("formula_without_value") if lost else None,
        blocks=tuple(blocks),
        remarks=tuple(remarks),
        properties=properties,
    )


def _check_parts(archive: zipfile.ZipFile) -> bool:
    """Whether any sheet holds formulas. Raises Unreadable for unsafe or oversized parts."""
    total, formulas = 0, False
    for member in archive.infolist():
        name = member.filename.lower()
        if not name.startswith("xl/") or not name.endswith((".xml", ".rels")):
            continue
        data = read_member(archive, member.filename) or b""
        total += len(data)
        if total > _BOOK_LIMIT or ("worksheets/" in name and len(data) > _SHEET_LIMIT):
            raise Unreadable("too_large")
        formulas |= "worksheets/" in name and re.search(rb"<(?:\w+:)?f[ >/]", data) is not None
    return formulas


def _load(path: Path, *, values: bool) -> Any:
    try:
        with path.open("rb") as stream, warnings.catch_warnings():
            # openpyxl warns of every extension it does not keep; nothing here is written back.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(stream, data_only=values, keep_links=False)
    except Exception as error:  # a broken part raises whatever its first wrong value leads to
        raise Unreadable("damaged") from error


class _SheetReader:
    """Reads one sheet; `remarks` say what is hidden or commented there."""

    def __init__(self, sheet: Any, source: Any | None) -> None:
        self._sheet, self._source = sheet, source
        self._hidden_sheet = sheet.sheet_state != "visible"
        self._hidden_columns = _hidden_columns(sheet)
        self._letters = 0
        self.remarks: list[Remark] = []
        self.lost_value = False

    def table(self, number: int) -> Table | None:
        """The sheet as a table, None where it is empty."""
        spans = {(area.min_row, area.min_col): area for area in self._sheet.merged_cells.ranges}
        shown = {(cell.row, cell.column): (cell, text) for cell in self._cells() if (text := self._text(cell))}
        if not shown:
            return None
        first_row, first_column = min(row for row, _ in shown), min(column for _, column in shown)
        covered = _covered(spans.values())
        last_row, last_column = max(row for row, _ in shown), max(column for _, column in shown)
        places = set(shown)
        if (last_row - first_row + 1) * (last_column - first_column + 1) <= _MOST_FILLED:
            rows_across = range(first_row, last_row + 1)
            places = {(row, column) for row in rows_across for column in range(first_column, last_column + 1)}
        cells = [
            self._cell(place, shown[place][1] if place in shown else "", (first_row, first_column), spans.get(place))
            for place in sorted(places - covered)
        ]
        rows = max(cell.row + cell.row_span for cell in cells)
        columns = max(cell.column + cell.column_span for cell in cells)
        self._hidden_remarks(shown)
        return Table(number, rows, columns, tuple(cells), sheet=self._sheet.title)

    def _cells(self) -> Iterator[Any]:
        """Only the cells that exist: a stray format in the last row must not make a million of them."""
        yield from list(self._sheet._cells.values())

    def _text(self, cell: Any) -> str:
        comment = getattr(cell, "comment", None)
        value = getattr(cell, "value", None)
        if value is None and self._source is not None:
            formula = self._source[cell.coordinate].value
            if isinstance(formula, str) and formula.startswith("="):
                self.lost_value = True
        if isinstance(value, str):
            value = value[:_LONGEST_TEXT]
        text = plain_characters(plain_boxes(display(value, getattr(cell, "number_format", "General"))))
        self._letters += len(text)
        if self._letters > _MOST_TEXT:
            raise Unreadable("too_large")
        if comment is not None:
            self._remark("comment", comment.text.strip(), text, cell)
        if value is not None and not isinstance(value, str) and not text:
            self._remark("hidden_text", display(value, "General"), "", cell)
        if text and getattr(cell, "has_style", False) and cell.font.strike:
            self._remark("tracked_deletion", text, "", cell)
            return ""
        if text and _is_white(cell):
            self._remark("hidden_text", text, "", cell)
            return ""
        return text

    def _cell(self, place: tuple[int, int], text: str, first: tuple[int, int], area: Any | None) -> Cell:
        row, column = place
        return Cell(
            row - first[0],
            column - first[1],
            text,
            1 if area is None else area.max_row - area.min_row + 1,
            1 if area is None else area.max_col - area.min_col + 1,
            reference=f"{get_column_letter(column)}{row}",
            hidden=self._hidden_sheet or self._is_hidden_row(row) or column in self._hidden_columns,
        )

    def _is_hidden_row(self, row: int) -> bool:
        rows = self._sheet.row_dimensions
        if row not in rows:
            return bool(self._sheet.sheet_format.zeroHeight)
        return bool(rows[row].hidden) or rows[row].height == 0

    def _hidden_remarks(self, shown: dict[tuple[int, int], tuple[Any, str]]) -> None:
        title = self._sheet.title
        if self._hidden_sheet:
            self.remarks.append(Remark("hidden_sheet", title, sheet=title))
        for code, places in (
            ("hidden_row", sorted({row for row, _ in shown if self._is_hidden_row(row)})),
            ("hidden_column", sorted({column for _, column in shown} & self._hidden_columns)),
        ):
            for place in places:
                along = [
                    (key, text) for key, (_, text) in sorted(shown.items()) if key[code == "hidden_column"] == place
                ]
                words = "；".join(text for _, text in along[:20])
                name = str(place) if code == "hidden_row" else get_column_letter(place)
                row, column = along[0][0]
                self.remarks.append(
                    Remark(code, words, name, sheet=title, cell=f"{get_column_letter(column)}{row}")
                )  # fmt: skip

    def _remark(self, code: str, text: str, context: str, cell: Any) -> None:
        self.remarks.append(Remark(code, text, context, sheet=self._sheet.title, cell=cell.coordinate))


def _covered(areas: Any) -> set[tuple[int, int]]:
    """Positions under a merged area other than its first; only written-out areas of sane size matter."""
    covered: set[tuple[int, int]] = set()
    for area in areas:
        if area.size["rows"] * area.size["columns"] <= 100_000:
            rows, columns = range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1)
            covered.update((row, column) for row in rows for column in columns)
            covered.discard((area.min_row, area.min_col))
    return covered


def _hidden_columns(sheet: Any) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or (dimension.customWidth and dimension.width == 0):
            hidden.update(range(dimension.min or 1, min(dimension.max or dimension.min or 1, 16_384) + 1))
    return frozenset(hidden)


def _is_white(cell: Any) -> bool:
    """White letters on no fill; on a coloured fill they are a matter of taste."""
    if not getattr(cell, "has_style", False):
        return False
    color = cell.font.color
    if color is None or color.type != "rgb" or color.rgb not in _WHITE:
        return False
    return cell.fill.fill_type is None or (
        cell.fill.fill_type == "solid" and cell.fill.start_color.type == "rgb" and cell.fill.start_color.rgb in _WHITE
    )
