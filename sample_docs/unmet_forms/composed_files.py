"""A composed form as Word, PDF, Excel or plain text: `compose` gives its parts, the first one being the title."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from sample_docs import pdf_kit, word_kit
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.ledger import Ledger

Compose = Callable[[Ledger], list[Part]]
_WIDTH = 16.0


def write_word(compose: Compose, ledger: Ledger, path: Path) -> None:
    app = ledger.app
    document = word_kit.new_document("", app.applicant, app.date)
    title, *parts = compose(ledger)
    word_kit.add(document, str(title), 17, word_kit.TITLE, "center", bold=True)
    for part in parts:
        if isinstance(part, Table):
            word_table(document, part)
        else:
            word_kit.add(document, part, 11)
    word_kit.save(document, path)


def widths(table: Table) -> list[float]:
    """Columns as wide as their longest word asks, together as wide as the page."""
    columns = range(len(table.rows[0]))
    lengths = [min(14, max(3, *(len(row[column]) for row in table.rows))) for column in columns]
    return [_WIDTH * length / sum(lengths) for length in lengths]


def word_table(document: Any, table: Table) -> None:
    """Adds the table with its merged cells to a Word document."""
    made = word_kit.table(document, len(table.rows), widths(table))
    for first, last in table.spans:
        word_kit.merge(made, first[::-1], last[::-1])
    inside = {
        (row, column)
        for first, last in table.spans
        for row in range(first[1], last[1] + 1)
        for column in range(first[0], last[0] + 1)
        if (column, row) != first
    }
    for row, words in enumerate(table.rows):
        for column, word in enumerate(words):
            if (row, column) not in inside:
                word_kit.fill(made.cell(row, column), word, 10, word_kit.HEAD if row < table.head else word_kit.BODY)


def write_pdf(compose: Compose, ledger: Ledger, path: Path) -> None:
    title, *parts = compose(ledger)
    story: list[Any] = [pdf_kit.text(str(title), 16, "Hei", "center", after=4)]
    for part in parts:
        if isinstance(part, Table):
            rows = [[word.replace("&", "&amp;") for word in row] for row in part.rows]
            story.append(pdf_kit.grid(rows, widths(part), part.head, part.spans, 9))
        else:
            story.append(pdf_kit.text(part.replace("&", "&amp;"), 11, before=3, after=3))
    story += [pdf_kit.gap(0.4), pdf_kit.Signature(ledger.app.applicant, ledger.app.date)]
    pdf_kit.save(story, path, ledger.app.applicant, "集群申报")


def write_xlsx(compose: Compose, ledger: Ledger, path: Path) -> None:
    """Every cell holds its words, as typed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": ledger.app.applicant, "created": datetime.datetime(2025, 4, 1)})
        frame = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        sheet = book.add_worksheet("申报表")
        sheet.set_column(0, 7, 18)
        top = 0
        for part in compose(ledger):
            if isinstance(part, Table):
                top = _sheet_table(sheet, part, top, frame) + 1
            else:
                sheet.write_string(top, 0, part)
                top += 1


def _sheet_table(sheet: Any, table: Table, top: int, frame: Any) -> int:
    for row, words in enumerate(table.rows):
        for column, word in enumerate(words):
            sheet.write_string(top + row, column, word, frame)
    for (left, first), (right, last) in table.spans:
        sheet.merge_range(top + first, left, top + last, right, table.rows[first][left], frame)
    return top + len(table.rows)


def write_text(compose: Compose, ledger: Ledger, path: Path) -> None:
    """For forms of lines only, without tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(str, compose(ledger))) + "\n", encoding="gb18030")
