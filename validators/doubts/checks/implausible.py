"""Ratios that no cluster of manufacturing firms can have (`ratios.yaml`).

The bounds are wide: what lies outside is most likely a unit or a decimal point. Where other statements contradict
one of the figures, that is asked already. Benford's law says nothing of forty
figures and is not used.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.interval import Interval
from validators.doubts.check import Check, Draft
from validators.doubts.contradicted import contradicted
from validators.doubts.ratios import Measured, measured
from validators.doubts.subject import Subject
from validators.doubts.wording import name, plain_number, quote, span

bounds = Check("implausible_ratio", "plausibility", "query", "二（三）1", "比例关系超出可能的范围")


@bounds
def find_impossible(subject: Subject) -> Iterator[Draft]:
    odd = [one for one in measured(subject) if not one.value.meets(Interval(one.ratio.low, one.ratio.high))]
    told = contradicted(subject) if odd else frozenset[int]()
    for one in odd:
        part, whole = subject.figure(one.part), subject.figure(one.whole)
        # a part above its whole, and figures that others contradict, are told as such
        if (part.unit == whole.unit and part.value > whole.value) or told & {one.part, one.whole}:
            continue
        yield Draft(
            key=one.ratio.name,
            message=(
                f"按{_operands(subject, one)}计算，{one.ratio.name}为{span(one.value, one.ratio.unit)}，超出"
                f"{plain_number(one.ratio.low)}至{plain_number(one.ratio.high)}{one.ratio.unit}的通常范围。可能的原因：单位或者小数点差错、"
                "两项数据的口径不同、行业特殊。请申报单位核对两项数据。"
            ),
            contests=((one.part, one.whole),),
        )


def _operands(subject: Subject, one: Measured) -> str:
    return "、".join(
        f"{name(figure.indicator, figure.period)}{quote(figure)}"
        for figure in (subject.figure(one.part), subject.figure(one.whole))
    )
