"""The bureau's own scoring table: read from its file and carried through as it stands, nothing is added to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import msgspec

from pipeline.errors import BadUsage

_MOST = ("分值", "满分", "最高分", "权重")
_CLAUSE = ("对应条款", "条款", "对应条件")
_ENCODINGS = ("utf-8-sig", "gb18030")


class ScoringLine(msgspec.Struct, frozen=True):
    """One line: `cells` are head and text of each column but the two that are known; `clause` is as written."""

    cells: tuple[tuple[str, str], ...]
    most: str
    clause: str


class ScoringTable(msgspec.Struct, frozen=True):
    name: str
    lines: tuple[ScoringLine, ...]


def load_scoring(file: Path | None) -> ScoringTable | None:
    """The table of an .xlsx (its first sheet) or a .csv, heads in the first row with more than one text.

    Raises BadUsage where it cannot be read or holds no line.
    """
    if file is None:
        return None
    try:
        rows = _csv_rows(file) if file.suffix.lower() == ".csv" else _sheet_rows(file)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise BadUsage(f"评分表“{file}”无法读取。请核对路径，并存为 .xlsx 或 .csv 后再运行一次。") from error
    heads, lines = _lines(rows)
    if not lines:
        raise BadUsage(
            f"评分表“{file}”中没有评分项。第一行应为栏目名称（如：评审项目、评分标准、分值、对应条款），其下每行一项。"
        )
    if not any(head in _CLAUSE for head in heads):
        raise BadUsage(
            f"评分表“{file}”缺少“对应条款”一栏，无法为各项附上佐证。请加上这一栏，填条款（如“二（二）2”或“2”）、"
            "条件名称或具体条件，没有对应的留空，再运行一次。"
        )
    return ScoringTable(file.stem, lines)


def _csv_rows(file: Path) -> list[list[str]]:
    data = file.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding))))
        except UnicodeDecodeError:
            continue
    raise ValueError("no known encoding")


def _sheet_rows(file: Path) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()), read_only=True, data_only=True)
    try:
        return [[_text(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _lines(rows: Sequence[Sequence[str]]) -> tuple[list[str], tuple[ScoringLine, ...]]:
    """The heads and what stands under them; a title above the heads has one text alone."""
    start = next((number for number, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1), len(rows))
    heads = [cell.strip() for cell in rows[start]] if start < len(rows) else []
    found = [[cell.strip() for cell in row] for row in rows[start + 1 :] if any(cell.strip() for cell in row)]
    return heads, tuple(_line(heads, row) for row in found)


def _line(heads: Sequence[str], row: Sequence[str]) -> ScoringLine:
    cells = [(head, text) for head, text in zip(heads, row, strict=False) if head and text]
    return ScoringLine(
        tuple((head, text) for head, text in cells if head not in (*_MOST, *_CLAUSE)),
        next((text for head, text in cells if head in _MOST), ""),
        next((text for head, text in cells if head in _CLAUSE), ""),
    )
