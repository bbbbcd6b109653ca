"""A policy as dated data: rules with their clause, threshold, proofs and readings (`shantou-2025.yaml`).

Thresholds carry the policy's own comparison word; what each word means is decided once,
in `comparisons.yaml`. A rule that was not verified against the official text is marked so
and never passes or fails anybody.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.model import Role
from validators.policy.comparison import Comparison, comparisons
from validators.policy.errors import PolicyError

RuleKind = Literal["figure", "evidence", "judgement"]
ReadingId = Literal["compound", "mean", "population", "employees", "firms"]
GovernmentLevel = Literal["city", "province", "nation"]
_IN_WORDS = {"≥": "不低于", ">": "高于", "≤": "不高于", "<": "低于"}
LEVELS: dict[GovernmentLevel, str] = {"city": "市级", "province": "省级", "nation": "国家级"}


class DatedValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value and the days from which and up to which (included) it is in force."""

    value: Decimal
    since: datetime.date = msgspec.field(name="from")
    until: datetime.date | None = msgspec.field(name="to", default=None)

    def in_force(self, day: datetime.date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One demand on one indicator: `value` in `unit`, or the indicator `against` which it is held.

    `unit` is the indicator's own, written out so that the number cannot be misread. `value` is a list of dated
    values where it was changed while the policy was in force. `also`: the
    demand counts the distinct firms of `indicator` and of these. `inverse`: the policy speaks of a
    level (能效水平) that is the higher the smaller the indicator is.
    """

    name: str
    indicator: str
    comparison: str
    verified: bool
    unit: str = ""
    value: Decimal | tuple[DatedValue, ...] | None = None
    against: str | None = None
    inverse: bool = False
    also: tuple[str, ...] = ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """All indicators whose firms count together."""
        return (self.indicator, *self.also)

    @property
    def values(self) -> list[tuple[tuple[str | int, ...], Decimal]]:
        """Each value with its place below `value`."""
        if isinstance(self.value, tuple):
            return [((number, "value"), one.value) for number, one in enumerate(self.value)]
        return [] if self.value is None else [((), self.value)]

    @property
    def rule(self) -> Comparison:
        word = comparisons().thresholds[self.comparison]
        return word.reversed() if self.inverse else word

    @property
    def bound(self) -> Decimal:
        if not isinstance(self.value, Decimal):
            raise PolicyError(f"“{self.name}”没有确定的标准值")
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
            return f"{_IN_WORDS[self.rule.sign]}行业基准值"
        if isinstance(self.value, Decimal):
            return f"{self.rule.sign}{self.value}{self.unit}"
        return "；".join(
            f"{self.rule.sign}{one.value}{self.unit}（{one.since}起{f'至{one.until}' if one.until else ''}）"
            for one in self.value
        )

    def on(self, day: datetime.date) -> Threshold:
        """With the value in force on that day; PolicyError where there is none."""
        if not isinstance(self.value, tuple):
            return self
        value = next((one.value for one in self.value if one.in_force(day)), None)
        if value is None:
            raise PolicyError(f"“{self.name}”在{day}没有有效的标准值")
        return msgspec.structs.replace(self, value=value)


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
        return f"{self.word}（每年{_IN_WORDS[self.rule.sign]}上年）"


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of evidence the policy asks for, and the words that tell its matter from others of its kind."""

    name: str
    roles: tuple[Role, ...]
    words: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a vague clause can be read."""

    id: ReadingId
    name: str


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of a policy; `test` quotes the policy's words.

    `method` says for people how the figures are held against it. `verbatim` is false where `test` is not the
    official text; `source` then says where it, or a threshold not verified, is known from. `words` find the
    passages of a judgement rule, or the measures of a plan; `divisions` are GB/T 4754 divisions the rule
    concerns; `falling` indicators are the better the lower, `neutral` ones neither way. `decided` is the
    authority's decision between the readings: it comes from a settings file, never from a ruleset.
    """

    id: str
    clause: str
    kind: RuleKind
    title: str
    test: str
    method: str = ""
    verbatim: bool = True
    source: str = ""
    thresholds: tuple[Threshold, ...] = ()
    trend: Trend | None = None
    readings: tuple[Reading, ...] = ()
    proofs: tuple[Proof, ...] = ()
    words: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    decided: str = ""

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
        """Whether the words and every figure in the rule were checked against the official text."""
        figures = all(one.verified for one in self.thresholds) and (self.trend is None or self.trend.verified)
        return self.verbatim and figures


class TitleCondition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What another level's title means here: `required` before one can apply, or giving this one by itself."""

    id: str
    clause: str
    kind: Literal["required", "automatic"]
    level: GovernmentLevel
    text: str
    verified: bool
    source: str = ""


class NotJudged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a clause that no rule judges, and why."""

    clause: str
    text: str
    reason: str


class Ruleset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One policy with the dates from which and up to which (included) it is in force.

    Without `effective_to` no end is known. `dates_verified` is false where the dates are not those of the
    official text; `source` then says where they are known from.
    """

    id: str
    version: str
    title: str
    level: GovernmentLevel
    effective_from: datetime.date
    rules: tuple[Rule, ...]
    effective_to: datetime.date | None = None
    dates_verified: bool = True
    source: str = ""
    titles: tuple[TitleCondition, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()

    def rule(self, id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == id)

    def in_force(self, date: datetime.date) -> bool:
        return self.effective_from <= date and (self.effective_to is None or date <= self.effective_to)

    def covers_year(self, year: int) -> bool:
        """Whether applications of that year fall into the time in force (on at least one day)."""
        ends_before = self.effective_to is not None and self.effective_to < datetime.date(year, 1, 1)
        return self.effective_from.year <= year and not ends_before

    def day_for(self, year: int | None, date: datetime.date) -> datetime.date:
        """The day for which an application counts: in its own year, in force, and as near to `date` as can be."""
        if year is None:
            return date
        first = max(datetime.date(year, 1, 1), self.effective_from)
        last = min(datetime.date(year, 12, 31), self.effective_to or datetime.date.max)
        return min(max(date, first), last)

    def on(self, day: datetime.date) -> Ruleset:
        """The ruleset with the values in force on that day."""
        rules = tuple(
            msgspec.structs.replace(rule, thresholds=tuple(one.on(day) for one in rule.thresholds))
            for rule in self.rules
        )
        return msgspec.structs.replace(self, rules=rules)

    @property
    def dates_text(self) -> str:
        """ "2025-03-12 至 2028-03-11"."""
        until = f"至 {self.effective_to}" if self.effective_to else "起，止期未载明"
        return f"{self.effective_from} {until}" + ("" if self.dates_verified else "（未核实）")
