"""What a worker does with one report: writes its files, with the surroundings that were cut out for it."""

from __future__ import annotations

from pathlib import Path

from flows.excerpts import Shown, kept_excerpts
from flows.one_file import Desk
from pipeline.errors import OutputNotWritable
from pipeline.model import Report
from pipeline.report import Stationery


def write_report_files(
    desk: Desk, report: Report, folder: Path, shown: tuple[Shown, ...], stationery: Stationery
) -> None:
    """Write a report's files into its folder. Raises OutputNotWritable."""
    from pipeline.report import write_report

    try:
        write_report(report, folder, kept_excerpts(desk, shown), stationery)
    except OSError as error:
        raise OutputNotWritable.because(folder, error) from error
