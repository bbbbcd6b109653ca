"""Changes the ruleset files one value at a time and tells which changes no case notices.

Every threshold is moved by a hundredth and by one, every comparison word is exchanged for each word of
another meaning, every reading, counted title and industry is left out, what is verified is called
unverified and the other way round. A change that no case notices is a threshold that a typing error
could spoil unseen.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from flows.conformance.running import run
from flows.conformance.suite import Example
from validators.policy import PolicyError, Ruleset, comparisons
from validators.policy.loading import sound_ruleset
from validators.policy.marked_yaml import Marked, Place

_STEPS = tuple(map(Decimal, ("0.01", "-0.01", "1", "-1")))
_WHOLE_STEPS = (Decimal(1), Decimal(-1))
# counted, not measured: a hundredth of a firm tells nothing apart
_COUNTED = {"家", "项", "件", "个", "人"}
# One national champion meets the rule by its first demand: to count it again among the ten changes nothing
_WITHOUT_EFFECT = {("quality_firms", "also", "champions_national")}

Change = tuple[str, Any]


class Mutant(msgspec.Struct, frozen=True):
    """A ruleset file with one value changed; `noticed` is the sentence of the case that fails, or None."""

    rule: str
    place: str
    change: str
    noticed: str | None


def mutate(files: Mapping[str, Marked], examples: Sequence[Example]) -> Iterator[Mutant]:
    """Every mutant of the ruleset files (by id), each run against the cases of its rule."""
    for id, file in files.items():
        for place in list(file.lines):
            if len(place) > 2 and place[0] == "rules":
                rule = str(file.data["rules"][place[1]]["id"])
                concerned = [one for one in examples if (one.ruleset, one.rule) == (id, rule)]
                for change, value in _changes(file, place, rule):
                    noticed = _noticed(_changed(file, place, value), id, concerned)
                    yield Mutant(rule, file.at(place), change, noticed)


def _changes(file: Marked, place: Place, rule: str) -> Iterator[Change]:
    """What the value at a place is changed into, with words for it."""
    value, key = file.found(place), place[-1]
    if key == "value" and not isinstance(value, list):
        for step in _WHOLE_STEPS if file.found((*place[:-1], "unit")) in _COUNTED else _STEPS:
            yield f"{value} → {value + step}", value + step
    elif key in ("comparison", "word"):
        words = comparisons().thresholds if key == "comparison" else comparisons().trends
        yield from ((f"{value} → {other}", other) for other in words if words[other] != words[value])
    elif key == "inverse" or (key in ("verified", "verbatim") and value):
        yield f"{key} {value} → {not value}", not value
    elif key == "verbatim":
        yield "整条改为已核实", True
    elif key in ("readings", "also", "divisions") and len(value) > 1:
        for left_out in value:
            name = left_out["id"] if isinstance(left_out, dict) else left_out
            if (rule, key, name) not in _WITHOUT_EFFECT:
                yield f"{key} 去掉 {name}", [one for one in value if one != left_out]


def _changed(file: Marked, place: Place, value: Any) -> Marked:
    data = copy.deepcopy(file.data)
    owner = data
    for step in place[:-1]:
        owner = owner[step]
    owner[place[-1]] = value
    if place[-1] == "verbatim" and value:
        for part in (*owner.get("thresholds", ()), *([owner["trend"]] if "trend" in owner else ())):
            part["verified"] = True
    return msgspec.structs.replace(file, data=data)


def _noticed(file: Marked, id: str, examples: Sequence[Example]) -> str | None:
    try:
        ruleset = sound_ruleset(file)
    except PolicyError as error:
        return f"规则文件不予接受：{error}"
    return first_failure(examples, id, ruleset)


def first_failure(examples: Sequence[Example], id: str, ruleset: Ruleset) -> str | None:
    """The sentence of the first case that comes out otherwise under a ruleset."""
    failure = next(run(examples, {id: ruleset}), None)
    return failure.example.situation.shows if failure else None
