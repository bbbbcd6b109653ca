"""One page for each rule, made from the rulesets and the conformance suite, so that it cannot drift from them.

python -m flows.rule_pages docs/rules
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from flows.conformance.suite import Example, Situation, suite
from flows.rules_view import KINDS, checked, threshold_line
from pipeline.whole_file import write_whole
from validators.policy import LEVELS, Rule, Ruleset, comparisons, rulesets

_MADE = "<!-- 由 python -m flows.rule_pages docs/rules 生成，请改规则文件或者用例，不要改本页 -->"


def pages() -> dict[str, str]:
    """File name -> Markdown: a page for each rule and the list of them."""
    ids = list(dict.fromkeys(rule.id for ruleset in _city_first() for rule in ruleset.rules))
    return {"README.md": _text(_index(ids)), **{f"{id}.md": _text(_page(id)) for id in ids}}


def write_pages(folder: Path) -> None:
    """Write all pages, and remove those of rules there are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for name, text in made.items():
        write_whole(folder / name, text.encode())
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()


def _city_first() -> list[Ruleset]:
    levels = list(LEVELS)
    return sorted(rulesets(), key=lambda one: (levels.index(one.level), one.effective_from))


def _with_rule(id: str) -> list[tuple[Ruleset, Rule]]:
    return [(ruleset, rule) for ruleset in _city_first() for rule in ruleset.rules if rule.id == id]


def _index(ids: list[str]) -> Iterator[str]:
    yield from ("# 规则", "", _MADE, "", "| 规则 | 条款 | 类别 | 标准 |", "|---|---|---|---|")
    for id in ids:
        ruleset, rule = _with_rule(id)[0]
        standard = "；".join(_standards(rule)) or "—"
        yield f"| [{rule.title}]({id}.md) | {ruleset.id} {rule.clause} | {KINDS[rule.kind]} | {standard} |"
    for ruleset in _city_first():
        yield from ("", f"## {ruleset.id} 中不判断的内容", "", f"{ruleset.title}，有效期 {ruleset.dates_text}。", "")
        yield from ("| 条款 | 内容 | 原因 |", "|---|---|---|")
        yield from (f"| {one.clause} | {one.text} | {one.reason} |" for one in ruleset.not_judged)
    yield from ("", "## 比较用语", "", "| 用语 | 符号 | 含义 |", "|---|---|---|")
    yield from (f"| {word} | {one.sign} | {one.meaning} |" for word, one in comparisons().thresholds.items())


def _page(id: str) -> Iterator[str]:
    found = _with_rule(id)
    first = found[0][1]
    yield from (f"# {first.title}", "", _MADE, "", f"编号 `{id}`，{KINDS[first.kind]}类。")
    yield from ("", "## 政策怎么说", "")
    for ruleset, rule in found:
        yield from _policy(ruleset, rule)
    yield from ("", "## 怎样判断", "", first.method or "由审核人员研判，系统只列出有关段落，不作结论。")
    if len(first.readings) > 1:
        names = "、".join(f"“{reading.name}”" for reading in first.readings)
        yield from ("", f"政策未规定取法：{names}都算，结论不同的无法判定。认定机关可在审核口径文件中定下一种。")
    if first.proofs:
        yield from ("", "## 核对什么", "", *(f"* {proof.name}" for proof in first.proofs))
    yield from ("", "## 用例", "", "| 政策 | 类别 | 所示 | 结论 |", "|---|---|---|---|")
    yield from (_case(one) for ruleset, _ in found for one in suite() if (one.ruleset, one.rule) == (ruleset.id, id))


def _policy(ruleset: Ruleset, rule: Rule) -> Iterator[str]:
    yield f"* **{ruleset.id}** {rule.clause}{'' if rule.verbatim else '（大意，非原文）'}：{rule.test}"
    yield from (f"  * 标准：{standard}" for standard in _standards(rule))
    if rule.source:
        yield f"  * 来源：{rule.source}"


def _standards(rule: Rule) -> list[str]:
    found = [f"{threshold_line(one)}，{checked(one.verified)}" for one in rule.thresholds]
    return found + ([f"{rule.trend.text}，{checked(rule.trend.verified)}"] if rule.trend else [])


def _case(example: Example) -> str:
    situation = example.situation
    return f"| {example.ruleset} | {situation.category} | {situation.shows} | {_verdict(situation)} |"


def _verdict(situation: Situation) -> str:
    inner: list[str] = [situation.reason] if situation.reason else []
    inner += [f"如属实则{situation.provisional}"] if situation.provisional else []
    return situation.verdict + (f"（{'，'.join(inner)}）" if inner else "")


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules"))
