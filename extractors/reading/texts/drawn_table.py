"""Tables drawn in plain text with box-drawing characters or with + - |, as statistics programs print them.

    ┌────────┬────┬────┐
    │税收占全│2023│2024│
    │区比重  │    │    │
    ├────────┼────┼────┤
    │总产值  │78.2│85.6│
    └────────┴────┴────┘

The lines between two rules are one row, as labels are broken for their width; where a column holds numbers in several
of them, only the head is ruled off and each line is a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from extractors.reading.layout.lines import joint
from pipeline.model import Cell, Table

_SIDE = "│┃┆┇┊┋\u250c-\u254b║\u2552-\u256c|｜"
_STROKE = re.compile(rf"[{_SIDE}]|(?<=[-=])\+|\+(?=[-=]{{2}})")
_RULE = re.compile("[─━┄┅┈┉═]+|[-=]{2,}")
_DRAWN = re.compile(rf"\s*(?:[{_SIDE}].*[{_SIDE}]|\+[-=]{{2}}.*[-=]\+)\s*")
_NUMBER = re.compile(r"[\d.,，]*\d[\d.,，]*[%％]?")
_FEWEST = 2
# programs differ in whether a drawn stroke takes one column or two
_WIDTHS = (2, 1)


class _Piece(msgspec.Struct, frozen=True):
    """What stands between two strokes of a line: its first column, the one after its last, the words."""

    first: int
    end: int
    text: str

    @property
    def is_rule(self) -> bool:
        return _RULE.fullmatch(self.text) is not None


class _Row(msgspec.Struct, frozen=True):
    """The lines of a row; `continued` are the first columns of cells that no rule parts from the row above."""

    lines: Sequence[Sequence[_Piece]]
    continued: frozenset[int] = frozenset()


def is_drawn_line(line: str) -> bool:
    """Whether a line begins and ends as a line of a drawn table does."""
    return _DRAWN.fullmatch(line) is not None and len(_STROKE.findall(line)) > _FEWEST


def drawn_table(lines: Sequence[str], number: int) -> Table | None:
    """The lines as a table; None where no rules part them into two or more rows and columns."""
    rulers = [line for line in lines if all(map(_RULE.fullmatch, filter(None, _STROKE.split(line.strip()))))]
    if len(rulers) < _FEWEST or not all(map(is_drawn_line, lines)):
        return None
    edges, wide = min((_edges(rulers, wide) for wide in _WIDTHS), key=lambda found: _askew(lines, *found))
    rows = list(_rows([_pieces(line, edges, wide) for line in lines]))
    return Table(number, len(rows), len(edges) - 1, tuple(_cells(rows))) if len(rows) >= _FEWEST else None


def _places(line: str, wide: int) -> list[int]:
    """The columns that the strokes of a line stand in, where a box-drawing character takes `wide` of them."""
    places, place = [0], 0
    for letter in line:
        is_drawn = "\u2500" <= letter <= "\u257f"
        place += wide if is_drawn else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        places.append(place)
    return [places[stroke.start()] for stroke in _STROKE.finditer(line)]


def _edges(rulers: Sequence[str], wide: int) -> tuple[list[int], int]:
    return sorted({place for ruler in rulers for place in _places(ruler, wide)}), wide


def _askew(lines: Sequence[str], edges: Sequence[int], wide: int) -> int:
    """How many strokes stand at none of the edges."""
    return sum(place not in edges for line in lines for place in _places(line, wide))


def _pieces(line: str, edges: Sequence[int], wide: int) -> list[_Piece]:
    """The pieces of a line. Where there are as many as columns each is one, however badly the line was padded."""
    strokes, places = list(_STROKE.finditer(line)), _places(line, wide)
    numbers = range(len(edges))
    columns = [min(numbers, key=lambda at: abs(edges[at] - place)) for place in places]
    if len(strokes) == len(edges):
        columns = list(numbers)
    return [
        _Piece(first, end, line[left.end() : right.start()].strip())
        for (left, right), (first, end) in zip(pairwise(strokes), pairwise(columns), strict=True)
    ]


def _rows(lines: Sequence[Sequence[_Piece]]) -> Iterator[_Row]:
    band: list[Sequence[_Piece]] = []
    through: list[_Piece] = []
    for pieces in lines:
        if not any(piece.is_rule for piece in pieces):
            band.append(pieces)
            continue
        yield from _parted(band, through)
        band, through = [], [piece for piece in pieces if not piece.is_rule]
    yield from _parted(band, through)


def _parted(band: Sequence[Sequence[_Piece]], through: Sequence[_Piece]) -> Iterator[_Row]:
    """The rows between two rules; `through` are the words that stand beside the upper one."""
    if not band:
        return
    numbers = Counter(piece.first for pieces in band for piece in pieces if _NUMBER.fullmatch(piece.text))
    continued = frozenset(piece.first for piece in through)
    if max(numbers.values(), default=0) > 1 and not continued:
        yield from (_Row([pieces]) for pieces in band)
    else:
        yield _Row([through, *band], continued)


def _cells(rows: Sequence[_Row]) -> Iterator[Cell]:
    """The cells in the order of their first lines."""
    cells: dict[tuple[int, int], Cell] = {}
    anchors: dict[int, int] = {}
    for number, row in enumerate(rows):
        for piece in (piece for pieces in row.lines for piece in pieces):
            is_below = piece.first in row.continued and piece.first in anchors
            top = anchors[piece.first] = anchors[piece.first] if is_below else number
            before = cells.get((top, piece.first), Cell(top, piece.first, ""))
            cells[top, piece.first] = msgspec.structs.replace(
                before,
                text=_joined(before.text, piece.text),
                row_span=number - top + 1,
                column_span=max(piece.end - piece.first, before.column_span),
            )
    yield from cells.values()


def _joined(above: str, text: str) -> str:
    """Both lines of a cell as one."""
    return above + joint(above, text, room=2 * len(above), size=2) + text if above and text else above or text
