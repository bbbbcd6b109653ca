"""Plain text files: a line is a paragraph, lines wrapped at a fixed width are rejoined, rows of | a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from extractors.reading.headings import numbered_heading
from extractors.reading.layout.lines import joint
from extractors.reading.list_lines import ends_its_paragraph, item_kind
from extractors.reading.marks import plain_boxes, plain_characters
from extractors.reading.problems import Unreadable
from extractors.reading.texts.drawn_table import drawn_table, is_drawn_line
from extractors.reading.texts.encoding import MOST_LINES, read_characters, too_large
from extractors.reading.texts.marked_text import heading_level, is_table_row, pipe_table, without_marks
from pipeline.model import Content, Line, Paragraph, Table

# Wrapped lines end within this many columns of the widest; a Chinese character takes two
_RAGGED = 4
_LEAST_WIDTH, _MOST_WIDTH = 30, 200
_LEAST_WRAPPED = 3
_NUMBER_END = re.compile(r"\d[.,]?$")
_ENDS = ("。", "！", "？", "；", "：", ":")


def read_text(path: Path) -> Content:
    """The content of a plain text file. Raises Unreadable for other than text and for too much of it."""
    text = read_characters(path)
    lines = [plain_characters(plain_boxes(line.rstrip())) for line in text.replace("\f", "\n").splitlines()]
    if len(lines) > MOST_LINES:
        raise too_large()
    blocks = list(_blocks(lines))
    if not blocks:
        raise Unreadable("no_content")
    return Content(format="text", blocks=tuple(blocks))


def _blocks(lines: list[str]) -> Iterator[Paragraph | Table]:
    """Paragraphs, and runs of lines that are the rows of a table."""
    full, paragraphs, tables = _full_width(lines), 0, 0
    for is_table, run in groupby(lines, lambda line: is_table_row(line) or is_drawn_line(line)):
        rows = list(run)
        table = (drawn_table(rows, tables) or pipe_table(rows, tables)) if is_table else None
        if table is not None:
            tables += 1
            yield table
            continue
        for group in _groups(rows, full):
            yield _paragraph(group, paragraphs)
            paragraphs += 1


def _groups(lines: list[str], full: int | None) -> list[list[str]]:
    """The printed lines of each paragraph; `full` is the width that they were wrapped at."""
    groups: list[list[str]] = []
    goes_on = False
    for line in lines:
        if not line.strip():
            goes_on = False
            continue
        starts = line[0].isspace() or heading_level(line) > 0 or numbered_heading(line, emphasised=True) > 0
        if groups and goes_on and not starts:
            starts = bool(item_kind(line)) or ends_its_paragraph(groups[-1][-1], line)
        if goes_on and not starts:
            groups[-1].append(line)
        else:
            groups.append([line])
        goes_on = full is not None and _width(line) >= full - _RAGGED and not line.endswith(_ENDS)
    return groups


def _full_width(lines: list[str]) -> int | None:
    """The width that lines were wrapped at, in columns; None where each paragraph is one line."""
    widths = sorted((_width(line) for line in lines if line.strip()), reverse=True)
    if not widths or not _LEAST_WIDTH <= widths[0] <= _MOST_WIDTH:
        return None
    wrapped = sum(1 for width in widths if width >= widths[0] - _RAGGED)
    return widths[0] if wrapped >= max(_LEAST_WRAPPED, len(widths) // 5) else None


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line.rstrip())


def _paragraph(lines: list[str], number: int) -> Paragraph:
    text, starts, level = "", [], heading_level(lines[0])
    room = max(map(_width, lines))
    lines = [without_marks(line) for line in lines]
    for line in map(str.strip, lines):
        # Programs that wrap at a fixed width cut numbers too
        whole = _NUMBER_END.search(text) and line[:1].isdigit()
        text += joint(text, line, room=room, size=2) if text and not whole else ""
        starts.append(len(text))
        text += line
    heading = level or numbered_heading(text, emphasised=False)
    return Paragraph(text, tuple(Line(line.strip()) for line in lines), tuple(starts), heading, number)
