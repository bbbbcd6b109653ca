"""The labels of a value: what stands beside it and over it."""

from __future__ import annotations

import msgspec

from extractors.figures.meaning.vocabulary import measures
from extractors.figures.tables.beside import labels_left
from extractors.figures.tables.cells import Look, squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import stacked, words_of


class Labels(msgspec.Struct, frozen=True):
    """What stands beside a value, the nearest first: left of it (or, under big numbers, below), and over it."""

    left: tuple[Look, ...]
    heads: tuple[Look, ...]

    def __bool__(self) -> bool:
        return bool(self.left or self.heads)

    @property
    def all(self) -> tuple[Look, ...]:
        return self.left + self.heads

    @property
    def joined(self) -> str:
        return " / ".join(squeezed(x.cell.text) for x in [*reversed(self.left), *reversed(self.heads)])


def labels_of(grid: Grid, look: Look) -> Labels:
    """The labels of a value."""
    heads = grid.heads.above(look)
    left = labels_left(grid, look, bool(heads))
    if not left and not heads:
        left = labels_left(grid, look, True)
    if grid.title is not None and not any(x.kind == "label" and words_of(x).kept & measures() for x in heads):
        left = [*left, grid.title]
    return Labels(tuple(left), stacked(heads))
