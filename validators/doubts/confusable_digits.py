"""What else a number from pixels may say: one digit taken for its like in shape, one mark lost or taken for another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from pipeline.model import Figure, Printed

_ALIKE = {"0": "68", "1": "7", "3": "8", "5": "6", "6": "058", "7": "1", "8": "0369", "9": "8"}
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_GROUPED, _THIRD_PLACE = re.compile(r"\d{1,3},\d{3}"), re.compile(r"[1-9]\d{0,2}\.\d{3}")
_LEAST_TO_LOSE_A_POINT = 3


def misread_as(figure: Figure) -> Iterator[Figure]:
    """The figure with each number that its own may be a misreading of; none of words, hedges and several numbers."""
    printed = _NUMBER.findall(unicodedata.normalize("NFKC", figure.raw))
    if len(printed) != 1 or not _value(printed[0]):
        return
    scale = figure.value / _value(printed[0])
    half = abs(scale) * _step(printed[0]) / 2
    is_exact = figure.low == figure.high == figure.value
    if not is_exact and (figure.low, figure.high) != (figure.value - half, figure.value + half):
        return
    for other in _others(printed[0]):
        value = _value(other) * scale
        half = Decimal(0) if is_exact else abs(scale) * _step(other) / 2
        yield msgspec.structs.replace(figure, value=value, low=value - half, high=value + half)


def reprinted(printed: Printed, figure: Figure, other: Figure) -> Printed | None:
    """The number of a table that `figure` was read from, as `other` reads it; None where it is open or zero."""
    if printed.low is None or printed.high is None or other.low is None or other.high is None or not figure.value:
        return None
    scale = (printed.low + printed.high) / 2 / figure.value
    return msgspec.structs.replace(printed, low=other.low * scale, high=other.high * scale)


def _others(number: str) -> Iterator[str]:
    for place, digit in enumerate(number):
        for alike in _ALIKE.get(digit, ""):
            other = number[:place] + alike + number[place + 1 :]
            if not re.match(r"0\d", other):
                yield other
    if number.isdecimal() and len(number) >= _LEAST_TO_LOSE_A_POINT:
        yield from (f"{number[:place]}.{number[place:]}" for place in range(1, len(number)))
    elif _GROUPED.fullmatch(number):
        yield number.replace(",", ".")
    elif _THIRD_PLACE.fullmatch(number):
        yield number.replace(".", "")


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _step(number: str) -> Decimal:
    """The unit of the last printed digit."""
    _, point, decimals = number.partition(".")
    return Decimal(1).scaleb(-len(decimals)) if point else Decimal(1)
