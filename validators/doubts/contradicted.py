"""Statements that others contradict, so that what merely follows from them need not be asked as well."""

from __future__ import annotations

from validators.doubts.list_figures import added, bears_out, counted
from validators.doubts.relations import ties
from validators.doubts.statements import disagreements
from validators.doubts.subject import Subject


def contradicted(subject: Subject) -> frozenset[int]:
    """Statements in broken relations, against other statements of the same figure, or against lists."""
    found = {number for tie in ties(subject) if not tie.holds for number in tie.figures}
    found |= {number for pair in disagreements(subject) for number in (pair.first, pair.second)}
    return frozenset(found | _against_lists(subject))


def _against_lists(subject: Subject) -> set[int]:
    found = set()
    for one in added(subject):
        number = subject.chosen(one.indicator, one.period)
        if number is not None and not subject.figure(number).interval.meets(one.total):
            found.add(number)
    for listed in counted(subject):
        number = subject.chosen(listed.indicator, subject.years[-1])
        if number is not None and not bears_out(listed, subject.figure(number).interval):
            found.add(number)
    return found
