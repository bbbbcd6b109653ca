"""Writes the reports of a batch, only those that changed.

Files are left alone when the same words were already written by the same program. Folders of
submissions that are no longer in the batch stay as they are: `batch.json` and the worklist name
the present ones, and what a reviewer wrote beside an old report is never thrown away.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from flows.bench import Bench
from flows.excerpts import shown_files, start_cutting, wait
from flows.output import Output
from flows.printing import print_reports, remove_outdated_prints
from flows.report_files import write_report_files
from flows.versions import program_version
from flows.workers import result
from pipeline import settings
from pipeline.errors import OutputNotWritable
from pipeline.intake import Batch
from pipeline.model import BatchReport, Failed, Problem, Report
from pipeline.report import REPORT_FILES, Stationery, batch_files, batch_json, report_json, write_batch
from pipeline.store import Store

_STATIONERY = "stationery"
_FAILED = "报告生成失败。请将输出目录下 .store/errors.log 交技术人员，其余申报不受影响。"


def publish(batch: BatchReport, received: Batch, out: Path, bench: Bench, stationery: Stationery) -> BatchReport:
    """Write all reports and the batch's own files; returns the batch as written.

    `received` are the files, still there, that what is shown in the reports is cut out of; the papers are
    written on the `stationery`.
    Raises OutputNotWritable; what was written before stays, each file whole.
    """
    store, watch = bench.desk.store, bench.watch
    store.put(_STATIONERY, (), stationery)
    outputs = _report_outputs(batch, out, store, stationery)
    changed = [report for report in batch.reports if not outputs[report.submission.id].is_current()]
    watch.stage("截取原件", len(changed))
    shown = {report.submission.id: shown_files(report, received) for report in changed}
    cutting = {id: start_cutting(files, bench.desk, bench.workers) for id, files in shown.items()}
    started = {}
    for report in changed:
        id = report.submission.id
        wait(cutting[id])
        watch.step(id)
        outputs[id].set_aside_edited()
        started[id] = bench.workers.start(
            settings.SECONDS_A_REPORT, write_report_files, bench.desk, report, outputs[id].folder, shown[id], stationery
        )
    watch.stage("写出报告", len(batch.reports))
    broken: list[Failed] = []
    for id, output in outputs.items():
        if id in started:
            outcome = result(started[id])
            if isinstance(outcome, Problem):
                broken.append(Failed(id, _FAILED))
            else:
                output.mark()
        watch.step(id)
    written = _without(batch, broken)
    folders = [outputs[report.submission.id].folder for report in written.reports]
    remove_outdated_prints(folders, store)
    if stationery.is_printed:
        print_reports(folders, bench)
    _write_batch_files(written, _batch_output(written, outputs, out, store), stationery)
    return written


def is_current(batch: BatchReport, out: Path, store: Store, stationery: Stationery) -> bool:
    """Whether all that `publish` would write stands there, as this very program writes it."""
    outputs = _report_outputs(batch, out, store, stationery)
    batch_output = _batch_output(batch, outputs, out, store)
    return batch_output.is_current() and all(output.is_current() for output in outputs.values())


def kept_stationery(store: Store) -> Stationery | None:
    """What the papers were last written on; None where nothing was."""
    return store.get(_STATIONERY, (), Stationery)


def _report_outputs(batch: BatchReport, out: Path, store: Store, stationery: Stationery) -> dict[str, Output]:
    return {report.submission.id: _report_output(report, out, store, stationery) for report in batch.reports}


def _report_output(report: Report, out: Path, store: Store, stationery: Stationery) -> Output:
    id = report.submission.id
    return Output(store, out / "submissions" / id, REPORT_FILES, id, _stamp(report_json(report), stationery))


def _batch_output(batch: BatchReport, outputs: dict[str, Output], out: Path, store: Store) -> Output:
    """The worklist shows all of every report, so it is the same only when all of them are."""
    shown = "".join(outputs[report.submission.id].stamp for report in batch.reports)
    return Output(store, out, batch_files(batch), None, _stamp(batch_json(batch) + shown.encode()))


def _stamp(words: bytes, stationery: Stationery | None = None) -> str:
    paper = stationery.digest if stationery else ""
    return hashlib.sha256(words).hexdigest() + paper + program_version()


def _write_batch_files(batch: BatchReport, output: Output, stationery: Stationery) -> None:
    if output.is_current():
        return
    try:
        output.set_aside_edited()
        write_batch(batch, output.folder, stationery)
        output.remove_outdated()
    except OSError as error:
        raise OutputNotWritable.because(output.folder, error) from error
    output.mark()


def _without(batch: BatchReport, broken: list[Failed]) -> BatchReport:
    """The batch as far as its reports could be written."""
    lost = {one.id for one in broken}
    return msgspec.structs.replace(
        batch,
        reports=tuple(report for report in batch.reports if report.submission.id not in lost),
        failed=tuple(sorted((*batch.failed, *broken), key=lambda one: one.id)),
    )
