"""Years in brackets behind their numbers: 85.6亿元（2024年）, 74.21（2022）、83.04（2023）、91.68（2024）亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractors.figures.meaning.connecting import strangeness
from extractors.figures.meaning.language import Reading, read
from extractors.quantity import Amount, Unit, unit_named

BRACKETS = re.compile(r"\s?[（(]([^（）()]*)[）)]")
_BARE_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")
_BETWEEN = re.compile(r"[、，,；;/／→\s]*|\s*(?:->|—+>?)\s*")
_DATES = ("year", "part", "month", "relative")
_LONGEST_UNIT = 12
_NEAR = 8


def year_noted(text: str, end: int, year: int | None) -> tuple[str, int] | None:
    """The year in brackets of its own right after a number that ends at `end`, and where the brackets close."""
    note = BRACKETS.match(text, end)
    if note is None:
        return None
    bare = _BARE_YEAR.fullmatch(note[1])
    if bare and (year is None or abs(int(bare[1]) - year) <= _NEAR):
        return bare[1], note.end()
    reading = read(note[1], year)
    spans = [s for s in reading.spans if s.kind in _DATES]
    if len(spans) != 1 or reading.amounts or strangeness(note[1].replace(spans[0].text, "").replace("实际", "")):
        return None
    return spans[0].code, note.end()


def with_unit_behind(reading: Reading, year: int | None) -> Reading:
    """The reading, the unit behind the last of several numbers with their years given to all of them."""
    for run, end in _runs(reading, year):
        if any(amount.units for amount in run):
            continue
        units = _unit_at(reading.text, end)
        if not units:
            continue
        starts = {amount.start for amount in run}
        amounts = (msgspec.structs.replace(a, units=units) if a.start in starts else a for a in reading.amounts)
        reading = msgspec.structs.replace(reading, amounts=tuple(amounts))
    return reading


def _runs(reading: Reading, year: int | None) -> Iterator[tuple[list[Amount], int]]:
    run: list[Amount] = []
    end = 0
    for amount in reading.amounts:
        noted = year_noted(reading.text, amount.end, year)
        if run and (noted is None or not _BETWEEN.fullmatch(reading.text[end : amount.start])):
            yield run, end
            run = []
        if noted is not None:
            run.append(amount)
            end = noted[1]
    if run:
        yield run, end


def _unit_at(text: str, start: int) -> tuple[Unit, ...]:
    """The longest word right there that is a unit."""
    begin = start + (text[start : start + 1] == " ")
    for end in range(min(len(text), begin + _LONGEST_UNIT), begin, -1):
        found = unit_named(text[begin:end])
        if found and not text[begin:end].isspace():
            return found
    return ()
