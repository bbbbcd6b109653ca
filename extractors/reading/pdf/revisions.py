"""Earlier states of a PDF: which of the numbers it prints were other ones before it was saved again.

A file that was saved onto itself still holds what it was before, up to each of its earlier end marks. What was
only added (a seal, a signature, a filled-in field) is no change of a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from extractors.reading.layout.lines import TextLine
from pipeline.model import Remark

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*")
_TABLE_OR_STREAM = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_STATES, _MOST_PAGES = 5, 200
# words that tell a line from others of its page, where it has moved
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,}.*[\u4e00-\u9fff]{2,}")

LinesOf = Callable[[Any, int], Sequence[TextLine]]
"""The lines of a page by its number in an open document, empty where the page has no text layer."""


def state_ends(path: Path) -> list[int]:
    """Where each state of the file ends, the present one last: behind an end mark whose cross-reference is there.

    The first mark of a file made for fast viewing points nowhere, and one inside an attached file elsewhere.
    """
    data = path.read_bytes()
    return [
        match.end()
        for match in _END.finditer(data)
        if int(match[1]) and _TABLE_OR_STREAM.match(data, int(match[1])) is not None
    ]


def revised_numbers(
    path: Path, ends: Sequence[int], latest: Sequence[Sequence[TextLine]], lines_of: LinesOf
) -> list[Remark]:
    """A remark for each number that a state ending at one of `ends` printed otherwise.

    `latest` are the lines of each page now. Opens pdfium documents: only to be called by who may enter it.
    """
    found: dict[tuple[int, str, str], Remark] = {}
    for end in ends[-_MOST_STATES:]:
        with path.open("rb") as stream:
            state = stream.read(end)
        for remark in _since(state, latest, lines_of):
            found.setdefault((remark.page or 0, remark.context, remark.text), remark)
    return list(found.values())


def _since(state: bytes, latest: Sequence[Sequence[TextLine]], lines_of: LinesOf) -> Iterator[Remark]:
    try:
        document = pypdfium2.PdfDocument(state)
        count = len(document)
    except pypdfium2.PdfiumError:
        return
    try:
        for number, now in enumerate(latest[: min(count, _MOST_PAGES)], start=1):
            if now:
                yield from _changed(lines_of(document, number), now)
    finally:
        document.close()


def _changed(before: Sequence[TextLine], now: Sequence[TextLine]) -> Iterator[Remark]:
    """Numbers of lines that have kept their words and changed their digits."""
    old_texts, new_texts = {line.text for line in before}, {line.text for line in now}
    gone = [line for line in before if line.text not in new_texts]
    for line in now:
        earlier = None if line.text in old_texts else _same_line(line, gone)
        if earlier is None:
            continue
        for old, new in zip(_NUMBER.findall(earlier.text), _NUMBER.findall(line.text), strict=True):
            if old != new:
                yield Remark("revised_number", new, line.text, page=line.page, bbox=line.bbox, before=old)


def _same_line(line: TextLine, gone: Sequence[TextLine]) -> TextLine | None:
    """The line as it was: the same words at the same place, or wherever they stand if no other line has them."""
    alike = [one for one in gone if _words(one) == _words(line)]
    there = [one for one in alike if _overlap(one, line)]
    if there:
        return there[0]
    return alike[0] if len(alike) == 1 and _LABEL.search(_words(line)) else None


def _words(line: TextLine) -> str:
    return _NUMBER.sub("#", line.text)


def _overlap(one: TextLine, other: TextLine) -> bool:
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > 0 and down > 0.5 * min(one.bottom - one.top, other.bottom - other.top)
