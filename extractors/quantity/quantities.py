"""A sentence's number phrases and stretches of time in reading order, as `cluster-intake quantities` prints them."""

from __future__ import annotations

from decimal import Decimal

from extractors.quantity.characters import fold
from extractors.quantity.periods import find_periods
from extractors.quantity.phrases import Amount, every_amount
from pipeline.model import Quantity, QuantityKind

_KINDS: dict[str, QuantityKind] = {
    "money": "money",
    "foreign_money": "money",
    "percent": "percent",
    "points": "points",
    "people": "count",
    "firms": "count",
    "items": "count",
    "classifiers": "count",
}


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number phrase and stretch of time of a sentence, in reading order."""
    spans = find_periods(text)
    found = [_quantity(amount) for amount in every_amount(text, spans)]
    for span in (span for span in spans if span.years):
        year = Decimal(span.years[0])
        found.append(
            Quantity(span.start, span.end, span.text, "period", year, year, Decimal(span.years[-1]), span.code)
        )
    return tuple(sorted(found, key=lambda q: q.start))


def _quantity(amount: Amount) -> Quantity:
    unit = amount.units[0] if amount.units else None
    value, interval = amount.within(unit)
    kind: QuantityKind = _KINDS.get(unit.kind, "measure") if unit else "number"
    base = (unit.base or unit.word) if unit else None
    printed = amount.text
    if unit and (unit.kind == "classifiers" or unit.word == "个"):
        # 个 and its like name nothing: the phrase ends before them, unless a hedge stands after
        printed = printed[: len(fold(printed).removesuffix(unit.word))]
    return Quantity(
        amount.start,
        amount.start + len(printed),
        printed,
        kind,
        value,
        interval.low,
        interval.high,
        base,
        amount.hedge,
    )
