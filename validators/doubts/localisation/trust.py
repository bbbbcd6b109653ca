"""How much a statement weighs when one of several must be wrong (`trust.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from pipeline.model import Figure, Role
from validators.doubts.subject import Subject

_RATIOS = ("%", "吨/万元", "件/万人")


def is_reckoned(figure: Figure) -> bool:
    """Whether it is a share, a rate or a ratio of other figures."""
    return figure.unit in _RATIOS


class Trust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of the roles and of lists' rows, and percentages for what bears a statement out less."""

    roles: dict[Role, int]
    rows: int
    repeated_in_file: int
    repeated_in_role: int
    pixels: int
    text: int
    margin: int

    def weights(self, subject: Subject, statements: Iterable[int]) -> dict[int, int]:
        """What each statement of one figure adds to the cost of holding it for wrong.

        One that agrees with another of the same file, or of a file of the same role, adds the less; the one that
        is printed most exactly counts in full, for a rounder print may agree with its rivals too.
        """
        counted: list[Figure] = []
        found: dict[int, int] = {}
        for number in sorted(statements, key=lambda one: self._exactness(subject.figure(one), one)):
            figure = subject.figure(number)
            agreeing = [one.source.file for one in counted if one.interval.meets(figure.interval)]
            role = subject.role(figure.source.file)
            share = 100
            if figure.source.file in agreeing:
                share = self.repeated_in_file
            elif role in map(subject.role, agreeing):
                share = self.repeated_in_role
            counted.append(figure)
            own = self.rows if figure.method == "list" else self.roles[role]
            found[number] = max(own * share * self._certainty(figure) // 10_000, 1)
        return found

    def _exactness(self, figure: Figure, number: int) -> tuple[bool, Decimal, int, int]:
        bounded = figure.low is not None and figure.high is not None
        width = figure.high - figure.low if figure.low is not None and figure.high is not None else Decimal(0)
        return not bounded, width, -self._certainty(figure), number

    def _certainty(self, figure: Figure) -> int:
        """Percent of the role's weight that a statement has by the way it was read."""
        percent = self.pixels if figure.ocr else 100
        return percent * (self.text if figure.method == "text" else 100) // 100


@cache
def trust() -> Trust:
    text = files(__package__).joinpath("trust.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Trust)
