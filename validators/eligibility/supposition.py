"""The case as it would be with another figure: what a verdict hangs on, and by how much."""

from __future__ import annotations

import msgspec

from pipeline.model import Case, Figure, Value


def suppose(case: Case, figure: Figure) -> Case:
    """The case standing on `figure` for its indicator and period; what contradicted the old one is left out."""
    index = next(
        (
            number
            for number, value in enumerate(case.values)
            if (value.indicator, value.period) == (figure.indicator, figure.period)
        ),
        len(case.values),
    )
    value = Value(figure.indicator, figure.period, len(case.figures))
    values = (*case.values[:index], value, *case.values[index + 1 :])
    return msgspec.structs.replace(case, figures=(*case.figures, figure), values=values)
