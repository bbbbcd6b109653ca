"""The page of one file, self-contained: its pages or blocks on the left, what was read in them on the right."""

from __future__ import annotations

from collections import Counter

import msgspec

from pipeline.excerpt import Drawing
from pipeline.model import Content, Extraction, Role
from pipeline.report.one_file import blocks, framing
from pipeline.report.one_file.items import State, items, labelled
from pipeline.report.templates import rendered

_STATES: tuple[State, ...] = ("sure", "doubtful", "left")


class FilePage(msgspec.Struct, frozen=True):
    """The page's bytes, and how many things were understood, doubtful and left over."""

    html: bytes
    counts: dict[State, int]


def file_page(content: Content, extraction: Extraction, role: Role, drawing: Drawing) -> FilePage:
    """Show the file that `content` was read from; pages without a picture are told in words."""
    read = items(extraction)
    pages = framing.sheets(content, drawing, read)
    counts = Counter(item.state for item in read)
    html = rendered(
        "file.html.j2",
        content=content,
        document=extraction.document,
        role=role,
        items=read,
        figures=extraction.figures,
        sheets=pages,
        printed=drawing.printed,
        framed={item.number for sheet in pages for frame in sheet.frames for item in frame.items},
        blocks=() if pages else blocks.shown_blocks(content, read),
        is_table=lambda block: isinstance(block, blocks.ShownTable),
        labelled=labelled(extraction),
        counts=counts,
        states=_STATES,
    )
    return FilePage(html, {state: counts[state] for state in _STATES})
