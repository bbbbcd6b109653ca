"""Judges the applications of an output again from what was kept, and tells which verdicts change and why.

No file is opened but the kept cases: another ruleset, a supposed figure or a decision between readings is
answered in a moment.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from flows.kept_cases import KeptCase, kept_cases
from flows.ruleset_choice import choose, refuse_unusable
from flows.typed_figures import supposed_figures
from pipeline.model import Case, Figure, RuleResult
from pipeline.report.labels import labels
from pipeline.report.margins import margin_words
from validators.eligibility import judge, with_flips
from validators.eligibility.supposition import suppose
from validators.eligibility.titles import judge_titles
from validators.policy import Ruleset
from validators.policy.recognised import Recognised


class Asked(msgspec.Struct, frozen=True):
    """What to judge again, and how. Without a ruleset each case keeps its own."""

    out: Path
    date: datetime.date
    ruleset: str | None = None
    settings: Path | None = None
    recognised: Recognised | None = None
    what_if: tuple[str, ...] = ()
    margins: bool = False


class Change(msgspec.Struct, frozen=True):
    """A rule whose answer changes."""

    before: RuleResult
    after: RuleResult


class Answer(msgspec.Struct, frozen=True):
    """One application judged again; `changes` are None where its case was not kept.

    `uncompared` are rules that only one of the two rulesets has, by title.
    """

    id: str
    ruleset: Ruleset | None = None
    changes: tuple[Change, ...] | None = None
    uncompared: tuple[str, ...] = ()
    results: tuple[RuleResult, ...] = ()
    titles: tuple[RuleResult, ...] = ()


def answers(asked: Asked) -> Iterator[Answer]:
    """Raises BadUsage for a ruleset, a supposition or an output that cannot be used."""
    figures = supposed_figures(asked.what_if)
    refuse_unusable(asked.ruleset, asked.settings)
    chosen: dict[tuple[str, int | None], Ruleset] = {}
    for id, kept in kept_cases(asked.out):
        if kept is None:
            yield Answer(id)
            continue
        key = (asked.ruleset or kept.ruleset.id, kept.case.year)
        if key not in chosen:
            chosen[key] = choose(*key, asked.date, asked.settings)
        yield _answer(id, kept, chosen[key], asked, figures)


def _answer(id: str, kept: KeptCase, ruleset: Ruleset, asked: Asked, figures: Sequence[Figure]) -> Answer:
    results = judge(kept.case, ruleset)
    before: Sequence[RuleResult] = kept.results
    case = kept.case
    if figures:
        # a supposition is held against the same rules without it, not against an older answer
        before, case = results, _supposing(kept.case, figures)
        results = judge(case, ruleset)
    if asked.margins:
        results = with_flips(case, ruleset, results)
    titles = judge_titles(case, ruleset, asked.recognised, asked.date)
    return Answer(id, ruleset, tuple(_changes(before, results)), _uncompared(before, results), results, titles)


def _supposing(case: Case, figures: Sequence[Figure]) -> Case:
    for figure in figures:
        case = suppose(case, figure)
    return case


def _changes(before: Sequence[RuleResult], after: Sequence[RuleResult]) -> Iterator[Change]:
    old = {result.rule: result for result in before}
    for result in after:
        if result.rule in old and _answered(old[result.rule]) != _answered(result):
            yield Change(old[result.rule], result)


def _uncompared(before: Sequence[RuleResult], after: Sequence[RuleResult]) -> tuple[str, ...]:
    common = {result.rule for result in before} & {result.rule for result in after}
    return tuple(result.title for result in (*before, *after) if result.rule not in common)


def _answered(result: RuleResult) -> tuple[str | None, ...]:
    return result.verdict, result.reason, result.provisional


def answer_lines(found: Sequence[Answer], margins: bool) -> Iterator[str]:
    """What changes for each application and why, then the sum."""
    for one in found:
        if one.changes is None:
            yield f"{one.id}：没有保存的审核依据，未重审。请先用 process 命令再运行一次（不会重新读取未变的文件）。"
            continue
        if one.changes or margins:
            yield f"{one.id}"
        for change in one.changes:
            yield from _change_lines(change)
        if margins:
            yield from _margin_lines(one.results)
        yield from _title_lines(one)
    yield from _sum_lines(found)


def _change_lines(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    yield f"  {after.title}〔{after.rule}〕 {verdict_words(before)} → {verdict_words(after)}"
    if before.threshold != after.threshold:
        yield f"    标准：{before.threshold or '无'} → {after.threshold or '无'}"
    yield f"    {after.explanation}"


def _margin_lines(results: Sequence[RuleResult]) -> Iterator[str]:
    for result in results:
        if result.flip:
            yield f"  {result.title}〔{result.rule}〕 {verdict_words(result)}；{margin_words(result)}"


def _title_lines(answer: Answer) -> Iterator[str]:
    """Only what the list of recognised clusters told."""
    for result in answer.titles:
        if result.reason != "missing" or "未提供" not in result.explanation:
            yield f"  {result.title} {verdict_words(result)}：{result.explanation}"


def _sum_lines(found: Sequence[Answer]) -> Iterator[str]:
    judged = [one for one in found if one.changes is not None]
    changed = [one for one in judged if one.changes]
    count = sum(len(one.changes or ()) for one in judged)
    ids = "、".join(dict.fromkeys(one.ruleset.id for one in judged if one.ruleset))
    ending = f"其中 {len(changed)} 件的 {count} 项结论改变。" if changed else "结论均不改变。"
    yield f"按 {ids or '—'} 重审 {len(judged)} 件，{ending}"
    alone = list(dict.fromkeys(title for one in judged for title in one.uncompared))
    if alone:
        yield f"以下各条只在其中一份规则中有，未比较：{'、'.join(alone)}。"


def verdict_words(result: RuleResult) -> str:
    """ "无法判定（标准未核实，如属实则不符合）"."""
    words = labels()
    inner = [words.reasons[result.reason]] if result.reason else []
    inner += [f"如属实则{words.verdicts[result.provisional]}"] if result.provisional else []
    return words.verdicts[result.verdict] + (f"（{'，'.join(inner)}）" if inner else "")
