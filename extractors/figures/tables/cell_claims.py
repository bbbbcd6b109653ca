"""From the meaning of a number in a cell to the claim it makes: its period, its standing, its scope, how sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.figures.meaning.claims import DOUBTFUL, Claim
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

# what was set beforehand, where another column says what was reached
_SET = re.compile("指标值|任务|计划|预算|约定|应完成|年初|目标")
_REACHED = re.compile("实际|实绩|完成(?:值|数|情况)|执行(?:数|情况)|达到值|达成")
_BOUNDS = ("≥", "≤", ">", "<", "＞", "＜", "不低于", "不少于", "不高于")
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
        belief = belief.at_most(_LIKELY if dated.likely else DOUBTFUL, "year_assumed", uncertain)
        # a misread year is as wrong as a misread figure
        seen = [dated.sure, *(head.cell.confidence for head in labels.all if head.kind == "period")]
        belief = belief.at_most(min(seen), "year_unclear", by_year and min(seen) < belief.confidence)
        aimed = self._is_aim(look, labels)
        status = "target" if aimed else self._status([look, *labels.heads, *labels.left], period)
        # the year of an aim is another than a form's, unless what was reached stands beside it
        if status == "target" and not aimed and not dated.said and not year:
            period, belief = None, belief.at_most(DOUBTFUL, "year_assumed")
        scope = (
            scope_of(found.words)
            or scope_of(c.code for c in look.reading.concepts)
            or scope_of(c.code for c in read(self.caption.text, None).concepts)
        )
        negative, nowhere_dated = "decline" in found.words, undated and self.around.period is None
        return Claim(indicator, period, amount, found.meaning.unit, status, scope, belief, negative, nowhere_dated)

    def _is_aim(self, look: Look, labels: Labels) -> bool:
        """年度指标值 beside 实际完成值: the same head alone may be what was reached; ≥80亿元 is what is to be."""
        own = [head.cell.text for head in labels.heads]
        if any(_REACHED.search(text) for text in own):
            return False
        if not look.cell.text.strip().startswith(_BOUNDS) and not any(_SET.search(text) for text in own):
            return False
        beside = (x.cell.text for head in labels.heads for x in self.dating.grid.row(head.cell.row) if x is not head)
        return any(_REACHED.search(text) for text in beside)

    def _status(self, nearest_first: Sequence[Look], period: str | None) -> FigureStatus:
        said = status_said(look.cell.text for look in nearest_first)
        if said != "actual" or is_future(period, self.around.year):
            return said if said in ("preliminary", "estimate") else "target"
        return "target" if self.caption.target and period is None else "actual"
