"""A plan whose targets lie below what is already reached.

Rates of CO2 and energy are to fall, everything else is to rise; a target beyond a fifth or five times the present
value is another matter, of units. The present value is the one that the application stands on; where others
contradict it, that is asked already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Figure
from validators.doubts.check import Check, Draft
from validators.doubts.contradicted import contradicted
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("plan_target_below", "plausibility", "query", "二（二）9", "规划目标低于现状")

_FALLING = frozenset({"co2_intensity", "energy_efficiency", "water_efficiency"})
_RISING = frozenset(
    {
        "output_total", "output_sme", "output_leading", "rd_sme", "patents_valid", "patents_per_10k", "hnte",
        "srdi_provincial", "innovative_smes", "little_giants", "champions_national", "platform_penetration",
        "software_adoption", "innovation_platforms", "standards", "firms_total", "exports",
    }
)  # fmt: skip
_OTHER_UNIT = 5


@check
def find(subject: Subject) -> Iterator[Draft]:
    below: dict[int, list[int]] = defaultdict(list)
    for number, figure in enumerate(subject.case.figures):
        if figure.status != "target" or not figure.is_sure:
            continue
        planned = subject.role(figure.source.file) == "development_plan" and figure.period is not None
        now = subject.chosen(figure.indicator, subject.years[-1]) if planned and subject.years else None
        if now is not None and figure.period > subject.years[-1] and _falls_behind(subject.figure(now), figure):  # type: ignore[operator]
            below[now].append(number)
    told = contradicted(subject) if below else frozenset[int]()
    for now, numbers in below.items():
        if now not in told:
            yield _draft(subject, now, numbers)


def _draft(subject: Subject, now: int, numbers: list[int]) -> Draft:
    present = subject.figure(now)
    targets = "、".join(f"{name(one.indicator, one.period)}目标{quote(one)}" for one in map(subject.figure, numbers))
    word = "高于" if present.indicator in _FALLING else "低于"
    return Draft(
        key=present.indicator,
        message=(
            f"{targets}，{word}现状{name(present.indicator, present.period)}{quote(present)}。可能的原因："
            "规划编制时现状数较低而未更新、现状数偏高、统计口径不同。请申报单位说明，并更新规划或者核对现状数。"
        ),
        contests=((now, *numbers),),
    )


def _falls_behind(now: Figure, target: Figure) -> bool:
    if now.value <= 0 or not now.value / _OTHER_UNIT < target.value < now.value * _OTHER_UNIT:
        return False
    if target.indicator in _FALLING:
        return now.interval.is_below(target.interval)
    return target.indicator in _RISING and target.interval.is_below(now.interval)
