"""One document: from what a reader saw to what it says."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.documents.facts import facts_of
from extractors.figures.documents.paper import paper
from extractors.figures.documents.roles import identify
from extractors.figures.documents.scope_notes import scoped, scopes_noted
from extractors.figures.documents.unsaid_whose import told_apart
from extractors.figures.documents.walk import Walk
from extractors.figures.documents.year_basis import basis_noted, rebased
from extractors.figures.tables.cells import squeezed
from pipeline.model import Content, Extraction, Figure, PageImage, Passage

EXTRACTOR_VERSION = "3"
_FEW_CHARACTERS = 40


def extract(content: Content, *, file: str, sha256: str, year: int | None) -> Extraction:
    """Facts, figures, lists and passages of one file, every one with its place."""
    walk = Walk(content, file, year)
    walk.run()
    facts = tuple(facts_of(content, file, year))
    applicant = next((f.value for f in facts if f.name == "applicant"), None)
    identity = identify(content, file, walk.rosters, applicant)
    told = walk.passages
    if identity.role == "operator_proof":
        # a certificate is labels with short values, which are no running text elsewhere
        told = [*told, *(Passage(pair.value, pair.label, "other", pair.source) for pair in walk.pairs)]
    passages = tuple(msgspec.structs.replace(p, role=identity.role) for p in told)
    return Extraction(
        document=paper(content, file, sha256, identity),
        facts=facts,
        figures=tuple(told_apart(_as_noted(walk, year))),
        rosters=tuple(walk.rosters),
        passages=passages,
        pairs=tuple(walk.pairs),
        leftover=tuple(walk.leftover),
        reckonings=tuple(walk.reckonings),
        remarks=content.remarks,
        page_images=tuple(_page_images(content)),
        properties=content.properties,
    )


def _as_noted(walk: Walk, year: int | None) -> list[Figure]:
    """The figures as the notes of their paper want them understood."""
    texts = [passage.text for passage in walk.passages]
    return scoped(rebased(walk.figures, basis_noted(texts)), scopes_noted(texts, year))


def _page_images(content: Content) -> Iterator[PageImage]:
    """Pages read from their pixels, but for dividing sheets and the like, which repeat by right."""
    for page in content.pages:
        if page.image is not None and sum(len(squeezed(line.text)) for line in page.lines) >= _FEW_CHARACTERS:
            yield PageImage(page.number, page.image)
