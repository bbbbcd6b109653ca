"""What the bureau gets: verdicts, findings and their order (the shape of `report.json`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.model.case import Value
from pipeline.model.understanding import (
    Document,
    Fact,
    Figure,
    Leftover,
    Roster,
    Source,
    SummaryRow,
)

Verdict = Literal["pass", "fail", "undetermined", "review", "not_applicable"]
Reason = Literal["missing", "rounding", "reading", "conflict", "unverified_threshold", "judgement"]
Severity = Literal["note", "query", "doubt"]
Level = Literal["clear", "query", "doubt"]
Choice = Literal["kept", "explained", "withdrawn"]
Kind = Literal[
    "completeness", "legibility", "arithmetic", "unit", "conflict", "period", "scope", "identifier", "title",
    "patent", "duplicate", "reuse", "integrity", "issuer", "history", "plausibility", "threshold",
]  # fmt: skip


class Flip(msgspec.Struct, frozen=True):
    """The smallest change of a single figure after which a rule would answer otherwise; canonical unit."""

    indicator: str
    period: str | None
    value: Decimal
    verdict: Verdict


class Measure(msgspec.Struct, frozen=True):
    """What a rule measured, beside what it demands: both in `unit`, `demand` in the policy's own words.

    `low` to `high` are the true values that what was printed can stand for; None is open. `at_least` tells
    on which side of `bound` the demand lies.
    """

    name: str
    low: Decimal | None
    high: Decimal | None
    bound: Decimal
    at_least: bool
    demand: str
    unit: str


class RuleResult(msgspec.Struct, frozen=True):
    """The judgement on one rule; `explanation` is Chinese, `figures` are indices into the case's.

    `provisional` is what a threshold that is not verified would have answered.
    """

    rule: str
    clause: str
    title: str
    verdict: Verdict
    reason: Reason | None
    measured: str | None
    threshold: str | None
    explanation: str
    figures: tuple[int, ...] = ()
    evidence: tuple[Source, ...] = ()
    provisional: Verdict | None = None
    flip: Flip | None = None
    measures: tuple[Measure, ...] = ()


class Fold(msgspec.Struct, frozen=True):
    """A symptom folded under the finding that explains it."""

    check: str
    kind: Kind
    message: str


class Decision(msgspec.Struct, frozen=True):
    """What a reviewer decided on a finding: who, when (ISO, with the zone), why.

    `is_open` says that the evidence has changed since, so that it is to be looked at again.
    """

    choice: Choice
    by: str
    at: str
    why: str
    is_open: bool = False

    @property
    def settles(self) -> bool:
        """Whether nothing is left to ask."""
        return self.choice != "kept" and not self.is_open


class Finding(msgspec.Struct, frozen=True):
    """Something a reviewer should look at. `id` is the same for the same doubt over re-runs.

    `title` says in a few words what is doubted, `clause` which clause of the policy it concerns.
    """

    id: str
    check: str
    kind: Kind
    severity: Severity
    message: str
    indicators: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    likely: tuple[int, ...] = ()
    folds: tuple[Fold, ...] = ()
    title: str = ""
    clause: str = ""
    decision: Decision | None = None


class Review(msgspec.Struct, frozen=True):
    """How urgently a reviewer should look: 0..100, with the reasons in Chinese."""

    priority: float
    level: Level
    reasons: tuple[str, ...] = ()


class SubmissionHead(msgspec.Struct, frozen=True):
    id: str
    cluster_name: str | None
    district: str | None
    applicant: str | None
    leading_industry: str | None
    year: int | None


class RulesetName(msgspec.Struct, frozen=True):
    id: str
    version: str


class Report(msgspec.Struct, frozen=True):
    """report.json of one application, schema cluster-intake/report/1.

    `titles` are the answers to what the policy says of other levels' titles; `rosters` are the lists
    of firms, patents and titled firms as read.
    """

    submission: SubmissionHead
    ruleset: RulesetName
    date: str
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    values: tuple[Value, ...]
    eligibility: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    review: Review
    leftover: tuple[Leftover, ...] = ()
    titles: tuple[RuleResult, ...] = ()
    rosters: tuple[Roster, ...] = ()


class Failed(msgspec.Struct, frozen=True):
    """A submission that could not be processed; `problem` is Chinese."""

    id: str
    problem: str


class BatchReport(msgspec.Struct, frozen=True):
    """batch.json, schema cluster-intake/batch/1; `reports` most doubtful first.

    `unclaimed` are rows of the recommendation tables that belong to none of the applications.
    """

    ruleset: RulesetName
    year: int | None
    date: str
    documents: tuple[Document, ...]
    reports: tuple[Report, ...]
    failed: tuple[Failed, ...] = ()
    unclaimed: tuple[SummaryRow, ...] = ()
