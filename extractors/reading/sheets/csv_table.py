"""Tables in text files (.csv, .tsv, tab-separated .txt): every field stays the text it is printed as.

A cell's reference is what a spreadsheet program that opens the file calls it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Literal

from openpyxl.utils import get_column_letter

from extractors.reading.marks import plain_boxes, plain_characters
from extractors.reading.problems import Unreadable, name_rows, problem
from extractors.reading.texts.encoding import MOST_LINES, read_characters, too_large
from pipeline.model import Cell, Content, Table

_MOST_COLUMNS = 1_000
_MOST_CELLS = 1_000_000
_DELIMITERS = ("\t", ",", ";")
# How many records tell the delimiter
_LOOKED_AT = 60
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# Exporting programs write ="00123" so that spreadsheets leave a code alone
_PROTECTED = re.compile(r'="(.*)"', re.DOTALL)
_NUMBER = re.compile(r"[-+]?[\d.,]+%?")
_THOUSANDS, _GROUP = re.compile(r"[-+]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?%?")
_ROWS_NAMED = 20

Records = list[list[str]]


def read_csv(path: Path) -> Content:
    """The content of a text file that holds one table. Raises Unreadable."""
    text = read_characters(path)
    declared = _DECLARED.match(text)
    # The line that declares the delimiter is no row to a spreadsheet program
    delimiter = declared.group(1) if declared else find_delimiter(text) or ","
    records = _records(text[declared.end() :] if declared else text, delimiter)
    split = _split_numbers(records) if delimiter == "," else []
    for row in split:
        records[row] = []
    table = _table(records)
    if table is None:
        raise Unreadable("no_content")
    return Content(
        format="csv",
        status="partial" if split else "read",
        problem=problem("split_numbers", rows=name_rows([row + 1 for row in split], _ROWS_NAMED)) if split else None,
        blocks=(table,),
    )


def find_delimiter(text: str) -> str | None:
    """What parts the fields of most lines alike; None where nothing does, as in running text."""
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        records = [record for record in _records(text, delimiter, _LOOKED_AT) if any(map(str.strip, record))]
        counts = Counter(len(record) for record in records if len(record) > 1)
        if not counts or len(records) < 2:
            continue
        alike = max(counts.values()) / len(records)
        several = counts.total() / len(records)
        # Enumerations in prose differ from line to line; a table has its title and its notes
        if alike >= 0.5 and several >= 0.6:
            found = (alike, max(counts, key=lambda count: (counts[count], count)), delimiter)
            best = max(best, found) if best else found
    return best[2] if best else None


def _records(text: str, delimiter: str, looked_at: int | None = None) -> Records:
    """Records with their fields as printed, only the first ones where the text is but `looked_at`.

    A quotation mark that is never closed is a letter like any other.
    """
    try:
        return _parsed(text, delimiter, looked_at, quoted=True)
    except csv.Error:
        return _parsed(text, delimiter, looked_at, quoted=False)


def _parsed(text: str, delimiter: str, looked_at: int | None, *, quoted: bool) -> Records:
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    # As opposed to str.splitlines, this knows no line ends but those of text files
    lines = io.StringIO(text, newline="")
    records: Records = []
    cells = 0
    for record in csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=quoted):
        if len(records) == looked_at:
            break
        cells += len(record)
        if len(records) == MOST_LINES or len(record) > _MOST_COLUMNS or cells > _MOST_CELLS:
            raise too_large()
        records.append(record)
    return records


def _split_numbers(records: Records) -> list[int]:
    """Rows longer than the header because the comma inside an amount (1,234) parted it in two.

    Their fields stand under wrong heads; read as they are they would be wrong figures.
    """
    width = _header_width(records)
    return [
        row
        for row, record in enumerate(records)
        if len(record) > width
        and any(
            _THOUSANDS.fullmatch(one.strip()) and _GROUP.fullmatch(other.strip()) for one, other in pairwise(record)
        )
    ]


def _header_width(records: Records) -> int:
    """The fields of the rows above the first number; where there are none, of most rows."""
    width = 0
    for record in records:
        if any(_NUMBER.fullmatch(field.strip()) for field in record):
            break
        width = max(width, len(record))
    if width > 1:
        return width
    counts = Counter(len(record) for record in records if len(record) > 1)
    return max(counts, key=lambda count: (counts[count], -count)) if counts else 1


def _table(records: Records) -> Table | None:
    """The records as a table that begins at its first printed cell, None where all are empty."""
    shown = {
        (row, column): text
        for row, record in enumerate(records)
        for column, field in enumerate(record)
        if (text := _plain(field))
    }
    if not shown:
        return None
    first_row, first_column = min(row for row, _ in shown), min(column for _, column in shown)
    last_row, last_column = max(row for row, _ in shown), max(column for _, column in shown)
    rows, columns = last_row - first_row + 1, last_column - first_column + 1
    places = set(shown)
    if rows * columns <= _MOST_CELLS:
        places = {
            (row, column) for row in range(first_row, last_row + 1) for column in range(first_column, last_column + 1)
        }
    cells = tuple(
        Cell(
            row - first_row, column - first_column, shown.get((row, column), ""),
            reference=f"{get_column_letter(column + 1)}{row + 1}",
        )
        for row, column in sorted(places)
    )  # fmt: skip
    return Table(0, rows, columns, cells)


def _plain(field: str) -> str:
    text = field.strip()
    protected = _PROTECTED.fullmatch(text)
    text = protected.group(1).strip() if protected else text
    return plain_characters(plain_boxes(text.replace("\r\n", "\n").replace("\r", "\n")))
