"""Drafts out of broken relations: one for each result indicator, naming every period concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.indicators import indicators
from pipeline.model import Severity
from validators.doubts.check import Draft
from validators.doubts.relations import Tie
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote, quotes, span


def draft_of(
    subject: Subject, ties: Iterable[Tie], *, ask: str, by_rounding: str, severity: Severity | None = None
) -> Iterator[Draft]:
    """One draft for each indicator whose stated results do not follow from their inputs."""
    broken: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if not tie.holds:
            broken[tie.indicator].append(tie)
    for indicator, members in broken.items():
        last_digit = all(tie.by_rounding_mode for tie in members)
        yield Draft(
            key=indicator,
            message="".join(_sentence(subject, tie) for tie in members) + (by_rounding if last_digit else ask),
            contests=tuple(tie.figures for tie in members),
            indicators=(indicator,),
            severity="note" if last_digit else severity,
        )


def _sentence(subject: Subject, tie: Tie) -> str:
    stated, *inputs = tie.figures
    unit = indicators()[tie.indicator].unit
    results = "或".join(dict.fromkeys(span(one, unit, 3 if unit == "吨/万元" else 2) for one in tie.expected))
    operands = "、".join(
        name(subject.figure(number).indicator, subject.figure(number).period) + quotes(subject, (number,))
        for number in inputs
    )
    return f"{name(tie.indicator, tie.period)}填{quote(subject.figure(stated))}，而按{operands}计算应为{results}。"
