"""A policy as dated data: rules with their clause, threshold, proofs and readings (`shantou-2025.yaml`).

Thresholds carry the policy's own comparison word; what each word means is decided once,
in `comparisons.yaml`. A threshold that was not verified against the official text is
marked so and never passes or fails anybody.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from pipeline.errors import BadUsage
from pipeline.interval import Interval
from pipeline.model import Role

RuleKind = Literal["figure", "evidence", "judgement"]
ReadingId = Literal["compound", "mean", "population", "employees"]


class PolicyError(BadUsage):
    """A ruleset that cannot be used; the message is Chinese and says where and what is allowed."""


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a comparison word of the policy means."""

    at: Literal["least", "most"]
    inclusive: bool

    @property
    def sign(self) -> str:
        return {("least", True): "≥", ("least", False): ">", ("most", True): "≤", ("most", False): "<"}[
            self.at, self.inclusive
        ]

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
        return Comparison("most" if self.at == "least" else "least", self.inclusive)


class Comparisons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    thresholds: dict[str, Comparison]
    trends: dict[str, Comparison]


@cache
def comparisons() -> Comparisons:
    """The table of comparison words."""
    text = files("validators.policy").joinpath("comparisons.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Comparisons)


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One demand on one indicator: `value` in `unit`, or the indicator `against` which it is held.

    `inverse`: the policy speaks of a level (能效水平) that is the higher the smaller the indicator is.
    """

    name: str
    indicator: str
    comparison: str
    unit: str
    verified: bool
    value: Decimal | None = None
    against: str | None = None
    inverse: bool = False

    @property
    def rule(self) -> Comparison:
        word = comparisons().thresholds[self.comparison]
        return word.reversed() if self.inverse else word

    @property
    def bound(self) -> Decimal:
        if self.value is None:
            raise PolicyError(f"“{self.name}”没有固定的标准值，须与“{self.against}”比较")
        return self.value

    @property
    def demand(self) -> str:
        """In the policy's own word: "高于70%", "30亿元以上"."""
        after = self.comparison in ("以上", "以下")
        return f"{self.bound}{self.unit}{self.comparison}" if after else f"{self.comparison}{self.bound}{self.unit}"

    @property
    def text(self) -> str:
        """For people: "≥30亿元"."""
        if self.value is None:
            return f"{self.rule.sign}行业基准值"
        return f"{self.rule.sign}{self.value}{self.unit}"


class Trend(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an indicator must move from year to year over the last three years."""

    indicator: str
    word: str
    verified: bool

    @property
    def rule(self) -> Comparison:
        return comparisons().trends[self.word]

    @property
    def text(self) -> str:
        step = {"≥": "不低于", ">": "高于", "≤": "不高于", "<": "低于"}[self.rule.sign]
        return f"{self.word}（每年{step}上年）"


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of evidence the policy asks for, and the words by which it is looked for."""

    name: str
    roles: tuple[Role, ...]
    words: tuple[str, ...]
    issuers: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a vague clause can be read."""

    id: ReadingId
    name: str


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of a policy; `test` quotes the policy's words.

    `words` find the passages of a judgement rule; `divisions` are GB/T 4754 divisions the rule concerns.
    """

    id: str
    clause: str
    kind: RuleKind
    title: str
    test: str
    thresholds: tuple[Threshold, ...] = ()
    trend: Trend | None = None
    readings: tuple[Reading, ...] = ()
    proofs: tuple[Proof, ...] = ()
    words: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()

    @property
    def threshold(self) -> Threshold:
        """The only or first threshold."""
        return self.thresholds[0]

    @property
    def threshold_text(self) -> str | None:
        """All that is demanded in figures, for people; None where nothing is."""
        parts = [f"{one.name}{one.text}" if len(self.thresholds) > 1 else one.text for one in self.thresholds]
        if self.trend:
            parts.append(self.trend.text)
        return "，或者".join(parts) or None

    @property
    def verified(self) -> bool:
        """Whether every figure in the rule was checked against the official text."""
        return all(one.verified for one in self.thresholds) and (self.trend is None or self.trend.verified)


class Ruleset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One policy with the dates from which and up to which (included) it is in force."""

    id: str
    version: str
    title: str
    effective_from: datetime.date
    effective_to: datetime.date
    rules: tuple[Rule, ...]

    def rule(self, id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == id)

    def in_force(self, date: datetime.date) -> bool:
        return self.effective_from <= date <= self.effective_to

    def covers_year(self, year: int) -> bool:
        """Whether applications of that year fall into the time in force (on at least one day)."""
        return self.effective_from.year <= year and datetime.date(year, 1, 1) <= self.effective_to


def by_id(rulesets: Mapping[str, Ruleset], id: str) -> Ruleset:
    """The ruleset of that name, or an error that lists those there are."""
    if id not in rulesets:
        raise PolicyError(f"没有名为“{id}”的政策规则，可用的有：{'、'.join(rulesets)}")
    return rulesets[id]
