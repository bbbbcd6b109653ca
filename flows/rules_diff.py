"""Two rulesets side by side: what each demands, rule by rule, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterator

from flows.rules_view import checked, threshold_line
from flows.ruleset_choice import whole
from validators.policy import LEVELS, Rule, Ruleset


def difference_lines(one: str, other: str) -> Iterator[str]:
    """Raises BadUsage for an unknown ruleset."""
    left, right = whole(one), whole(other)
    yield from _head(left)
    yield from _head(right)
    yield ""
    yield from _common(left, right)
    yield from _alone(left, right)
    yield from _alone(right, left)
    yield from _titles(left)
    yield from _titles(right)


def _head(ruleset: Ruleset) -> Iterator[str]:
    yield f"{ruleset.id}：{ruleset.title}，{LEVELS[ruleset.level]}，有效期 {ruleset.dates_text}"


def _common(left: Ruleset, right: Ruleset) -> Iterator[str]:
    """The rules of both, in the order of the first; those that demand the same are told in one line."""
    width = max(len(left.id), len(right.id))
    theirs = {rule.id: rule for rule in right.rules}
    for rule in left.rules:
        if rule.id not in theirs:
            continue
        other = theirs[rule.id]
        if _demand(rule) == _demand(other):
            yield f"＝ {rule.title}〔{rule.id}〕 {_demand(rule)}{_doubts(left, rule)}{_doubts(right, other)}"
            continue
        yield f"≠ {rule.title}〔{rule.id}〕"
        yield f"    {left.id:{width}}  {rule.clause}  {_demand(rule)}（{checked(rule.verified)}）"
        yield f"    {right.id:{width}}  {other.clause}  {_demand(other)}（{checked(other.verified)}）"


def _alone(one: Ruleset, other: Ruleset) -> Iterator[str]:
    theirs = {rule.id for rule in other.rules}
    alone = [rule for rule in one.rules if rule.id not in theirs]
    if alone:
        yield ""
        yield f"只在 {one.id} 中："
        yield from (f"    {rule.title}〔{rule.id}〕 {rule.clause}  {_demand(rule)}" for rule in alone)


def _titles(ruleset: Ruleset) -> Iterator[str]:
    for title in ruleset.titles:
        yield ""
        yield f"{ruleset.id} 的层级条件（{title.clause}）：{title.text}（{checked(title.verified)}）"


def _demand(rule: Rule) -> str:
    """All that is demanded in figures, in the policy's words; where nothing is, the words themselves."""
    parts = [threshold_line(one) for one in rule.thresholds]
    if rule.trend:
        parts.append(rule.trend.text)
    readings = f"（取法：{'、'.join(one.name for one in rule.readings)}）" if len(rule.readings) > 1 else ""
    return ("，或者".join(parts) or rule.test) + readings


def _doubts(ruleset: Ruleset, rule: Rule) -> str:
    return "" if rule.verified else f"（{ruleset.id} {checked(False)}）"
