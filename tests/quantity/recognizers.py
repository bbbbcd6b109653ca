"""Our answers beside the Chinese specs of Recognizers-Text (`../shared/corpora/recognizers`).

An answer is exact if the phrases of the spec's kind are the spec's, no more and no fewer, each with its start, end
and value. Any kind will do for a spec number, since 1.2万人 is one. The specs' values are doubles: 14 digits count.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import yaml

SPECS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "recognizers"
KINDS = {
    "NumberModel": ("number", "percent", "points", "money", "measure", "count"),
    "PercentModel": ("percent", "points"),
    "CurrencyModel": ("money",),
}
_KEPT = Context(prec=14)

Answer = tuple[int, int, Decimal | None]


def cases(model: str) -> list[dict[str, Any]]:
    """The specs of a model, without those that its own Python edition does not support."""
    text = (SPECS / f"{model}.json").read_text(encoding="utf-8-sig")
    return [case for case in json.loads(text) if "python" not in case.get("NotSupported", "")]


def differences(model: str) -> dict[str, dict[str, str]]:
    """Where we differ on purpose, by the sentence."""
    text = Path(__file__).with_name("differences.yaml").read_text(encoding="utf-8")
    return {one["input"]: one for one in yaml.safe_load(text)[model]}


def wanted(case: dict[str, Any]) -> list[Answer]:
    return [(one["Start"], one["End"] + 1, _value(one["Resolution"].get("value"))) for one in case["Results"]]


def answered(model: str, found: Sequence[dict[str, Any]]) -> list[Answer]:
    """What `cluster-intake quantities` printed for one sentence, of the model's kinds."""
    return [(one["start"], one["end"], _value(one["value"])) for one in found if one["kind"] in KINDS[model]]


def _value(text: str | None) -> Decimal | None:
    return None if text is None else _KEPT.plus(Decimal(text.rstrip("%"))).normalize(_KEPT)
