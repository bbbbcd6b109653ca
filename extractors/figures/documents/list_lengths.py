"""How long a list says it is: 共58件 above it, 合计 27家 below it."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figures.lists.rosters import Found
from extractors.figures.meaning.claims import Belief, Claim, figure
from extractors.figures.meaning.language import read
from extractors.figures.places import cell_source
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.cells import squeezed
from pipeline.model import Figure, Table
from pipeline.roster_keys import COUNTED_FOR

# what the rows of a list are counted in
_COUNTED_IN = {"enterprise": "家户", "patent": "件项", "platform": "个家", "standard": "项个件"}


def stated_lengths(table: Table, found: Found, file: str, year: int | None) -> Iterator[Figure]:
    """The counts that a list states of itself, with their cells."""
    indicator, words = COUNTED_FOR.get(found.roster.kind), _COUNTED_IN.get(found.roster.kind, "")
    period = found.roster.period or Surroundings(year).last_year
    for cell in table.cells if indicator else ():
        if cell.row >= found.first_row and cell.row not in found.total_rows:
            continue
        text = squeezed(cell.text)
        for amount in read(text, year).amounts:
            alone = cell.row in found.total_rows and len(amount.text) == len(text)
            counted = alone or text[: amount.start].endswith(("共", "共计", "合计", "总计"))
            if counted and amount.text.endswith(tuple(words)):
                claim = Claim(str(indicator), period, amount, None, "actual", None, Belief(0.95))
                yield figure(claim, cell_source(table, cell, file), "table")
