"""A proof made on the day it bears, and changed days after.

Scans are made after the date of the paper by right, and so is whatever is exported later: only a PDF that was
itself made when the proof was issued, whose own record says that it was changed after that. Where a signature
tells of the file, or the numbers changed are known, that is told instead. Merging, compressing and page numbers
leave the same traces: a question only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pipeline.model import Document, Source
from validators.doubts.check import Check, Draft
from validators.doubts.papers import PROOFS
from validators.doubts.remarks import by_file
from validators.doubts.subject import Subject

check = Check("changed_after_date", "integrity", "query", "二（三）1", "证明文件在落款日期之后被改动")

# a proof is written within days of the date it bears
_MADE_WITHIN = datetime.timedelta(days=15)
_LATER = datetime.timedelta(days=1)


@check
def find(subject: Subject) -> Iterator[Draft]:
    told = by_file(subject, "signature", "revised_number")
    for document in subject.with_role(*PROOFS):
        dates = _dates(subject, document)
        if dates is None or document.file in told:
            continue
        printed, made, changed = dates
        if abs(made - printed) <= _MADE_WITHIN and changed - max(made, printed) > _LATER:
            yield Draft(
                key=document.file,
                message=(
                    f"《{document.file}》落款日期为{printed}，文件记录的生成日期为{made}，而最后改动日期为{changed}，"
                    "晚于落款日期。可能的原因：合并、压缩、加页码或另存时软件自动记录。"
                    "请申报单位说明改动内容，提交出具单位发出的原始文件或加盖印章的原件。"
                ),
                sources=(Source(document.file),),
            )


def _dates(subject: Subject, document: Document) -> tuple[datetime.date, datetime.date, datetime.date] | None:
    """The printed date, the day the file was made and the day it was last changed; None for scans."""
    if document.format != "pdf" or document.ocr_pages or document.date is None:
        return None
    properties = subject.case.properties.get(document.file, {})
    try:
        return (
            datetime.date.fromisoformat(document.date),
            datetime.date.fromisoformat(properties.get("created", "")[:10]),
            datetime.date.fromisoformat(properties.get("modified", "")[:10]),
        )
    except ValueError:
        return None
