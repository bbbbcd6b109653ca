"""One application as the judges see it."""

from __future__ import annotations

import msgspec

from pipeline.model.content import Remark
from pipeline.model.understanding import (
    Document,
    Fact,
    Figure,
    Leftover,
    PageImage,
    Passage,
    Reckoning,
    Roster,
)


class Value(msgspec.Struct, frozen=True):
    """The one figure the application stands on for an indicator and period; indices into figures."""

    indicator: str
    period: str | None
    figure: int
    others: tuple[int, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """One application as the judges see it. `figures` hold the summary table's too (file "../name").

    `remarks` and `page_images` go with the file they belong to; `properties` are what each file says of itself
    (author, created, modified, ...), by file.
    """

    id: str
    year: int | None
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    values: tuple[Value, ...] = ()
    rosters: tuple[Roster, ...] = ()
    passages: tuple[Passage, ...] = ()
    remarks: tuple[tuple[str, Remark], ...] = ()
    leftover: tuple[Leftover, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    page_images: tuple[tuple[str, PageImage], ...] = ()
    properties: dict[str, dict[str, str]] = {}

    def fact(self, name: str) -> Fact | None:
        """The first fact of that name, the application form's first."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def value(self, indicator: str, period: str | None) -> Figure | None:
        """The figure the application stands on, or None where none was read."""
        for value in self.values:
            if value.indicator == indicator and value.period == period:
                return self.figures[value.figure]
        return None
