"""Which verdicts would be others if what is named as wrong were what the rest says it must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, RuleResult, Verdict
from validators.doubts.localisation.diagnosis import Culprit
from validators.doubts.subject import Subject
from validators.eligibility.supposition import suppose

_NARROW = Decimal("1.1")
Judge = Callable[[Case], Sequence[RuleResult]]


class Turned(msgspec.Struct, frozen=True):
    """A rule whose verdict would be another one."""

    rule: str
    title: str
    before: Verdict
    after: Verdict


def turned(subject: Subject, culprits: Sequence[Culprit], judge: Judge) -> tuple[Turned, ...]:
    """The rules that would answer otherwise, and alike, at both ends of where the named figures would have to lie.

    Only figures the application stands on count: a wrong copy of one changes no verdict. Where one of them could lie
    anywhere, nothing is said; what only a person judges is left to the person.
    """
    ranged = [one for one in culprits if _is_chosen(subject, one)]
    if not ranged or not all(_is_narrow(one.range) for one in ranged):
        return ()
    lows, highs = (
        judge(_supposing(subject, [(one, end) for one, end in zip(ranged, ends, strict=True)]))
        for ends in zip(*((one.range.low, one.range.high) for one in ranged if one.range), strict=True)
    )
    return tuple(
        Turned(low.rule, low.title, now.verdict, low.verdict)
        for now, low, high in zip(subject.results, lows, highs, strict=True)
        if low.verdict == high.verdict != now.verdict and "review" not in (low.verdict, now.verdict)
    )


def _is_narrow(span: Interval | None) -> bool:
    """Whether it says where the figure would have to lie rather than only what it must not pass."""
    return span is not None and span.low is not None and span.high is not None and span.high <= span.low * _NARROW


def _is_chosen(subject: Subject, culprit: Culprit) -> bool:
    return subject.chosen(*culprit.claim.cell) in culprit.claim.statements


def _supposing(subject: Subject, ends: Sequence[tuple[Culprit, Decimal | None]]) -> Case:
    case = subject.case
    for culprit, end in ends:
        assert end is not None, "only bounded ranges are supposed"
        stated = subject.figure(culprit.claim.statements[0])
        case = suppose(case, msgspec.structs.replace(stated, value=end, low=end, high=end, raw=f"{end:f}"))
    return case
