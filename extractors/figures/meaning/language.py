"""The spaCy pipeline: a blank Chinese pipeline, one token a character, with the project's own components.

Each component writes a list to the Doc: `doc._.spans` stretches of time, `doc._.amounts` number phrases,
`doc._.concepts` words with a meaning (`labels.yaml`). Numbers are matched on the raw string, because a tokenizer
that splits 30.5 into three tokens has lost the number before a rule can see it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import msgspec
import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.util import filter_spans

from extractors.figures.meaning.body_names import end_of_body_name
from extractors.figures.meaning.vocabulary import vocabulary
from extractors.quantity import Amount, Span, find_amounts, find_periods, unit_named

_FRACTION = re.compile(r"(?<![百千万])分\s*之")


class Concept(msgspec.Struct, frozen=True):
    """A word with a meaning at `start:end`."""

    start: int
    end: int
    code: str


class Reading(msgspec.Struct, frozen=True):
    """What the pipeline found in one text; offsets are characters of it."""

    text: str
    spans: tuple[Span, ...]
    amounts: tuple[Amount, ...]
    concepts: tuple[Concept, ...]


for name in ("spans", "amounts", "concepts"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=())
if not Doc.has_extension("year"):
    Doc.set_extension("year", default=None)
    Doc.set_extension("raw", default="")  # the text itself: a Doc of single characters is slow to put together


class _CharacterTokenizer:
    """One token a character, blanks included, so that token offsets are character offsets."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@Language.component("stretches_of_time")  # type: ignore[untyped-decorator]
def _stretches_of_time(doc: Doc) -> Doc:
    own = doc._
    own.spans = tuple(find_periods(own.raw, own.year))
    return doc


@Language.component("number_phrases")  # type: ignore[untyped-decorator]
def _number_phrases(doc: Doc) -> Doc:
    own = doc._  # each look at it costs as much as a search
    words, raw = own.concepts, own.raw
    # the 二 of 二氧化碳 is no number
    own.amounts = tuple(
        _as_share(amount)
        for amount in find_amounts(raw, own.spans)
        if not any(word.start <= amount.start and amount.end <= word.end for word in words)
        and not _is_a_word(amount, raw)
    )
    return doc


def _as_share(amount: Amount) -> Amount:
    """三分之二 of something is a share of it in per cent, and roughly so."""
    if amount.units or not _FRACTION.search(amount.text):
        return amount
    value, step, hedge = amount.value * 100, amount.step * 100, amount.hedge or "about"
    return msgspec.structs.replace(amount, value=value, step=step, units=unit_named("%"), hedge=hedge)


def _is_a_word(amount: Amount, text: str) -> bool:
    """一批, 三级 and the like: a Chinese numeral without a unit counts nothing unless it is all there is."""
    bare = (
        not amount.units
        and not amount.scaled
        and not _FRACTION.search(amount.text)
        and not any(c.isdecimal() for c in amount.text)
    )
    return bare and amount.text.strip() != text.strip()


class _ConceptMatcher:
    """Finds the vocabulary's words; of overlapping ones the longest wins."""

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab)
        for code, words in vocabulary().concepts.items():
            self.matcher.add(code, [nlp.make_doc(word) for word in words])

    def __call__(self, doc: Doc) -> Doc:
        # 2024年末|常住人口, not 2024|年末常住人口
        own = doc._
        dates = [(s.start, s.end) for s in own.spans if s.kind != "relative"]
        words = self.matcher(doc, as_spans=True)
        found = filter_spans([w for w in words if not any(a < w.start < b < w.end for a, b in dates)])
        own.concepts = tuple(_named(span, own.raw) for span in found)
        return doc


def _named(word: SpacySpan, text: str) -> Concept:
    """The word's concept, or a neutral one as far as the name of a body reaches that it stands in."""
    end = end_of_body_name(text, word.end)
    return Concept(word.start, word.end, word.label_) if end is None else Concept(word.start, end, "neutral")


@Language.factory("meaningful_words")  # type: ignore[untyped-decorator]
def _meaningful_words(nlp: Language, name: str) -> _ConceptMatcher:  # noqa: ARG001 (spaCy's signature)
    return _ConceptMatcher(nlp)


@cache
def pipeline() -> Language:
    """The pipeline, built once a process."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = _CharacterTokenizer(nlp.vocab)
    for component in ("stretches_of_time", "meaningful_words", "number_phrases"):
        nlp.add_pipe(component)
    return nlp


def reckoned(reading: Reading, year: int | None, this_year: int | None) -> Reading:
    """With 本年, 上年 and the like counted from `this_year`, where the paper says which year that is."""
    if year is None or this_year is None or this_year == year:
        return reading
    by = this_year - year

    def moved(span: Span) -> Span:
        years = tuple(y + by for y in span.years)
        return msgspec.structs.replace(span, code=str(years[0]), years=years) if span.kind == "relative" else span

    return msgspec.structs.replace(reading, spans=tuple(map(moved, reading.spans)))


@lru_cache(maxsize=20_000)
def read(text: str, year: int | None) -> Reading:
    """Stretches of time, number phrases and meaningful words of a text."""
    nlp = pipeline()
    doc = nlp.make_doc(text)
    own = doc._
    own.year, own.raw = year, text
    nlp(doc)
    return Reading(text, own.spans, own.amounts, own.concepts)
