"""Figures from running sentences: a paragraph's sentences one after the other, each with what those before spoke of."""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.contradiction import doubted, unsettled
from extractors.figures.meaning.language import read, reckoned
from extractors.figures.sentences.noted_years import with_unit_behind
from extractors.figures.sentences.sentence import Sentence
from extractors.figures.sentences.statement import Statement
from extractors.figures.sentences.surroundings import Surroundings

# 有多少家？答：30家: what answers a question belongs to it
_SENTENCE_END = re.compile(r"[。；;！!\n]|[？?](?!\s*(?:答|[☑√■✓✔]|[有是共][，,：:]))")

_ENTRY = re.compile("[末底]?[：:]")


def read_sentences(text: str, around: Surroundings) -> list[Statement]:
    """Everything that the sentences of a paragraph state in numbers, in reading order."""
    found: list[Statement] = []
    start, focus, period, years = 0, around.focus, around.period, around.years
    asked, spoken = around.asked, around.spoken
    carried, joined_to = around.carried, around.joined_to
    for end in [*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            now = msgspec.structs.replace(
                around, focus=focus, period=period, years=years, asked=asked, spoken=spoken,
                carried=carried, joined_to=joined_to,
            )  # fmt: skip
            reading = reckoned(read(sentence, around.year), around.year, around.this_year)
            reader = Sentence(with_unit_behind(reading, around.year), now)
            said = _settled(list(reader.statements()))
            found += [msgspec.structs.replace(s, start=s.start + start, end=s.end + start) for s in said]
            goes_on = sentence.endswith(("；", ";", "？", "?", "\n"))
            focus = reader.focus if goes_on else msgspec.structs.replace(reader.focus, indicator=None)
            asked = sentence.rstrip().endswith(("？", "?"))
            topic = None if _is_entry(reader, sentence) else reader.times.topic
            period, carried = (topic, True) if topic else (period, carried)
            period = (reader.times.now if asked and not topic else None) or period
            joined_to = (reader.times.now or joined_to) if sentence.endswith(("；", ";")) else None
            named = tuple(y for s in reader.reading.spans if s.kind in ("year", "range") for y in s.years)
            years = named if len(named) > 1 else years
            spoken = reader.times.now or spoken
        start = end
    return found


def _is_entry(reader: Sentence, sentence: str) -> bool:
    """2022年末：53件 as a line of its own: its year dates no other line."""
    spans = reader.reading.spans
    told = sentence.endswith("\n") and reader.last_end and spans
    return bool(told) and _ENTRY.match(sentence, spans[0].end) is not None


def _settled(statements: list[Statement]) -> list[Statement]:
    """The statements of one sentence, unsure where they contradict each other."""
    doubts = unsettled((0, s.claim) for s in statements if s.claim)
    return [
        msgspec.structs.replace(s, claim=doubted(s.claim)) if s.claim and (0, s.claim) in doubts else s
        for s in statements
    ]
