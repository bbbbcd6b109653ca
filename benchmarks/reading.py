"""How long reading the text-layer PDFs of the practice batches takes, beside stock pdfplumber.

Both are timed in one run, file by file in turn, and the best of three rounds counts; what is
reported is the ratio, which depends little on the machine. The target is at most 0.6.

    python benchmarks/reading.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from extractors.reading import read  # noqa: E402

PRACTICE = PROJECT.parent / "shared" / "practice"
BATCHES = ("p1", "p2", "p3")
ROUNDS = 3
TARGET = 0.6


def text_layer_files() -> list[Path]:
    """The PDFs of which every page was read from its text layer."""
    files = [path for batch in BATCHES for path in sorted((PRACTICE / batch / "batch").rglob("*.pdf"))]
    return [path for path in files if read(path).status == "read"]


def stock(path: Path) -> None:
    """What pdfplumber offers out of the box, on every page."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def seconds(work: Callable[[Path], object], path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def main() -> int:
    if not PRACTICE.is_dir():
        print(f"skipped: no practice batches at {PRACTICE}")
        return 0
    files = text_layer_files()
    ours = [float("inf")] * len(files)
    theirs = [float("inf")] * len(files)
    for _ in range(ROUNDS):
        for place, path in enumerate(files):
            ours[place] = min(ours[place], seconds(read, path))
            theirs[place] = min(theirs[place], seconds(stock, path))
    ratio = sum(ours) / sum(theirs)
    print(f"{len(files)} PDF files with a text layer, best of {ROUNDS} rounds each")
    print(f"reading:    {sum(ours):7.2f} s")
    print(f"pdfplumber: {sum(theirs):7.2f} s (extract_text and extract_tables on every page)")
    print(f"ratio:      {ratio:7.3f}   target at most {TARGET}: {'met' if ratio <= TARGET else 'MISSED'}")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
