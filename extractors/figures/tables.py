"""Figures from tables: label-value cells, year tables whichever way they lie, headers of several rows, text cells.

The labels left of a value and the heads over it are read together; where they name no indicator the outer ones are
dropped, and rows such as 其中：中小企业 or 占比 draw on the row above. The unit is the nearest printed one: the
cell's own, the row's, the column's, the table's caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from extractors.figures.blanks import filled
from extractors.figures.claims import Claim, Focus, Meaning, Units, meaning, narrowed
from extractors.figures.connecting import strangeness
from extractors.figures.grid import Grid, Look, squeezed, units_in_label
from extractors.figures.language import read
from extractors.figures.sentences import Statement, Surroundings, read_sentences
from extractors.figures.vocabulary import ASPECTS, SUBJECTS, indicator_named, measures, scope_of, split_share
from extractors.quantity import Span, Unit, unit_named
from pipeline.indicators import indicators
from pipeline.model import FigureStatus, Pair, Table

_TARGET = re.compile("目标|规划|计划|力争|预期")
_ESTIMATE = re.compile("预计|预估|估计|估算")
_PRELIMINARY = re.compile("快报|初步|初核|预报")
_ASIDE = re.compile("备注|说明|佐证|附件|来源|责任|措施|证明材料")


class Caption(msgspec.Struct, frozen=True):
    """What the lines right above a table say about all of it."""

    units: tuple[Unit, ...] = ()
    period: str | None = None
    target: bool = False
    text: str = ""


class Told(msgspec.Struct, frozen=True):
    """What one cell says: claims or what was not understood, with the labels that belong to it."""

    look: Look
    label: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()


def read_table(
    table: Table, caption: Caption, around: Surroundings, only_rows: frozenset[int] | None = None
) -> Iterator[Told]:
    """Everything the value and text cells of a table say, row by row; nested tables are read by themselves."""
    grid = Grid(table, around.year)
    reader = _TableReader(grid, caption, around)
    for look in _in_reading_order(grid):
        if only_rows is not None and look.cell.row not in only_rows:
            continue
        if look.kind == "value" and look.cell.column not in grid.index_columns:
            yield reader.value(look)
        elif look.kind == "prose" and look.cell.row not in grid.header_rows:
            yield reader.prose(look)


def pairs(table: Table, year: int | None) -> Iterator[Pair]:
    """Each label with the value that belongs to it, whether the label is known or not."""
    grid = Grid(table, year)
    for look in _in_reading_order(grid):
        if look.cell.row in grid.header_rows or look.kind in ("empty", "unit"):
            continue
        is_card = look.cell.row in grid.cards
        heads = grid.heads_above(look) if look.kind == "value" or is_card else []
        left = grid.labels_left(look, bool(heads))
        if (look.kind == "value" or is_card) and (left or heads):
            yield Pair(_joined(left, heads), look.cell.text, look.cell.page, look.cell.bbox)
        elif look.kind in ("label", "prose", "period") and left and _is_label_beside(grid, left[0], look):
            yield Pair(squeezed(left[0].cell.text), look.cell.text, look.cell.page, look.cell.bbox)


def _is_label_beside(grid: Grid, label: Look, look: Look) -> bool:
    """In a form of alternating labels and texts, whether `look` stands in the place of a value."""
    cells = [x for x in grid.row(look.cell.row) if x.cell.column not in grid.index_columns]
    position = cells.index(look) if look in cells else -1
    return position >= 1 and position % 2 == 1 and cells[position - 1] is label


def _in_reading_order(grid: Grid) -> list[Look]:
    seen: dict[int, Look] = {}
    for row in range(grid.table.rows):
        for look in grid.row(row):
            seen.setdefault(id(look), look)
    return list(seen.values())


def _joined(left: Sequence[Look], heads: Sequence[Look]) -> str:
    return " / ".join(squeezed(x.cell.text) for x in [*reversed(left), *reversed(heads)])


_UNDATED_SCAN = 0.8


class _TableReader:
    def __init__(self, grid: Grid, caption: Caption, around: Surroundings) -> None:
        self.grid, self.caption, self.around = grid, caption, around
        self.focus = Focus()
        self.row_focus: tuple[int, Focus] = (-1, Focus())
        self.unit: Unit | None = None

    # -- cells that hold a number alone ---------------------------------------------------------------

    def value(self, look: Look) -> Told:
        heads = self.grid.heads_above(look)
        left = self.grid.labels_left(look, bool(heads))
        label = _joined(left, heads)
        if not look.reading.amounts or (not left and not heads):
            return Told(look, label, ())
        if any(_ASIDE.search(h.cell.text) for h in heads):
            return Told(look, label, ())
        found, words = self._meaning(look, left, heads)
        if found is None:
            self._turn(look, words, None)
            return Told(look, label, ())
        claim = self._claim(look, left, heads, found, words)
        self._turn(look, words, found.indicator)
        return Told(look, label, (claim,))

    def _meaning(self, look: Look, left: list[Look], heads: list[Look]) -> tuple[Meaning | None, frozenset[str]]:
        amount = look.reading.amounts[0]
        units = self._units(look, left, heads)
        first: frozenset[str] = frozenset()
        for path, only_heads in _paths(left, heads):
            words, whole = _concepts(path)
            first = first or words
            # heads draw on the head before them, rows on the row above
            for focus in (Focus(), self.focus) if only_heads else (self._focus_for(look.cell.row),):
                around = self._units_of_whole(words, units)
                found = meaning(words, amount, around, focus, whole) if words else None
                if found is not None and not (found.inherited and _is_partly_understood(path)):
                    self.unit = found.unit
                    return found, words
        return None, first

    def _units_of_whole(self, words: frozenset[str], units: Units) -> Units:
        """其中：中小企业 without a unit is in the unit of the row above that it is a part of."""
        is_part = bool(words & SUBJECTS) and not words & measures() and not words & ASPECTS
        if is_part and self.unit is not None and not units.near:
            return msgspec.structs.replace(units, near=((self.unit,),))
        return units

    def _focus_for(self, row: int) -> Focus:
        """What the rows above spoke of; within one row the focus stays, so that each year of it reads alike."""
        if self.row_focus[0] != row:
            self.row_focus = (row, self.focus)
        return self.row_focus[1]

    def _turn(self, look: Look, words: frozenset[str], indicator: str | None) -> None:
        row = self._focus_for(look.cell.row)
        named_by_row = any(x.kind == "label" for x in self.grid.labels_left(look, True))
        self.focus = narrowed(row if named_by_row else self.focus, words, indicator)

    def _units(self, look: Look, left: list[Look], heads: list[Look]) -> Units:
        near = tuple(u for u in map(_printed_units, [*left, *self.grid.unit_right(look), *heads]) if u)
        titles = self.grid.title_above(look)
        far = tuple(u for u in [*map(_printed_units, titles), self.grid.corner_units, self.caption.units] if u)
        return Units(near, far, bare=True)

    def _claim(self, look: Look, left: list[Look], heads: list[Look], found: Meaning, words: frozenset[str]) -> Claim:
        amount = look.reading.amounts[0]
        period, dated = self._period(look, left, heads, words)
        texts = "".join(x.cell.text for x in [*left, *heads]) + look.cell.text
        status = self._status(texts, period)
        confidence = 0.98 - (0.03 if found.inherited else 0) - (0.06 if found.assumed_unit else 0)
        if (
            not dated
            and indicators()[found.indicator].by_year
            and any(h.kind == "label" for h in heads)
            and len(heads) > 1
        ):
            confidence -= 0.1
        # a misread year is as wrong as a misread figure
        confidence = min([confidence, *(h.cell.confidence for h in [*left, *heads] if h.kind == "period")])
        if not dated and indicators()[found.indicator].by_year and look.cell.confidence < 1:
            # on a scan the year may stand there and not have been found
            confidence = min(confidence, _UNDATED_SCAN)
        if status == "target" and not dated:
            period, confidence = None, min(confidence, 0.6)
        scope = (
            scope_of(words)
            or scope_of(c.code for c in look.reading.concepts)
            or scope_of(c.code for c in read(self.caption.text, None).concepts)
        )
        return Claim(found.indicator, period, amount, found.unit, status, scope, confidence, "decline" in words)

    def _period(
        self, look: Look, left: list[Look], heads: list[Look], words: frozenset[str]
    ) -> tuple[str | None, bool]:
        for beside in [*(h for h in [*heads, *left] if h.kind == "period"), *left, *heads]:
            span = _dating(beside)
            if span is not None:
                return span.code, True
        if words & {"growth", "share", "average"} and heads:
            nearby = self._period_to_the_left(look)
            if nearby:
                return nearby, True
        for title in self.grid.title_above(look):
            span = _dating(title)
            if span is not None:
                return span.code, True
        if self.caption.period:
            return self.caption.period, True
        return self.around.period or self.around.last_year, False

    def _period_to_the_left(self, look: Look) -> str | None:
        """A growth column without a year of its own belongs to the last year column before it."""
        for column in range(look.cell.column - 1, -1, -1):
            beside = self.grid.at.get((look.cell.row, column))
            if beside and beside.kind == "value":
                for head in self.grid.heads_above(beside):
                    span = _dating(head)
                    if span is not None:
                        return span.code
        return None

    def _status(self, texts: str, period: str | None) -> FigureStatus:
        year = int(period[:4]) if period else None
        if _PRELIMINARY.search(texts):
            return "preliminary"
        if _ESTIMATE.search(texts):
            return "estimate"
        future = year is not None and self.around.year is not None and year >= self.around.year
        return "target" if future or _TARGET.search(texts) or (self.caption.target and year is None) else "actual"

    # -- cells that hold running text -----------------------------------------------------------------

    def prose(self, look: Look) -> Told:
        left = self.grid.labels_left(look, False)
        near = left[:1]
        words, _ = _concepts(near)
        focus = narrowed(Focus(), words, None)
        indicator = indicator_named(words)
        if indicator:
            focus = msgspec.structs.replace(focus, indicator=indicator)
        statements = read_sentences(filled(look.cell.text).text, msgspec.structs.replace(self.around, focus=focus))
        claims = [s.claim for s in statements if s.claim]
        first = look.reading.amounts[0] if look.reading.amounts else None
        opens = first is not None and not look.cell.text[: first.start].strip()
        if opens and first is not None and words and not (statements and statements[0].claim):
            found = meaning(words, first, self._units(look, near, []), Focus())
            if found:
                claims.insert(0, self._claim(look, near, [], found, words))
        return Told(look, _joined(near, []), tuple(claims), tuple(statements))


def _paths(left: Sequence[Look], heads: Sequence[Look]) -> Iterator[tuple[list[Look], bool]]:
    """The ways to read labels and heads together, the most inclusive first; True once the row's labels are left out."""
    rows = [x for x in left if x.kind == "label"]
    columns = [x for x in heads if x.kind == "label"]
    for depth in range(len(rows), 0, -1):
        for height in range(len(columns), -1, -1):
            yield [*rows[:depth], *columns[:height]], False
    for height in range(len(columns), 0, -1):
        yield columns[:height], True


def _printed_units(look: Look) -> tuple[Unit, ...]:
    text = squeezed(look.cell.text)
    return (unit_named(text) if look.kind == "unit" else ()) or units_in_label(text)


def _concepts(looks: Sequence[Look]) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts of labels, and the measure of the whole that a share among them is taken of."""
    found: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    for look in looks:
        text = squeezed(look.cell.text)
        kept, of = split_share([(w.code, text[w.start : w.end]) for w in read(text, None).concepts])
        found, whole = found | kept, whole | of
    return found - {"neutral", "cluster"}, whole


def _is_partly_understood(looks: Sequence[Look]) -> bool:
    """Whether a label says more than was understood: 设备普及率 below 工业软件普及率 may be of something else."""
    for look in looks:
        reading = look.reading
        known = [(c.start, c.end) for c in reading.concepts] + [(s.start, s.end) for s in reading.spans]
        rest = "".join(c for i, c in enumerate(reading.text) if not any(a <= i < b for a, b in known))
        if look.kind == "label" and strangeness(rest):
            return True
    return False


def _dating(look: Look) -> Span | None:
    """The stretch of time a label or head carries, if it is one that a figure can be of."""
    spans = [s for s in look.reading.spans if s.kind in ("year", "part", "month", "relative")]
    if look.kind != "period":
        spans = [s for s in spans if not re.search("[比较与同]$", look.cell.text.strip()[: s.start])]
    return spans[0] if spans else None
