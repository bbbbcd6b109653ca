"""Judges anew with what other statements of the same figures say.

A figure is stated in the form, the plan, the letters and the lists. Where these contradict
each other and the verdict changes with the one taken, the verdict is open: which one is true
is for the bureau to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from pipeline.model import Case, Figure, Value
from pipeline.report.labels import labels
from validators.eligibility.outcome import Outcome
from validators.eligibility.wording import name_of, place, shown
from validators.scopes import told_apart

Judge = Callable[[Case], Outcome]


def with_conflicts(case: Case, judge: Judge) -> Outcome:
    """The outcome on the chosen figures, or undetermined (conflict) where another file would change it.

    What one file says is taken together: its total and its parts belong to each other.
    """
    outcome = judge(case)
    if outcome.verdict not in ("pass", "fail"):
        return outcome
    for replaced in _other_stories(case, outcome.figures):
        other = judge(_with_values(case, replaced))
        if other.verdict != outcome.verdict:
            return _open(case, outcome, other, replaced)
    return outcome


def _other_stories(case: Case, used: tuple[int, ...]) -> Iterator[dict[int, int]]:
    """Chosen figure -> the figure to take instead: all of one file's at once, then its further ones singly."""
    by_file: dict[str, dict[int, int]] = {}
    further: list[dict[int, int]] = []
    for value in case.values:
        if value.figure not in used:
            continue
        for other in sorted(_contradicting(case, value)):
            story = by_file.setdefault(case.figures[other].source.file, {})
            if value.figure in story:
                further.append({value.figure: other})
            else:
                story[value.figure] = other
    yield from by_file.values()
    yield from further


def _contradicting(case: Case, value: Value) -> list[int]:
    chosen, parts = case.figures[value.figure], told_apart(case.figures)
    return [index for index in value.others if index not in parts and _contradicts(case.figures[index], chosen)]


def _contradicts(other: Figure, chosen: Figure) -> bool:
    """Only sure statements of the same thing: a target is no actual figure, 规上 is not 全口径.

    What this program computed itself is no statement; a list's length is one.
    """
    if other.method == "derived":
        return False
    same_scope = other.scope is None or chosen.scope is None or other.scope == chosen.scope
    same_status = other.status in ("actual", chosen.status)
    return same_status and other.is_sure and same_scope and not other.interval.meets(chosen.interval)


def _with_values(case: Case, replaced: dict[int, int]) -> Case:
    values = tuple(
        msgspec.structs.replace(value, figure=replaced.get(value.figure, value.figure)) for value in case.values
    )
    return msgspec.structs.replace(case, values=values)


def _open(case: Case, outcome: Outcome, other: Outcome, replaced: dict[int, int]) -> Outcome:
    pairs = "；".join(
        f"{name_of(case.figures[mine].indicator, case.figures[mine].period)}，"
        f"{place(case.figures[mine])}为{shown(case.figures[mine])}，"
        f"{place(case.figures[theirs])}为{shown(case.figures[theirs])}"
        for mine, theirs in replaced.items()
    )
    explanation = (
        f"材料中的数字互相矛盾：{pairs}。按前者结论为{labels().verdicts[outcome.verdict]}，"
        f"按后者结论为{labels().verdicts[other.verdict]}，请核实后判定。按前者：{outcome.explanation}"
    )
    figures = tuple(dict.fromkeys((*outcome.figures, *replaced.values())))
    return msgspec.structs.replace(
        outcome, verdict="undetermined", explanation=explanation, reason="conflict", figures=figures
    )
