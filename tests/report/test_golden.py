"""The outputs as last looked at and approved; pytest --update-golden approves what there is now."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.report import batch_json, report_json
from pipeline.report.dates import day_of
from pipeline.report.index import index_page
from pipeline.report.page import report_page
from pipeline.report.papers.experts import expert_sheet
from pipeline.report.papers.extraction import extraction_report
from pipeline.report.papers.form import Fields, fill_in
from pipeline.report.papers.notice import notices
from pipeline.report.papers.stationery import Paper, our_stationery
from pipeline.report.papers.visit import visit
from pipeline.report.workbook import recommendation_table, worklist

from . import example

GOLDEN = Path(__file__).parent / "golden"


def paper_text(name: Paper, fields: Fields) -> bytes:
    paper = docx.Document(BytesIO(fill_in(our_stationery(), name, fields, day_of(example.DATE))))
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
    "report.docx.txt": paper_text("report", extraction_report(example.DOUBTFUL)),
    "visit.docx.txt": paper_text("visit", visit(example.DOUBTFUL)),
    "experts.docx.txt": paper_text("experts", expert_sheet(example.DOUBTFUL, None)),
    "letter.docx.txt": paper_text("notice", notices(example.BATCH)["澄海区"]),
    "worklist.xlsx.txt": workbook_text(worklist(example.BATCH)),
    "summary.xlsx.txt": workbook_text(recommendation_table(example.BATCH)),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_approved(name: str, update_golden: bool) -> None:
    path = GOLDEN / name
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(OUTPUTS[name])
    assert path.exists(), "run once with --update-golden and look at what is written"
    assert OUTPUTS[name].decode() == path.read_bytes().decode()
