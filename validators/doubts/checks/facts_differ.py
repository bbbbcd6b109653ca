"""Names that the form, the summary table, the plan and the sealed copy give differently.

The cluster's name, leading industry, applicant, operator and industry code. A short form is the same name: its
letters stand in the other in their order; of codes one begins the other; an industry may be told more or less
broadly, and half of its letters will do. Scans are left alone, a letter may be misread there.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Fact
from pipeline.names import is_short_for, office_key
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("facts_differ", "conflict", "query", "二（三）1", "名称等基本信息前后不一致")

_NAMES = {
    "cluster_name": "集群名称", "leading_industry": "主导产业", "applicant": "申报单位",
    "operator_body": "运营管理机构", "industry_code": "国民经济行业代码",
}  # fmt: skip
_ROLES = ("application_form", "recommendation_summary", "development_plan", "annual_report")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for name, words in _NAMES.items():
        facts = [fact for fact in subject.case.facts if fact.name == name and _counts(subject, fact)]
        other = next((fact for fact in facts[1:] if not _same(name, facts[0].value, fact.value)), None)
        if other is not None:
            yield Draft(
                key=name,
                message=(
                    f"{words}一处为“{facts[0].value}”（{place(facts[0].source)}），另一处为“{other.value}”（{place(other.source)}）。"
                    "可能的原因：简称或者更名、套用其他材料未改净、填写笔误。请申报单位说明以何者为准并更正。"
                ),
                sources=(facts[0].source, other.source),
            )


def _counts(subject: Subject, fact: Fact) -> bool:
    file = fact.source.file
    return subject.role(file) in _ROLES and not subject.is_scan(file) and len(fact.value.strip()) > 1


def _same(name: str, one: str, other: str) -> bool:
    if name == "industry_code":
        a, b = ("".join(letter for letter in text if letter.isdigit()) for text in (one, other))
        return not a or not b or a.startswith(b) or b.startswith(a)
    a, b = office_key(one), office_key(other)
    if name == "leading_industry" and 2 * len(set(a) & set(b)) >= min(len(set(a)), len(set(b))):
        return True
    return is_short_for(a, b) or is_short_for(b, a)
