"""Writes the reports of a batch, only those that changed.

A report is left alone when the same words were already written by the same program. Folders of
submissions that are no longer in the batch stay as they are: `batch.json` and the worklist name
the present ones, and what a reviewer wrote beside an old report is never thrown away.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from flows import one_file
from flows.progress import Watcher
from flows.versions import program_version
from flows.workers import Workers, result
from pipeline import settings
from pipeline.errors import OutputNotWritable
from pipeline.model import BatchReport, Failed, Problem, Report
from pipeline.report import report_json, write_batch
from pipeline.store import Store

_FILES = ("report.json", "report.html", "report.docx")


def publish(batch: BatchReport, out: Path, store: Store, workers: Workers, watch: Watcher) -> BatchReport:
    """Write all reports and the batch's own files; returns the batch as written.

    Raises OutputNotWritable; what was written before stays, each file whole.
    """
    watch.stage("写出报告", len(batch.reports))
    stamps = {report.submission.id: _stamp(report) for report in batch.reports}
    started = {
        report.submission.id: workers.start(
            settings.SECONDS_A_REPORT, one_file.write_report_files, report, _folder(out, report)
        )
        for report in batch.reports
        if not _is_written(report, out, store, stamps[report.submission.id])
    }
    broken: list[Failed] = []
    for report in batch.reports:
        id = report.submission.id
        if id in started:
            outcome = result(started[id])
            if isinstance(outcome, Problem):
                broken.append(
                    Failed(id, "报告生成失败。请将输出目录下 .store/errors.log 交技术人员，其余申报不受影响。")
                )
            else:
                store.put("reports", (id,), stamps[id])
        watch.step(id)
    return _publish_batch(batch, broken, out)


def _publish_batch(batch: BatchReport, broken: list[Failed], out: Path) -> BatchReport:
    lost = {one.id for one in broken}
    written = BatchReport(
        ruleset=batch.ruleset,
        year=batch.year,
        date=batch.date,
        documents=batch.documents,
        reports=tuple(report for report in batch.reports if report.submission.id not in lost),
        failed=tuple(sorted((*batch.failed, *broken), key=lambda one: one.id)),
    )
    try:
        write_batch(written, out)
    except OSError as error:
        raise OutputNotWritable.because(out, error) from error
    return written


def _folder(out: Path, report: Report) -> Path:
    return out / "submissions" / report.submission.id


def _stamp(report: Report) -> str:
    return hashlib.sha256(report_json(report)).hexdigest() + program_version()


def _is_written(report: Report, out: Path, store: Store, stamp: str) -> bool:
    folder = _folder(out, report)
    return store.get("reports", (report.submission.id,), str) == stamp and all((folder / f).is_file() for f in _FILES)
