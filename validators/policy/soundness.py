"""What the types of a ruleset alone cannot hold: units, known indicators and words, dates, doubled ids.

Each problem comes with its place in the file, so that the error can name the line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.indicators import indicators
from validators.policy.comparison import comparisons
from validators.policy.marked_yaml import Place
from validators.policy.ruleset import DatedValue, Rule, Ruleset, Threshold, TitleCondition

Problem = tuple[Place, str]
_DAY = datetime.timedelta(days=1)


def problems(ruleset: Ruleset) -> Iterator[Problem]:
    """Everything that is wrong, in the order of the file."""
    if ruleset.effective_to and ruleset.effective_to < ruleset.effective_from:
        dates = f"有效期止（effective_to {ruleset.effective_to}）早于起（effective_from {ruleset.effective_from}）"
        yield ("effective_to",), f"{dates}，应不早于起"
    if not ruleset.dates_verified and not ruleset.source:
        yield ("dates_verified",), "有效期未经核实，须在 source 写明从何得知"
    yield from _doubled([rule.id for rule in ruleset.rules], "rules", "规则")
    yield from _doubled([title.id for title in ruleset.titles], "titles", "层级条件")
    for number, rule in enumerate(ruleset.rules):
        for place, message in _of_rule(rule, ruleset):
            yield ("rules", number, *place), f"规则“{rule.id}”：{message}"
    for number, title in enumerate(ruleset.titles):
        for place, message in _of_title(title, ruleset):
            yield ("titles", number, *place), f"层级条件“{title.id}”：{message}"


def _doubled(ids: list[str], key: str, word: str) -> Iterator[Problem]:
    for number, id in enumerate(ids):
        if id in ids[:number]:
            yield (key, number, "id"), f"{word}“{id}”重复，前面第{ids.index(id) + 1}条已用过，每条的 id 须不同"


def _of_rule(rule: Rule, ruleset: Ruleset) -> Iterator[Problem]:
    for key in ("id", "clause", "title", "test"):
        if not getattr(rule, key).strip():
            yield (key,), f"“{key}”没有写内容，应为文字"
    if rule.kind == "figure" and not rule.thresholds and rule.trend is None:
        yield ("kind",), "指标类规则（figure）须有 thresholds 或者 trend"
    if rule.kind == "evidence" and not rule.proofs:
        yield ("kind",), "材料类规则（evidence）须有 proofs"
    if rule.kind == "judgement" and not rule.words:
        yield ("kind",), "研判类规则（judgement）须有 words"
    if not rule.verified and not rule.source:
        yield _unverified_place(rule), "有未经核实的内容，须在 source 写明从何得知"
    if rule.decided:
        yield ("decided",), "对算法的决定（decided）不写在政策规则中，应写在审核口径文件（--settings）中"
    for number, threshold in enumerate(rule.thresholds):
        for place, message in _of_threshold(threshold, ruleset):
            yield ("thresholds", number, *place), message
    if rule.trend:
        yield from _unknown_indicators(("trend", "indicator"), [rule.trend.indicator])
        if rule.trend.word not in comparisons().trends:
            words = "、".join(comparisons().trends)
            yield ("trend", "word"), f"趋势用语“{rule.trend.word}”不认识，可用的有：{words}"
    yield from _unknown_indicators(("falling",), rule.falling)
    yield from _unknown_indicators(("neutral",), rule.neutral)


def _unverified_place(rule: Rule) -> Place:
    if not rule.verbatim:
        return ("verbatim",)
    number = next((number for number, one in enumerate(rule.thresholds) if not one.verified), None)
    return ("trend", "verified") if number is None else ("thresholds", number, "verified")


def _of_threshold(threshold: Threshold, ruleset: Ruleset) -> Iterator[Problem]:
    yield from _unknown_indicators(("indicator",), [threshold.indicator])
    yield from _unknown_indicators(("also",), threshold.also)
    yield from _unknown_indicators(("against",), [threshold.against] if threshold.against else [])
    if (threshold.value is None) == (threshold.against is None):
        yield (), f"“{threshold.name}”须写明 value（标准值）或者 against（与之比较的指标），二者取一"
    if threshold.comparison not in comparisons().thresholds:
        words = "、".join(comparisons().thresholds)
        yield ("comparison",), f"比较用语“{threshold.comparison}”不认识，可用的有：{words}"
    known = indicators().get(threshold.indicator)
    if known and not threshold.unit:
        yield (), f"“{threshold.name}”没有写单位（unit），应为“{known.unit}”"
    elif known and known.unit != threshold.unit:
        yield ("unit",), f"“{threshold.name}”的单位“{threshold.unit}”与指标的单位不同，应为“{known.unit}”"
    for place, value in threshold.values:
        if not value.is_finite() or value < 0:
            yield ("value", *place), f"“{threshold.name}”的标准值“{value}”不能用，应为不小于0的数"
    if isinstance(threshold.value, tuple):
        for place, message in _of_dates(threshold.value, ruleset):
            yield ("value", *place), f"“{threshold.name}”{message}"


def _of_dates(values: tuple[DatedValue, ...], ruleset: Ruleset) -> Iterator[Problem]:
    """Dated values follow one another without overlap or gap, over the whole time the policy is in force."""
    if not values:
        yield (), "没有任何标准值，至少应有一项"
        return
    for number, one in enumerate(values):
        if one.until and one.until < one.since:
            yield (number, "to"), f"的止期{one.until}早于起期{one.since}，应不早于起期"
    for number, (one, following) in enumerate(pairwise(values), 1):
        wanted = one.until + _DAY if one.until else None
        if wanted is None or following.since < wanted:
            until = one.until or "不限"
            yield (number, "from"), f"第{number + 1}个标准值的起期{following.since}与前一个的有效期（至{until}）重叠"
        elif following.since > wanted:
            yield (number, "from"), f"第{number + 1}个标准值的起期{following.since}与前一个之间有空档，应为{wanted}"
    first, last = values[0].since, values[-1].until
    if first > ruleset.effective_from:
        yield (0, "from"), f"自{ruleset.effective_from}至{first - _DAY}没有标准值，起期应为{ruleset.effective_from}"
    if last is not None and (ruleset.effective_to is None or last < ruleset.effective_to):
        yield (len(values) - 1, "to"), f"自{last + _DAY}起没有标准值，止期应为{ruleset.effective_to or '空'}"


def _of_title(title: TitleCondition, ruleset: Ruleset) -> Iterator[Problem]:
    if title.level == ruleset.level:
        yield ("level",), f"级别“{title.level}”与本政策相同，应为另一级"
    if not title.verified and not title.source:
        yield ("verified",), "未经核实，须在 source 写明从何得知"


def _unknown_indicators(place: Place, codes: Iterable[str]) -> Iterator[Problem]:
    for code in codes:
        if code not in indicators():
            yield place, f"指标“{code}”不认识，可用的有：{'、'.join(indicators())}"
