"""Ratios that no cluster of manufacturing firms can have, and ratios far from all others of the batch.

The bounds are wide: what lies outside is most likely a unit or a decimal point. Peers are compared robustly, by the
median and the median of the distances from it, and only where there are enough of them; what stands out is noted,
never more. Benford's law says nothing of forty figures and is not used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from pipeline.interval import Interval
from validators.doubts.check import Check, Draft
from validators.doubts.ratios import Measured, measured
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import name, plain_number, quote, span

bounds = Check("implausible_ratio", "plausibility", "query", "二（三）1", "比例关系超出可能的范围")
peers = Check("unlike_peers", "plausibility", "note", "二（三）1", "与同批申报差别很大")

_LEAST_PEERS = 8
_FAR = 6  # robust standard deviations
_TIMES = 3
_TO_DEVIATION = Decimal("1.4826")  # of the median distance, for a normal distribution


@bounds
def find_impossible(subject: Subject) -> Iterator[Draft]:
    for one in measured(subject):
        part, whole = subject.figure(one.part), subject.figure(one.whole)
        # a part above its whole is told as such
        above = part.unit == whole.unit and part.value > whole.value
        if above or one.value.meets(Interval(one.ratio.low, one.ratio.high)):
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


@peers
def find_unlike(subject: Subject) -> Iterator[Draft]:
    known = subject.batch.once(_by_ratio)
    for one in measured(subject):
        values = known[one.ratio.name]
        if len(values) < _LEAST_PEERS:
            continue
        middle = median(values)
        spread = median(abs(value - middle) for value in values) * _TO_DEVIATION
        value = _middle(one)
        far = abs(value - middle) > _FAR * spread and not middle / _TIMES <= value <= middle * _TIMES
        if far and middle > 0:
            unit = one.ratio.unit
            yield Draft(
                key=one.ratio.name,
                message=(
                    f"按{_operands(subject, one)}计算，{one.ratio.name}为{plain_number(value, 2)}{unit}；"
                    f"同批{len(values)}份申报的中位数为{plain_number(middle, 2)}{unit}，"
                    f"离差中位数折合标准差{plain_number(spread, 2)}。"
                    "行业不同可以有此差别，仅供审核时留意。"
                ),
                contests=((one.part, one.whole),),
            )


def _by_ratio(batch: Batch) -> dict[str, Sequence[Decimal]]:
    found: dict[str, list[Decimal]] = defaultdict(list)
    for subject in batch.subjects:
        for one in measured(subject):
            found[one.ratio.name].append(_middle(one))
    return {name: sorted(values) for name, values in found.items()}


def _middle(one: Measured) -> Decimal:
    low = one.value.low if one.value.low is not None else Decimal(0)
    return (low + (one.value.high if one.value.high is not None else low)) / 2


def _operands(subject: Subject, one: Measured) -> str:
    return "、".join(
        f"{name(figure.indicator, figure.period)}{quote(figure)}"
        for figure in (subject.figure(one.part), subject.figure(one.whole))
    )
