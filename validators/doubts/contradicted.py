"""Statements that others contradict, so that what merely follows from them need not be asked as well."""

from __future__ import annotations

from validators.doubts.list_figures import unborne
from validators.doubts.relations import ties
from validators.doubts.statements import disagreements
from validators.doubts.subject import Subject


def contradicted(subject: Subject) -> frozenset[int]:
    """Statements in broken relations, against other statements of the same figure, or against lists."""
    found = {number for tie in ties(subject) if not tie.holds for number in tie.figures}
    found |= {number for pair in disagreements(subject) for number in (pair.first, pair.second)}
    return frozenset(found | {declared for declared, _ in unborne(subject)})
