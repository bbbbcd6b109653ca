"""Judges all cases of a batch, and keeps a case that cannot be judged from stopping the others."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

import msgspec

from flows.case import report_of
from flows.failures import failed
from pipeline.decisions import Ledger
from pipeline.model import Case, Failed, Finding, Report, RuleResult, RulesetName
from validators.doubts import find_doubts
from validators.eligibility import judge, with_flips
from validators.eligibility.titles import judge_titles
from validators.policy import Ruleset
from validators.policy.recognised import Recognised
from validators.references.model import References
from validators.review import review

Results = Mapping[str, tuple[RuleResult, ...]]
Findings = Mapping[str, tuple[Finding, ...]]
Find = Callable[[Sequence[Case], Results], Findings]
"""The doubts of applications judged together."""


class Judged(msgspec.Struct, frozen=True):
    """The reports, most doubtful first, and the cases that could not be judged."""

    reports: tuple[Report, ...]
    failed: tuple[Failed, ...]


def judge_all(
    cases: Sequence[Case],
    ruleset: Ruleset,
    date: datetime.date,
    history: Sequence[Report],
    recognised: Recognised | None = None,
    ledger: Ledger | None = None,
    references: References | None = None,
    earlier: Sequence[Case] = (),
) -> Judged:
    results, broken = _judge_each(cases, ruleset)
    sound = [case for case in cases if case.id in results]

    def find(some: Sequence[Case], theirs: Results) -> Findings:
        rejudge = lambda case: judge(case, ruleset)  # noqa: E731
        return find_doubts(some, theirs, ruleset, history, references, earlier, rejudge)

    found, troubled = _doubts(sound, results, find)
    findings = {id: (ledger or Ledger()).decided(id, each) for id, each in found.items()}
    name = RulesetName(ruleset.id, ruleset.version)
    reports = [
        msgspec.structs.replace(
            report_of(
                case, name, date, results[case.id], findings[case.id], review(results[case.id], findings[case.id])
            ),
            titles=judge_titles(case, ruleset, recognised, date),
        )
        for case in sound
        if case.id in findings
    ]
    return Judged(tuple(most_doubtful_first(reports)), (*broken, *troubled))


def most_doubtful_first(reports: Sequence[Report]) -> list[Report]:
    """In the order of the work list."""
    return sorted(reports, key=lambda report: (-report.review.priority, report.submission.id))


def _judge_each(cases: Sequence[Case], ruleset: Ruleset) -> tuple[Results, list[Failed]]:
    results: dict[str, tuple[RuleResult, ...]] = {}
    broken = []
    for case in cases:
        try:
            results[case.id] = with_flips(case, ruleset, judge(case, ruleset))
        except Exception as error:
            broken.append(failed(case.id, error))
    return results, broken


def _doubts(cases: Sequence[Case], results: Results, find: Find) -> tuple[Findings, list[Failed]]:
    """Doubts over all cases; when one case breaks the search, it is found and the rest compared without it."""
    try:
        return find(cases, results), []
    except Exception as error:
        if len(cases) == 1:
            return {}, [failed(cases[0].id, error)]
    sound, broken = [], []
    for case in cases:
        _, alone = _doubts([case], {case.id: results[case.id]}, find)
        broken.extend(alone)
        sound.extend([] if alone else [case])
    if broken:
        findings, more = _doubts(sound, results, find) if sound else ({}, [])
        return findings, [*broken, *more]
    # Each is sound alone, together they are not: better judged alone than not at all
    return {case.id: _doubts([case], results, find)[0][case.id] for case in cases}, []
