"""The reports to be signed as PDF too, printed by LibreOffice from the Word files as they lie there.

A report is printed anew when its Word file has changed, by us or by somebody's hand. A PDF of a Word file that
is no longer there goes away, so that nobody signs an old one.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from extractors.reading.old_office.libreoffice import convert, has_part
from flows.bench import Bench
from flows.workers import result
from pipeline import settings
from pipeline.errors import OutputNotWritable
from pipeline.model import Problem
from pipeline.store import Store
from pipeline.whole_file import write_whole

_KIND = "printed"
_WORD, _PDF = "report.docx", "report.pdf"
_FILTER = "MS Word 2007 XML"
# What LibreOffice takes from the clock and from chance
_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_CHANCE = re.compile(rb"/ID\s*\[[^\]]*\]|/DocChecksum\s*/[0-9A-F]+")


def print_reports(folders: Iterable[Path], bench: Bench) -> None:
    """Print the report in each folder that has none of its Word file; what cannot be printed is told, no more."""
    if not has_part("writer"):
        bench.watch.say("本机没有 LibreOffice，未生成 PDF；Word 版不受影响。安装后再运行一次即可。")
        return
    store = bench.desk.store
    left = {folder: digest for folder in folders if (digest := _word(folder)) and not _is_printed(folder, store)}
    bench.watch.stage("打印 PDF", len(left))
    seconds = settings.SECONDS_A_CONVERSION
    started = {folder: bench.workers.start(seconds, print_report, folder) for folder in left}
    for folder, printing in started.items():
        outcome = result(printing)
        if isinstance(outcome, Problem):
            bench.watch.say(f"“{folder.name}”的 PDF 未能生成；Word 版不受影响。")
        else:
            store.put(_KIND, (folder.name,), left[folder])
        bench.watch.step(folder.name)


def print_report(folder: Path) -> None:
    """In a worker: report.docx as report.pdf beside it. Raises Unreadable, OutputNotWritable."""
    with tempfile.TemporaryDirectory(prefix="print-") as scratch:
        pdf = convert(folder / _WORD, Path(scratch), _FILTER, "pdf").read_bytes()
    try:
        write_whole(folder / _PDF, _lasting(pdf))
    except OSError as error:
        raise OutputNotWritable.because(folder, error) from error


def remove_outdated_prints(folders: Iterable[Path], store: Store) -> None:
    """Take away what was printed of a Word file that has changed since. Raises OutputNotWritable."""
    for folder in folders:
        if store.has(_KIND, (folder.name,)) and (folder / _PDF).is_file() and not _is_printed(folder, store):
            try:
                (folder / _PDF).unlink()
            except OSError as error:
                raise OutputNotWritable.because(folder, error) from error


def _is_printed(folder: Path, store: Store) -> bool:
    return (folder / _PDF).is_file() and store.get(_KIND, (folder.name,), str) == _word(folder)


def _word(folder: Path) -> str | None:
    """The digest of the Word file, None where there is none."""
    path = folder / _WORD
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _lasting(pdf: bytes) -> bytes:
    """The same file without what would differ the next time, as long as it was: offsets stay right."""
    dated = _DATE.sub(rb"\g<1>19800101000000", pdf)
    return _CHANCE.sub(lambda found: re.sub(rb"[0-9A-F]{16,}", lambda digits: b"0" * len(digits[0]), found[0]), dated)
