"""What the readers remarked on the files themselves, and the statements that a remark touches."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Box, Remark, Source
from validators.doubts.subject import Subject

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def by_file(subject: Subject, *prefixes: str) -> dict[str, list[Remark]]:
    """The remarks whose codes begin with one of these, by file, in the order of the application."""
    found: dict[str, list[Remark]] = defaultdict(list)
    for file, remark in subject.case.remarks:
        if remark.code.startswith(prefixes):
            found[file].append(remark)
    return dict(found)


def source_of(file: str, remark: Remark) -> Source:
    return Source(
        file=file,
        page=remark.page,
        bbox=remark.bbox,
        table=remark.table,
        row=remark.row,
        column=remark.column,
        paragraph=remark.paragraph,
        sheet=remark.sheet,
        cell=remark.cell,
        text=remark.text,
    )


def figures_printed_at(subject: Subject, file: str, remark: Remark) -> Iterator[int]:
    """Indices of the figures that were read from the number the remark is about."""
    number = _plain(remark.text)
    for index, figure in enumerate(subject.case.figures):
        source = figure.source
        printed = source.file == file and figure.method != "list"
        here = printed and source.page == remark.page and _touch(source.bbox, remark.bbox)
        if here and number in {_plain(one) for one in _NUMBER.findall(figure.raw)}:
            yield index


def listed_at(subject: Subject, file: str, remark: Remark) -> bool:
    """Whether the remark is about a number within the row of a list."""
    return any(
        entry.source.page == remark.page and _touch(entry.source.bbox, remark.bbox)
        for roster in subject.case.rosters
        if roster.file == file
        for entry in roster.entries
    )


def _plain(number: str) -> str:
    return re.sub("[,，]", "", number)


def _touch(one: Box | None, other: Box | None) -> bool:
    """Whether two boxes have anything in common; what has no box may be anywhere on its page."""
    if one is None or other is None:
        return True
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(one[3], other[3])
