"""Brings together what the readings of a vague clause give.

Where all readings agree the clause need not be settled; where they differ only the bureau
can settle it, and the reviewer sees what each gives.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pipeline.interval import Interval
from pipeline.model import Measure, Reason
from validators.eligibility.outcome import measure
from validators.eligibility.recomputed import against
from validators.eligibility.wording import measured
from validators.policy import Threshold

_MET = {True: "满足", False: "不满足", None: "取决于舍入"}


class Combined(msgspec.Struct, frozen=True):
    """`holds` is None where the readings differ or rounding leaves one open; `reason` says which."""

    holds: bool | None
    reason: Reason
    sentence: str
    measured: str
    measures: tuple[Measure, ...]


def combine(quantities: Mapping[str, Interval], threshold: Threshold) -> Combined:
    """The common answer of the readings (Chinese name: quantity) to one threshold."""
    answers = {name: against(quantity, threshold) for name, quantity in quantities.items()}
    verdicts = {holds for holds, _ in answers.values()}
    differ = {True, False} <= verdicts
    sentence = "".join(f"{name}为{text}" for name, (_, text) in answers.items())
    if differ:
        each = "，".join(f"若按{_bare(name)}则{_MET[holds]}" for name, (holds, _) in answers.items())
        sentence += f"{each}；政策未规定用哪种算法，两种算法结论不同，无法判定。"
    shown = "；".join(
        f"{name}{measured(quantity, threshold.unit, threshold.bound if answers[name][0] is not None else None)}"
        for name, quantity in quantities.items()
    )
    holds = verdicts.pop() if len(verdicts) == 1 else None
    measures = tuple(measure(name, quantity, threshold) for name, quantity in quantities.items())
    return Combined(holds, "reading" if differ else "rounding", sentence, shown, measures)


def _bare(name: str) -> str:
    """A reading's name after 若按: 按常住人口 already has its 按."""
    return name.removeprefix("按")
