"""How long judging stored applications again takes, on one core. The target: 10,000 in under 60 s.

Applications made by `sample_docs/make_samples.py` are processed once; their kept cases, as `process` left them,
are then copied under further names until there are 10,000, and all are judged again, under their own ruleset
and under another.

    python benchmarks/judging.py [--count 10000] [--made 24]
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import msgspec

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from flows.batch import in_threads, process  # noqa: E402
from flows.judge_again import Asked, answers  # noqa: E402
from flows.kept_cases import kept_cases  # noqa: E402
from flows.options import Options  # noqa: E402
from flows.progress import Silent  # noqa: E402
from flows.run import run  # noqa: E402
from pipeline.store import Store  # noqa: E402
from sample_docs.make_samples import many, write  # noqa: E402

TARGET = 60.0
DATE = datetime.date(2025, 6, 1)
# the whole set of 24 rules, and one that changes verdicts
RULESETS = ("shantou-2025", "guangdong-2023")


def processed(folder: Path, made: int) -> Path:
    """An output of `made` applications."""
    write(many(made, seed=7), folder / "batch")
    options = Options(folder / "batch", folder / "out", DATE, workers=2, year=2025)
    run(options, Silent(), partial(process, each=in_threads))
    return folder / "out"


def multiplied(out: Path, copies: Path, count: int) -> int:
    """An output of `count` applications, each a copy of one in `out`; returns the bytes kept of one, on average."""
    kept = [one for _, one in kept_cases(out) if one is not None]
    store = Store(copies / ".store")
    for number in range(count):
        one = kept[number % len(kept)]
        id = f"{number:05d}"
        store.put("judged", (id,), msgspec.structs.replace(one, case=msgspec.structs.replace(one.case, id=id)))
    ids = [{"id": f"{number:05d}"} for number in range(count)]
    (copies / "batch.json").write_text(json.dumps({"submissions": ids}), encoding="utf-8")
    return sum(path.stat().st_size for path in (copies / ".store").rglob("*.json")) // count


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=10_000)
    arguments.add_argument("--made", type=int, default=24)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="judging-") as folder:
        out = processed(Path(folder), asked.made)
        size = multiplied(out, Path(folder) / "copies", asked.count)
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print(f"{asked.count} stored applications of {size / 1024:.0f} kB, on one core")
        return sum(_misses(Path(folder) / "copies", ruleset, asked.count) for ruleset in RULESETS)


def _misses(out: Path, ruleset: str, count: int) -> bool:
    """Judge all of them, say how long it took, and whether that is too long."""
    start, worked = time.perf_counter(), time.process_time()
    changed = sum(bool(one.changes) for one in answers(Asked(out, DATE, ruleset)))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    whole = seconds * 10_000 / count
    print(
        f"{ruleset:<16} {seconds:6.1f} s ({worked:.1f} s of the processor), {changed} with other verdicts; "
        f"10,000 in {whole:.1f} s   target under {TARGET:.0f}: {'met' if whole < TARGET else 'MISSED'}"
    )
    return whole >= TARGET


if __name__ == "__main__":
    raise SystemExit(main())
