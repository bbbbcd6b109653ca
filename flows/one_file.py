"""What a worker does with one file: read it, understand it.

These functions run in worker processes: plain data in, plain data out, everything kept in the store.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from io import BufferedReader
from pathlib import Path, PurePosixPath

import msgspec

from flows.page_news import watch_pages
from flows.weight import Weight, weigh
from flows.workers import FileProblem
from pipeline.archives import ARCHIVES, find_kind
from pipeline.intake import ReceivedFile
from pipeline.model import Content, Document, Extraction, Problem, SummaryRow
from pipeline.store import Key, Store

_CHANGED = Problem(
    "changed", "处理期间该文件被修改、移走或替换，本次未采用其内容。请等文件复制或保存完毕后，再运行一次。"
)


class SummaryTable(msgspec.Struct, frozen=True):
    """A file at the top of the batch, and its rows where it is a recommendation table."""

    document: Document
    rows: tuple[SummaryRow, ...] = ()


class Desk(msgspec.Struct, frozen=True):
    """What kept results are found by: the store and the versions that made them."""

    store: Store
    reader: str
    extractor: str

    def reading_key(self, file: ReceivedFile) -> Key:
        return (file.sha256, self.reader)

    def extraction_key(self, file: ReceivedFile, year: int | None) -> Key:
        return (file.sha256, file.file, self.reader, self.extractor, year)

    def year_key(self, files: Sequence[ReceivedFile]) -> Key:
        return (*sorted(file.sha256 for file in files), self.reader, self.extractor)


def weigh_file(file: ReceivedFile) -> Weight:
    """How heavy a file is. Raises OSError where it cannot be opened just now, FileProblem where it has changed."""
    if file.path is None:
        return Weight()
    _check_size(file.path, file)
    return weigh(file.path)


def read_file(desk: Desk, file: ReceivedFile, label: str, seconds_to_first_page: float = 0) -> None:
    """Read one file into the store; `label` names it to who watches.

    Raises OSError where it cannot be opened just now, FileProblem where it is no longer what was received.
    """
    if file.path is not None and desk.store.get("readings", desk.reading_key(file), Content) is None:
        desk.store.put("readings", desk.reading_key(file), _reading(file.path, file, label, seconds_to_first_page))


def find_year(desk: Desk, files: Sequence[ReceivedFile]) -> int | None:
    """The application year as the files state it, or None; files that cannot be read are left out."""
    from extractors.figures import application_year

    year = application_year([load(desk, file) for file in files if file.problem is None])
    desk.store.put("years", desk.year_key(files), year)
    return year


def extract_file(desk: Desk, file: ReceivedFile, year: int | None) -> Extraction:
    """What is understood of one file of a submission; the figures that decide are read from it once more."""
    from extractors.figures import extract
    from extractors.twice import confirmed

    extraction = extract(load(desk, file), file=file.file, sha256=file.sha256, year=year)
    if file.path is not None and file.problem is None and _is_as_received(file.path, file):
        extraction = confirmed(file.path, extraction)
    if file.problem is None:
        desk.store.put("extractions", desk.extraction_key(file, year), extraction)
    return extraction


def extract_summary(desk: Desk, file: ReceivedFile, year: int | None) -> SummaryTable:
    """What is understood of one file at the top of the batch."""
    from extractors.figures import summary_rows

    table = SummaryTable(*summary_rows(load(desk, file), file=file.file, sha256=file.sha256, year=year))
    if file.problem is None:
        desk.store.put("summaries", desk.extraction_key(file, year), table)
    return table


def load(desk: Desk, file: ReceivedFile) -> Content:
    """The file's reading, made anew where it is not kept; a file with a problem is an unreadable Content."""
    if file.path is None or file.problem is not None:
        return Content(format=_bare_format(file), status="unreadable", problem=file.problem)
    content = desk.store.get("readings", desk.reading_key(file), Content)
    return _reading(file.path, file, file.file, 0) if content is None else content


def bare_extraction(file: ReceivedFile) -> Extraction:
    """The extraction of a file of which nothing is known but its name and its problem.

    An archive whose members are listed beside it is itself done with.
    """
    file_format = _bare_format(file)
    is_archive = file.unpacked or file_format in ARCHIVES
    return Extraction(
        Document(
            file=file.file,
            sha256=file.sha256,
            format=file_format,
            role="archive" if is_archive else "other",
            status="read" if file.unpacked else "unreadable",
            problem=file.problem,
        )
    )


def _bare_format(file: ReceivedFile) -> str:
    """The format of an archive by its bytes, of whatever else by its name: it is not opened here."""
    try:
        kind = None if file.path is None else find_kind(file.path)
    except OSError:
        kind = None
    return kind if kind in ARCHIVES else named_format(file.file)


def named_format(name: str) -> str:
    """The format by a name's ending, for want of better."""
    return PurePosixPath(name).suffix.lower().removeprefix(".") or "unknown"


def _reading(path: Path, file: ReceivedFile, label: str, seconds_to_first_page: float) -> Content:
    """`read` never raises for a bad file; a share that is gone just now must not pass for one.

    What was read is kept under the hash of what was received, so it must be the same bytes: somebody
    may still be copying, or saving, while the batch is processed.
    """
    from extractors.reading import read

    _check_size(path, file)
    with watch_pages(label, seconds_to_first_page) as on_page:
        content = read(path, on_page)
    if not _is_as_received(path, file):
        raise FileProblem(_CHANGED)
    return content


def _is_as_received(path: Path, file: ReceivedFile) -> bool:
    with _opened(path) as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256


def _check_size(path: Path, file: ReceivedFile) -> None:
    with _opened(path) as opened:
        if os.fstat(opened.fileno()).st_size != file.size:
            raise FileProblem(_CHANGED)


def _opened(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError:
        # One file taken away is that file's problem; with its whole folder gone, a share may be
        if path.parent.is_dir():
            raise FileProblem(_CHANGED) from None
        raise
