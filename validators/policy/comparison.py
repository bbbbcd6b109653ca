"""What the policy's comparison words mean, read from the one table that decides it (`comparisons.yaml`)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from pipeline.interval import Interval


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a comparison word means; `soft` words (一般不超过) allow exceptions that the authority decides on."""

    at: Literal["least", "most"]
    inclusive: bool
    soft: bool = False

    @property
    def sign(self) -> str:
        return {("least", True): "≥", ("least", False): ">", ("most", True): "≤", ("most", False): "<"}[
            self.at, self.inclusive
        ]

    @property
    def meaning(self) -> str:
        """For people: "大于，不含本数"."""
        word = "大于" if self.at == "least" else "小于"
        text = f"{word}或者等于，含本数" if self.inclusive else f"{word}，不含本数"
        return f"{text}，允许例外" if self.soft else text

    def holds(self, value: Decimal, bound: Decimal) -> bool:
        """Whether one value satisfies the comparison with one bound."""
        if value == bound:
            return self.inclusive
        return (value > bound) == (self.at == "least")

    def holds_for_all(self, interval: Interval, bound: Interval) -> bool | None:
        """True or False where every pair of values agrees, None where the intervals leave it open."""
        best, worst = (interval.high, interval.low) if self.at == "least" else (interval.low, interval.high)
        easiest, hardest = (bound.low, bound.high) if self.at == "least" else (bound.high, bound.low)
        if worst is not None and hardest is not None and self.holds(worst, hardest):
            return True
        if best is not None and easiest is not None and not self.holds(best, easiest):
            return False
        return None

    def reversed(self) -> Comparison:
        """The same demand on a quantity that is better the smaller it is."""
        return Comparison("most" if self.at == "least" else "least", self.inclusive, self.soft)


class Comparisons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    thresholds: dict[str, Comparison]
    trends: dict[str, Comparison]


@cache
def comparisons() -> Comparisons:
    """The table of comparison words."""
    return read_comparisons(files("validators.policy").joinpath("comparisons.yaml").read_text(encoding="utf-8"))


def read_comparisons(text: str) -> Comparisons:
    return msgspec.convert(yaml.safe_load(text), Comparisons)
