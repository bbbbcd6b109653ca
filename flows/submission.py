"""One application, from its folder to its report: the table of contents of the program.

received  ->  read  ->  year  ->  extractions  ->  case  ->  results, findings  ->  report
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

import msgspec

from flows import one_file
from flows.one_file import Desk
from flows.weight import Weight
from flows.workers import T, Workers, result
from pipeline import settings
from pipeline.intake import ReceivedFile, Submission
from pipeline.model import (
    Extraction,
    Problem,
)

FileDone = Callable[[Extraction], None]


class Taken(msgspec.Struct, frozen=True):
    """A submission whose files have been read and understood."""

    id: str
    year: int | None
    extractions: tuple[Extraction, ...]


def take(submission: Submission, year: int | None, desk: Desk, workers: Workers, done: FileDone) -> Taken:
    """Read and understand all files; without a given year, for the year that the files state."""
    files = read_files(submission.files, desk, workers, submission.id)
    year = year if year is not None else find_year(files, desk, workers)
    return Taken(submission.id, year, extract_files(files, year, desk, workers, done))


def read_files(files: Sequence[ReceivedFile], desk: Desk, workers: Workers, where: str) -> list[ReceivedFile]:
    """Have every file's reading in the store; a file that could not be read comes back with its problem.

    Each is weighed first: a scan of hundreds of pages has the time it needs, a page that hangs has not.
    """
    unread = [file for file in files if _is_readable(file) and not desk.store.has("readings", desk.reading_key(file))]
    weights, too_bad = _settled({file.file: _weighing(file, workers) for file in unread})
    _, unreadable = _settled(
        {
            file.file: _reading(file, weights[file.file], desk, workers, f"{where}／{file.file}")
            for file in unread
            if file.file in weights
        }
    )
    problems = too_bad | unreadable
    return [msgspec.structs.replace(file, problem=file.problem or problems.get(file.file)) for file in files]


def _weighing(file: ReceivedFile, workers: Workers) -> Future[Weight]:
    return workers.start(settings.SECONDS_TO_WEIGH, one_file.weigh_file, file)


def _reading(file: ReceivedFile, weight: Weight, desk: Desk, workers: Workers, label: str) -> Future[None]:
    seconds = settings.seconds_to_read(file.size, weight.pages, weight.is_converted)
    seconds_to_first_page = settings.seconds_for(file.size) if weight.is_paged else 0
    return workers.start(seconds, one_file.read_file, desk, file, label, seconds_to_first_page)


def _settled(started: Mapping[str, Future[T]]) -> tuple[dict[str, T], dict[str, Problem]]:
    """What each came to: its result, or its problem."""
    good: dict[str, T] = {}
    bad: dict[str, Problem] = {}
    for name, future in started.items():
        outcome = result(future)
        if isinstance(outcome, Problem):
            bad[name] = outcome
        else:
            good[name] = outcome
    return good, bad


def find_year(files: Sequence[ReceivedFile], desk: Desk, workers: Workers) -> int | None:
    readable = [file for file in files if _is_readable(file)]
    kept = desk.store.get("years", desk.year_key(readable), int)
    if kept is not None:
        return kept
    seconds = settings.seconds_for(sum(understood_from(file, desk) for file in readable))
    year = result(workers.start(seconds, one_file.find_year, desk, readable))
    return None if isinstance(year, Problem) else year


def extract_files(
    files: Sequence[ReceivedFile], year: int | None, desk: Desk, workers: Workers, done: FileDone
) -> tuple[Extraction, ...]:
    kept = {
        file.file: desk.store.get("extractions", desk.extraction_key(file, year), Extraction)
        if _is_readable(file)
        else one_file.bare_extraction(file)
        for file in files
    }
    started = {
        file.file: workers.start(
            settings.seconds_for(understood_from(file, desk)), one_file.extract_file, desk, file, year
        )
        for file in files
        if kept[file.file] is None
    }
    extractions = []
    for file in files:
        extractions.append(kept[file.file] or _finished(file, started[file.file]))
        done(extractions[-1])
    return tuple(extractions)


def understood_from(file: ReceivedFile, desk: Desk) -> int:
    """Bytes of what there is to understand of a file: what was read in it, more than it where it was packed."""
    return max(file.size, desk.store.size("readings", desk.reading_key(file)))


def _finished(file: ReceivedFile, started: Future[Extraction]) -> Extraction:
    outcome = result(started)
    if isinstance(outcome, Problem):
        return one_file.bare_extraction(msgspec.structs.replace(file, problem=outcome))
    return outcome


def _is_readable(file: ReceivedFile) -> bool:
    return file.path is not None and file.problem is None and not file.unpacked
