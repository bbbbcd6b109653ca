"""One file looked into by itself, as a batch would: read and extracted in a worker, its pages drawn if asked for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from flows.one_file import bare_extraction, named_format
from flows.page_news import watch_pages
from flows.submission import Taken
from flows.weight import Weight, weigh
from flows.workers import Workers, result
from pipeline import settings
from pipeline.excerpt import Drawing
from pipeline.intake import ReceivedFile
from pipeline.model import Content, Extraction, Problem, Role


class Seen(msgspec.Struct, frozen=True):
    """What was read and understood of a file; `drawing` has no pages where none was asked for or can be made."""

    content: Content
    extraction: Extraction
    role: Role
    drawing: Drawing = Drawing()


def look_into(file: Path, role: Role | None, year: int | None = None, *, drawn: bool = False) -> Seen:
    """Read one file; `role` and application `year` are taken for its own where given.

    Raises OSError where it cannot be opened.
    """
    with file.open("rb") as opened:
        sha256, size = hashlib.file_digest(opened, "sha256").hexdigest(), file.stat().st_size
    with Workers(1) as workers:
        outcome: Weight | Seen | Problem = result(workers.start(settings.SECONDS_TO_WEIGH, weigh, file))
        seconds = settings.seconds_for(size)
        if isinstance(outcome, Weight):
            seconds += settings.seconds_to_read(size, outcome.pages, outcome.is_converted)
            outcome = result(workers.start(seconds, _read_and_extract, file, sha256, role, year))
        if isinstance(outcome, Seen):
            if not drawn or outcome.content.status == "unreadable":
                return outcome
            # What cannot be drawn is told in words: a page is never lost for want of its picture
            seconds += settings.SECONDS_A_CONVERSION
            drawing = result(workers.start(seconds, _draw, file, outcome.content, outcome.extraction))
            return outcome if isinstance(drawing, Problem) else msgspec.structs.replace(outcome, drawing=drawing)
    received = ReceivedFile(file.name, sha256, size, file, problem=outcome)
    content = Content(format=named_format(file.name), status="unreadable", problem=outcome)
    extraction = bare_extraction(received)
    return Seen(content, extraction, role or extraction.document.role)


def _read_and_extract(file: Path, sha256: str, role: Role | None, year: int | None) -> Seen:
    from extractors.figures import application_year, extract
    from extractors.reading import read
    from extractors.twice import confirmed
    from flows.case import assemble
    from validators.doubts.corroboration import corroborated

    with watch_pages(file.name) as on_page:
        content = read(file, on_page)
    year = year if year is not None else application_year([content])
    extraction = extract(content, file=file.name, sha256=sha256, year=year)
    extraction = confirmed(file, extraction)
    case = assemble(Taken(file.name, year, (extraction,)), (), ())
    extraction = msgspec.structs.replace(extraction, figures=corroborated(case))
    return Seen(content, extraction, role or extraction.document.role)


def _draw(file: Path, content: Content, extraction: Extraction) -> Drawing:
    from extractors.excerpts import draw_pages
    from pipeline.report.one_file import places_shown

    return draw_pages(file, content, places_shown(extraction))
