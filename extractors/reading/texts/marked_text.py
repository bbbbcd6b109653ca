"""Plain text with the marks of Markdown: headings of #, tables of |, words set off by ** or `.

## 三年数据
| 指标 | 2023 | 2024 |
|---|---:|---:|
| 总产值(亿元) | 78.21 | 85.60 |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Cell, Table

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*")
_QUOTE = re.compile(r"^\s*>\s?")
_SET_OFF = re.compile(r"(\*\*|__|\*|`)(?=\S)([^*`\n]+?)(?<=\S)\1")
_RULER = re.compile(r"[|:\s+-]*-{2,}[|:\s+-]*|[\s\u2500-\u257f]+")
# some draw the strokes between columns and no rules
_STROKE = re.compile("[|｜│┃║]")
_OUTER = re.compile(rf"^{_STROKE.pattern}|{_STROKE.pattern}$")
_LEAST_ROWS = 2


def heading_level(line: str) -> int:
    """The level that # signs give a line, 0 for other lines."""
    match = _HEADING.fullmatch(line)
    return len(match[1]) if match else 0


def without_marks(line: str) -> str:
    """The words of a line. Blanks to fill in (__85.6__) are left as they are."""
    match = _HEADING.fullmatch(line)
    text = match[2] if match else _QUOTE.sub("", line)
    return _SET_OFF.sub(lambda found: found[0] if found[1] == "__" else found[2], text)


def is_table_row(line: str) -> bool:
    """Whether a line is a row of a table of | or of drawn strokes, or the ruler below its head."""
    stripped = line.strip()
    return len(_STROKE.findall(stripped)) >= 2 and bool(_STROKE.match(stripped) or _STROKE.match(stripped[-1]))


def pipe_table(rows: Sequence[str], number: int) -> Table | None:
    """The rows as a table; None where there are too few of them."""
    cells = [
        [part.strip() for part in _STROKE.split(_OUTER.sub("", row.strip()))]
        for row in rows
        if not _RULER.fullmatch(row.strip())
    ]
    if len(cells) < _LEAST_ROWS:
        return None
    width = max(map(len, cells))
    found = tuple(
        Cell(row, column, without_marks(words))
        for row, line in enumerate(cells)
        for column, words in enumerate([*line, *[""] * (width - len(line))])
    )
    return Table(number, len(cells), width, found)
