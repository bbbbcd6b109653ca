"""A paper of an office as Word or PDF: parts under a title, a red head or none, an end with office, date and seal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sample_docs import pdf_kit, word_kit
from sample_docs.seal import seal_png
from sample_docs.unmet_forms.composed import Part, Table
from sample_docs.unmet_forms.composed_files import widths, word_table


@dataclass(frozen=True)
class End:
    """Who signs, and the date as it stands there (nothing for none)."""

    office: str
    day: datetime.date
    words: str


@dataclass(frozen=True)
class Paper:
    """`head` is the office and the letter's number on a red head; parts beginning with # are headings."""

    title: str
    parts: Sequence[Part]
    end: End | None = None
    head: tuple[str, str] | None = None
    to: str = ""


def write_pdf(papers: Sequence[Paper], path: Path, author: str, password: str | None = None) -> None:
    """The papers one behind the other, each on a page of its own."""
    story: list[Any] = []
    for number, paper in enumerate(papers):
        story += [pdf_kit.PageBreak()] if number else []
        story += _story(paper)
    pdf_kit.save(story, path, author, password=password)


def _story(paper: Paper) -> list[Any]:
    story: list[Any] = [pdf_kit.RedHead(*paper.head)] if paper.head else []
    story.append(pdf_kit.text(_safe(paper.title), 17, "Song", "center", before=8, after=8))
    if paper.to:
        story.append(pdf_kit.text(paper.to, 12.5, "Song"))
    for part in paper.parts:
        if isinstance(part, Table):
            rows = [[_safe(word) for word in row] for row in part.rows]
            story.append(pdf_kit.grid(rows, widths(part), part.head, part.spans, 9.5))
            story.append(pdf_kit.gap(0.2))
        elif part.startswith("#"):
            story.append(pdf_kit.text(_safe(part[1:]), 13, "Hei", before=6))
        elif part:
            story.append(pdf_kit.text(_safe(part), 12, indent=2))
    if paper.end:
        story += [pdf_kit.gap(0.8), pdf_kit.Signature(paper.end.office, paper.end.day, words=paper.end.words)]
    return story


def _safe(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def write_word(papers: Sequence[Paper], path: Path, author: str) -> None:
    document = word_kit.new_document("", author, datetime.date(2025, 3, 20))
    for number, paper in enumerate(papers):
        if paper.head:
            word_kit.add(document, paper.head[0], 24, word_kit.TITLE, "center", new_page=bool(number))
            word_kit.add(document, paper.head[1], 12, word_kit.BODY, "center")
        word_kit.add(document, paper.title, 17, word_kit.TITLE, "center", bold=True)
        if paper.to:
            word_kit.add(document, paper.to, 12)
        for part in paper.parts:
            if isinstance(part, Table):
                word_table(document, part)
            elif part.startswith("#"):
                word_kit.add(document, part[1:], 14, word_kit.HEAD)
            elif part:
                word_kit.body(document, part, 12)
        if paper.end:
            word_kit.add(document, paper.end.office, 12, align="right")
            last = word_kit.add(document, paper.end.words, 12, align="right")
            word_kit.stamp(last, seal_png(paper.end.office), 9.5, -1.8)
    word_kit.save(document, path)
