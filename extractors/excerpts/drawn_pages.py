"""A file's whole pages as pictures, with the places its statements have on them.

A PDF and a picture are drawn as they are, a Word file as LibreOffice prints it. Whatever has no pages, and what
cannot be printed, is not drawn: who shows it has its paragraphs and tables.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image as Pillow
from PIL import ImageSequence

from extractors.excerpts.printed_word import PRINTED, can_print, line_on_page, place_on_page, print_word
from extractors.reading.picture import FORMATS_READ, upright
from extractors.reading.problems import Unreadable
from extractors.reading.reader import read
from pipeline.excerpt import Drawing, PagePicture, Spot
from pipeline.model import Content, Source

# All pictures together: a page that holds them opens at once, also from a stick, and can be sent on
_MOST_BYTES = 2_400_000
# Pages beyond these are named, not drawn
_MOST_PAGES = 120
_WIDTHS = (1_240, 1_000, 800, 640)
_QUALITIES = (50, 40, 30, 24)
# A box around a long cell still shows which cell it is
_LONGEST_CELL = 2_000


def draw_pages(path: Path, content: Content, sources: Sequence[Source]) -> Drawing:
    """The pages of the file at `path`, of which `content` is the reading, and where the `sources` stand on them.

    A damaged file may raise anything.
    """
    if content.format in PRINTED:
        # A file that cannot be printed has no pages
        with contextlib.suppress(Unreadable):
            return _printed(path, content, sources) if can_print() else Drawing()
        return Drawing()
    spots = {source: Spot(source.page, source.bbox) for source in sources if source.page and source.bbox}
    if content.format == "pdf":
        return Drawing(tuple(_of_pdf(path)), spots)
    if content.format in FORMATS_READ:
        return Drawing(tuple(_of_picture(path, len(content.pages))), spots)
    return Drawing()


def _printed(path: Path, content: Content, sources: Sequence[Source]) -> Drawing:
    with tempfile.TemporaryDirectory(prefix="cluster-intake-") as folder:
        printed = print_word(path, content.format, Path(folder))
        pages = read(printed)
        spots = {source: spot for source in sources if (spot := _spot(content, pages, source))}
        return Drawing(tuple(_of_pdf(printed)), spots, printed=True)


def _spot(word: Content, printed: Content, source: Source) -> Spot | None:
    if source.table is None:
        return line_on_page(printed, source)
    return place_on_page(word, printed, source, _LONGEST_CELL)


def _of_pdf(path: Path) -> Iterator[PagePicture]:
    with pypdfium2.PdfDocument(path) as document:
        share = _share(len(document))
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            try:
                width, height = page.get_size()
                picture = None
                if number <= _MOST_PAGES:
                    scale = _WIDTHS[0] / max(width, height, 1) * 1.2
                    picture = _picture(page.render(scale=scale).to_pil(), share)
                yield PagePicture(number, width, height, picture)
            finally:
                page.close()


def _of_picture(path: Path, count: int) -> Iterator[PagePicture]:
    with Pillow.open(path, formats=tuple(FORMATS_READ.values())) as opened:
        for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if number > count:
                break
            picture, width, height = upright(frame)
            yield PagePicture(
                number, width, height, _picture(picture, _share(count)) if number <= _MOST_PAGES else None
            )


def _share(pages: int) -> int:
    """How many bytes a page may take."""
    return _MOST_BYTES // max(1, min(pages, _MOST_PAGES))


def _picture(drawn: Any, most: int) -> bytes:
    """The page as WebP, made coarser until it keeps to its share; the coarsest is taken as it is."""
    data = b""
    for width, quality in zip(_WIDTHS, _QUALITIES, strict=True):
        drawn = drawn.convert("RGB")
        drawn.thumbnail((width, width * 2))
        out = BytesIO()
        drawn.save(out, "WEBP", quality=quality, method=4)
        data = out.getvalue()
        if len(data) <= most:
            break
    return data
