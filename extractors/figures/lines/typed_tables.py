"""Tables typed as lines, their columns set apart by tabs or several blanks, as in mails and old forms.

    指标            2022年    2023年    2024年
    总产值(亿元)     74.33     81.62     88.07

They are read as any other table; each cell keeps its place in its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.model import Cell, Paragraph, Table

_APART = re.compile(r"\t+\s*|\s{2,}|\u3000+")
_RULER = re.compile(r"[-—=_─━\s]{4,}")
_LABELLED = re.compile("[：:]")
_LEAST_ROWS = 2
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年(?:度|末|底)?")


class TypedTable(msgspec.Struct, frozen=True):
    """A table and, by row, the paragraph each of its lines is; `starts` are offsets of cells in their line."""

    table: Table
    lines: tuple[Paragraph, ...]
    starts: tuple[tuple[int, ...], ...]


def typed_tables(blocks: Sequence[Paragraph | Table]) -> Iterator[TypedTable]:
    """Runs of two or more lines of equally many cells that hold numbers; rulers between them are passed over."""
    run: list[tuple[Paragraph, list[tuple[int, str]]]] = []
    for paragraph in blocks:
        if run and isinstance(paragraph, Paragraph) and _RULER.fullmatch(paragraph.text):
            continue
        cells = _cells(paragraph) if isinstance(paragraph, Paragraph) else []
        if run and len(cells) != len(run[0][1]):
            yield from _table(run)
            run = []
        if isinstance(paragraph, Paragraph) and len(cells) > 1:
            run.append((paragraph, cells))
    yield from _table(run)


def _cells(paragraph: Paragraph) -> list[tuple[int, str]]:
    """The cells of a line with their offsets; labels with a colon are no columns."""
    text = paragraph.text
    if paragraph.heading or "\n" in text.strip() or paragraph.place not in ("body", "textbox"):
        return []
    found, start = [], len(text) - len(text.lstrip())
    for gap in [*_APART.finditer(text, start), None]:
        end = gap.start() if gap else len(text.rstrip())
        if end > start:
            found.append((start, text[start:end]))
        start = gap.end() if gap else end
    return [] if any(_LABELLED.search(cell) for _, cell in found[1:]) else found


def _are_answers(run: Sequence[tuple[Paragraph, list[tuple[int, str]]]]) -> bool:
    """Whether each line is a year and a value, which answer the label above them."""
    return all(len(cells) == 2 and _YEAR.fullmatch(cells[0][1].strip()) for _, cells in run)


def _table(run: Sequence[tuple[Paragraph, list[tuple[int, str]]]]) -> Iterator[TypedTable]:
    numeric = sum(any(_DIGIT.search(cell) for _, cell in cells[1:]) for _, cells in run)
    if len(run) < _LEAST_ROWS or numeric < _LEAST_ROWS or _are_answers(run):
        return
    cells = tuple(
        Cell(row, column, text, page=paragraph.lines[0].page if paragraph.lines else None)
        for row, (paragraph, line) in enumerate(run)
        for column, (_, text) in enumerate(line)
    )
    yield TypedTable(
        Table(0, len(run), len(run[0][1]), cells),
        tuple(paragraph for paragraph, _ in run),
        tuple(tuple(start for start, _ in line) for _, line in run),
    )
