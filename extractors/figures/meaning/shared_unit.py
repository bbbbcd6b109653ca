"""分别为10,846、11,904和13,220万元: the unit at the end of a list, its scale word included, is meant for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from extractors.quantity import Amount
from extractors.quantity.units import in_base, unit_scale

_SCALE = re.compile(r"\d\s?([十百千万亿]+)\D*$")


def with_shared_unit(run: Sequence[Amount]) -> list[Amount]:
    """The numbers of a list, those without a unit with that of the last."""
    last = run[-1]
    if not last.units or all(amount.units for amount in run):
        return list(run)
    scale = _SCALE.search(last.text)
    factor = in_base(Decimal(1), unit_scale(scale[1])) if scale else Decimal(1)
    return [amount if amount.units else _completed(amount, last, factor, scale is not None) for amount in run]


def _completed(amount: Amount, last: Amount, factor: Decimal, scaled: bool) -> Amount:
    return msgspec.structs.replace(
        amount,
        units=last.units,
        value=amount.value * factor,
        step=amount.step * factor,
        scaled=amount.scaled or scaled,
    )
