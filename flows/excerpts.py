"""Has the surroundings of what a report rests on cut out of the files, while these are there.

The files may lie in a folder of unpacked archives that is gone after the run, and are as untrusted as
ever: a worker cuts, the store keeps what was cut by the file's hash, and a report that is written
anew finds it there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

import msgspec

from flows.one_file import Desk, load
from flows.workers import Workers
from pipeline import settings
from pipeline.excerpt import Excerpt, ExcerptOf
from pipeline.intake import Batch, ReceivedFile
from pipeline.model import Report, Source
from pipeline.report import sources_shown
from pipeline.store import Key

_KIND = "excerpts"


class Kept(msgspec.Struct, frozen=True):
    """What was cut out for a source; None where there was nothing to show."""

    excerpt: Excerpt | None


class Shown(msgspec.Struct, frozen=True):
    """A file with the sources in it that a report shows."""

    file: ReceivedFile
    sources: tuple[Source, ...]


def shown_files(report: Report, batch: Batch) -> tuple[Shown, ...]:
    """The files of a report, and of the batch's top, with what is shown of each."""
    by_name = {f"../{file.file}": file for file in batch.documents}
    own = next((one for one in batch.submissions if one.id == report.submission.id), None)
    by_name |= {file.file: file for file in own.files} if own else {}
    # there is nothing to show of what could not be read, and what hung once would hang again
    unread = {document.file for document in report.documents if document.status == "unreadable"}
    wanted: dict[str, list[Source]] = {}
    for source in sources_shown(report):
        if source.file in by_name and source.file not in unread:
            wanted.setdefault(source.file, []).append(source)
    return tuple(Shown(by_name[file], tuple(sources)) for file, sources in wanted.items())


def start_cutting(files: Sequence[Shown], desk: Desk, workers: Workers) -> Future[None]:
    """Begin to cut out what is not yet kept; the future may end in any error, which costs pictures alone."""
    left = tuple(one for shown in files for one in _left(shown, desk))
    if not left:
        done: Future[None] = Future()
        done.set_result(None)
        return done
    seconds = settings.seconds_for(sum(one.file.size for one in left)) + settings.SECONDS_A_CONVERSION * len(left)
    return workers.start(seconds, cut, desk, left)


def wait(cutting: Future[None]) -> None:
    """Until the pictures are there, or will not be."""
    with contextlib.suppress(Exception):
        cutting.result()


def cut(desk: Desk, files: Sequence[Shown]) -> None:
    """In a worker: cut out of each file what is shown of it; a file that breaks costs no other its pictures."""
    for shown in files:
        with contextlib.suppress(Exception):
            _cut_file(desk, shown)


def kept_excerpts(desk: Desk, files: Iterable[Shown]) -> ExcerptOf:
    """The function by which a report gets its excerpts."""
    found: dict[Source, Excerpt | None] = {}
    for shown in files:
        for source in shown.sources:
            kept = _kept(shown.file, source, desk)
            found[source] = kept.excerpt if kept else None
    return found.get


def _left(shown: Shown, desk: Desk) -> Iterable[Shown]:
    """The file with those of its sources that nothing is kept of."""
    if shown.file.path is None or shown.file.problem is not None:
        return
    left = tuple(one for one in shown.sources if _kept(shown.file, one, desk) is None)
    if left:
        yield Shown(shown.file, left)


def _cut_file(desk: Desk, shown: Shown) -> None:
    from extractors.excerpts import cut_excerpts

    if shown.file.path is None:
        return
    cuttings = cut_excerpts(shown.file.path, load(desk, shown.file), shown.sources)
    for source in shown.sources:
        desk.store.put(_KIND, _key(shown.file, source, desk), Kept(cuttings.get(source)))


def _kept(file: ReceivedFile, source: Source, desk: Desk) -> Kept | None:
    return desk.store.get(_KIND, _key(file, source, desk), Kept)


def _key(file: ReceivedFile, source: Source, desk: Desk) -> Key:
    """The place in the file, and who cuts: with LibreOffice Word files have pages, without it they have not."""
    from extractors.excerpts import EXCERPT_VERSION, can_print

    place = msgspec.structs.replace(source, file="", text=None)
    return (
        file.sha256,
        msgspec.json.encode(place).decode(),
        f"{EXCERPT_VERSION}{'+printed' if can_print() else ''}",
        desk.reader,
    )
