"""What a rule's function can judge, so that a ruleset cannot hand it something else unnoticed.

The function of sme_share divides the SMEs' output by the total, whatever the ruleset's threshold is about: with
another indicator beside it the verdict would be wrong and look right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from validators.policy import Rule
from validators.policy.marked_yaml import Place

Problem = tuple[Place, str]


class Scope(msgspec.Struct, frozen=True):
    """The indicators a function knows, each threshold's benchmark, the readings, and what else it wants.

    `trend`: it judges a movement, no threshold. `several`: more than one threshold, of which one suffices.
    `proofs`: how many it looks for; 0 stands for any number. Without indicators it judges papers.
    """

    indicators: tuple[str, ...] = ()
    against: str | None = None
    readings: tuple[str, ...] = ()
    trend: bool = False
    several: bool = False
    proofs: int = 0


def misfits(rule: Rule, scope: Scope) -> Iterator[Problem]:
    """What in the rule its function could not judge, each with its place inside the rule."""
    kind = "figure" if scope.indicators else "evidence"
    if rule.kind != kind:
        yield ("kind",), f"写的是“{rule.kind}”，应为 {kind} 或者 judgement（由人工研判）"
        return
    if scope.proofs and len(rule.proofs) != scope.proofs:
        yield ("proofs",), f"写了{len(rule.proofs)}项材料，应为{scope.proofs}项"
    if (rule.trend is not None) != scope.trend or (scope.trend and rule.thresholds):
        yield ("kind",), f"这条规则应写 {'trend（趋势）' if scope.trend else 'thresholds（标准）'}，不写另一种"
    yield from _of_thresholds(rule, scope)
    yield from _of_readings(rule, scope)


def _of_thresholds(rule: Rule, scope: Scope) -> Iterator[Problem]:
    if len(rule.thresholds) > 1 and not scope.several:
        yield ("thresholds", 1), f"写了{len(rule.thresholds)}个标准，这条规则只能有一个"
    for number, threshold in enumerate(rule.thresholds):
        place = ("thresholds", number)
        yield from _unknown((*place, "indicator"), [threshold.indicator], scope.indicators, "指标")
        yield from _unknown((*place, "also"), threshold.also, scope.indicators if scope.several else (), "指标")
        if threshold.against != scope.against:
            wanted = f"against: {scope.against}" if scope.against else "value（标准值）"
            yield place, f"“{threshold.name}”应与 {wanted} 比较"
    if rule.trend:
        yield from _unknown(("trend", "indicator"), [rule.trend.indicator], scope.indicators, "指标")


def _of_readings(rule: Rule, scope: Scope) -> Iterator[Problem]:
    names = [reading.id for reading in rule.readings]
    yield from _unknown(("readings",), names, scope.readings, "取法")
    doubled = next((number for number, name in enumerate(names) if name in names[:number]), None)
    if doubled is not None:
        yield ("readings", doubled, "id"), f"取法“{names[doubled]}”重复，只能保留一处"
    if scope.readings and not names:
        yield (), f"没有写 readings（取法），至少应有其中之一：{'、'.join(scope.readings)}"


def _unknown(place: Place, names: Sequence[str], known: Sequence[str], word: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            allowed = f"可用的有：{'、'.join(known)}" if known else "不应写"
            yield place, f"{word}“{name}”不是这条规则的判断程序所用的，{allowed}"
