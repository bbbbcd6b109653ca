"""What the bureau gets: JSON for programs, pages to look at, a workbook, and a paper to sign."""

from pipeline.report.as_json import batch_json, load_report, report_json
from pipeline.report.evidence import sources_shown
from pipeline.report.publish import write_batch, write_report

__all__ = ["batch_json", "load_report", "report_json", "sources_shown", "write_batch", "write_report"]
