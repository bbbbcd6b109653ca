"""How much a statement weighs when one of several must be wrong (`trust.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Weights of the roles, and percentages of them for what bears a statement out less."""

    roles: dict[Role, int]
    repeated_in_file: int
    repeated_in_role: int
    pixels: int
    text: int
    reckoned: int
    margin: int

    def weights(self, subject: Subject, statements: Iterable[int]) -> dict[int, int]:
        """What each statement of one figure adds to the cost of holding it for wrong.

        One that agrees with another of the same file, or of a file of the same role, adds the less.
        """
        counted: list[Figure] = []
        found: dict[int, int] = {}
        for number in sorted(statements, key=lambda one: (-self._certainty(subject.figure(one)), one)):
            figure = subject.figure(number)
            agreeing = [one.source.file for one in counted if one.interval.meets(figure.interval)]
            role = subject.role(figure.source.file)
            share = 100
            if figure.source.file in agreeing:
                share = self.repeated_in_file
            elif role in map(subject.role, agreeing):
                share = self.repeated_in_role
            counted.append(figure)
            found[number] = max(self.roles[role] * share * self._certainty(figure) // 10_000, 1)
        return found

    def _certainty(self, figure: Figure) -> int:
        """Percent of the role's weight that a statement has by the way it was read."""
        percent = self.pixels if figure.ocr else 100
        percent = percent * (self.text if figure.method == "text" else 100) // 100
        return percent * (self.reckoned if is_reckoned(figure) else 100) // 100


@cache
def trust() -> Trust:
    text = files(__package__).joinpath("trust.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Trust)
