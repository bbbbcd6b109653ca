"""What was read of one file, thing by thing: figures, facts, lists, what was left over, labels that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from pipeline.model import Extraction, Figure, Pair, Source
from pipeline.report.labels import fact_name
from pipeline.report.numbers import said
from pipeline.report.standing import figure_name

State = Literal["sure", "doubtful", "left"]
ItemKind = Literal["figure", "fact", "list", "leftover", "pair"]


class Item(msgspec.Struct, frozen=True):
    """One thing that was read; `sources` are the places it stands in, `words` what is to be found there."""

    number: int
    kind: ItemKind
    state: State
    name: str
    value: str
    sources: tuple[Source, ...]
    words: str
    figure: Figure | None = None


class Labelled(msgspec.Struct, frozen=True):
    """A label with its value, and whether it was understood."""

    pair: Pair
    known: bool


def places_shown(extraction: Extraction) -> tuple[Source, ...]:
    """Every place that the page frames, each once."""
    return tuple(dict.fromkeys(source for item in items(extraction) for source in item.sources))


def items(extraction: Extraction) -> tuple[Item, ...]:
    """All that was read, kind by kind, numbered from 1."""
    found = [*_understood(extraction), *_left_over(extraction)]
    return tuple(msgspec.structs.replace(item, number=number) for number, item in enumerate(found, start=1))


def labelled(extraction: Extraction) -> tuple[Labelled, ...]:
    """Every label with a value beside it, known or not, in the order of the file."""
    return tuple(Labelled(pair, _is_known(pair, extraction)) for pair in extraction.pairs)


def _understood(extraction: Extraction) -> Iterator[Item]:
    state: State
    for figure in extraction.figures:
        state = "sure" if figure.is_sure else "doubtful"
        yield Item(0, "figure", state, figure_name(figure), said(figure), (figure.source,), figure.raw, figure)
    for fact in extraction.facts:
        yield Item(0, "fact", "sure", fact_name(fact.name), fact.value, (fact.source,), fact.value)
    for roster in extraction.rosters:
        places = tuple(entry.source for entry in roster.entries)
        state = "doubtful" if roster.partial else "sure"
        length = f"{len(places)}条" + ("（名单不完整，未作清点）" if roster.partial else "")
        yield Item(0, "list", state, roster.title or "名单", length, places, "")


def _left_over(extraction: Extraction) -> Iterator[Item]:
    for left in extraction.leftover:
        yield Item(0, "leftover", "left", left.label, left.text, (left.source,), left.text)
    for one in labelled(extraction):
        if not one.known and not any(_is_in(one.pair, left.source, left.text) for left in extraction.leftover):
            yield Item(0, "pair", "left", one.pair.label, one.pair.value, (one.pair.source,), one.pair.value)


def _is_known(pair: Pair, extraction: Extraction) -> bool:
    if not _bare(pair.value):
        return True
    # A date is told otherwise than it is printed
    return any(_is_in(pair, figure.source, figure.raw) for figure in extraction.figures) or any(
        _is_in(pair, fact.source, words) for fact in extraction.facts for words in (fact.value, fact.source.text or "")
    )


def _is_in(pair: Pair, source: Source, words: str) -> bool:
    """Whether what stands at `source` is the pair's value: the same cell, or words of it in the same line."""
    one = pair.source
    if one.table is not None or source.table is not None:
        return (one.table, one.row, one.column, one.sheet) == (source.table, source.row, source.column, source.sheet)
    same = (one.page, one.bbox, one.paragraph) == (source.page, source.bbox, source.paragraph)
    return same and bool(words) and (_bare(words) in _bare(pair.value) or _bare(pair.value) in _bare(words))


def _bare(text: str) -> str:
    return re.sub(r"[\s_]", "", text)
