"""Proofs issued by the applicant itself, or by a body that cannot issue them.

The applicant is a government office with an interest in the figures; the statistics office is the one that can
confirm output, the authorities concerned confirm that there were no violations, accountants audit. Letters of
another district's offices prove nothing here. Commitments and credit reports are by nature somebody's own. Silent
where no issuer was read, and on scans where a letter of the district's name may be the recogniser's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Document, Source
from pipeline.names import office_key
from validators.doubts.check import Check, Draft
from validators.doubts.home import own_districts
from validators.doubts.papers import PROOFS
from validators.doubts.places import places
from validators.doubts.subject import Subject
from validators.doubts.wording import role_name

check = Check("self_issued", "issuer", "query", "二（二）2", "产值证明的出具单位不当")
compliance = Check("compliance_issuer", "issuer", "query", "二（二）1", "合规证明的出具单位不当")
auditors = Check("auditor_unfit", "issuer", "query", "二（二）4", "审计（审核）报告的出具单位不当")
elsewhere = Check("issuer_elsewhere", "issuer", "query", "二（三）1", "证明由其他区县的部门出具")

_OWN_BY_NATURE = re.compile("承诺|声明|自查|信用报告|信用信息|公共信用")
_NO_AUTHORITY = re.compile(
    r"公司|协会|商会|联合会|促进会|合作社|(?:集群|服务|运营)[^局委]{0,8}(?:中心|委员会|办公室)|厂$"
)
_AUDITORS = re.compile("会计师|审计|税务师|评估")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role("statistics_proof"):
        issuer = document.issuer
        if not issuer or "统计" in issuer or _is_application(subject, document):
            continue
        words = "即申报单位自己" if _is_applicant(subject, issuer) else "不是统计部门"
        yield Draft(
            key=document.file,
            message=(
                f"产值证明《{document.file}》的出具单位为“{issuer}”，{words}。产值应由统计部门证明。可能的原因：部门合署办公、"
                "证明由申报单位汇总后转交、落款识别有误。请补交统计部门出具的证明，或说明数据来源。"
            ),
            sources=(Source(file=document.file, text=issuer),),
            indicators=("output_total", "output_sme", "output_leading"),
            decides=("output_each_year", "sme_share", "leading_share", "output_growth"),
        )


@compliance
def find_compliance(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role("compliance_proof"):
        issuer = document.issuer
        if not issuer or _OWN_BY_NATURE.search(f"{document.title or ''}{document.file}"):
            continue
        own = _is_applicant(subject, issuer)
        if own or _NO_AUTHORITY.search(issuer):
            why = "即申报单位自己" if own else "不是主管部门"
            yield Draft(
                key=document.file,
                message=(
                    f"证明《{document.file}》的出具单位为“{issuer}”，{why}。近三年有无事故、违法违规应由应急、生态环境、市场监管、"
                    "税务、网信、信用等主管部门证明。可能的原因：部门合署办公、由申报单位汇总后转交、落款识别有误。"
                    "请补交主管部门出具的证明。"
                ),
                sources=(Source(file=document.file, text=issuer),),
                decides=("safety_record",),
            )


@auditors
def find_auditors(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role("audit_report"):
        if document.issuer and not document.ocr_pages and not _AUDITORS.search(document.issuer):
            yield Draft(
                key=document.file,
                message=(
                    f"审计（审核）报告《{document.file}》的出具单位为“{document.issuer}”，不是会计师事务所。可能的原因：实为企业自编的报表、"
                    "落款识别有误。请补交会计师事务所出具、有签章和验证码的报告。"
                ),
                sources=(Source(file=document.file, text=document.issuer),),
                indicators=("rd_sme",),
            )


@elsewhere
def find_elsewhere(subject: Subject) -> Iterator[Draft]:
    home = own_districts(subject)
    for document in subject.with_role(*PROOFS) if home else ():
        away = _away(document, home)
        if away:
            yield Draft(
                key=document.file,
                message=(
                    f"{role_name(document.role)}《{document.file}》由“{document.issuer}”出具，而集群在{'、'.join(sorted(home))}。"
                    "可能的原因：误装其他申报材料、集群跨区、功能区委托所在区代管。请申报单位说明，或补交本区县部门出具的证明。"
                ),
                sources=(Source(file=document.file, text=document.issuer),),
            )


def _away(document: Document, home: set[str]) -> bool:
    if document.ocr_pages or document.role == "audit_report":
        return False
    named = places().districts_in(document.issuer or "")
    return bool(named) and not named & home


def _is_application(subject: Subject, document: Document) -> bool:
    """Whether the paper names its applicant itself: then it is an application that was taken for a letter."""
    return any(fact.name == "applicant" and fact.source.file == document.file for fact in subject.case.facts)


def _is_applicant(subject: Subject, issuer: str) -> bool:
    applicant = subject.case.fact("applicant")
    return applicant is not None and office_key(issuer) == office_key(applicant.value)
