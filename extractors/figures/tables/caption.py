"""What the lines right above a table say about all of it."""

from __future__ import annotations

import msgspec

from extractors.quantity import Unit


class Caption(msgspec.Struct, frozen=True):
    """What the lines right above a table say about all of it."""

    units: tuple[Unit, ...] = ()
    period: str | None = None
    target: bool = False
    text: str = ""
    years: tuple[int, ...] = ()
    """The years that the columns are said to be of: 以下各栏依次为2022年、2023年、2024年."""
    noted: dict[str, tuple[Unit, ...]] = {}
    """The units of the marks at labels."""
    unplaced: tuple[Unit, ...] = ()
    """Units of marks that a note speaks of and no label shows."""
    money: tuple[Unit, ...] = ()
    """The unit of all amounts of money that say no other, as a note of the paper has it."""
