"""The districts that an application may speak of as its own."""

from __future__ import annotations

from validators.doubts.places import places
from validators.doubts.subject import Subject


def own_districts(subject: Subject) -> set[str]:
    """The districts that the application says it lies in; empty where it names none."""
    return places().districts_in("；".join(_own_words(subject)))


def home_districts(subject: Subject) -> set[str]:
    """Where the applicant, its proofs' issuers and the towns of its lists lie; empty where none is known."""
    issuers = [document.issuer for document in subject.case.documents if document.issuer]
    towns = [entry.fields.get("town", "") for roster in subject.case.rosters for entry in roster.entries]
    own = own_districts(subject)
    return own | places().districts_in("；".join([*issuers, *towns])) if own or _own_words(subject) else set()


def _own_words(subject: Subject) -> list[str]:
    return [
        fact.value for fact in subject.case.facts if fact.name in ("district", "cluster_name", "applicant", "boundary")
    ]
