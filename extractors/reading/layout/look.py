"""What one page shows: its visible characters, its ruled strokes, and what kind of page it is.

Everything is in points from the top left of the page as displayed, rotation undone. Pages from pixels are
laid out as if they had been put straight; `to_page` says where a box then stands on the page as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pipeline.model import Box, Remark

UNSURE = 0.5
"""The confidence of what was read but may be another: no figure is sure with it."""
PageKind = Literal["text", "scan", "garbled", "blank"]


class Glyph(NamedTuple):
    """One visible character with the box of its advance; `size` is the height of its em.

    `at` is its place in drawing order, `confidence` how sure the recogniser is of it, 1 in a text layer.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    upright: bool
    at: int
    confidence: float = 1.0


class Rule(NamedTuple):
    """One straight horizontal or vertical stroke, or the side of a coloured area, which divides as a stroke does."""

    x0: float
    top: float
    x1: float
    bottom: float
    of_area: bool = False


@dataclass
class PageLook:
    """What one page shows. `hidden` holds words that are there but cannot be seen, `hidden_glyphs` where.

    `ocr` says that the characters came from pixels. A `text` page has characters; a `scan` shows something,
    but no words; `garbled` are characters that cannot be trusted. `image` is the digest of the pixels looked at.
    `laid` is the width and height in which a page from pixels was laid straight: a page on its side is turned up, and
    a photograph is cut to its paper.
    """

    number: int
    width: float
    height: float
    kind: PageKind
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    hidden: str = ""
    bold: frozenset[int] = frozenset()
    ocr: bool = False
    image: str | None = None
    remarks: tuple[Remark, ...] = ()
    to_page: Callable[[Box], Box] | None = None
    laid: tuple[float, float] | None = None
    hidden_glyphs: list[Glyph] = field(default_factory=list)
