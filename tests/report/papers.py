"""Papers opened for looking: their words, and templates made for a test."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from pipeline.report.dates import day_of
from pipeline.report.papers.form import Fields, fill_in
from pipeline.report.papers.stationery import Paper, our_stationery

from . import example


def opened(paper: Paper, fields: Fields) -> Any:
    return docx.Document(BytesIO(fill_in(our_stationery(), paper, fields, day_of(example.DATE))))


def words(paper: Any) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in paper.paragraphs] + cells)


def template(path: Path, *paragraphs: str, header: str = "", rows: Sequence[Sequence[str]] = ()) -> Path:
    """A Word file of these paragraphs and table rows, as an officer would type them."""
    paper = docx.Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    if rows:
        table = paper.add_table(0, len(rows[0]))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    paper.sections[0].header.paragraphs[0].text = header
    paper.save(str(path))
    return path
