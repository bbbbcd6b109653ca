"""二（二）9: a plan for the next three years, with assessable targets, on the eight directions of 一（一）.

Each direction must have its heading in the plan, and at least one indicator a target for each of
three coming years in a row. Whether the measures are sound a person decides.
"""

import re

from pipeline.model import Case, Passage
from validators.eligibility.outcome import Outcome
from validators.eligibility.proofs import all_or_review, documents_for, passages_of, quote_first
from validators.policy import Proof, Rule

# where a document has no styles a numbered paragraph opens with its heading
_NUMBERED_OPENING = re.compile(r"^\s*[（(第]?[一二三四五六七八九十\d]+[）)、.．条项]?.{0,30}")


def judge(case: Case, rule: Rule) -> Outcome:
    """pass when all directions and the targets are found, else review naming what is not."""
    plans = documents_for(case, rule.proofs[0])
    if not plans:
        return all_or_review(case, ["未来三年发展规划"], [], "")
    passages = [passage for plan in plans for passage in passages_of(case, plan)]
    found = {proof.name: _headed(case, passages, proof) for proof in rule.proofs}
    lacking = [f"规划中“{name}”方面的内容" for name, under in found.items() if not under]
    if not _has_targets(case, {plan.file for plan in plans}):
        lacking.append("规划中未来三年逐年的量化目标")
    evidence = [quote_first(under) for under in found.values() if under]
    return all_or_review(case, lacking, evidence, "规划涵盖第一大点第（一）点的八个方面，并有未来三年逐年的量化目标。")


def _headed(case: Case, passages: list[Passage], proof: Proof) -> list[Passage]:
    """Passages under a heading with one of the words, the cluster's own name left aside (绿色家居产业集群)."""
    names = [fact.value for fact in (case.fact("cluster_name"), case.fact("leading_industry")) if fact]
    found = []
    for passage in passages:
        opening = _NUMBERED_OPENING.match(passage.text)
        heading = f"{passage.heading} {opening[0] if opening else ''}"
        for name in names:
            heading = heading.replace(name, "")
        if any(word in heading for word in proof.words):
            found.append(passage)
    return found


def _has_targets(case: Case, plans: set[str]) -> bool:
    """Whether one indicator has targets for three years in a row, from the application year on."""
    if case.year is None:
        return False
    targets = {
        (figure.indicator, int(figure.period))
        for figure in case.figures
        if figure.status == "target" and figure.source.file in plans and figure.period and figure.period.isdigit()
    }
    return any(
        all((code, start + later) in targets for later in range(3))
        for code, _ in targets
        for start in (case.year, case.year + 1)
    )
