"""What is read a second time and what may come of it: numbers as printed, compared by their digits and points.

A note's mark is no digit: 4179① is 4179.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.quantity.characters import fold
from pipeline.model import Source

NUMBER = re.compile(r"\d[\d.,，]*\d|\d")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
# What recognisers make of the digits of some typefaces
_DIGITS = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "Z": "2", "S": "5", "B": "8"}
    | {"。": ".", "·": "."}
)


class Printed(NamedTuple):
    """A number as it was read, with its unit and hedge, and the place it stands in."""

    number: str
    source: Source


class Second(NamedTuple):
    """The second reading of one place.

    `seen` is what it shows for `number`, empty where there is nothing to be seen.
    `beneath` says that the second is a layer of text that nobody sees, beneath the page's image.
    """

    number: str
    seen: str
    beneath: bool = False

    @property
    def agrees(self) -> bool:
        return plain(self.seen) == plain(self.number)


def settled(statement: str, seconds: Iterable[Second | None]) -> Second | None:
    """What the second readings of a statement's numbers come to: the first that differs, or that all agree."""
    told = [one for one in seconds if one is not None]
    differing = next((one for one in told if not one.agrees), None)
    agreed = {plain(one.number) for one in told if one.agrees}
    is_whole = bool(told) and agreed >= {plain(number) for number in numbers_in(statement)}
    return differing or (told[0] if is_whole else None)


def numbers_in(text: str) -> list[str]:
    """The numbers of a text as printed, from left to right."""
    return NUMBER.findall(fold(text))


def plain(number: str) -> str:
    """A number without what groups its digits; letters that are digits misread are put right."""
    text = "".join(fold(number).split()).translate(_DIGITS)
    return text.replace(",", "").replace("，", "").strip(".")


def is_number(text: str) -> bool:
    """Whether a plain text is one number and nothing else."""
    return _PLAIN.fullmatch(text) is not None
