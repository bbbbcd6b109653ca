"""A statistics proof issued by the applicant itself, or by an office that keeps no statistics.

The applicant is a government office with an interest in the figures; the statistics office is the one that
can confirm output. Silent where no issuer was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Source
from pipeline.names import office_key
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject

check = Check("self_issued", "issuer", "query", "二（二）2", "产值证明的出具单位不当")


@check
def find(subject: Subject) -> Iterator[Draft]:
    applicant = subject.case.fact("applicant")
    for document in subject.with_role("statistics_proof"):
        issuer = document.issuer
        if not issuer or "统计" in issuer:
            continue
        own = applicant is not None and office_key(issuer) == office_key(applicant.value)
        words = "即申报单位自己" if own else "不是统计部门"
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
