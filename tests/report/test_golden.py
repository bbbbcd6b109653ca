"""The outputs as last looked at and approved; pytest --update-golden approves what there is now."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.report import batch_json, report_json
from pipeline.report.index import index_page
from pipeline.report.letter import report_letter
from pipeline.report.page import report_page
from pipeline.report.workbook import worklist

from . import example

GOLDEN = Path(__file__).parent / "golden"


def letter_text(data: bytes) -> bytes:
    paper = docx.Document(BytesIO(data))
    lines = [one.text for one in paper.paragraphs]
    for table in paper.tables:
        lines += ["", *(" | ".join(cell.text.replace("\n", "/") for cell in row.cells) for row in table.rows)]
    return ("\n".join(lines) + "\n").encode()


def workbook_text(data: bytes) -> bytes:
    lines = []
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        lines += ["", f"[{sheet.title}]"]
        for row in sheet.iter_rows(values_only=True):
            lines.append(" | ".join("" if cell is None else str(cell).replace("\n", "/") for cell in row))
    return ("\n".join(lines) + "\n").encode()


OUTPUTS = {
    "report.json": report_json(example.DOUBTFUL),
    "batch.json": batch_json(example.BATCH),
    "report.html": report_page(example.DOUBTFUL),
    "index.html": index_page(example.BATCH),
    "report.docx.txt": letter_text(report_letter(example.DOUBTFUL)),
    "worklist.xlsx.txt": workbook_text(worklist(example.BATCH)),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_approved(name: str, update_golden: bool) -> None:
    path = GOLDEN / name
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(OUTPUTS[name])
    assert path.exists(), "run once with --update-golden and look at what is written"
    assert OUTPUTS[name].decode() == path.read_bytes().decode()
