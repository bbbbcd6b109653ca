"""专家评审佐证表: the evidence for each condition, and for each line of the bureau's own scoring table.

No score is given here, and none is hinted at: the column is left to the expert.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Report, RuleResult
from pipeline.report import overview, standing
from pipeline.report.labels import labels
from pipeline.report.numbers import said
from pipeline.report.papers.extraction import conditions_of, head_of, items_of, places_of
from pipeline.report.papers.fields import ExpertSheet, Place, Scored
from pipeline.report.places import place_words
from pipeline.report.scoring import ScoringLine, ScoringTable

_EVIDENCE = 6


def expert_sheet(report: Report, table: ScoringTable | None) -> ExpertSheet:
    lines = table.lines if table else ()
    return ExpertSheet(
        **head_of(report),
        table=table.name if table else "",
        scored=tuple(_scored(report, number, line) for number, line in enumerate(lines, 1)),
        conditions=conditions_of(report),
        items=items_of(report),
    )


def _scored(report: Report, number: int, line: ScoringLine) -> Scored:
    results = _meant(report, line.clause)
    return Scored(
        number=number,
        cells="\n".join(f"{head}：{text}" for head, text in line.cells),
        most=line.most,
        clause=line.clause,
        state="\n".join(map(_state, results)),
        evidence=_evidence(report, results),
    )


def _meant(report: Report, named: str) -> list[RuleResult]:
    """The rules a line speaks of: by clause in full or by its number alone, by the condition's heading, or by title."""
    if not named:
        return []
    for condition in overview.conditions(report):
        if named in (condition.clause, condition.number, condition.heading):
            return list(condition.results)
    return [result for result in report.eligibility if result.title == named]


def _state(result: RuleResult) -> str:
    words = labels()
    reason = f"（{words.reasons[result.reason]}）" if result.reason else ""
    measured = f"{result.measured}，" if result.measured else ""
    return f"{result.title}：{measured}{words.verdicts[result.verdict]}{reason}"


def _evidence(report: Report, results: Sequence[RuleResult]) -> tuple[Place, ...]:
    figures = dict.fromkeys(index for result in results for index in result.figures)
    numbers = [
        Place(place_words(one.source), f"{standing.figure_name(one)}：{said(one)}")
        for one in (report.figures[index] for index in figures)
    ]
    passages = places_of([source for result in results for source in result.evidence], _EVIDENCE)
    return (*numbers, *passages)[: 2 * _EVIDENCE]
