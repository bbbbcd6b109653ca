"""Looks for the proofs that an evidence rule asks for.

A proof counts only where the document was read, comes from whom it should, and its own words
speak to the matter. Whoever doubts leaves it to a person: a wrong "pass" here is the one
mistake this must not make.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Case, Document, Passage, Source
from validators.eligibility.outcome import Outcome, unread_note
from validators.eligibility.passages import quoted
from validators.policy import Proof


def documents_for(case: Case, proof: Proof) -> list[Document]:
    """Documents of the proof's roles, as far as they were read."""
    return [one for one in case.documents if one.role in proof.roles and one.status != "unreadable"]


def passages_of(case: Case, document: Document) -> list[Passage]:
    return [passage for passage in case.passages if passage.source.file == document.file]


def speaking(passages: Sequence[Passage], words: Sequence[str]) -> list[Passage]:
    """The passages that use one of the words, in their text or heading."""
    return [passage for passage in passages if any(word in passage.text + passage.heading for word in words)]


def all_or_review(case: Case, lacking: Sequence[str], evidence: Sequence[Source], complete: str) -> Outcome:
    """pass with `complete`, or review naming what is `lacking`."""
    if not lacking:
        return Outcome("pass", complete, evidence=tuple(evidence))
    explanation = f"尚未核到：{'；'.join(lacking)}。须由人工研判。{unread_note(case)}"
    return Outcome("review", explanation, "judgement", evidence=tuple(evidence))


def quote_first(passages: Sequence[Passage]) -> Source:
    return quoted(passages[0])
