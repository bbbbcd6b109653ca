"""Documents that were not read, and what they might hold."""

from __future__ import annotations

from pipeline.model import Document, Role
from validators.doubts.subject import Subject

# Codes of the readers and of unpacking for files that nobody can open, whatever the machine
_BY_APPLICANT = frozenset(
    {"empty", "damaged", "encrypted", "no_content"}
    | {"volumes", "rest_lost", "link", "special", "bomb", "empty_submission"}
)


def not_whole(subject: Subject) -> tuple[Document, ...]:
    """Documents unreadable or read in part, the members of archives and the archives that stayed shut."""
    return tuple(document for document in subject.case.documents if document.status != "read")


def could_hold(subject: Subject, role: Role) -> tuple[Document, ...]:
    """Documents not wholly read whose role is that one or unknown: what is missing may stand there."""
    return tuple(document for document in not_whole(subject) if document.role in (role, "other", "archive"))


def sent_broken(document: Document) -> bool:
    """Whether the applicant sent it locked, damaged, empty or in part, rather than this machine failing to read it."""
    return document.problem is not None and document.problem.code in _BY_APPLICANT
