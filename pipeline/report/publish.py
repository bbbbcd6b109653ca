"""The report's files in their folders, each whole or not there at all.

The workbook's and the paper's libraries are loaded only when one of these functions runs, so that
who merely reads a report back does not carry them in memory.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.excerpt import ExcerptOf
from pipeline.model import BatchReport, Report
from pipeline.report.as_json import batch_json, report_json
from pipeline.report.index import index_page
from pipeline.report.page import report_page
from pipeline.whole_file import write_whole


def write_report(report: Report, folder: Path, excerpt_of: ExcerptOf | None = None) -> None:
    """Write report.html, report.docx and report.json of one application into `folder`.

    `excerpt_of` gives what stands around a source, for report.html; it must not raise.
    All three files are made before the first is written, and report.json comes last: where it
    stands, the others stand too. Raises OSError where the folder cannot be written.
    """
    from pipeline.report.letter import report_letter

    files = {
        "report.html": report_page(report, excerpt_of),
        "report.docx": report_letter(report),
        "report.json": report_json(report),
    }
    for name, data in files.items():
        write_whole(folder / name, data)


def write_batch(batch: BatchReport, out: Path) -> None:
    """Write index.html, worklist.xlsx and batch.json into `out`, batch.json last.

    Raises OSError where the folder cannot be written.
    """
    from pipeline.report.workbook import worklist

    files = {
        "index.html": index_page(batch),
        "worklist.xlsx": worklist(batch),
        "batch.json": batch_json(batch),
    }
    for name, data in files.items():
        write_whole(out / name, data)
