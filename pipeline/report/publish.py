"""The report's files in their folders, each whole or not there at all.

The workbook's and the papers' libraries are loaded only when one of these functions runs, so that
who merely reads a report back does not carry them in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.excerpt import ExcerptOf
from pipeline.model import BatchReport, Report
from pipeline.report.as_json import batch_json, report_json
from pipeline.report.dates import day_of
from pipeline.report.index import index_page
from pipeline.report.page import report_page
from pipeline.report.papers.notice import notices
from pipeline.report.papers.stationery import Stationery, our_stationery
from pipeline.whole_file import write_whole

REPORT_FILES = ("report.html", "report.docx", "visit.docx", "experts.docx", "report.json")


def write_report(
    report: Report, folder: Path, excerpt_of: ExcerptOf | None = None, stationery: Stationery | None = None
) -> None:
    """Write the REPORT_FILES of one application into `folder`.

    `excerpt_of` gives what stands around a source, for report.html; it must not raise. The papers are written
    on our stationery where none is given. All files are made before the first is written, and report.json comes
    last: where it stands, the others stand too. Raises OSError where the folder cannot be written.
    """
    from pipeline.report.papers.experts import expert_sheet
    from pipeline.report.papers.extraction import extraction_report
    from pipeline.report.papers.form import fill_in
    from pipeline.report.papers.visit import visit

    sheets, day = stationery or our_stationery(), day_of(report.date)
    files = {
        "report.html": report_page(report, excerpt_of),
        "report.docx": fill_in(sheets, "report", extraction_report(report), day),
        "visit.docx": fill_in(sheets, "visit", visit(report), day),
        "experts.docx": fill_in(sheets, "experts", expert_sheet(report, sheets.scoring), day),
        "report.json": report_json(report),
    }
    _write(files, folder)


def batch_files(batch: BatchReport) -> tuple[str, ...]:
    """What `write_batch` writes, by path under the output folder, batch.json last."""
    letters = (f"letters/{district}.docx" for district in notices(batch))
    return ("index.html", "worklist.xlsx", "summary.xlsx", *letters, "batch.json")


def write_batch(batch: BatchReport, out: Path, stationery: Stationery | None = None) -> None:
    """Write the `batch_files` into `out`. Raises OSError where the folder cannot be written."""
    from pipeline.report.papers.form import fill_in
    from pipeline.report.workbook import recommendation_table, worklist

    sheets, day = stationery or our_stationery(), day_of(batch.date)
    files = {"index.html": index_page(batch), "worklist.xlsx": worklist(batch)}
    files["summary.xlsx"] = recommendation_table(batch)
    for district, notice in notices(batch).items():
        files[f"letters/{district}.docx"] = fill_in(sheets, "notice", notice, day)
    files["batch.json"] = batch_json(batch)
    _write(files, out)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        write_whole(folder / name, data)
