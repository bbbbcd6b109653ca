"""The Chinese words for the contract's codes (`labels.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from pipeline.indicators import indicators
from pipeline.model import (
    Choice,
    FigureStatus,
    GroundAgainst,
    GroundFor,
    Kind,
    Level,
    Method,
    ReadStatus,
    Reason,
    Role,
    RulesetName,
    Severity,
    Verdict,
)


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word for each code. `facts`, `clauses` and `rulesets` may meet codes that are not listed."""

    roles: dict[Role, str]
    read_status: dict[ReadStatus, str]
    figure_status: dict[FigureStatus, str]
    methods: dict[Method, str]
    grounds_for: dict[GroundFor, str]
    grounds_against: dict[GroundAgainst, str]
    verdicts: dict[Verdict, str]
    verdict_marks: dict[Verdict, str]
    reasons: dict[Reason, str]
    severities: dict[Severity, str]
    levels: dict[Level, str]
    kinds: dict[Kind, str]
    decisions: dict[Choice, str]
    facts: dict[str, str]
    clauses: dict[str, str]
    clause_marks: dict[str, str]
    key_indicators: tuple[str, ...]
    rulesets: dict[str, str]
    choices: dict[str, str]
    overlaps: dict[Literal["shared", "twice", "several", "repeated"], str]


@cache
def labels() -> Labels:
    """The labels, checked once; an unknown section or code is an error."""
    text = files("pipeline.report").joinpath("labels.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Labels)


def indicator_name(code: str) -> str:
    """The Chinese name of an indicator; codes the table does not know are called 其他指标."""
    known = indicators().get(code)
    return known.name if known else "其他指标"


def fact_name(code: str) -> str:
    return labels().facts.get(code, "其他信息")


def ruleset_words(ruleset: RulesetName) -> str:
    """《汕头市促进中小企业特色产业集群发展工作方案》（第1版）; the id where the ruleset has no listed name."""
    name = labels().rulesets.get(ruleset.id)
    return (f"《{name}》" if name else ruleset.id) + (f"（版本{ruleset.version}）" if ruleset.version else "")


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask and what to look at."""

    asks: str
    look_at: str


class Prompts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What letters ask for and visits look at, where a finding or a rule does not say it itself."""

    asks: dict[Severity, str]
    lacking: str
    kinds: dict[Kind, str]
    rules: dict[str, Prompt]
    other: Prompt


@cache
def prompts() -> Prompts:
    """The prompts, checked once (`prompts.yaml`)."""
    text = files("pipeline.report").joinpath("prompts.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Prompts)
