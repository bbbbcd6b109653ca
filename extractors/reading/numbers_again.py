"""What is read a second time and what may come of it: numbers as printed, compared by their digits and points.

A note's mark is no digit: 4179① is 4179.
"""

from __future__ import annotations

import re
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
    """Two readings of one place that differ.

    `seen` is what the second one shows instead of `number`, empty where there is nothing to be seen.
    `beneath` says that the second is a layer of text that nobody sees, beneath the page's image.
    """

    number: str
    seen: str
    beneath: bool = False


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
