"""Proofs whose date or document number does not fit what they are used for.

A letter that confirms three years without violations must be written after they are over; no paper is dated after
the application's year; the year in 〔〕 of a document number is that of its date, or in January still the last one.
Lists and plans are of the year asked for. Scans are left alone: a digit of their dates may be misread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Document, Fact, Source
from validators.doubts.check import Check, Draft
from validators.doubts.papers import PROOFS
from validators.doubts.subject import Subject
from validators.doubts.wording import place, role_name

outdated = Check("proof_outdated", "period", "query", "二（二）1", "证明出具过早或者日期在申报年度之后")
numbers = Check("document_number", "identifier", "query", "二（三）1", "文号年份与落款日期不符")
reused = Check("document_number_twice", "duplicate", "query", "二（三）1", "两份不同单位的文件文号相同")
plans = Check("plan_period", "period", "query", "二（二）9", "规划、申报表或名单不是本次申报的年度")

_YEAR_IN_NUMBER = re.compile(r"[〔\[［【(（]\s*(20\d\d)\s*[〕\]］】)）]")
_SPAN = re.compile(r"(20\d\d)年?\s*[—–\-－~～至]+\s*(20\d\d)")
_FORM_YEAR = re.compile(r"(20\d\d)\s*年(?:度)?[^，。；]{0,24}(?:申报|申请|推荐)")


@outdated
def find_outdated(subject: Subject) -> Iterator[Draft]:
    if not subject.years:
        return
    for document in _dated(subject):
        early = document.role == "compliance_proof" and document.date[:7] <= f"{subject.years[-1]}-12"  # type: ignore[index]
        if early or int(document.date[:4]) > int(subject.years[-1]) + 1:  # type: ignore[index]
            why = f"近三年（截至{subject.years[-1]}年底）当时尚未结束" if early else "在申报年度之后"
            yield Draft(
                key=document.file,
                message=(
                    f"{role_name(document.role)}《{document.file}》日期为{document.date}，{why}。可能的原因：沿用以前的证明、"
                    "落款日期笔误。请补交覆盖近三年的证明，或更正日期。"
                ),
                sources=(Source(file=document.file, text=document.date),),
                decides=("safety_record",) if document.role == "compliance_proof" else (),
            )


@numbers
def find_numbers(subject: Subject) -> Iterator[Draft]:
    for document in _dated(subject):
        own = _own_number(subject, document)
        match = _YEAR_IN_NUMBER.search(own.value) if own else None
        if own is None or match is None:
            continue
        written, numbered = int(document.date[:4]), int(match[1])  # type: ignore[index]
        january = document.date[5:7] == "01" and numbered == written - 1  # type: ignore[index]
        if written != numbered and not january:
            yield Draft(
                key=document.file,
                message=(
                    f"《{document.file}》的文号为“{own.value}”（{place(own.source)}），落款日期为{document.date}，两者不是同一年。"
                    "可能的原因：文号或日期笔误、套用以前的文件。请出具单位确认。"
                ),
                sources=(own.source,),
            )


@reused
def find_reused(subject: Subject) -> Iterator[Draft]:
    papers: dict[str, list[tuple[Document, Fact]]] = defaultdict(list)
    for document in subject.with_role(*PROOFS):
        own = _own_number(subject, document)
        # 证〔2025〕12号 without an office's sign may be anybody's
        if own is not None and len(_YEAR_IN_NUMBER.split(own.value)[0]) > 1 and document.issuer:
            papers[own.value].append((document, own))
    for number, same in papers.items():
        if len({document.issuer for document, _ in same}) > 1 and len({document.sha256 for document, _ in same}) > 1:
            files = "、".join(f"《{document.file}》（{document.issuer}）" for document, _ in same)
            yield Draft(
                key=number,
                message=f"{files}的文号同为“{number}”。一个文号只属于一份文件。可能的原因：抄录笔误、套用模板。请出具单位确认。",
                sources=tuple(own.source for _, own in same),
            )


@plans
def find_plans(subject: Subject) -> Iterator[Draft]:
    if not subject.years:
        return
    year = int(subject.years[-1]) + 1
    for document in subject.with_role("development_plan", "application_form"):
        title = document.title or ""
        span, form = _SPAN.search(title), _FORM_YEAR.search(title)
        if document.role == "development_plan" and span and int(span[2]) <= year:
            yield _other_year(document.file, f"标题所示期间为{span[1]}—{span[2]}年", f"{year}年申报应为其后三年")
        elif document.role == "application_form" and form and not document.ocr_pages and int(form[1]) < year:
            yield _other_year(document.file, f"标题为“{title}”", f"本次申报年度为{year}年")
    for roster in subject.case.rosters:
        if roster.kind != "title" and roster.period and roster.period[:4] < subject.years[-1]:
            yield _other_year(roster.file, f"名单所示时间为{roster.period[:4]}年", f"申报数据为{subject.years[-1]}年")


def _other_year(file: str, shown: str, wanted: str) -> Draft:
    return Draft(
        key=file,
        message=(
            f"《{file}》{shown}，而{wanted}。可能的原因：沿用以前的材料、标题未更新。请申报单位确认内容是否为本次申报的年度，并更正。"
        ),
        sources=(Source(file=file),),
    )


def _dated(subject: Subject) -> Iterator[Document]:
    """Proofs with at least a month, not read from pixels."""
    for document in subject.with_role(*PROOFS):
        if not document.ocr_pages and re.match(r"\d{4}-\d{2}", document.date or ""):
            yield document


def _own_number(subject: Subject, document: Document) -> Fact | None:
    """The number of the document itself, known where no other is spoken of in it."""
    found = [
        fact for fact in subject.case.facts if fact.name == "document_number" and fact.source.file == document.file
    ]
    return found[0] if len({fact.value for fact in found}) == 1 else None
