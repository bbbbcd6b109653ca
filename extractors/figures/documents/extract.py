"""One document: from what a reader saw to what it says."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractors.figures.documents.facts import facts_of
from extractors.figures.documents.paper import paper
from extractors.figures.documents.roles import identify
from extractors.figures.documents.unsaid_whose import told_apart
from extractors.figures.documents.walk import Walk
from extractors.figures.documents.year_basis import basis_noted, rebased
from extractors.figures.tables.cells import squeezed
from pipeline.model import Content, Extraction, PageImage

EXTRACTOR_VERSION = "3"
_FEW_CHARACTERS = 40


def extract(content: Content, *, file: str, sha256: str, year: int | None) -> Extraction:
    """Facts, figures, lists and passages of one file, every one with its place."""
    walk = Walk(content, file, year)
    walk.run()
    facts = tuple(facts_of(content, file, year))
    applicant = next((f.value for f in facts if f.name == "applicant"), None)
    identity = identify(content, file, walk.rosters, applicant)
    passages = tuple(msgspec.structs.replace(p, role=identity.role) for p in walk.passages)
    return Extraction(
        document=paper(content, file, sha256, identity),
        facts=facts,
        figures=tuple(told_apart(rebased(walk.figures, basis_noted(passage.text for passage in walk.passages)))),
        rosters=tuple(walk.rosters),
        passages=passages,
        pairs=tuple(walk.pairs),
        leftover=tuple(walk.leftover),
        reckonings=tuple(walk.reckonings),
        remarks=content.remarks,
        page_images=tuple(_page_images(content)),
        properties=content.properties,
    )


def _page_images(content: Content) -> Iterator[PageImage]:
    """Pages read from their pixels, but for dividing sheets and the like, which repeat by right."""
    for page in content.pages:
        if page.image is not None and sum(len(squeezed(line.text)) for line in page.lines) >= _FEW_CHARACTERS:
            yield PageImage(page.number, page.image)
