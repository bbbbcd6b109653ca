"""What the flow costs beside the work itself, on made applications, all in one run.

    python benchmarks/flow.py [--many 32] [--batch FOLDER]

Measured, each with its target:
* the start of Prefect's temporary server with an empty home (at most 25 s a batch);
* what Prefect adds for each submission to the same work without it (at most 30 ms);
* a second run of an unchanged batch against the first (at most 10 %), start-up aside;
* two workers against one (at least 1.7 times as fast, on two free cores);
* the most memory a worker has used (under 600 MB).
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.peak_memory import peak_bytes  # noqa: E402
from flows import prefect_settings  # noqa: E402
from flows.batch import in_threads, process  # noqa: E402
from flows.bench import Bench  # noqa: E402
from flows.options import Options  # noqa: E402
from flows.progress import Silent  # noqa: E402
from flows.run import Process, run  # noqa: E402
from pipeline.intake import Batch  # noqa: E402
from pipeline.model import BatchReport, Report  # noqa: E402

PLAIN: Process = partial(process, each=in_threads)
ROUNDS = 5
FIRST_ROUNDS = 3


class Timed:
    """A way to process a batch, with its seconds and the memory of the workers it used."""

    def __init__(self, inner: Process) -> None:
        self.inner, self.seconds, self.peak = inner, 0.0, 0

    def __call__(self, batch: Batch, options: Options, bench: Bench, history: Sequence[Report]) -> BatchReport:
        # Workers import the readers once; that belongs to the start, not to the work
        for warm in [bench.workers.start(120, peak_bytes) for _ in range(2 * options.workers)]:
            warm.result()
        start = time.perf_counter()
        report = self.inner(batch, options, bench, history)
        self.seconds = time.perf_counter() - start
        asked = [bench.workers.start(60, peak_bytes) for _ in range(4 * options.workers)]
        self.peak = max(one.result() for one in asked)
        return report


def made_batch(folder: Path, many: int) -> Path:
    script = PROJECT / "sample_docs" / "make_samples.py"
    subprocess.run([sys.executable, str(script), "--many", str(many), "--out", str(folder)], check=True)
    return folder / "batch" if (folder / "batch").is_dir() else folder


def timed(batch: Path, out: Path, workers: int, inner: Process = PLAIN) -> Timed:
    timer = Timed(inner)
    run(Options(batch=batch, out=out, date=datetime.date(2025, 6, 30), workers=workers, year=2025), Silent(), timer)
    return timer


def start_prefect(home: Path) -> tuple[float, Process]:
    """Seconds for import and server; the server then serves every later flow of this process."""
    start = time.perf_counter()
    prefect_settings.prepare(home)
    from prefect import flow

    from flows.process_batch import process_with_prefect

    flow(name="empty")(lambda: None)()
    return time.perf_counter() - start, process_with_prefect


def say(what: str, measured: str, target: str, good: bool) -> None:
    print(f"{what:<44} {measured:>12}   target {target:<12} {'ok' if good else 'MISSED'}", flush=True)


def best(work: Callable[[], float]) -> float:
    return min(work() for _ in range(ROUNDS))


def measure(batch: Path, work: Path) -> None:
    # In turn, so that what else the machine does weighs on both alike; the best of each counts
    pairs = [
        [timed(batch, work / f"{workers} workers {n}", workers) for workers in (1, 2)] for n in range(FIRST_ROUNDS)
    ]
    first, two = (min(timers, key=lambda timer: timer.seconds) for timers in zip(*pairs, strict=True))
    timed(batch, work / "one", workers=1)
    again = best(lambda: timed(batch, work / "one", workers=1).seconds)
    start, with_prefect = start_prefect(work / "prefect")
    inside = best(lambda: timed(batch, work / "one", workers=1, inner=with_prefect).seconds)
    submissions = sum(path.is_dir() for path in batch.iterdir())
    each = (inside - again) / submissions * 1000
    faster = first.seconds / two.seconds
    print(f"{submissions} submissions; first run {first.seconds:.2f} s with 1 worker, {two.seconds:.2f} s with 2")
    say("Prefect's server, empty home, with import", f"{start:.1f} s", "<= 25 s", start <= 25)
    say("Prefect's share of one submission", f"{each:.1f} ms", "<= 30 ms", each <= 30)
    say(
        "unchanged batch again, of the first run",
        f"{again / first.seconds:.1%}",
        "<= 10 %",
        again <= 0.1 * first.seconds,
    )
    say("two workers against one", f"{faster:.2f} x", ">= 1.7 x", faster >= 1.7)
    peak = max(first.peak, two.peak) / 1024**2
    say("most memory of a worker", f"{peak:.0f} MB", "< 600 MB", peak < 600)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--many", type=int, default=32, help="how many applications to make")
    asked.add_argument("--batch", type=Path, help="measure on this batch instead")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="cluster-intake-benchmark-") as work:
        batch = options.batch or made_batch(Path(work) / "made", options.many)
        measure(batch, Path(work))


if __name__ == "__main__":
    main()
