"""One file in, what stands around some statements of it out."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from extractors.excerpts.cells import cells_around
from extractors.excerpts.page_pictures import crops_of_pdf, crops_of_picture
from extractors.excerpts.printed_word import PRINTED, can_print, place_on_page, print_word
from extractors.reading.picture import FORMATS_READ
from extractors.reading.problems import Unreadable
from extractors.reading.reader import read
from pipeline.excerpt import Excerpt, Spot
from pipeline.model import Content, Source

EXCERPT_VERSION = "2"


def cut_excerpts(path: Path, content: Content, sources: Sequence[Source]) -> dict[Source, Excerpt]:
    """What stands around each of the `sources` in the file at `path`, of which `content` is the reading.

    Sources of which nothing can be shown are left out. A damaged file may raise anything.
    """
    if content.format in PRINTED:
        around = _of_cells(content, sources)
        # A file that cannot be printed is shown by its cells
        with contextlib.suppress(Unreadable):
            around |= _of_printed(path, content, sources)
        return around
    spots = {source: Spot(source.page, source.bbox) for source in sources if source.page and source.bbox}
    if spots and content.format == "pdf":
        crops = crops_of_pdf(path, list(spots.values()))
    elif spots and content.format in FORMATS_READ:
        crops = crops_of_picture(path, list(spots.values()))
    else:
        return _of_cells(content, sources)
    return {source: crops[spot] for source, spot in spots.items() if spot in crops}


def _of_cells(content: Content, sources: Sequence[Source]) -> dict[Source, Excerpt]:
    return {source: around for source in sources if (around := cells_around(content, source)) is not None}


def _of_printed(path: Path, content: Content, sources: Sequence[Source]) -> dict[Source, Excerpt]:
    """Cells of a Word file as they stand on its printed pages, where LibreOffice is there to print them."""
    in_tables = [source for source in sources if source.table is not None]
    if not in_tables or not can_print():
        return {}
    with tempfile.TemporaryDirectory(prefix="cluster-intake-") as folder:
        printed = print_word(path, content.format, Path(folder))
        pages = read(printed)
        spots = {source: spot for source in in_tables if (spot := place_on_page(content, pages, source))}
        crops = crops_of_pdf(printed, list(spots.values()))
        return {source: crops[spot] for source, spot in spots.items() if spot in crops}
