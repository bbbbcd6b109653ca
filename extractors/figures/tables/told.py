"""What one cell of a table says."""

from __future__ import annotations

import msgspec

from extractors.figures.meaning.claims import Claim
from extractors.figures.sentences.statement import Statement
from extractors.figures.tables.cells import Look


class Told(msgspec.Struct, frozen=True):
    """What one cell says: claims or what was not understood, with the labels that belong to it."""

    look: Look
    label: str
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()
    beside: Look | None = None
    """The label nearest to the left."""
    row_labels: str = ""
    """All labels left of a text, where `label` may be the nearest alone: who says it and what it is about."""

    @property
    def row(self) -> int:
        """The row that it is told in: where one label stands before several, the first of them."""
        return self.look.cell.row if self.beside is None else min(self.look.cell.row, self.beside.cell.row)
