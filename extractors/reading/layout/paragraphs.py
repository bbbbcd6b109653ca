"""Lines of a PDF to paragraphs: wrapped lines rejoined, over page breaks too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from extractors.reading.headings import numbered_heading
from extractors.reading.layout.lines import TextLine, first_unit_width, joint, usual_pitch
from extractors.reading.list_lines import ends_its_paragraph, item_kind
from pipeline.model import Paragraph

_TITLE_SIZE = 1.2
_ENDS = ("。", "！", "？", "；")

Place = tuple[int, int]
"""A page and a column of it, 0 for lines as wide as the page."""


@dataclass(frozen=True)
class Column:
    """The body's left and right margin on one page, its middle, and the usual distance of lines."""

    left: float
    right: float
    middle: float
    pitch: float


def measure(pages: dict[int, list[TextLine]], widths: dict[int, float]) -> dict[Place, Column]:
    """The columns of each page; pages of few words take theirs from their fellows of the same width."""
    groups: dict[int, list[TextLine]] = defaultdict(list)
    for page, lines in pages.items():
        groups[round(widths[page])].extend(line for line in lines if not line.column)
    columns: dict[Place, Column] = {}
    for page, all_lines in pages.items():
        columns |= _side_by_side(page, all_lines)
        lines = [line for line in all_lines if not line.column]
        fellows = groups[round(widths[page])]
        long = [line for line in lines if line.width > 0.5 * widths[page]] or [
            line for line in fellows if line.width > 0.5 * widths[page]
        ]
        body = long or fellows
        if body:
            left = min(line.x0 for line in body)
            columns[page, 0] = Column(
                left, _right_margin(body, widths[page] - left), widths[page] / 2, usual_pitch(lines)
            )
    return columns


def _side_by_side(page: int, lines: list[TextLine]) -> dict[Place, Column]:
    """The columns of text that stand side by side on one page."""
    found: dict[Place, Column] = {}
    for number in {line.column for line in lines} - {0}:
        own = [line for line in lines if line.column == number]
        left, right = min(line.x0 for line in own), max(line.x1 for line in own)
        found[page, number] = Column(left, right, (left + right) / 2, usual_pitch(own))
    return found


def _right_margin(lines: list[TextLine], mirrored: float) -> float:
    """Where full lines end. Several must end there: the longest of a few short lines is not full,
    and then the left margin mirrored is the better guess."""
    furthest = max(line.x1 for line in lines)
    ending = sum(1 for line in lines if furthest - line.x1 <= 1.2 * line.size)
    return furthest if ending >= 3 else max(furthest, mirrored)


def body_size(pages: dict[int, list[TextLine]]) -> float:
    """The size most characters are set in."""
    sizes: Counter[float] = Counter()
    for lines in pages.values():
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.5


class ParagraphMaker:
    """Collects lines in reading order and hands out whole paragraphs."""

    def __init__(self, columns: dict[Place, Column], size: float) -> None:
        self._columns, self._size = columns, size
        self._lines: list[TextLine] = []
        self._heading = 0
        self._done: list[Paragraph] = []

    def add(self, line: TextLine) -> None:
        if self._lines and not self._continues(line):
            self._close()
        if not self._lines:
            self._heading = self._level(line)
        self._lines.append(line)

    def take(self) -> list[Paragraph]:
        """Everything collected so far, as before a table."""
        self._close()
        done, self._done = self._done, []
        return done

    def _close(self) -> None:
        if not self._lines:
            return
        text, starts = "", []
        for line in self._lines:
            column = self._column(line)
            between = joint(text, line.text, room=column.right - column.left, size=line.size) if text else ""
            starts.append(len(text) + len(between))
            text += between + line.text
        lines = tuple(line.plain for line in self._lines)
        self._done.append(Paragraph(text, lines, tuple(starts), heading=self._heading))
        self._lines = []

    def _column(self, line: TextLine) -> Column:
        return self._columns[line.page, line.column]

    def _level(self, line: TextLine) -> int:
        column = self._column(line)
        centred = abs((line.x0 + line.x1) / 2 - column.middle) < 1.5 * line.size
        if (
            line.size >= _TITLE_SIZE * self._size
            and centred
            and len(line.text) <= 60
            and not re.search(r"[：:。；]", line.text)
        ):
            numbered = numbered_heading(line.text, emphasised=True)
            return numbered or 1
        return numbered_heading(line.text, emphasised=line.bold or line.size > 1.08 * self._size)

    def _continues(self, line: TextLine) -> bool:
        """Whether a line only goes on with the paragraph above it."""
        above = self._lines[-1]
        if abs(above.size - line.size) > 0.15 * line.size:
            return False
        column = self._column(line)
        if self._heading == 1:
            return self._level(line) == 1 and self._is_title_near(above, line, column)
        if not self._is_near(above, line):
            return False
        kind = item_kind(line.text)
        if kind and (above.text.endswith(_ENDS) or kind == item_kind(self._lines[0].text)):
            return False
        if ends_its_paragraph(above.text, line.text):
            return False
        full = self._column(above).right - above.x1 < first_unit_width(line) + 0.8 * above.size
        goes_on = full or (self._is_broken_off(above) and not kind)
        return goes_on and not self._is_indented(line, column) and self._level(line) in (0, self._heading or 0)

    def _is_broken_off(self, above: TextLine) -> bool:
        """A long line that ends in the middle of a sentence: what would not break (a number) went to the next line."""
        column = self._column(above)
        long = above.width > 0.7 * (column.right - column.left)
        return long and not above.text.rstrip().endswith((*_ENDS, "：", ":"))

    def _is_near(self, above: TextLine, line: TextLine) -> bool:
        if above.page != line.page:
            return line.page == above.page + 1
        if above.column != line.column:
            return line.column == above.column + 1 > 1
        pitch = self._column(line).pitch
        return 0 < line.top - above.top < max(1.6 * pitch, 1.8 * line.size)

    def _is_title_near(self, above: TextLine, line: TextLine, column: Column) -> bool:
        """Titles are set wide apart: a line of the same size goes on with the one above, unless that is short."""
        if above.page != line.page:
            return False
        filled = above.width / max(column.right - column.left, 1.0)
        return filled > 0.4 and 0 < line.top - above.top < 3.2 * line.size

    def _is_indented(self, line: TextLine, column: Column) -> bool:
        if line.x0 <= column.left + 0.8 * line.size:
            return False
        hanging = len(self._lines) >= 2 and abs(line.x0 - self._lines[-1].x0) <= 0.3 * line.size
        return not hanging
