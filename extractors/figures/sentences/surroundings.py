"""What holds around a text that is read."""

from __future__ import annotations

import msgspec

from extractors.figures.meaning.claims import Focus
from extractors.quantity import Unit


class Surroundings(msgspec.Struct, frozen=True):
    """What holds around a text: the application year, the period and status if it says nothing itself."""

    year: int | None
    period: str | None = None
    target: bool = False
    focus: Focus = Focus()
    this_year: int | None = None
    """The year that 本年 means, where the paper says so."""
    years: tuple[int, ...] = ()
    """The years that the clause before named together, for 分别为 lists that go on without naming them."""
    units: tuple[tuple[Unit, ...], ...] = ()
    """The units that the text's own label names, for numbers printed without one."""
    aspects: frozenset[str] = frozenset()
    """What the text's label says of all its numbers: 年均增速 before 总产值9.3%，研发经费12.4%."""
    money: tuple[Unit, ...] = ()
    """The unit of amounts of money that say none, as a note of the paper has it."""
    spoken: str | None = None
    """The period that the sentence before spoke of last."""
    carried: bool = False
    """Whether the period is only that of a sentence before this one."""
    joined_to: str | None = None
    """The period that the part of the sentence before a semicolon spoke of last."""
    asked: bool = False
    """Whether the text answers a question, so that its first number is what was asked for."""

    @property
    def last_year(self) -> str | None:
        return str(self.year - 1) if self.year else None
