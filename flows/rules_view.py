"""The rulesets and their rules, to be read on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import BadUsage
from validators.policy import PolicyError, Ruleset, load_ruleset, rulesets

_KINDS = {"figure": "指标", "evidence": "材料", "judgement": "研判"}


def ruleset_lines() -> Iterator[str]:
    """One line for each ruleset, with the dates it is in force."""
    for one in rulesets():
        yield f"{one.id}  版本 {one.version}  {one.title}  有效期 {one.effective_from} 至 {one.effective_to}"


def rule_lines(id: str) -> Iterator[str]:
    """One paragraph for each rule. Raises BadUsage for an unknown ruleset."""
    try:
        ruleset = load_ruleset(id)
    except PolicyError as error:
        raise BadUsage(f"{error}。") from error
    yield f"{ruleset.title}（{ruleset.id}，版本 {ruleset.version}）"
    yield f"有效期：{ruleset.effective_from} 至 {ruleset.effective_to}　共 {len(ruleset.rules)} 条"
    yield from _paragraphs(ruleset)


def _paragraphs(ruleset: Ruleset) -> Iterator[str]:
    for number, rule in enumerate(ruleset.rules, 1):
        yield ""
        yield f"{number}. {rule.title}〔{rule.id}〕 {rule.clause}　{_KINDS[rule.kind]}"
        yield f"   原文：{rule.test}"
        if rule.threshold_text is not None:
            checked = "已与原文核对" if rule.verified else "尚未与原文核对，不据此判定"
            yield f"   标准：{rule.threshold_text}（{checked}）"
        if rule.readings:
            yield f"   理解方式：{'、'.join(reading.name for reading in rule.readings)}"
        if rule.proofs:
            yield f"   所需材料：{'；'.join(proof.name for proof in rule.proofs)}"
        if rule.kind == "judgement":
            yield "   由审核人员研判，系统只列出有关段落"
