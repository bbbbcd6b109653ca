"""The pictures and tables that a page shows of the papers, each picture in the page once."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from pipeline.excerpt import CellExcerpt, ExcerptOf, PageCrop
from pipeline.model import Source

# So that a page with its words and its tables stays under three megabytes
_MOST_BYTES = 1_250_000
# A cell of running text is quoted, with the number set off, rather than framed as a whole
_LONGEST_CELL = 80
_AIR = 2  # points between a statement and its frame


class Mark(msgspec.Struct, frozen=True):
    """The frame around a statement, in points of the page."""

    x: str
    y: str
    width: str
    height: str


class Shown(msgspec.Struct, frozen=True):
    """A picture in the page: where to find it, what part of which page it is, and what is framed in it."""

    id: str
    page: int
    view: str
    ratio: str
    mark: Mark


class Picture(msgspec.Struct, frozen=True):
    """A picture as it is put into the page, in the place it has on its own page, in points."""

    id: str
    data: str
    x: str
    y: str
    width: str
    height: str


class Pictures:
    """What is shown of each of the `sources`: a picture, cells, or None."""

    def __init__(self, sources: Iterable[Source], excerpt_of: ExcerptOf | None) -> None:
        self.all: dict[str, Picture] = {}
        self._shown: dict[Source, Shown | CellExcerpt] = {}
        self._bytes = 0
        for source in sources if excerpt_of else ():
            excerpt = excerpt_of(source) if excerpt_of else None
            if isinstance(excerpt, CellExcerpt):
                if len(excerpt.cells[excerpt.marked[0]][excerpt.marked[1]]) <= _LONGEST_CELL:
                    self._shown[source] = excerpt
            elif excerpt and (picture := self._kept(excerpt)):
                self._shown[source] = _shown(excerpt, picture)

    def of(self, source: Source) -> Shown | CellExcerpt | None:
        return self._shown.get(source)

    def _kept(self, crop: PageCrop) -> Picture | None:
        """The picture among those of the page; None where it would make the page too heavy."""
        id = "p" + hashlib.sha256(crop.picture).hexdigest()[:12]
        if id in self.all:
            return self.all[id]
        if self._bytes + len(crop.picture) > _MOST_BYTES:
            return None
        self._bytes += len(crop.picture)
        left, top, right, bottom = crop.shown
        self.all[id] = Picture(
            id, b64encode(crop.picture).decode(), _n(left), _n(top), _n(right - left), _n(bottom - top)
        )
        return self.all[id]


def _shown(crop: PageCrop, picture: Picture) -> Shown:
    left, top, right, bottom = crop.marked
    mark = Mark(_n(left - _AIR), _n(top - _AIR), _n(right - left + 2 * _AIR), _n(bottom - top + 2 * _AIR))
    view = f"{picture.x} {picture.y} {picture.width} {picture.height}"
    return Shown(picture.id, crop.page, view, f"{picture.width}/{picture.height}", mark)


def _n(value: float) -> str:
    return format(round(Decimal(value), 1).normalize(), "f")
