"""What makes two received files one paper: the same bytes, the same scan, or the same words."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping

from pipeline.model import Document, Role
from validators.doubts.subject import Subject

# papers that somebody else issues about the application
PROOFS: tuple[Role, ...] = ("statistics_proof", "compliance_proof", "operator_proof", "audit_report")
# papers of the application's own, and its lists
OWN: tuple[Role, ...] = (
    "application_form", "development_plan", "enterprise_list", "patent_list", "title_list", "annual_report",
)  # fmt: skip
_LEAST_LETTERS = 60

Keys = Mapping[str, frozenset[str]]


def paper_keys(subject: Subject) -> Keys:
    """What identifies each paper of an application, by file; archives and empty files are no papers.

    The words of a proof count where they were not recognised from pixels: a letter exported a second time is
    still the same letter, while two scans of one form are read alike whatever was filled in.
    """
    images: dict[str, list[str]] = defaultdict(list)
    for file, image in subject.case.page_images:
        images[file].append(image.digest)
    words = _words(subject)
    return {
        document.file: frozenset(_keys(document, images.get(document.file, []), words.get(document.file, "")))
        for document in subject.case.documents
        if document.role != "archive" and (document.problem is None or document.problem.code != "empty")
    }


def _keys(document: Document, images: list[str], words: str) -> list[str]:
    keys = [f"file:{document.sha256}"] if document.sha256 else []
    if images and len(images) == document.pages:
        keys.append("scan:" + _digest("".join(images)))
    whole = document.role in PROOFS and not document.ocr_pages and document.status == "read"
    if whole and len(words) >= _LEAST_LETTERS:
        keys.append(f"words:{document.format}:{_digest(words)}")
    return keys


def _words(subject: Subject) -> dict[str, str]:
    """The words and numbers of each proof, without blanks."""
    found: dict[str, list[str]] = defaultdict(list)
    for passage in subject.case.passages:
        if passage.role in PROOFS:
            found[passage.source.file].append(passage.text)
    for figure in subject.case.figures:
        found[figure.source.file].append(f"{figure.indicator}{figure.period}{figure.value}")
    for roster in subject.case.rosters:
        found[roster.file] += [value for entry in roster.entries for value in entry.fields.values()]
    return {file: re.sub(r"\s", "", "".join(parts)) for file, parts in found.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
