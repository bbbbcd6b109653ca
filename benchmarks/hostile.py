"""Broken, encrypted, looping and malicious documents in one batch, through the command.

    python benchmarks/hostile.py [--keep FOLDER] [--workers 2]

Measured, each with its target:
* every file ends as read, partial or unreadable with a reason, and the command with status 0;
* nothing is left outside the output, neither among temporary files nor in the home folder;
* the most memory a worker has held (under 1.5 GB);
* the slowest files, each of which has a limit of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing.util
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from peak_memory import PeakMemory  # noqa: E402

from flows import submission  # noqa: E402
from flows.command import main as command  # noqa: E402
from flows.one_file import Desk, read_file  # noqa: E402
from pipeline.intake import ReceivedFile  # noqa: E402

CORPUS = PROJECT.parent / "shared" / "corpora" / "hostile"
MOST_BYTES = 1.5 * 1024**3


def timed_read_file(notes: Path, desk: Desk, file: ReceivedFile, label: str, seconds_to_first_page: float) -> None:
    """What a worker does, with a note of how long it took."""
    start = time.perf_counter()
    try:
        read_file(desk, file, label, seconds_to_first_page)
    finally:
        note = json.dumps([label, time.perf_counter() - start], ensure_ascii=False) + "\n"
        with notes.open("a") as lines:
            lines.write(note)


def documents(out: Path) -> dict[str, list[dict[str, Any]]]:
    """By source set what became of its files."""
    reports = sorted((out / "submissions").glob("*/report.json"))
    return {path.parent.name: json.loads(path.read_bytes())["documents"] for path in reports}


def outcome(document: dict[str, Any]) -> str:
    problem = document["problem"]
    return document["status"] if problem is None else f"{document['status']}: {problem['code']}"


def is_answered(document: dict[str, Any]) -> bool:
    """Read, or with a reason in Chinese."""
    message = (document["problem"] or {}).get("message", "")
    return document["status"] == "read" or any("\u4e00" <= character <= "\u9fff" for character in message)


def run(corpus: Path, work: Path, lair: Path, workers: int) -> tuple[int, PeakMemory, float]:
    """The command on all of it; what programs leave lying about, they leave in `lair`."""
    shutil.copytree(corpus, work / "batch")
    # Python's own folder for the way to its workers is cleared when the program ends, later than the lair
    multiprocessing.util.get_temp_dir()
    os.environ.update({"TMPDIR": str(lair), "HOME": str(lair)})
    tempfile.tempdir = None
    submission.one_file.read_file = partial(timed_read_file, work / "seconds")  # type: ignore[assignment]
    start = time.perf_counter()
    with PeakMemory() as peak, contextlib.redirect_stdout(io.StringIO()):
        arguments = ["process", str(work / "batch"), "--out", str(work / "out"), "--year", "2025"]
        status = command([*arguments, "--workers", str(workers), "--quiet"])
    return status, peak, time.perf_counter() - start


def left_behind(lair: Path) -> list[str]:
    return sorted(path.name for path in lair.iterdir())


def say(what: str, measured: str, target: str, good: bool) -> bool:
    print(f"{what:<34} {measured:>12}   target {target:<12} {'ok' if good else 'MISSED'}")
    return good


def measure(work: Path, lair: Path, workers: int) -> bool:
    status, peak, seconds = run(CORPUS, work, lair, workers)
    found = documents(work / "out")
    for name, files in found.items():
        print(f"{name}: {len(files)} files")
        for words, count in sorted(Counter(outcome(one) for one in files).items()):
            print(f"    {count:>3}  {words}")
    times = sorted((json.loads(line) for line in (work / "seconds").read_text().splitlines()), key=lambda one: -one[1])
    print("slowest:" + "".join(f"\n    {seconds:6.1f} s  {label}" for label, seconds in times[:8]))
    print("peaks: " + ", ".join(f"{kind} {size / 1024**2:.0f} MB" for kind, size in sorted(peak.bytes.items())))
    sent = sum(path.is_file() for path in (work / "batch").rglob("*"))
    answered = sum(is_answered(one) for files in found.values() for one in files)
    left = left_behind(lair)
    worker = peak.bytes.get("worker", 0)
    print(f"{sent} files in {seconds:.0f} s")
    good = [
        say("files answered for", str(answered), str(sent), answered >= sent),
        say("exit status", str(status), "0", status == 0),
        say("left outside the output", " ".join(left) or "nothing", "nothing", not left),
        say("most memory of a worker", f"{worker / 1024**2:.0f} MB", "< 1536 MB", worker < MOST_BYTES),
    ]
    return all(good)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--keep", type=Path, help="a new folder to leave batch and output in")
    asked.add_argument("--workers", type=int, default=2)
    options = asked.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: no hostile documents at {CORPUS}")
        return 0
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as lair:
        work = options.keep or Path(folder)
        work.mkdir(exist_ok=True)
        return 0 if measure(work, Path(lair), options.workers) else 1


if __name__ == "__main__":
    raise SystemExit(main())
