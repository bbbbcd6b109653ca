"""One application, from its folder to its report: the table of contents of the program.

received  ->  read  ->  year  ->  extractions  ->  case  ->  results, findings  ->  report
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from pebble import ProcessFuture

from flows import one_file
from flows.one_file import Desk
from flows.workers import Workers, result
from pipeline import settings
from pipeline.intake import ReceivedFile, Submission
from pipeline.model import (
    Extraction,
    Problem,
)

FileDone = Callable[[str], None]


class Taken(msgspec.Struct, frozen=True):
    """A submission whose files have been read and understood."""

    id: str
    year: int | None
    extractions: tuple[Extraction, ...]


def take(submission: Submission, year: int | None, desk: Desk, workers: Workers, done: FileDone) -> Taken:
    """Read and understand all files; without a given year, for the year that the files state."""
    files = read_files(submission.files, desk, workers)
    year = year if year is not None else find_year(files, desk, workers)
    return Taken(submission.id, year, extract_files(files, year, desk, workers, done))


def read_files(files: Sequence[ReceivedFile], desk: Desk, workers: Workers) -> list[ReceivedFile]:
    """Have every file's reading in the store; a file that could not be read comes back with its problem."""
    started = {
        file.file: workers.start(settings.seconds_for(file.size), one_file.read_file, desk, file)
        for file in files
        if _is_readable(file) and not desk.store.has("readings", desk.reading_key(file))
    }
    problems: dict[str, Problem] = {}
    for name, future in started.items():
        outcome = result(future)
        if isinstance(outcome, Problem):
            problems[name] = outcome
    return [msgspec.structs.replace(file, problem=file.problem or problems.get(file.file)) for file in files]


def find_year(files: Sequence[ReceivedFile], desk: Desk, workers: Workers) -> int | None:
    readable = [file for file in files if _is_readable(file)]
    kept = desk.store.get("years", desk.year_key(readable), int)
    if kept is not None:
        return kept
    seconds = settings.seconds_for(sum(file.size for file in readable))
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
        file.file: workers.start(settings.seconds_for(file.size), one_file.extract_file, desk, file, year)
        for file in files
        if kept[file.file] is None
    }
    extractions = []
    for file in files:
        extractions.append(kept[file.file] or _finished(file, started[file.file]))
        done(file.file)
    return tuple(extractions)


def _finished(file: ReceivedFile, started: ProcessFuture[Extraction]) -> Extraction:
    outcome = result(started)
    if isinstance(outcome, Problem):
        return one_file.bare_extraction(msgspec.structs.replace(file, problem=outcome))
    return outcome


def _is_readable(file: ReceivedFile) -> bool:
    return file.path is not None and file.problem is None and not file.unpacked
