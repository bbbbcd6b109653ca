"""A file as the documents of a report list it."""

from __future__ import annotations

from extractors.figures.documents.roles import Identity
from pipeline.model import Content, Document


def paper(content: Content, file: str, sha256: str, identity: Identity) -> Document:
    pages = len(content.pages) or None
    return Document(
        file=file, sha256=sha256, format=content.format, role=identity.role, status=content.status, pages=pages,
        ocr_pages=sum(p.ocr for p in content.pages) if pages else None, issuer=identity.issuer, date=identity.date,
        problem=content.problem, title=identity.title,
    )  # fmt: skip
