"""Of which year or part of a year the value in a cell is.

The cell itself speaks first, then its heads and labels, then the section of the table, then its caption. Where a
head names several years (近三年) the value's place among its neighbours tells which; where that cannot be told, the
value is of no certain year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from extractors.figures.meaning.standing import status_said
from extractors.figures.tables.beside import values_right_of
from extractors.figures.tables.cells import Look, dates_in
from extractors.figures.tables.grid import Grid
from extractors.quantity import Span

_THIS_YEAR = re.compile(r"本年|当年|本期|^[（(]?[TYN][）)]?\s?(?:年|$)", re.IGNORECASE)


class Dated(msgspec.Struct, frozen=True):
    """A period; `said` where the paper names it, `certain` unless it may as well be another, `likely` if it hardly is.

    `sure` is the recogniser's confidence in the text that names it.
    """

    period: str | None
    said: bool = True
    certain: bool = True
    likely: bool = False
    sure: float = 1.0


class Dating:
    """Tells periods in one table. `caption` is what stands above it, `default` what an undated form speaks of,
    `this_year` what the paper says that 本年 means.
    """

    def __init__(
        self,
        grid: Grid,
        caption: str | None,
        year: int | None,
        default: str | None,
        this_year: int | None = None,
        years: tuple[int, ...] = (),
    ) -> None:
        self.grid, self.caption, self.year, self.default = grid, caption, year, default
        self.this_year, self.years = this_year, years

    def of(self, look: Look, left: list[Look], heads: list[Look], *, aspect: bool) -> Dated:
        """`aspect`: growth, a share or an average, which may stand in a column of its own beside the years."""
        found = self._of(look, left, heads, aspect=aspect)
        parts = [s.code for x in [look, *heads, *left] for s in x.reading.spans if s.kind == "of_a_year"]
        if parts and found.period and found.period.isdecimal():
            # 上半年 under 2024年
            return msgspec.structs.replace(found, period=found.period + parts[0])
        return found

    def _of(self, look: Look, left: list[Look], heads: list[Look], *, aspect: bool) -> Dated:
        own = [s for s in dates_in(look) if s.kind != "relative"]
        if own:
            return Dated(own[0].code)
        if over := self._years_over(look, heads):
            # 2024年中小企业产值占比 before it says which; else the last of the years is what a form speaks of
            named = next((dated for dated in map(self.named, left) if dated), None)
            return named or Dated(self.default, said=False, certain=False, likely=self.default == max(over))
        ranged = self._in_a_range(look, left, heads)
        for beside in [*(h for h in [*heads, *left] if h.kind == "period"), *left, *heads]:
            dated = self.named(beside)
            if dated:
                return dated
        if ranged is not None:
            return ranged
        nearby = self._left_of(look) if aspect and heads and not self._stands_alone(look, heads) else None
        if nearby:
            return Dated(nearby)
        behind = self._years_behind(look) if not any(h.kind == "period" for h in heads) else None
        if behind:
            return behind
        for title in self.grid.title_above(look):
            dated = self.named(title)
            if dated and not self._is_of_the_application(title, dated):
                return dated
        if self.caption:
            return Dated(self.caption)
        return Dated(self.default, said=False)

    def _years_behind(self, look: Look) -> Dated | None:
        """The year of a row in a column of years right of its numbers, as on a page that was turned."""
        for column in range(look.cell.column + 1, self.grid.table.columns):
            line = [x for x in self.grid.column(column) if x.kind == "period"]
            years = {dated.period for dated in map(self.named, line) if dated}
            own = self.grid.at.get((look.cell.row, column))
            if own is not None and own.kind == "period" and len(years) == len(line) > 1:
                return self.named(own)
        return None

    def _years_over(self, look: Look, heads: list[Look]) -> set[str]:
        """The years of the columns that one value is merged over: it is of none of them for certain."""
        columns = range(look.cell.column, look.cell.column + look.cell.column_span)
        for row in {head.cell.row for head in heads if head.kind == "period"}:
            over = [self.grid.at.get((row, column)) for column in columns]
            years = {spans[0].code for x in over if x is not None and x.kind == "period" and (spans := dates_in(x))}
            if len(years) > 1:
                return years
        return set()

    def _is_of_the_application(self, title: Look, dated: Dated) -> bool:
        """推荐汇总表（2025年） says when it is handed in, not what its figures are of."""
        return dated.period == str(self.year) and status_said([title.cell.text]) != "target"

    def named(self, head: Look) -> Dated | None:
        """The period a head names, or None."""
        spans = dates_in(head)
        return msgspec.structs.replace(self._resolved(spans[0]), sure=head.cell.confidence) if spans else None

    def _resolved(self, span: Span) -> Dated:
        """本年 is the year of the caption, where there is one; without it, it may be the last or the coming one."""
        if span.kind != "relative" or self.year is None:
            return Dated(span.code)
        if self.this_year is not None:
            return Dated(str(int(span.code) + self.this_year - self.year))
        anchor = self.caption if self.caption and self.caption.isdecimal() else None
        if anchor is not None and self.grid.says(_THIS_YEAR):
            return Dated(str(int(anchor) + int(span.code) - self.year))
        return Dated(span.code, certain=not self.grid.says(_THIS_YEAR))

    def _in_a_range(self, look: Look, left: list[Look], heads: list[Look]) -> Dated | None:
        """近三年 over three columns or before three values: the place tells the year. None where no range is named."""
        for head in heads:
            years = _years(head)
            if years:
                place = look.cell.column - head.cell.column
                return self._placed(years, head.cell.column_span, place)
        for label in left:
            years = _years(label)
            if years:
                return self._placed_after(label, years, look)
        if self.years and left and not heads:
            placed = self._placed_after(left[0], self.years, look)
            return placed if placed.certain else None
        return None

    def _placed_after(self, label: Look, years: tuple[int, ...], look: Look) -> Dated:
        row = values_right_of(self.grid, label)
        return self._placed(years, len(row), row.index(look) if look in row else -1)

    def _placed(self, years: tuple[int, ...], places: int, place: int) -> Dated:
        if places == len(years) and 0 <= place < places:
            return Dated(str(years[place]))
        return Dated(self.default, said=False, certain=False)

    def _stands_alone(self, look: Look, heads: list[Look]) -> bool:
        """The only such column of a row whose latest year is not left of it: of the row, not of its neighbour."""
        row, column = heads[0].cell.row, look.cell.column
        beside = [self.grid.at[row, other] for other in range(self.grid.table.columns) if (row, other) in self.grid.at]
        alike = [x for x in beside if x.cell.text == heads[0].cell.text and x.cell.column != heads[0].cell.column]
        years = {x.cell.column: spans[0].code for x in beside if (spans := dates_in(x)) and spans[0].kind == "year"}
        left = self._left_of(look)
        later = [code for other, code in years.items() if left is not None and code > left and other != column]
        return not alike and bool(later)

    def _left_of(self, look: Look) -> str | None:
        """A growth column without a year of its own belongs to the latest of the year columns right before it."""
        periods: list[str] = []
        for column in range(look.cell.column - 1, -1, -1):
            beside = self.grid.at.get((look.cell.row, column))
            if beside is None or beside.kind not in ("value", "empty"):
                break
            found = [self._resolved(spans[0]).period for h in self.grid.heads.above(beside) if (spans := dates_in(h))]
            if not found and periods:
                break
            periods += [period for period in found if period]
        # a whole year before a part of it: 全年同比 beside 一季度, 上半年, 全年
        return max(periods, key=lambda period: (period[:4], period.isdecimal(), period), default=None)


def years_named(looks: Iterable[Look]) -> tuple[int, ...]:
    """The years that the nearest of these labels names together."""
    return next((years for years in map(_years, looks) if years), ())


def _years(look: Look) -> tuple[int, ...]:
    """The years a label names together: those of the last range in it, 近三年（2022—2024年）."""
    ranges = [s for s in look.reading.spans if s.kind == "range"]
    return ranges[-1].years if ranges else ()
