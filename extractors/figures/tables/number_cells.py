"""Cells that hold a number alone: what it is of, by its labels, and what speaks against having understood it."""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.claims import RATES, Meaning
from extractors.figures.meaning.contradiction import CONTRADICTED
from extractors.figures.sentences.several_years import is_of_several_years
from extractors.figures.tables.beside import values_right_of
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cell_claims import CellClaims
from extractors.figures.tables.cell_meanings import CellMeanings
from extractors.figures.tables.cells import Look, dates_in
from extractors.figures.tables.dating import years_named
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import printed_units, words_of
from extractors.figures.tables.labels import Labels, labels_of
from extractors.figures.tables.told import Told
from extractors.quantity import Amount

_ASIDE = re.compile("备注|说明|佐证|附件|来源|责任|措施|证明材料")
_MORE = re.compile(r"\s*[+＋±]")


def _is_rate_of(meaning: Meaning, amount: Amount, labels: Labels) -> bool:
    """Whether a bare number taken for an amount stands in a column or row of percent: no word for it was read."""
    if amount.units or meaning.unit is None or meaning.unit.kind in RATES:
        return False
    beside = [*labels.heads, *(x for x in labels.left[:1] if x.kind == "unit")]
    return any(units and all(u.kind in RATES for u in units) for units in map(printed_units, beside))


class NumberCells:
    """The numbers of one table, each with the claim it makes."""

    def __init__(self, grid: Grid, caption: Caption, meanings: CellMeanings, claims: CellClaims) -> None:
        self.grid, self.caption, self.meanings, self.claims = grid, caption, meanings, claims

    def told(self, look: Look) -> Told:
        labels = labels_of(self.grid, look)
        explains = look.cell.column in self.grid.explaining
        if not look.reading.amounts or not labels or explains or any(_ASIDE.search(h.cell.text) for h in labels.heads):
            return Told(look, labels.joined, ())
        amount = look.reading.amounts[0]
        labels = self._own_part(look, labels)
        found, words = self.meanings.of(look, amount, labels)
        if found or words:
            self.meanings.turn(look, words, found.meaning.indicator if found else None)
        if found and "growth" not in found.words and _MORE.match(look.cell.text):
            found = None  # +21.1 is a difference
        if found and self._is_one_of_many(look, labels):
            found = msgspec.structs.replace(found, belief=found.belief.at_most(CONTRADICTED, "one_of_many"))
        if found and _is_rate_of(found.meaning, amount, labels):
            found = msgspec.structs.replace(found, belief=found.belief.at_most(CONTRADICTED, "unit_assumed"))
        claim = self.claims.claim(look, amount, labels, found) if found else None
        if claim and is_of_several_years(claim.indicator, claim.period, labels.joined, labels.joined):
            claim = None
        return Told(look, labels.joined, (claim,) if claim else (), beside=next(iter(labels.left), None))

    def _is_one_of_many(self, look: Look, labels: Labels) -> bool:
        """One of several numbers after one label, none of which a head or year of its own tells apart."""
        if labels.heads or not labels.left or labels.left[0].cell.row != look.cell.row:
            return False
        row = values_right_of(self.grid, labels.left[0])
        years = years_named(labels.left) or self.caption.years
        told_apart = len(years) == len(row) or bool(dates_in(look))
        return len(row) > 1 and not told_apart and labels.left[0].cell.column_span < self.grid.table.columns

    def _own_part(self, look: Look, labels: Labels) -> Labels:
        """中小企业产值及占比 before two values: each has its part of the label."""
        if labels.heads or not labels.left or labels.left[0].kind != "label":
            return labels
        parts = words_of(labels.left[0]).parts
        row = values_right_of(self.grid, labels.left[0])
        if len(parts) < 2 or len(parts) != len(row) or look not in row:
            return labels
        return Labels((parts[row.index(look)], *labels.left[1:]), ())
