"""Proofs without an issuer, a date or a seal.

Said of letters read from their text only, for on a scan words may have been covered by the seal; a table that
several authorities signed has its signatures in its rows. A seal is missed on a scan where the other scanned letters
of the application bear one; black and white copies show none at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Document, Source
from validators.doubts.check import Check, Draft
from validators.doubts.papers import PROOFS
from validators.doubts.subject import Subject
from validators.doubts.wording import role_name
from validators.eligibility.letters import rows_signed

unsigned = Check("proof_unsigned", "completeness", "query", "二（三）1", "证明没有出具单位或者日期")
seals = Check("seal_missing", "completeness", "query", "二（三）1", "扫描件上未见印章")


@unsigned
def find_unsigned(subject: Subject) -> Iterator[Draft]:
    for document in subject.with_role(*PROOFS):
        lacking = [word for word, there in (("出具单位", document.issuer), ("落款日期", document.date)) if not there]
        if (
            lacking
            and document.status == "read"
            and not document.ocr_pages
            and not _is_signed_in_rows(subject, document)
        ):
            yield Draft(
                key=document.file,
                message=(
                    f"{role_name(document.role)}《{document.file}》未见{'、'.join(lacking)}。可能的原因：文稿未定稿、落款在未提交的页上、"
                    "写法特殊未能识别。请补交有落款和印章的正式文件。"
                ),
                sources=(Source(file=document.file),),
            )


def _is_signed_in_rows(subject: Subject, document: Document) -> bool:
    passages = [passage for passage in subject.case.passages if passage.source.file == document.file]
    return len(rows_signed(passages)) > 1


@seals
def find_unsealed(subject: Subject) -> Iterator[Draft]:
    scans = [document for document in subject.with_role(*PROOFS) if _is_scan(document)]
    sealed = {fact.source.file for fact in subject.case.facts if fact.name == "seal"}
    bare = [document for document in scans if document.file not in sealed]
    # where few bear one, copies are black and white or seals are not found on them
    if not bare or 2 * len(bare) >= len(scans):
        return
    for document in bare:
        yield Draft(
            key=document.file,
            message=(
                f"扫描件《{document.file}》上未见印章，其他{len(scans) - len(bare)}份扫描的证明均有。可能的原因："
                "黑白复印、印章颜色过淡、误装未盖章的文稿。请查看原件，必要时补交盖章件。"
            ),
            sources=(Source(file=document.file),),
        )


def _is_scan(document: Document) -> bool:
    return document.status == "read" and bool(document.pages) and document.ocr_pages == document.pages
