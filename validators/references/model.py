"""The reference tables as plain data, every entry with the file and line that it stands in."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from pipeline.interval import Interval


class OfficialTitle(msgspec.Struct, frozen=True):
    """A firm on an official list. Days are ISO; `withdrawn` is empty where only the fact is known, else None.

    `keys` identify the firm (code, normalised name), `indicator` is the code of what counts such firms.
    """

    name: str
    keys: frozenset[str]
    indicator: str
    title: str
    place: str
    year: int | None = None
    until: str | None = None
    withdrawn: str | None = None


class DistrictFigure(msgspec.Struct, frozen=True):
    """A published figure of a whole district, in the indicator's canonical unit.

    `whole` says that it counts all there is of it, not only firms above a size.
    """

    district: str
    period: str
    indicator: str
    name: str
    value: Decimal
    interval: Interval
    printed: str
    whole: bool
    place: str


class References(msgspec.Struct, frozen=True):
    titles: tuple[OfficialTitle, ...] = ()
    district_figures: tuple[DistrictFigure, ...] = ()

    def joined(self, other: References) -> References:
        return References(self.titles + other.titles, self.district_figures + other.district_figures)
