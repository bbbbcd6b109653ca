"""A proof dated before the period that it is used for was over.

A statistics letter or a form that states a whole year's figure must be dated after that year. Only figures
given as facts count; a proof that calls its figures preliminary or estimates is honest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Document, Role
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("dated_too_early", "period", "query", "二（二）2", "材料日期早于所载数据的期末")

_ROLES: tuple[Role, ...] = ("statistics_proof", "application_form", "audit_report")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role(*_ROLES):
        if not re.match(r"\d{4}-\d{2}", document.date or ""):
            continue
        early = [
            number
            for (_, period), numbers in subject.cells.items()
            for number in numbers
            if _is_early(document, period)
            and subject.figure(number).source.file == document.file
            and subject.figure(number).status == "actual"
        ]
        if early:
            yield _draft(subject, document, early)


def _is_early(document: Document, period: str | None) -> bool:
    """Whether the year was not over in the month of the document."""
    return period is not None and period.isdigit() and (document.date or "")[:7] <= f"{period}-12"


def _draft(subject: Subject, document: Document, early: list[int]) -> Draft:
    first = subject.figure(early[0])
    return Draft(
        key=document.file,
        message=(
            f"《{document.file}》日期为{document.date}，却载有{name(first.indicator, first.period)}{quote(first)}"
            f"等{len(early)}项当时尚未结束的年度数据。可能的原因：实为预计数或前几个月的累计数、落款日期笔误。"
            "请说明数据所属期间，或补交年度结束后出具的证明。"
        ),
        contests=tuple((number,) for number in early),
    )
