"""What stands around a statement, so that a person sees it where it was written.

Either a strip of the page's picture, or, where a file has no pages, the cells around it. Who cuts
these out knows file formats; who shows them does not.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from pipeline.model import Box, Source


class PageCrop(msgspec.Struct, frozen=True, tag="page"):
    """A part of a page as a WebP picture of `width` x `height` pixels.

    `shown` is that part and `marked` the statement in it, both in points from the page's top left
    corner; `page` is the page's number, also where the file itself has none (a Word file as printed).
    """

    picture: bytes
    width: int
    height: int
    page: int
    shown: Box
    marked: Box


class CellExcerpt(msgspec.Struct, frozen=True, tag="cells"):
    """A table's cells around one of them.

    `columns` and `rows` name what is shown ("G" and "4" of a spreadsheet, empty where the file has no
    names for them); `marked` is the statement's place in `cells`, row and column.
    """

    cells: tuple[tuple[str, ...], ...]
    marked: tuple[int, int]
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


class PagePicture(msgspec.Struct, frozen=True):
    """A whole page of `width` x `height` points as a WebP picture; None where it was not drawn."""

    number: int
    width: float
    height: float
    picture: bytes | None = None


class Spot(msgspec.Struct, frozen=True):
    """A statement's page and its box on it, in points."""

    page: int
    box: Box


class Drawing(msgspec.Struct, frozen=True):
    """A file's pages, and where on them statements stand; no pages where the file has none that can be drawn.

    `printed` says that the pages are not the file's own but its print by LibreOffice.
    """

    pages: tuple[PagePicture, ...] = ()
    spots: dict[Source, Spot] = {}
    printed: bool = False


Excerpt = PageCrop | CellExcerpt

ExcerptOf = Callable[[Source], Excerpt | None]
"""Gives what stands around a statement, or None where there is nothing to show. Must not raise."""
