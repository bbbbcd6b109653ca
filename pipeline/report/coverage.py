"""How much of what came in was read: files, pages, figures."""

from __future__ import annotations

import msgspec

from pipeline.model import BatchReport, Document


class Coverage(msgspec.Struct, frozen=True):
    """Counts over a whole batch; `pages` only of files that have pages."""

    files: int
    read: int
    partial: int
    unreadable: int
    pages: int
    ocr_pages: int
    figures: int
    unsure: int
    leftover: int


def coverage(batch: BatchReport) -> Coverage:
    documents: list[Document] = [*batch.documents, *(one for report in batch.reports for one in report.documents)]
    figures = [figure for report in batch.reports for figure in report.figures]
    return Coverage(
        files=len(documents),
        read=sum(one.status == "read" for one in documents),
        partial=sum(one.status == "partial" for one in documents),
        unreadable=sum(one.status == "unreadable" for one in documents),
        pages=sum(one.pages or 0 for one in documents),
        ocr_pages=sum(one.ocr_pages or 0 for one in documents),
        figures=len(figures),
        unsure=sum(not one.is_sure for one in figures),
        leftover=sum(len(report.leftover) for report in batch.reports),
    )
