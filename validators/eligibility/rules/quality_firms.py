"""二（二）3: one national champion or little giant, or ten distinct titled firms.

Either demand suffices. Each counts firms, not titles, over the indicators that the ruleset names for it.
"""

from __future__ import annotations

from pipeline.interval import Interval
from pipeline.model import Case
from validators.eligibility.distinct_firms import Count, between, count_firms
from validators.eligibility.outcome import Outcome, decided, measure, missing
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen, last_year
from validators.eligibility.titled_firms import firms_by_title
from validators.eligibility.wording import gap, name_of, stated
from validators.policy import Rule, Threshold

TITLES = (
    "champions_national",
    "little_giants",
    "hnte",
    "srdi_provincial",
    "innovative_smes",
    "chain_leaders",
    "champions_other",
)
SCOPE = Scope(indicators=TITLES, readings=("firms",), several=True)


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when one demand holds whatever the numbers leave open, fail when neither can."""
    year, titled = last_year(case), firms_by_title(case)
    declared = {code: chosen(case, code, year) for one in rule.thresholds for code in one.indicators}
    there = [statement for statement in declared.values() if statement]
    if not there and not titled:
        return missing(case, [name_of(code, year) for code in declared])
    counts = [count_firms({code: declared[code] for code in one.indicators}, titled) for one in rule.thresholds]
    answers = [
        one.rule.holds_for_all(count.firms, Interval.exactly(one.bound))
        for one, count in zip(rule.thresholds, counts, strict=True)
    ]
    holds = True if True in answers else None if None in answers else False
    told = "，".join(stated(one.figure) for one in there)
    sentences = "".join(map(_sentence, rule.thresholds, counts, answers))
    reasons = {count.open_reason for count, answer in zip(counts, answers, strict=True) if answer is None}
    return decided(
        holds,
        (f"{told}。" if told else "") + sentences + _ending(holds),
        measured="；".join(_short(one, count) for one, count in zip(rule.thresholds, counts, strict=True)),
        figures=[one.index for one in there],
        open_reason="conflict" if "conflict" in reasons else "missing",
        measures=[
            measure(one.name.partition("（")[0], count.firms, one)
            for one, count in zip(rule.thresholds, counts, strict=True)
        ],
    )


def _sentence(threshold: Threshold, count: Count, answer: bool | None) -> str:
    start = f"{threshold.name}：{count.told}，标准为{threshold.demand}，"
    if answer is None:
        return f"{start}是否达到无法判定。"
    if answer or count.firms.high is None:
        return f"{start}{'达到' if answer else '达不到'}标准。"
    at_least = "" if count.firms.is_exact else "至少"
    return f"{start}{at_least}{gap(count.firms.high, threshold, exact=True)}，达不到标准。"


def _ending(holds: bool | None) -> str:
    if holds is None:
        return "请提供或者核对优质企业名单。"
    return "" if holds else "两个条件均不满足。"


def _short(threshold: Threshold, count: Count) -> str:
    return f"{threshold.name.partition('（')[0]}{between(count.firms)}"
