"""What the bureau gets: JSON for programs, pages to look at, a workbook, and a paper to sign."""

from pipeline.report.as_json import batch_json, load_report, report_json
from pipeline.report.page import Crop
from pipeline.report.publish import write_batch, write_report

__all__ = ["Crop", "batch_json", "load_report", "report_json", "write_batch", "write_report"]
