"""How long writing the reports of a batch takes on two cores, how large they are, and whether they come out the same.

The sample batch is processed once; its reports are then copied under further names until there are 200, and all are
written by the same workers as in any run: pages, papers, letters, workbooks. What is shown of the files is cut out
once for the ten and kept, as in a second run; cutting is timed apart, and told for all.

On a machine that is busy with other things the clock says nothing: --processor-time counts what the processor
does instead, in one process, and writes no second time.

    python benchmarks/reports.py [--count 200] [--processor-time]
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from flows.batch import in_threads, process  # noqa: E402
from flows.bench import Bench  # noqa: E402
from flows.excerpts import shown_files, start_cutting, wait  # noqa: E402
from flows.options import Options  # noqa: E402
from flows.progress import Silent  # noqa: E402
from flows.publishing import publish  # noqa: E402
from flows.report_files import write_report_files  # noqa: E402
from flows.run import run  # noqa: E402
from pipeline.intake import Batch  # noqa: E402
from pipeline.model import BatchReport, Report  # noqa: E402
from pipeline.report import write_batch  # noqa: E402
from pipeline.report.papers.stationery import our_stationery  # noqa: E402

SECONDS, REPORT_BYTES, INDEX_BYTES = 60.0, 3_000_000, 2_000_000
DATE = datetime.date(2025, 6, 1)


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--processor-time", action="store_true")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="reports-") as folder:
        results: list[bool] = []

        def measured(batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport:
            written = process(batch, options, bench, history, in_threads)
            measure = _measure_processor if asked.processor_time else _measure
            results.extend(measure(written, batch, Path(folder), bench, asked.count))
            return written

        options = Options(PROJECT / "sample_docs/batch", Path(folder) / "out", DATE, workers=2, year=2025)
        run(options, Silent(), measured)
    return 0 if all(results) else 1


def _measure(batch: BatchReport, received: Batch, folder: Path, bench: Bench, count: int) -> Iterator[bool]:
    cutting = _seconds_to_cut(batch, received, bench) * count / len(batch.reports)
    many, files = _multiplied(batch, received, count)
    start = time.perf_counter()
    publish(many, files, folder / "one", bench, our_stationery())
    seconds = time.perf_counter() - start
    publish(many, files, folder / "two", bench, our_stationery())
    one, two = _written(folder / "one"), _written(folder / "two")
    largest = max(len(data) for name, data in one.items() if name.endswith("report.html"))
    yield _told(f"reports of {count} applications, two workers", f"{seconds:.1f} s", seconds < SECONDS, "under 60 s")
    print(f"  cutting what is shown of them, once: {cutting:.1f} s more")
    yield _told("largest report.html", f"{largest / 1e6:.2f} MB", largest < REPORT_BYTES, "under 3 MB")
    size = len(one["index.html"])
    yield _told("index.html", f"{size / 1e6:.2f} MB", size < INDEX_BYTES, "under 2 MB")
    print(f"  worklist.xlsx: {len(one['worklist.xlsx']) / 1e6:.2f} MB; all files: {len(one)}")
    differing = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
    yield _told("files that differ when written again", str(len(differing)), not differing, "none")


def _measure_processor(batch: BatchReport, received: Batch, folder: Path, bench: Bench, count: int) -> Iterator[bool]:
    stationery = our_stationery()
    for timed in (False, True):  # the first round loads what is loaded once
        start = time.process_time()
        for report in batch.reports:
            place = folder / f"{timed}" / report.submission.id
            write_report_files(bench.desk, report, place, shown_files(report, received), stationery)
    each = (time.process_time() - start) / len(batch.reports)
    many, _ = _multiplied(batch, received, count)
    start = time.process_time()
    write_batch(many, folder / "many", stationery)
    rest = time.process_time() - start
    print(f"processor time: {each:.2f} s an application, {rest:.1f} s for the batch's own files")
    seconds = each * count / 2 + rest
    yield _told(f"reports of {count} applications over two cores", f"{seconds:.1f} s", seconds < SECONDS, "under 60 s")
    largest = max(path.stat().st_size for path in folder.rglob("report.html"))
    yield _told("largest report.html", f"{largest / 1e6:.2f} MB", largest < REPORT_BYTES, "under 3 MB")
    size = (folder / "many/index.html").stat().st_size
    yield _told("index.html", f"{size / 1e6:.2f} MB", size < INDEX_BYTES, "under 2 MB")


def _seconds_to_cut(batch: BatchReport, received: Batch, bench: Bench) -> float:
    """With nothing kept."""
    shutil.rmtree(bench.desk.store.root / "excerpts", ignore_errors=True)
    start = time.perf_counter()
    for cutting in [start_cutting(shown_files(one, received), bench.desk, bench.workers) for one in batch.reports]:
        wait(cutting)
    return time.perf_counter() - start


def _multiplied(batch: BatchReport, received: Batch, count: int) -> tuple[BatchReport, Batch]:
    submissions = {one.id: one for one in received.submissions}
    reports, files = [], []
    for number in range(count):
        report = batch.reports[number % len(batch.reports)]
        head = report.submission
        id = f"{number:03d}-{head.id}"
        head = msgspec.structs.replace(head, id=id)
        reports.append(msgspec.structs.replace(report, submission=head))
        files.append(msgspec.structs.replace(submissions[report.submission.id], id=id))
    return (
        msgspec.structs.replace(batch, reports=tuple(reports)),
        msgspec.structs.replace(received, submissions=tuple(files)),
    )


def _written(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def _told(what: str, measured: str, is_met: bool, target: str) -> bool:
    print(f"{what}: {measured} (target: {target}){'' if is_met else '  NOT MET'}", flush=True)
    return is_met


if __name__ == "__main__":
    raise SystemExit(main())
