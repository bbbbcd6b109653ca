"""From the drafts of the checks to findings: stable ids, sources, rules that hang on it, folding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.deciding import decided_by
from pipeline.model import Figure, Finding, Fold, Source
from validators.doubts.check import Check, Draft
from validators.doubts.localisation import Diagnosis, Judge, consequence, explanation, turned
from validators.doubts.subject import Subject

_RANK = {"doubt": 0, "query": 1, "note": 2}
_FOLDED_KINDS = ("unit", "arithmetic", "conflict", "scope")


class _Group:
    """Findings with a common cause: the claims that are most likely wrong."""

    def __init__(self, causes: frozenset[int], finding: Finding) -> None:
        self.causes = causes
        self.findings = [finding]

    def take(self, other: _Group) -> None:
        self.causes |= other.causes
        self.findings += other.findings


def assemble(
    subject: Subject, drafts: Sequence[tuple[Check, Draft]], judge: Judge | None = None
) -> tuple[Finding, ...]:
    """The findings of one application, the gravest first; symptoms of one wrong statement under one finding.

    With `judge`, verdicts that would change with what is most likely wrong are told.
    """
    diagnosis = Diagnosis(subject)
    groups: list[_Group] = []
    for check, draft in drafts:
        finding = _finding(subject, check, draft)
        causes = diagnosis.causes(draft.figures) if finding.kind in _FOLDED_KINDS else frozenset()
        group = _Group(causes, finding)
        for other in [one for one in groups if one.causes & causes]:
            group.take(other)
            groups.remove(other)
        groups.append(group)
    folded = [_localised(subject, _fold(one.findings), diagnosis, one.causes, judge) for one in groups]
    return tuple(sorted(folded, key=_order))


def _localised(
    subject: Subject, finding: Finding, diagnosis: Diagnosis, causes: frozenset[int], judge: Judge | None
) -> Finding:
    """The finding with what is most likely wrong behind it.

    Rules hang on what is named then, not on all that it contradicts; those that would answer otherwise come first.
    """
    culprits = diagnosis.culprits(causes)
    changes = turned(subject, culprits, judge) if judge and culprits else ()
    likely = diagnosis.likely(causes)
    decides = _rules(subject, (one.claim.cell[0] for one in culprits), likely) if culprits else finding.decides
    return msgspec.structs.replace(
        finding,
        likely=likely,
        message=_with_explanation(finding.message, explanation(subject, diagnosis, causes) + consequence(changes)),
        decides=_unique((*(one.rule for one in changes), *decides)),
    )


def _with_explanation(message: str, words: str) -> str:
    """The message with these sentences behind what was found, before innocent reasons and what to ask for."""
    at = max(message.find("可能的原因："), 0) or message.rfind("。请") + 1 or len(message)
    return message[:at] + words + message[at:]


def _finding(subject: Subject, check: Check, draft: Draft) -> Finding:
    figures = [subject.figure(number) for number in draft.figures]
    indicators = _unique((*draft.indicators, *(figure.indicator for figure in figures)))
    return Finding(
        id=_identity(subject.case.id, check.code, draft.key),
        check=check.code,
        kind=draft.kind or check.kind,
        severity=draft.severity or check.severity,
        message=draft.message,
        indicators=indicators,
        sources=_sources(figures, draft.sources),
        related=_unique(draft.related),
        decides=_unique((*draft.decides, *_rules(subject, indicators, draft.figures))),
        folds=draft.folds,
        title=check.title,
        clause=check.clause,
    )


def _identity(case: str, check: str, key: str) -> str:
    digest = hashlib.sha256("\0".join((case, check, key)).encode()).hexdigest()
    return f"{check}-{digest[:12]}"


def _sources(figures: Iterable[Figure], more: Iterable[Source]) -> tuple[Source, ...]:
    found: list[Source] = []
    for source in (*(figure.source for figure in figures), *more):
        if source not in found:
            found.append(source)
    return tuple(found)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _rules(subject: Subject, indicators: Iterable[str], numbers: Sequence[int]) -> list[str]:
    """Rules known to hang on these indicators, and rules that were judged on these very statements."""
    rules = [rule for indicator in indicators for rule in decided_by().get(indicator, ())]
    used = [result.rule for result in subject.results if set(result.figures) & set(numbers)]
    known = {result.rule for result in subject.results}
    return [rule for rule in (*used, *rules) if not known or rule in known]


def _fold(members: list[Finding]) -> Finding:
    """The gravest finding with the others as its symptoms; a wrong unit explains the rest."""
    first, *rest = sorted(members, key=lambda one: (_RANK[one.severity], one.kind != "unit", one.check, one.id))
    if not rest:
        return first
    return msgspec.structs.replace(
        first,
        indicators=_unique((*first.indicators, *(code for one in rest for code in one.indicators))),
        sources=tuple(dict.fromkeys((*first.sources, *(source for one in rest for source in one.sources)))),
        decides=_unique((*first.decides, *(rule for one in rest for rule in one.decides))),
        folds=(*first.folds, *(Fold(one.check, one.kind, one.message) for one in rest)),
    )


def _order(finding: Finding) -> tuple[int, bool, str, str]:
    return (_RANK[finding.severity], not finding.decides, finding.check, finding.id)
