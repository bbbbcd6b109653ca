"""Frames around what was read, on the pictures of its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.excerpt import Drawing, PagePicture, Spot
from pipeline.model import Box, Content, Line
from pipeline.report.one_file.items import Item, State

_GRAVEST: tuple[State, ...] = ("left", "doubtful", "sure")
# Points between words and their frame, and between a cell's lines and the frame within them
_AROUND_WORDS, _INSIDE_CELL = 1.5, -1.0


class Frame(msgspec.Struct, frozen=True):
    """A box on a page, in points, with the numbers of what stands in it; its state is the gravest of them."""

    state: State
    x: float
    y: float
    width: float
    height: float
    items: tuple[Item, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A page with its frames; where there is no picture of it, `lines` are its words."""

    page: PagePicture
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...] = ()


def sheets(content: Content, drawing: Drawing, items: Sequence[Item]) -> tuple[Sheet, ...]:
    """The pages of the file, or of its print; none where it has no pages."""
    pages = drawing.pages or tuple(PagePicture(one.number, one.width, one.height) for one in content.pages)
    lines = {} if drawing.printed else {page.number: page.lines for page in content.pages}
    by_page: dict[int, list[Frame]] = defaultdict(list)
    for number, frame in _frames(drawing, items):
        by_page[number].append(frame)
    return tuple(
        Sheet(page, tuple(by_page[page.number]), () if page.picture else lines.get(page.number, ())) for page in pages
    )


def _frames(drawing: Drawing, items: Sequence[Item]) -> Iterator[tuple[int, Frame]]:
    """The frames with their pages, in reading order: what stands in one box is framed once."""
    together: dict[Spot, list[Item]] = defaultdict(list)
    for item in items:
        for spot in _spots(drawing, item):
            together[spot].append(item)
    for spot in sorted(together, key=lambda one: (one.page, one.box[1], one.box[0])):
        here = tuple(together[spot])
        state = min((item.state for item in here), key=_GRAVEST.index)
        air = _AROUND_WORDS if here[0].sources[0].table is None else _INSIDE_CELL
        x0, top, x1, bottom = (round(end, 1) for end in _widened(spot.box, air))
        yield spot.page, Frame(state, x0, top, round(x1 - x0, 1), round(bottom - top, 1), here)


def _spots(drawing: Drawing, item: Item) -> Iterator[Spot]:
    """Where an item stands; the rows of a list are one box a page."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for source in item.sources:
        spot = drawing.spots.get(source)
        if spot is None and not drawing.printed and source.page and source.bbox:
            spot = Spot(source.page, source.bbox)
        if spot is not None:
            boxes[spot.page].append(spot.box)
    for page, found in boxes.items():
        left, top, right, bottom = zip(*found, strict=True)
        yield Spot(page, (min(left), min(top), max(right), max(bottom)))


def _widened(box: Box, by: float) -> Box:
    """The box with `by` more on each side, or less; a box too small for that stays."""
    x0, top, x1, bottom = box[0] - by, box[1] - by, box[2] + by, box[3] + by
    return (x0, top, x1, bottom) if x0 < x1 and top < bottom else box
