"""What the bureau gets: JSON for programs, pages to look at, workbooks, papers to sign and letters to send."""

from pipeline.report.as_json import batch_json, load_batch, load_report, report_json
from pipeline.report.evidence import sources_shown
from pipeline.report.papers.stationery import Stationery
from pipeline.report.publish import REPORT_FILES, batch_files, write_batch, write_report

__all__ = [
    "REPORT_FILES",
    "Stationery",
    "batch_files",
    "batch_json",
    "load_batch",
    "load_report",
    "report_json",
    "sources_shown",
    "write_batch",
    "write_report",
]
