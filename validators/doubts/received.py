"""What has been received: which roles, and which authorities' confirmations."""

from __future__ import annotations

from pipeline.model import Document, Role
from validators.doubts.requirements import requirements
from validators.doubts.subject import Subject

_LISTS: dict[Role, str] = {"enterprise_list": "enterprise", "patent_list": "patent", "title_list": "title"}


def is_there(subject: Subject, role: Role) -> bool:
    """Whether a document of that role was received, or its list stands inside another document.

    A letter that states the cluster's output proves it, whatever became of the words that tell its role.
    """
    kind = _LISTS.get(role)
    listed = any(roster.kind == kind for roster in subject.case.rosters)
    return bool(subject.with_role(role)) or listed or (role == "statistics_proof" and _proves_output(subject))


def _proves_output(subject: Subject) -> bool:
    letters = {document.file for document in subject.with_role("compliance_proof", "operator_proof", "other")}
    return any(
        figure.indicator == "output_total"
        and figure.status == "actual"
        and figure.method != "list"
        and figure.source.file in letters
        for figure in subject.case.figures
    )


def missing_authorities(subject: Subject) -> list[str]:
    """The fields of clause 二（二）1 that no proof speaks of."""
    texts = [_words(subject, document) for document in subject.with_role("compliance_proof")]
    return [
        field
        for field, words in requirements().authorities.items()
        if not any(word in text for word in words for text in texts)
    ]


def _words(subject: Subject, document: Document) -> str:
    spoken = [
        f"{passage.heading} {passage.text}" for passage in subject.case.passages if passage.source.file == document.file
    ]
    return " ".join([document.issuer or "", document.title or "", document.file, *spoken])
