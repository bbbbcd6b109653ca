"""What a rule's function answers; the record around it (id, clause, title) is added in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, Measure, Reason, Source, Verdict
from validators.eligibility.statements import is_readable
from validators.eligibility.wording import name_of
from validators.policy import Threshold


class Outcome(msgspec.Struct, frozen=True):
    """Verdict with its reason; `figures` are indices into the case's, `provisional` what was not concluded."""

    verdict: Verdict
    explanation: str
    reason: Reason | None = None
    measured: str | None = None
    figures: tuple[int, ...] = ()
    evidence: tuple[Source, ...] = ()
    provisional: Verdict | None = None
    measures: tuple[Measure, ...] = ()


def decided(
    holds: bool | None,
    explanation: str,
    *,
    measured: str,
    figures: Sequence[int],
    open_reason: Reason = "rounding",
    measures: Sequence[Measure] = (),
) -> Outcome:
    """pass or fail, or undetermined with `open_reason` where the comparison is left open (None)."""
    verdict: Verdict = "undetermined" if holds is None else "pass" if holds else "fail"
    reason = open_reason if holds is None else None
    return Outcome(verdict, explanation, reason, measured, tuple(figures), measures=tuple(measures))


def measure(name: str, interval: Interval, threshold: Threshold) -> Measure:
    """What was measured of a threshold; ends to six decimals, as far as anybody looks."""
    low, high = (None if end is None else round(end, 6).normalize() for end in (interval.low, interval.high))
    at_least = threshold.rule.at == "least"
    return Measure(name, low, high, threshold.bound, at_least, threshold.demand, threshold.unit)


def missing(case: Case, what: Iterable[str], *, figures: Sequence[int] = (), measured: str | None = None) -> Outcome:
    """undetermined because `what` was not read; says where it may still stand."""
    names = list(what)
    explanation = f"材料中未读到{'、'.join(names)}，无法判定。{_trace_of(case, names)}{unread_note(case)}"
    return Outcome("undetermined", explanation, "missing", measured, tuple(figures))


def _trace_of(case: Case, names: Sequence[str]) -> str:
    """What was seen of the missing after all: a reading too poor to use, words that were not understood."""
    unsure = [
        name_of(value.indicator, value.period)
        for value in case.values
        if not is_readable(case.figures[value.figure]) and name_of(value.indicator, value.period) in names
    ]
    poor = f"其中{'、'.join(unsure)}识别结果很不可靠，未予采用，请核对原件。" if unsure else ""
    not_understood = [
        f"《{left.source.file}》“{left.label}”一栏填有“{left.text}”，未能识别。"
        for left in case.leftover
        if left.label and any(name.endswith(left.label) for name in names)
    ]
    return poor + _repeated_demands(case, names) + "".join(not_understood[:3])


def _repeated_demands(case: Case, names: Sequence[str]) -> str:
    """What was read surely and yet not stood on: it only repeats a demand of the policy (`restated.py`)."""
    stood_on = {(value.indicator, value.period) for value in case.values}
    repeated = [
        figure.raw
        for figure in case.figures
        if figure.method != "list"
        and (figure.indicator, figure.period) not in stood_on
        and figure.is_sure
        and figure.status in ("actual", "preliminary")
        and name_of(figure.indicator, figure.period) in names
    ]
    told = "”“".join(dict.fromkeys(repeated))
    return f"材料中的“{told}”只是政策标准的写法，不是申报的数字。" if repeated else ""


def unread_note(case: Case) -> str:
    """A sentence on the files that could not be read: what is missing may stand there."""
    files = [document.file for document in case.documents if document.status != "read"]
    if not files:
        return ""
    named = "、".join(f"《{file}》" for file in files[:5]) + ("等" if len(files) > 5 else "")
    return f"另有{len(files)}份文件未能读取或未能全部读取（{named}），所缺内容可能在其中。"
