"""二（二）9: a plan for the next three years, with assessable targets, on the eight directions of 一（一）.

Each direction must have its heading in the plan and measures under it; at least one indicator a target in
figures for each of three coming years in a row; and no target may end where the cluster stands today. Whether the
measures are sound a person decides.
"""

import re
from collections.abc import Iterator

from pipeline.indicators import indicators
from pipeline.model import Case, Figure, Passage
from validators.eligibility.assertions import clauses, phrase
from validators.eligibility.outcome import Outcome
from validators.eligibility.passages import quoted
from validators.eligibility.proofs import all_or_review, documents_for, passages_of
from validators.eligibility.scope import Scope
from validators.eligibility.statements import chosen, is_readable, last_year
from validators.eligibility.wording import name_of, place, shown
from validators.policy import Proof, Rule

SCOPE = Scope()

# where a document has no styles a numbered paragraph opens with its heading
_NUMBERED_OPENING = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[章节条项])(?!\d)[^。；：:]{0,30}"
)
_NAMED = 3


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when directions, measures and targets are all found, else review naming what is not."""
    plans = documents_for(case, rule.proofs[0])
    if not plans:
        return all_or_review(case, ["未来三年发展规划"], [], "")
    passages = [passage for plan in plans for passage in passages_of(case, plan)]
    sections = _sections(case, passages)
    found = {proof.name: _under(sections, proof) for proof in rule.proofs}
    measures = {name: next((one for one in under if _is_measure(one, rule)), None) for name, under in found.items()}
    files = {plan.file for plan in plans}
    targets = [one for one in case.figures if one.status == "target" and one.source.file in files and is_readable(one)]
    lacking = [f"规划中“{name}”方面的内容" for name, under in found.items() if not under]
    lacking += [f"规划中“{name}”方面的工作措施" for name, under in found.items() if under and not measures[name]]
    lacking += [*_lacking_targets(case, targets), *_not_ahead(case, targets, rule)]
    evidence = [quoted(measures[name] or under[0]) for name, under in found.items() if under]
    evidence += [one.source for one in targets[:1]]
    complete = (
        f"规划涵盖第一大点第（一）点的八个方面，各有工作措施；有未来三年逐年的量化目标（共读到{len(targets)}处），"
        "期末目标均优于现状。措施是否有针对性、切实可行，由专家评审。"
    )
    return all_or_review(case, lacking, evidence, complete)


def _sections(case: Case, passages: list[Passage]) -> dict[str, list[Passage]]:
    """Passages by the headings above them, the cluster's own name left aside (绿色家居产业集群).

    What stands under 发展基础 or 创新能力不断增强 tells what is, not what is to be done, and is left out.
    """
    names = [fact.value for fact in (case.fact("cluster_name"), case.fact("leading_industry")) if fact]
    by_path: dict[str, list[Passage]] = {}
    for passage in passages:
        by_path.setdefault(f"{passage.heading} / {_opening(passage.text)}", []).append(passage)
    told = ((_heading_of_tasks(path, names), under) for path, under in by_path.items())
    sections: dict[str, list[Passage]] = {}
    for heading, under in told:
        if heading is not None:
            sections.setdefault(heading, []).extend(under)
    return sections


def _under(sections: dict[str, list[Passage]], proof: Proof) -> list[Passage]:
    return [
        passage
        for heading, passages in sections.items()
        if any(word in heading for word in proof.words)
        for passage in passages
    ]


def _heading_of_tasks(path: str, names: list[str]) -> str | None:
    """The headings without these names; None where one of them opens what is today."""
    for name in names:
        path = path.replace(name, "")
    return None if any(phrase("describes_today").search(heading) for heading in path.split(" / ")) else path


def _is_measure(passage: Passage, rule: Rule) -> bool:
    """Whether it says what is to be done: the heading itself (推进数字化升级) is no measure, nor is what was done."""
    text = passage.text.removeprefix(_opening(passage.text))
    return any(
        not phrase("done").search(clause[: clause.index(word)])
        for clause in clauses(text)
        for word in rule.words
        if word in clause
    )


def _opening(text: str) -> str:
    """The heading that a numbered paragraph opens with; empty where it is not numbered."""
    found = _NUMBERED_OPENING.match(text)
    return found[0] if found else ""


def _lacking_targets(case: Case, targets: list[Figure]) -> Iterator[str]:
    """Targets in figures for three years in a row, from the application year on, and none without its year."""
    if case.year is None:
        yield "申报年度（未能确定，无法核对目标的年份）"
        return
    dated = {(one.indicator, int(one.period)) for one in targets if one.period and one.period.isdigit()}
    in_a_row = any(
        all((code, start + later) in dated for later in range(3))
        for code, _ in dated
        for start in (case.year, case.year + 1)
    )
    if not in_a_row:
        yield "规划中未来三年逐年的量化目标"
    undated = [one for one in targets if one.period is None and indicators()[one.indicator].by_year]
    if undated:
        yield f"目标的年份（{_listed(undated)}未写明年份）"


def _not_ahead(case: Case, targets: list[Figure], rule: Rule) -> Iterator[str]:
    """The last target of an indicator that is no better than today's figure, both as printed."""
    for code in dict.fromkeys(one.indicator for one in targets):
        today = chosen(case, code, last_year(case))
        years = [one for one in targets if one.indicator == code and one.period and one.period.isdigit()]
        if today is None or not years or code in rule.neutral:
            continue
        last = max(years, key=lambda one: int(one.period or 0))
        ahead = last.value < today.figure.value if code in rule.falling else last.value > today.figure.value
        if not ahead:
            yield (
                f"优于现状的目标（{name_of(code, last.period)}目标{shown(last)}，{place(last)}；"
                f"{today.figure.period}年已为{shown(today.figure)}）"
            )


def _listed(figures: list[Figure]) -> str:
    names = list(dict.fromkeys(name_of(one.indicator) for one in figures))
    return "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
