"""How long judging and cross-checking a whole batch takes, and whether it grows as the batch does.

    python benchmarks/batch_checks.py [--applications 500 1000 2000 10000] [--profile]

Applications of 200 firms and 100 patents each are made in memory; nothing is read. Each size runs in a process of
its own, whose peak memory is measured. Targets: 10,000 in under 10 minutes, and time that grows no faster than the
number of applications by more than a fifth.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import multiprocessing
import pstats
import resource
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
sys.path.insert(0, str(PROJECT / "benchmarks"))

from made_cases import FIRMS, PATENTS, made_cases  # noqa: E402

from flows.judging import judge_all  # noqa: E402
from validators.policy import load_ruleset  # noqa: E402

DATE = datetime.date(2025, 6, 1)
TARGET = 600.0
MOST_GROWTH = 1.2


def measured(count: int, profile: bool) -> tuple[float, float, int]:
    """Seconds of the processor, gigabytes and findings of a batch of that many applications."""
    cases = list(made_cases(count))
    ruleset = load_ruleset("shantou-2025")
    watch = cProfile.Profile()
    start = time.process_time()
    if profile:
        watch.enable()
    judged = judge_all(cases, ruleset, DATE, ())
    watch.disable()
    seconds = time.process_time() - start
    if profile:
        pstats.Stats(watch).sort_stats("cumulative").print_stats(45)
    if len(judged.reports) != count:
        raise SystemExit(f"only {len(judged.reports)} of {count} were judged: {judged.failed[:1]}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return seconds, most, sum(len(report.findings) for report in judged.reports)


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--applications", type=int, nargs="+", default=[500, 1000, 2000, 10_000])
    arguments.add_argument("--profile", action="store_true")
    asked = arguments.parse_args()
    print(f"applications of {FIRMS} firms and {PATENTS} patents each")
    missed, first = False, None
    for count in asked.applications:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, memory, findings = pool.apply(measured, (count, asked.profile))
        first = first or seconds / count
        growth = seconds / count / first
        late = count >= 10_000 and seconds > TARGET
        missed = missed or late or growth > MOST_GROWTH
        print(
            f"{count:>7} applications: {seconds:7.1f} s, {seconds / count * 1000:6.2f} ms each "
            f"(x{growth:.2f} of the first size), {memory:5.2f} GB at most, {findings} findings"
            f"{'   MISSED' if late or growth > MOST_GROWTH else ''}",
            flush=True,
        )
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
