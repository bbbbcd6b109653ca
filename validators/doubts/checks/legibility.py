"""A document that could not be read.

One sent locked, damaged or empty is asked about; one that this machine cannot read is only noted. Either way
it is said what may stand in it, so that nothing in it is called missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Document, Source
from validators.doubts.check import Check, Draft
from validators.doubts.received import is_there, missing_authorities
from validators.doubts.requirements import requirements
from validators.doubts.subject import Subject
from validators.doubts.unread import not_whole, sent_broken
from validators.doubts.wording import role_name

check = Check("not_readable", "legibility", "note", "二（三）1", "文件未能读取")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for document in not_whole(subject):
        reason = document.problem.message if document.problem else "原因不明，请人工查看。"
        extent = "未能读取" if document.status == "unreadable" else "只读取了一部分"
        broken = sent_broken(document)
        yield Draft(
            key=document.file,
            message=f"文件《{document.file}》{extent}：{reason}{_maybe(subject, document)}",
            sources=(Source(file=document.file),),
            severity="query" if broken else None,
        )


def _maybe(subject: Subject, document: Document) -> str:
    """What is not found elsewhere and may therefore be this document."""
    wanted = [
        words
        for role, words in requirements().documents.items()
        if not is_there(subject, role) and document.role in (role, "other", "archive")
    ]
    if document.role in ("compliance_proof", "other", "archive"):
        wanted += [f"{field}方面的证明" for field in missing_authorities(subject)]
    if wanted:
        return f"该文件可能为{'、'.join(wanted)}，故未作缺件处理。"
    return "" if document.role in ("other", "archive") else f"该文件可能为{role_name(document.role)}。"
