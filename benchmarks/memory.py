"""What long documents cost a worker: a text PDF of thousands of pages and a scan of hundreds.

    python benchmarks/memory.py [--text 3000] [--scan 12] [--folder FOLDER]

The text has a paragraph and a ruled table on each page; the scan is one sample paper scanned again and
again, each time with other noise. Each is made once short and once long, so that what a page adds can be
told from what a worker holds in any case. For reading and for understanding, each in a fresh worker:
* seconds, in all and a page;
* the most memory the worker held (under 1.5 GB), and how much of it each further page added;
* how often it was told which page the reading has come to.
`--scan 400` takes about half an hour on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from benchmarks.peak_memory import peak_bytes  # noqa: E402
from flows import one_file  # noqa: E402
from flows.one_file import Desk  # noqa: E402
from flows.submission import read_files, understood_from  # noqa: E402
from flows.workers import Workers, result  # noqa: E402
from pipeline import settings  # noqa: E402
from pipeline.intake import ReceivedFile  # noqa: E402
from pipeline.model import Content  # noqa: E402
from pipeline.store import Store  # noqa: E402
from sample_docs.scanning import RECIPES, scan  # noqa: E402

MOST_BYTES = 1.5 * 1024**3
SHORTER = 4
FONT = "STSong-Light"
PAPER = "sample_docs/batch/01-澄海区婴童用品/03佐证材料/3-1统计证明函.pdf"


def make_text(path: Path, pages: int) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(pages):
        canvas.setFont(FONT, 11)
        for line in range(12):
            canvas.drawString(
                72, 770 - 18 * line, f"第{page + 1}页第{line}行：2024年集群总产值{page + line}.{line}亿元，增长9.3%。"
            )
        for row in range(12):
            for column in range(4):
                canvas.rect(72 + 110 * column, 500 - 20 * row, 110, 20)
                canvas.drawString(
                    76 + 110 * column, 506 - 20 * row, f"甲{page}企业" if column == 0 else f"{page}.{row}{column}"
                )
        canvas.showPage()
    canvas.save()


def make_scan(path: Path, pages: int) -> None:
    with pikepdf.new() as long, tempfile.TemporaryDirectory() as folder:
        for number in range(pages):
            (once,) = scan(PROJECT / PAPER, RECIPES["office"], Path(folder) / f"{number}.pdf", seed=number)
            with pikepdf.open(once) as scanned:
                long.pages.extend(scanned.pages[:1])
        long.save(path)


def cost(what: str, pages: int, work: Callable[[Workers], Any]) -> int:
    """Says what `work` took of a fresh worker; gives the most memory it held."""
    told: list[int] = []
    start = time.perf_counter()
    with Workers(1, lambda _label, page, _pages: told.append(page)) as workers:
        work(workers)
        seconds = time.perf_counter() - start
        peak = result(workers.start(60, peak_bytes))
    assert isinstance(peak, int)
    print(
        f"{what:<28} {seconds:8.1f} s {seconds / pages * 1000:8.0f} ms a page   {peak / 1024**2:6.0f} MB   "
        f"pages told {len(told)}",
        flush=True,
    )
    return peak


def measure(name: str, path: Path, pages: int, store: Store) -> list[int]:
    """The peaks of reading and of understanding."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    file = ReceivedFile(path.name, digest, path.stat().st_size, path)
    desk = Desk(store, "measured", "measured")

    def read(workers: Workers) -> None:
        (one,) = read_files([file], desk, workers, "长文件")
        assert one.problem is None, one.problem

    def understand(workers: Workers) -> None:
        seconds = settings.seconds_for(understood_from(file, desk))
        outcome = result(workers.start(seconds, one_file.extract_file, desk, file, 2025))
        print(f"{'':<28} limit {seconds:.0f} s: {getattr(outcome, 'code', 'within it')}")

    peaks = [cost(f"{name}, {pages} pages: read", pages, read)]
    kept = store.size("readings", desk.reading_key(file))
    print(f"{'':<28} {path.stat().st_size / 1024**2:.1f} MB on the disk, {kept / 1024**2:.1f} MB as it was read")
    # a reading that ran out of memory halfway holds little of it
    content = store.get("readings", desk.reading_key(file), Content)
    assert content is not None, "nothing was read"
    assert content.status == "read", content.problem
    assert len(content.pages) == pages, f"{len(content.pages)} pages of {pages} were read"
    return [*peaks, cost(f"{name}, {pages} pages: understand", pages, understand)]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--text", type=int, default=3000, help="pages of the text, 0 for none")
    asked.add_argument("--scan", type=int, default=12, help="pages of the scan, 0 for none")
    asked.add_argument("--folder", type=Path, help="a folder to make the documents in and keep them")
    options = asked.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        for name, make, most in (("text", make_text, options.text), ("scan", make_scan, options.scan)):
            sizes = [pages for pages in (most // SHORTER, most) if pages]
            peaks = []
            for pages in sizes:
                path = folder / f"{name}-{pages}.pdf"
                if not path.exists():
                    make(path, pages)
                peaks.append(measure(name, path, pages, Store(Path(scratch) / "store")))
            for stage, (short, long) in zip(("read", "understand"), zip(*peaks, strict=True), strict=False):
                each = (long - short) / (sizes[1] - sizes[0]) / 1024
                held = long < MOST_BYTES
                good &= held
                print(
                    f"{name}, {stage}: {long / 1024**2:.0f} MB, a further page adds {each:.0f} KB"
                    f"   target < 1536 MB {'ok' if held else 'MISSED'}"
                )
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
