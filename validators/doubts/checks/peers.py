"""A ratio of an application far from that of the others in the batch.

Output for each worker and each firm, taxes and R&D beside output: on a logarithmic scale, against the median of
more than twelve applications and their median absolute deviation, which a few odd ones do not move. Far is both
beyond eight deviations and fivefold: clusters differ by right. First digits are not counted (Benford's law): it says
nothing on the forty figures of an application.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

import msgspec

from validators.doubts.check import Check, Draft
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import name, quote

check = Check("far_from_peers", "plausibility", "query", "二（三）1", "与本批次其他申报相差悬殊")

_LEAST_PEERS = 12
_DEVIATIONS, _TIMES = 8.0, 5.0
# makes the median absolute deviation of a normal sample its standard deviation
_NORMAL = 1.4826
# ratios alike to the last digit have no deviation: a fifth is still no distance
_LEAST_SPREAD = math.log(1.2)


class Ratio(msgspec.Struct, frozen=True):
    """One amount beside another, with words for what it tells and its unit once multiplied by `times`."""

    above: str
    below: str
    words: str
    unit: str
    times: float


class Spread(msgspec.Struct, frozen=True):
    """Where the ratios of the batch lie, as logarithms: the middle, the deviation, and how many there are."""

    middle: float
    deviation: float
    count: int


_RATIOS = (
    Ratio("output_total", "employees", "人均产值", "万元/人", 10_000),
    Ratio("output_total", "firms_total", "户均产值", "亿元/家", 1),
    Ratio("tax", "output_total", "税收与产值之比", "%", 100),
    Ratio("rd_sme", "output_sme", "研发经费与中小企业产值之比", "%", 100),
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    spreads = subject.batch.once(_spreads)
    for number, ratio in enumerate(_RATIOS):
        at, spread = _log_of(subject, ratio), spreads[number]
        if at is None or spread.count <= _LEAST_PEERS:
            continue
        distance = abs(at - spread.middle)
        if distance > _DEVIATIONS * spread.deviation and distance > math.log(_TIMES):
            yield _draft(subject, ratio, at, spread)


def _draft(subject: Subject, ratio: Ratio, at: float, spread: Spread) -> Draft:
    above, below = (subject.figure(number) for number in _numbers(subject, ratio))
    low, high = (spread.middle - spread.deviation, spread.middle + spread.deviation)
    return Draft(
        key=f"{ratio.above}|{ratio.below}",
        message=(
            f"{ratio.words}为{_shown(ratio, at)}（{name(above.indicator, above.period)}{quote(above)}、"
            f"{name(below.indicator, below.period)}{quote(below)}），本批次{spread.count}件的中位数为"
            f"{_shown(ratio, spread.middle)}，多在{_shown(ratio, low)}至{_shown(ratio, high)}之间。"
            "可能的原因：单位差错、统计范围不同、行业特点（如资本密集、用工少）。请申报单位核对两项数据并说明。"
        ),
        contests=tuple((number,) for number in _numbers(subject, ratio)),
    )


def _spreads(batch: Batch) -> list[Spread]:
    return [
        _spread([at for subject in batch.subjects if (at := _log_of(subject, ratio)) is not None]) for ratio in _RATIOS
    ]


def _spread(logs: list[float]) -> Spread:
    if not logs:
        return Spread(0.0, 0.0, 0)
    middle = median(logs)
    deviation = median(abs(one - middle) for one in logs) * _NORMAL
    return Spread(middle, max(deviation, _LEAST_SPREAD / _DEVIATIONS), len(logs))


def _log_of(subject: Subject, ratio: Ratio) -> float | None:
    """The logarithm of the ratio; None where either figure is not known or is nothing."""
    numbers = _numbers(subject, ratio)
    values = [subject.figure(number).value for number in numbers]
    return math.log(float(values[0] / values[1])) if len(values) == 2 and min(values) > 0 else None


def _numbers(subject: Subject, ratio: Ratio) -> tuple[int, ...]:
    last = subject.years[-1] if subject.years else None
    found = [subject.chosen(code, last) for code in (ratio.above, ratio.below)]
    return tuple(number for number in found if number is not None) if None not in found else ()


def _shown(ratio: Ratio, log: float) -> str:
    return f"{float(f'{math.exp(log) * ratio.times:.3g}'):g}{ratio.unit}"
