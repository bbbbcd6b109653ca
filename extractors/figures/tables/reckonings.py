"""Which numbers of a table follow from others of it, as its heads say: rates, shares, totals, averages.

Columns are paired by what their heads say, never by where they stand: a rate belongs to the period it names or
stands under and to the one before it, and where that one is not in the table nothing is said. A head that leaves
open what is meant, the amount or its share, gives both ways. Whether the numbers fit is for the judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.figures.tables.cells import squeezed
from extractors.figures.tables.comparisons import period_pairs, same_measure, year_before
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.lattice import Head, Lattice, Number, words
from extractors.figures.tables.totals import total_lines
from extractors.quantity import Unit, find_periods
from pipeline.interval import Interval
from pipeline.model import Printed, Reckoning, Source, Table, Way

_MOST = 400  # of one table: what is longer is a database


def reckonings_of(grid: Grid, units: tuple[Unit, ...], around: str, file: str) -> list[Reckoning]:
    """The numbers of one table that can be reckoned from others; `around` is the text above and below it."""
    texts = around + "".join(cell.text for cell in grid.table.cells if len(cell.text) > 8)
    loose = re.search(words().rounded, squeezed(texts)) is not None
    comparable = re.search(words().comparable, squeezed(texts)) is not None
    found: dict[tuple[int, int], Reckoning] = {}
    for turned in (False, True):
        reader = _Reader(Lattice(grid, units, turned), grid.table, file, loose)
        for reckoning in reader.all(rates=not comparable):
            at = (reckoning.source.row or 0, reckoning.source.column or 0)
            found[at] = _joined(found[at], reckoning) if at in found else reckoning
    return list(found.values())[:_MOST]


def _joined(one: Reckoning, other: Reckoning) -> Reckoning:
    """A number that can be read as following from its row and from its column: either will do."""
    return Reckoning(f"{one.group}&{other.group}", one.result, (*one.ways, *other.ways), one.source, False)


class _Reader:
    """The relations of one lattice."""

    def __init__(self, lattice: Lattice, table: Table, file: str, loose: bool) -> None:
        self.lattice, self.table, self.file, self.loose = lattice, table, file, loose
        self.side = "列" if lattice.turned else "行"

    def all(self, rates: bool) -> Iterator[Reckoning]:
        """Everything; without `rates` none of growth, for on a comparable base it does not follow from the amounts."""
        for place in self.lattice.places:
            kind = self.lattice.heads[place].kind
            if kind in ("growth", "change", "points") and rates:
                yield from self._rates(place)
            elif kind == "average" and rates:
                yield from self._averages(place)
            elif kind == "share":
                yield from self._shares(place)
        for line in self.lattice.lines:
            if self.lattice.labels[line].kind in ("growth", "change", "points") and rates:
                yield from self._rate_line(line)
        for line, schemes, alone in total_lines(self.lattice):
            yield from self._totals(line, schemes, alone)

    # -- a column of rates beside the columns of their periods -----------------------------------------

    def _rates(self, place: int) -> Iterator[Reckoning]:
        pairs = list(period_pairs(self.lattice, place))
        for line in self.lattice.lines:
            result = self.lattice.numbers.get((line, place))
            ways = [
                way for now, then in pairs for way in self._compared(line, now, line, then, self._rule(place, result))
            ]
            if result is not None and ways and self.lattice.labels[line].kind == "amount":
                yield self._reckoning(f"rate{place}", (line, place), ways, alone=self._clear)

    def _period(self, place: int) -> str | None:
        return self.lattice.heads[place].period

    @property
    def _clear(self) -> bool:
        """Whether every column has a head of its own, so that none can have slipped."""
        texts = [head.text for head in self.lattice.heads.values()]
        return all(texts) and len(set(texts)) == len(texts)

    def _rule(self, at: int, result: Number | None, line: bool = False) -> str:
        head = (self.lattice.labels if line else self.lattice.heads)[at]
        if result is not None and result.unit == "points":
            return "points"
        return head.kind

    def _compared(self, line: int, now: int, base_line: int, then: int, rule: str) -> Iterator[Way]:
        a, b = self.lattice.numbers.get((line, now)), self.lattice.numbers.get((base_line, then))
        if a is None or b is None or a.unit != b.unit:
            return
        operands = (self._printed(line, now, a), self._printed(base_line, then, b))
        if a.unit == "%":
            yield Way("points", operands)
        if rule == "change":
            yield Way("change", operands)
        elif rule == "growth":
            yield Way("growth", operands)

    # -- a row of rates under the rows of amounts ------------------------------------------------------

    def _rate_line(self, line: int) -> Iterator[Reckoning]:
        label = self.lattice.labels[line]
        before = [
            one for one in self.lattice.lines if one < line and self.lattice.labels[one].kind in ("amount", "share")
        ]
        named = [
            one for one in before if label.measure and same_measure(label.measure, self.lattice.labels[one].measure)
        ]
        lines = named or (before[-1:] if not label.measure or re.match(words().part, label.text) else [])
        for place in self.lattice.places:
            result, period = self.lattice.numbers.get((line, place)), self._period(place)
            if result is None or not period or self.lattice.heads[place].kind != "amount":
                continue
            bases = [p for p in self.lattice.places if self._period(p) == year_before(period)]
            rule = self._rule(line, result, line=True)
            ways = [way for one in lines for then in bases for way in self._compared(one, place, one, then, rule)]
            if ways:
                yield self._reckoning(f"rates{line}", (line, place), ways, alone=bool(named) and self._clear)

    # -- average yearly growth --------------------------------------------------------------------------

    def _averages(self, place: int) -> Iterator[Reckoning]:
        head = self.lattice.heads[place]
        amounts = [p for p in self.lattice.places if p != place and self.lattice.heads[p].kind == "amount"]
        alike = [p for p in amounts if not head.measure or same_measure(head.measure, self.lattice.heads[p].measure)]
        dated = sorted((period, p) for p in alike if (period := self._period(p)) and period.isdigit())
        years = tuple(int(period) for period, _ in dated)
        # 近三年年均 may start from a year that is not in the table; only a span that is named is known
        spans = [span.years for span in find_periods(head.text) if span.kind == "range"]
        if len(years) < 3 or years not in spans:
            return
        for line in self.lattice.lines:
            result = self.lattice.numbers.get((line, place))
            numbers = [self.lattice.numbers.get((line, p)) for _, p in dated]
            known = [number for number in numbers if number is not None]
            if result is None or len(known) < len(numbers) or len({number.unit for number in known}) > 1:
                continue
            operands = tuple(self._printed(line, p, n) for (_, p), n in zip(dated, known, strict=True))
            yield self._reckoning(f"average{place}", (line, place), [Way("average", operands)], alone=self._clear)

    # -- shares of the total -----------------------------------------------------------------------------

    def _shares(self, place: int) -> Iterator[Reckoning]:
        whole = next((line for line in self.lattice.lines if self._is_whole(line, place)), None)
        if whole is None:
            return
        head = self.lattice.heads[place]
        amounts = [
            p for p in self.lattice.places
            if self.lattice.heads[p].kind == "amount" and (not head.period or self._period(p) in (None, head.period))
        ]  # fmt: skip
        for line in self.lattice.lines:
            result = self.lattice.numbers.get((line, place))
            if result is None or line == whole or result.unit not in (None, "%"):
                continue
            ways = []
            for p in amounts:
                part, all_ = self.lattice.numbers.get((line, p)), self.lattice.numbers.get((whole, p))
                if part is not None and all_ is not None and part.unit == all_.unit != "%":
                    operands = (self._printed(line, p, part), self._printed(whole, p, all_))
                    ways.append(Way("share", operands, name=str(p)))
            if ways:
                yield self._reckoning(f"share{place}", (line, place), ways, alone=False)

    def _is_whole(self, line: int, place: int) -> bool:
        """A total whose share is printed as the whole: then the shares are of it."""
        share = self.lattice.numbers.get((line, place))
        hundred = share is not None and share.interval.meets(Interval.exactly(100))
        return hundred and re.search(words().share_of_all, self.lattice.labels[line].text) is not None

    # -- totals --------------------------------------------------------------------------------------------

    def _totals(self, line: int, schemes: dict[str, list[int]], alone: bool) -> Iterator[Reckoning]:
        for place in self.lattice.places:
            result, head = self.lattice.numbers.get((line, place)), self.lattice.heads[place]
            if result is None or result.unit in ("%", "points") or re.search(words().unsummed, head.text):
                continue
            ways = [
                Way("sum", (added,), name=name)
                for name, lines in schemes.items()
                if (added := self._added(lines, place, result.unit)) is not None
            ]
            if ways:
                yield self._reckoning(f"total{line}", (line, place), ways, alone=alone)

    def _added(self, lines: list[int], place: int, unit: str | None) -> Printed | None:
        """The sum of a column's numbers; None where one is missing or of another unit."""
        total, texts, scale = Interval.exactly(0), [], Decimal(1)
        for line in lines:
            number = self.lattice.numbers.get((line, place))
            if number is None:
                if (line, place) in self.lattice.blank:
                    continue
                return None
            if number.unit != unit:
                return None
            total = total + (self._loosened(number.interval) if self.loose else number.interval)
            texts.append(number.look.cell.text.strip())
            scale = number.scale
        if len(texts) < 2:
            return None
        shown = "＋".join(texts) if len(texts) <= 6 else f"{texts[0]}＋{texts[1]}＋……＋{texts[-1]}（共{len(texts)}项）"
        return Printed("", shown, total.low, total.high, scale=scale)

    @staticmethod
    def _loosened(interval: Interval) -> Interval:
        """Twice as wide, at least by a unit: what a note on rounding grants."""
        if interval.low is None or interval.high is None:
            return interval
        half = (interval.high - interval.low) / 2 or 1
        return Interval(interval.low - half, interval.high + half)

    # -- what is made of them ---------------------------------------------------------------------------------

    def _printed(self, line: int, place: int, number: Number) -> Printed:
        cell = number.look.cell
        label = self._label(self.lattice.labels[line], self.lattice.heads[place])
        low, high = number.interval.low, number.interval.high
        return Printed(label, cell.text.strip(), low, high, cell.row, cell.column, number.scale)

    @staticmethod
    def _label(line: Head, place: Head) -> str:
        return "".join(part for part in (line.text, "的" if line.text and place.text else "", place.text) if part)

    def _reckoning(self, group: str, at: tuple[int, int], ways: list[Way], alone: bool) -> Reckoning:
        number = self.lattice.numbers[at]
        cell = number.look.cell
        source = Source(
            file=self.file, page=cell.page or self.table.page, bbox=cell.bbox, table=self.table.number, row=cell.row,
            column=cell.column, sheet=self.table.sheet, cell=cell.reference, text=cell.text.strip(),
        )  # fmt: skip
        key = f"{self.table.number}|{self.table.sheet or ''}|{self.side}|{group}"
        return Reckoning(key, self._printed(*at, number), tuple(ways), source, alone)
