"""What another level's title means for an application: needed before it, or giving this level's by itself.

Held against the list of recognised clusters where one is given. A name that is only like one on the list is
neither found nor missing: somebody has to look.
"""

from __future__ import annotations

import datetime

from rapidfuzz import fuzz

from pipeline.model import Case, Reason, RuleResult, Source, Verdict
from pipeline.names import cluster_key
from validators.eligibility.outcome import Outcome
from validators.policy import LEVELS, Ruleset, TitleCondition
from validators.policy.recognised import Recognised, Title, named_alike

# above this two names may be one cluster's, spelled in two ways
_ALIKE = 80


def judge_titles(
    case: Case, ruleset: Ruleset, recognised: Recognised | None, day: datetime.date
) -> tuple[RuleResult, ...]:
    """One result for each title condition of the ruleset, in its order."""
    return tuple(_result(condition, _judge(case, condition, recognised, day)) for condition in ruleset.titles)


def _result(condition: TitleCondition, outcome: Outcome) -> RuleResult:
    verdict, reason, explanation = outcome.verdict, outcome.reason, outcome.explanation
    provisional: Verdict | None = None
    if not condition.verified and verdict in ("pass", "fail"):
        provisional, verdict, reason = verdict, "undetermined", "unverified_threshold"
        explanation = f"本条尚未与政策原文核对（{condition.source}），不据此作结论。{explanation}"
    return RuleResult(
        rule=condition.id,
        clause=condition.clause,
        title=condition.text,
        verdict=verdict,
        reason=reason,
        measured=None,
        threshold=None,
        explanation=explanation,
        evidence=outcome.evidence,
        provisional=provisional,
    )


def _judge(case: Case, condition: TitleCondition, recognised: Recognised | None, day: datetime.date) -> Outcome:
    level, name = LEVELS[condition.level], case.fact("cluster_name")
    if recognised is None:
        return _open(f"未提供已认定集群名册，是否已获{level}认定未核对。")
    if name is None:
        return _open(f"材料中未读到集群名称，无法与《{recognised.file}》核对{level}认定。")
    found = [one for one in named_alike(recognised, name.value, condition.level) if _same_district(case, one)]
    valid = next((one for one in found if one.is_valid(day)), None)
    if valid:
        return _held(condition, recognised, valid)
    if found:
        return _lapsed(condition, recognised, found[0], day)
    same_level = [one for one in recognised.titles if one.level == condition.level and _same_district(case, one)]
    alike = [one.name for one in same_level if _is_like(one.name, name.value)]
    if alike:
        names = "”“".join(alike[:3])
        return _open(f"《{recognised.file}》中没有“{name.value}”，但有名称相近的“{names}”，请人工核对是否为同一集群。")
    absent = f"《{recognised.file}》中没有“{name.value}”的{level}认定"
    if condition.kind == "automatic":
        return Outcome("not_applicable", f"{absent}，按一般程序审核。")
    return Outcome("fail", f"{absent}，尚不能申报。")


def _held(condition: TitleCondition, recognised: Recognised, title: Title) -> Outcome:
    document = f"（{title.document}）" if title.document else ""
    told = f"《{recognised.file}》第{title.line}行：{title.name}{document}，{LEVELS[title.level]}"
    ending = "按政策自动认定，无须再审核" if condition.kind == "automatic" else "可以申报"
    return Outcome("pass", f"{told}，有效期至{title.valid_to}，{ending}。", evidence=(_place(recognised, title),))


def _lapsed(condition: TitleCondition, recognised: Recognised, title: Title, day: datetime.date) -> Outcome:
    told = f"《{recognised.file}》第{title.line}行：{title.name}的{LEVELS[title.level]}认定有效期至{title.valid_to}"
    verdict: Verdict = "not_applicable" if condition.kind == "automatic" else "fail"
    return Outcome(verdict, f"{told}，在{day}无效，复核是否通过请核实。", evidence=(_place(recognised, title),))


def _place(recognised: Recognised, title: Title) -> Source:
    return Source(f"../{recognised.file}", row=title.line, text=title.name)


def _open(explanation: str) -> Outcome:
    reason: Reason = "missing"
    return Outcome("undetermined", explanation, reason)


def _same_district(case: Case, title: Title) -> bool:
    """A district that one of the two does not name tells nothing apart."""
    district = case.fact("district")
    if not title.district or district is None:
        return True
    return title.district in district.value or district.value in title.district


def _is_like(one: str, other: str) -> bool:
    return fuzz.ratio(cluster_key(one), cluster_key(other)) >= _ALIKE
