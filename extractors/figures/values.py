"""Which figure the application stands on where one fact is stated many times.

The application form outranks other papers, a table outranks a sentence, a figure printed plainly outranks one with a
hedge, the more digits the better; what is left is decided by the order of the papers. The summary table is the
district's word, not the applicant's, and stands last. What lists count or add up to bears it out or contradicts it,
and is never what an application stands on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from pipeline.model import Document, Figure, Value

_ROLES = (
    "application_form",
    "annual_report",
    "statistics_proof",
    "audit_report",
    "development_plan",
    "enterprise_list",
)
_METHODS = ("table", "text", "list", "derived")


def choose_values(figures: Sequence[Figure], documents: Sequence[Document], year: int | None) -> tuple[Value, ...]:
    """One Value for each (indicator, period) that is stated as a fact, with all other statements of it."""
    roles = {d.file: d.role for d in documents}
    groups: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for i, figure in enumerate(figures):
        if figure.status in ("actual", "preliminary") and figure.confidence >= 0.7:
            groups[figure.indicator, figure.period].append(i)
    chosen = []
    for (indicator, period), members in groups.items():
        if period is not None and year is not None and period[:4].isdecimal() and int(period[:4]) >= year:
            continue
        ranked = sorted(members, key=lambda i: _rank(figures[i], roles.get(figures[i].source.file, "other"), i))
        if figures[ranked[0]].method == "list":
            continue
        chosen.append(Value(indicator, period, ranked[0], tuple(sorted(ranked[1:]))))
    return tuple(sorted(chosen, key=lambda v: (v.indicator, v.period or "")))


def _rank(figure: Figure, role: str, order: int) -> tuple[int | Decimal, ...]:
    width = None if figure.low is None or figure.high is None else figure.high - figure.low
    return (
        1 if figure.method == "list" else 0,
        1 if figure.source.file.startswith("../") else 0,
        _ROLES.index(role) if role in _ROLES else len(_ROLES),
        0 if figure.is_sure else 1,
        1 if width is None else 0,
        _METHODS.index(figure.method),
        width if width is not None else Decimal(0),
        order,
    )
