"""From the meaning of a number in a cell to the claim it makes: its period, its standing, its scope, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.figures.meaning.claims import Claim
from extractors.figures.meaning.language import read
from extractors.figures.meaning.standing import is_future, status_said
from extractors.figures.meaning.vocabulary import leaves_unsaid, scope_of
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.cell_meanings import Found
from extractors.figures.tables.cells import Look
from extractors.figures.tables.dating import Dating
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.labels import Labels
from extractors.quantity import Amount
from pipeline.indicators import indicators
from pipeline.model import FigureStatus

_DOUBTFUL = 0.6
_LIKELY = 0.75


class CellClaims:
    """The claims of one table's cells, given what they are of."""

    def __init__(self, grid: Grid, caption: Caption, around: Surroundings) -> None:
        default = around.period or around.last_year
        self.caption, self.around = caption, around
        self.dating = Dating(grid, caption.period, around.year, default, around.this_year, caption.years)

    def claim(self, look: Look, amount: Amount, labels: Labels, found: Found, year: int | None = None) -> Claim:
        indicator = found.meaning.indicator
        by_year = indicators()[indicator].by_year
        aspect = bool(found.words & {"growth", "share", "average"})
        dated = self.dating.of(look, list(labels.left), list(labels.heads), aspect=aspect)
        period = str(year) if year else dated.period
        belief, undated = found.belief, by_year and not year and not dated.said
        unsaid = leaves_unsaid(indicator, found.words | found.meaning.words)
        belief = belief.less(0, "whose_unsaid", unsaid)
        under_heads = any(h.kind == "label" for h in labels.heads) and len(labels.heads) > 1
        belief = belief.less(0.1, "year_assumed", undated and under_heads)
        uncertain = by_year and not year and not dated.certain
        belief = belief.at_most(_LIKELY if dated.likely else _DOUBTFUL, "year_assumed", uncertain)
        # a misread year is as wrong as a misread figure
        seen = [dated.sure, *(head.cell.confidence for head in labels.all if head.kind == "period")]
        belief = belief.at_most(min(seen), "year_unclear", by_year and min(seen) < belief.confidence)
        status = self._status([look, *labels.heads, *labels.left], period)
        if status == "target" and not dated.said and not year:
            period, belief = None, belief.at_most(_DOUBTFUL, "year_assumed")
        scope = (
            scope_of(found.words)
            or scope_of(c.code for c in look.reading.concepts)
            or scope_of(c.code for c in read(self.caption.text, None).concepts)
        )
        negative, nowhere_dated = "decline" in found.words, undated and self.around.period is None
        return Claim(indicator, period, amount, found.meaning.unit, status, scope, belief, negative, nowhere_dated)

    def _status(self, nearest_first: Sequence[Look], period: str | None) -> FigureStatus:
        said = status_said(look.cell.text for look in nearest_first)
        if said != "actual" or is_future(period, self.around.year):
            return said if said in ("preliminary", "estimate") else "target"
        return "target" if self.caption.target and period is None else "actual"
