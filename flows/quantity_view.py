"""One JSON line a sentence: the number phrases found in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractors.quantity import quantities


def quantity_lines(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        found = [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "kind": one.kind,
                "value": _digits(one.value),
                "low": _digits(one.low),
                "high": _digits(one.high),
                "unit": one.unit,
                "hedge": one.hedge,
            }
            for one in quantities(sentence)
        ]
        yield json.dumps({"text": sentence, "quantities": found}, ensure_ascii=False)


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
