"""Writes an output's reports anew with the decisions taken since, out of what is kept: no application is opened.

This is what `process` would write, so that it finds nothing left to do. Where it would write more than the
decisions ask for, as after an update of the program, that is left to it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Sequence
from pathlib import Path

import msgspec

from flows.bench import Bench
from flows.judging import most_doubtful_first
from flows.one_file import Desk
from flows.progress import Silent
from flows.publishing import is_current, kept_stationery, publish
from flows.versions import extractor_version, reader_version
from flows.workers import Workers
from pipeline.decisions import Ledger, read_ledger
from pipeline.errors import OutputNotWritable
from pipeline.intake import Batch, ReceivedFile, Submission
from pipeline.model import BatchReport, Document, Report
from pipeline.report import load_batch
from pipeline.store import Store
from validators.review import review


def redraw(out: Path) -> bool:
    """Whether the reports in the output show every decision now. Raises OutputNotWritable."""
    kept = out / ".store"
    try:
        kept.mkdir(exist_ok=True)
        with (kept / "redraw.lock").open("w") as lock:
            # Who decides at the same time waits, and then draws the decisions of both
            fcntl.lockf(lock, fcntl.LOCK_EX)
            return _redraw(out, Store(kept))
    except OSError as error:
        raise OutputNotWritable.because(out, error) from error


def _redraw(out: Path, store: Store) -> bool:
    stationery = kept_stationery(store)
    try:
        batch = load_batch(out)
    except (OSError, ValueError):
        return False
    if stationery is None or not is_current(batch, out, store, stationery):
        return False
    ledger = read_ledger(out)
    decided = most_doubtful_first([_decided(report, ledger) for report in batch.reports])
    desk = Desk(store, reader_version(), extractor_version())
    with Workers(1) as workers:
        bench = Bench(desk, workers, Silent())
        written = msgspec.structs.replace(batch, reports=tuple(decided))
        return len(publish(written, _received(batch), out, bench, stationery).failed) == len(batch.failed)


def _decided(report: Report, ledger: Ledger) -> Report:
    bare = [msgspec.structs.replace(finding, decision=None) for finding in report.findings]
    findings = ledger.decided(report.submission.id, bare)
    return msgspec.structs.replace(report, findings=findings, review=review(report.eligibility, findings))


def _received(batch: BatchReport) -> Batch:
    """The files by their hashes, under which what was cut out of them is kept; where they lie is not known."""
    submissions = [Submission(one.submission.id, _files(one.documents)) for one in batch.reports]
    return Batch(_files(batch.documents), tuple(submissions), ())


def _files(documents: Sequence[Document]) -> tuple[ReceivedFile, ...]:
    return tuple(ReceivedFile(one.file, one.sha256, size=0, path=None) for one in documents)
