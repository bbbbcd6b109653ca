"""The rulesets on the terminal: one line each, or one as a page to be proof-read against the policy.

The page goes through the clauses in the policy's order. Under each stand the rules with the policy's own
words, what is demanded and how it is held, and then the words of the clause that nothing judges, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from flows.ruleset_choice import whole
from pipeline.indicators import indicators
from validators.policy import (
    LEVELS,
    Rule,
    Ruleset,
    Threshold,
    TitleCondition,
    comparisons,
    rulesets,
)

KINDS = {"figure": "指标", "evidence": "材料", "judgement": "研判"}
_TITLE_KINDS = {"required": "申报须先获得", "automatic": "视同本级认定"}


def ruleset_lines() -> Iterator[str]:
    """One line for each ruleset, with the dates it is in force."""
    for one in rulesets():
        yield f"{one.id}  版本 {one.version}  {one.title}  有效期 {one.dates_text}"


def rule_lines(id: str) -> Iterator[str]:
    """The page. Raises BadUsage for an unknown ruleset or one that is not sound."""
    ruleset = whole(id)
    yield f"{ruleset.title}（{ruleset.id}，版本 {ruleset.version}）"
    yield f"级别：{LEVELS[ruleset.level]}　有效期：{ruleset.dates_text}　共 {len(ruleset.rules)} 条"
    if ruleset.source:
        yield f"来源：{ruleset.source}"
    if not all(rule.verified for rule in ruleset.rules):
        yield "注意：含有尚未与政策原文核对的标准，这些标准不据以判定。"
    for clause in _clauses(ruleset):
        yield ""
        yield f"【{clause}】"
        yield from _clause_lines(ruleset, clause)
    yield ""
    yield from _word_lines(ruleset)


def _clauses(ruleset: Ruleset) -> list[str]:
    """In the policy's order: as the rules stand, with the clauses of what is not judged between them."""
    named = [rule.clause for rule in ruleset.rules]
    others = [*(one.clause for one in ruleset.titles), *(one.clause for one in ruleset.not_judged)]
    return sorted(dict.fromkeys((*named, *others)), key=_order)


def _order(clause: str) -> tuple[int, ...]:
    """二（二）3 by its numerals; clauses without numerals keep together at the end."""
    numerals = "一二三四五六七八九"
    numbers = [numerals.index(letter) + 1 for letter in clause if letter in numerals]
    digits = [int(letter) for letter in clause if letter.isdigit()]
    return (*numbers, *digits) if numbers and clause[0] in numerals else (99,)


def _clause_lines(ruleset: Ruleset, clause: str) -> Iterator[str]:
    numbers = {rule.id: number for number, rule in enumerate(ruleset.rules, 1)}
    for rule in ruleset.rules:
        if rule.clause == clause:
            yield f"{numbers[rule.id]}. {rule.title}〔{rule.id}〕{KINDS[rule.kind]}"
            yield from _rule_lines(rule)
    for title in ruleset.titles:
        if title.clause == clause:
            yield from _title_lines(title)
    for left in ruleset.not_judged:
        if left.clause == clause:
            yield f"○ 不判断：{left.text}"
            yield f"   原因：{left.reason}"


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"   {'原文' if rule.verbatim else '大意（非原文）'}：{rule.test}"
    for threshold in rule.thresholds:
        yield f"   标准：{threshold_line(threshold)}，{checked(threshold.verified)}"
    if rule.trend:
        yield f"   标准：{_name(rule.trend.indicator)}{rule.trend.text}，{checked(rule.trend.verified)}"
    if len(rule.thresholds) > 1:
        yield "   以上标准满足其一即可"
    if rule.method:
        yield f"   办法：{rule.method}"
    if len(rule.readings) > 1:
        yield f"   取法：{'、'.join(reading.name for reading in rule.readings)}，政策未规定用哪种"
    if rule.proofs:
        yield f"   核对：{'；'.join(proof.name for proof in rule.proofs)}"
    if rule.source:
        yield f"   来源：{rule.source}"
    if rule.kind == "judgement":
        yield "   由审核人员研判，系统只列出有关段落"


def threshold_line(threshold: Threshold) -> str:
    """ "每年集群总产值30亿元以上（≥30亿元）"; a demand on firms names the titles that count."""
    counted = f"〔计：{'、'.join(map(_name, threshold.indicators))}〕" if threshold.also else ""
    if threshold.against is not None:
        return f"{threshold.name}{threshold.comparison}{_name(threshold.against)}（指标值{threshold.rule.sign}基准值）"
    demand = threshold.demand if isinstance(threshold.value, Decimal) else threshold.comparison
    return f"{threshold.name}{demand}（{threshold.text}）{counted}"


def checked(verified: bool) -> str:
    return "已与原文核对" if verified else "尚未与原文核对，不据此判定"


def _title_lines(title: TitleCondition) -> Iterator[str]:
    yield f"◇ 层级条件〔{title.id}〕{_TITLE_KINDS[title.kind]}{LEVELS[title.level]}认定"
    yield f"   原文：{title.text}（{checked(title.verified)}）"
    if title.source:
        yield f"   来源：{title.source}"


def _word_lines(ruleset: Ruleset) -> Iterator[str]:
    """What the comparison words used here mean."""
    used = {threshold.comparison for rule in ruleset.rules for threshold in rule.thresholds}
    words = [(word, meaning) for word, meaning in comparisons().thresholds.items() if word in used]
    if words:
        yield "比较用语：" + "；".join(f"{word}（{meaning.sign}）{meaning.meaning}" for word, meaning in words)


def _name(indicator: str) -> str:
    return indicators()[indicator].name
