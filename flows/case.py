"""Puts together what was understood of each file: the Case that is judged, and its Report."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import get_args

import msgspec

from extractors.figures import choose_values, list_figures
from flows.submission import Taken
from pipeline.model import (
    Case,
    Document,
    Extraction,
    Finding,
    Report,
    Review,
    Role,
    RuleResult,
    RulesetName,
    SubmissionHead,
    SummaryRow,
)
from validators.doubts.corroboration import corroborated
from validators.doubts.misread_digits import misread_doubted

# The model lists the roles by how much an application stands on them, the form first
_RANK = {role: rank for rank, role in enumerate(get_args(Role))}


def assemble(taken: Taken, rows: Sequence[SummaryRow], summaries: Sequence[Document]) -> Case:
    """The case of one submission; `summaries` are the documents that its `rows` stand in ("../name")."""
    ranked = by_role(taken.extractions)
    documents = tuple(one.document for one in taken.extractions)
    rosters = tuple(roster for one in ranked for roster in one.rosters)
    figures = tuple(f for one in ranked for f in one.figures) + tuple(f for row in rows for f in row.figures)
    figures += list_figures(rosters, figures, (*documents, *summaries), taken.year)
    case = Case(
        id=taken.id,
        year=taken.year,
        documents=documents,
        facts=tuple(f for one in ranked for f in one.facts) + tuple(f for row in rows for f in row.facts),
        figures=figures,
        values=choose_values(figures, (*documents, *summaries), taken.year),
        rosters=rosters,
        passages=tuple(passage for one in ranked for passage in one.passages),
        remarks=tuple((one.document.file, remark) for one in ranked for remark in one.remarks),
        leftover=tuple(left for one in ranked for left in one.leftover),
        reckonings=tuple(reckoning for one in ranked for reckoning in one.reckonings),
        page_images=tuple((one.document.file, image) for one in ranked for image in one.page_images),
        properties={one.document.file: one.properties for one in ranked if one.properties},
    )
    doubted = misread_doubted(case)
    values = choose_values(doubted, (*documents, *summaries), taken.year) if doubted != figures else case.values
    return msgspec.structs.replace(case, figures=doubted, values=values)


def by_role(extractions: Sequence[Extraction]) -> list[Extraction]:
    """What an application stands on first: the form, then proofs, lists and the rest."""
    return sorted(extractions, key=lambda one: (_RANK[one.document.role], one.document.file))


def head(case: Case) -> SubmissionHead:
    def value(name: str) -> str | None:
        fact = case.fact(name)
        return fact.value if fact else None

    return SubmissionHead(
        id=case.id,
        cluster_name=value("cluster_name"),
        district=value("district"),
        applicant=value("applicant"),
        leading_industry=value("leading_industry"),
        year=case.year,
    )


def report_of(
    case: Case,
    ruleset: RulesetName,
    date: datetime.date,
    results: tuple[RuleResult, ...],
    findings: tuple[Finding, ...],
    review: Review,
) -> Report:
    return Report(
        submission=head(case),
        ruleset=ruleset,
        date=date.isoformat(),
        documents=case.documents,
        facts=case.facts,
        figures=corroborated(case),
        values=case.values,
        eligibility=results,
        findings=findings,
        review=review,
        leftover=case.leftover,
        rosters=case.rosters,
    )
