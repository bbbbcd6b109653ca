"""Where rounding leaves a verdict open: which figure decides it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from pipeline.model import Case, Figure
from validators.eligibility.outcome import Outcome
from validators.eligibility.wording import name_of
from validators.policy import Rule


def naming_the_decisive(case: Case, outcome: Outcome, rule: Rule, judge: Callable[[Case, Rule], Outcome]) -> Outcome:
    """The outcome with the figures of which more digits would settle it; unchanged where rounding is not the reason."""
    if outcome.reason != "rounding":
        return outcome
    vague = [index for index in outcome.figures if not case.figures[index].interval.is_exact]
    sharpened = {index: judge(_with(case, index, _exact(case.figures[index])), rule) for index in vague}
    enough = [index for index, other in sharpened.items() if other.reason != "rounding"]
    # a figure that stands there for comparison only changes nothing that was measured
    involved = [index for index, other in sharpened.items() if other.measures != outcome.measures] or vague
    figures = [case.figures[index] for index in enough or involved]
    names = list(dict.fromkeys(name_of(figure.indicator, figure.period) for figure in figures))
    if not names:
        return outcome
    told = "或者".join(names) if enough else "、".join(names)
    explanation = f"{outcome.explanation}起决定作用的是{told}，请提供更精确的数。"
    return msgspec.structs.replace(outcome, explanation=explanation)


def _exact(figure: Figure) -> Figure:
    return msgspec.structs.replace(figure, low=figure.value, high=figure.value)


def _with(case: Case, index: int, figure: Figure) -> Case:
    figures = (*case.figures[:index], figure, *case.figures[index + 1 :])
    return msgspec.structs.replace(case, figures=figures)
