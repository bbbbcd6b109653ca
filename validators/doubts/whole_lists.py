"""Lists that are known to be whole, and the sums of their columns.

A list is whole when it has as many rows, or distinct firms or patents, as the application declares. Only of such a
list can it be said that somebody is missing in it, or that its sum is what the declared amount should be.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Literal

from pipeline.interval import Interval
from pipeline.model import Entry, Roster
from pipeline.roster_keys import patent_of
from validators.doubts.entries import distinct_firms, is_excerpt
from validators.doubts.subject import Subject

_DECLARED = {"enterprise": "firms_total", "patent": "patents_valid"}


def whole_list(subject: Subject, kind: Literal["enterprise", "patent"]) -> tuple[Roster, ...]:
    """The lists that together have the declared length, or the first that has it alone; empty where none has."""
    rosters = subject.rosters(kind)
    declared = subject.chosen(_DECLARED[kind], subject.years[-1]) if subject.years else None
    if declared is None or any(map(is_excerpt, rosters)):
        return ()
    length = subject.figure(declared).interval
    for lists in [*((roster,) for roster in rosters), rosters]:
        entries = rows_of(lists)
        if entries and any(Decimal(count) in length for count in {len(entries), count_distinct(entries)}):
            return lists
    return ()


def rows_of(rosters: Iterable[Roster]) -> tuple[Entry, ...]:
    return tuple(entry for roster in rosters for entry in roster.entries)


def count_distinct(entries: tuple[Entry, ...]) -> int:
    """Distinct patents where every row has a number, else distinct firms."""
    numbers = [patent_of(entry) for entry in entries]
    return len(set(numbers)) if entries and all(numbers) else distinct_firms(entries)


def column_sum(entries: Iterable[Entry], field: str) -> Interval | None:
    """The interval of a column's sum, each row rounded to its own last digit; None if a row lacks it."""
    total = Interval.exactly(0)
    for entry in entries:
        try:
            value = Decimal(entry.fields[field])
        except (KeyError, InvalidOperation):
            return None
        half = (
            Decimal(0) if value == value.to_integral_value() else Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
        )
        total = total + Interval(value - half, value + half)
    return total


def own_total(subject: Subject, roster: Roster, field: str, indicator: str) -> tuple[int, Interval] | None:
    """The total that a list prints of a column, with the sum of its rows; None where either is not known."""
    period = roster.period or (subject.years[-1] if subject.years else None)
    printed = [
        number for number in subject.stated(indicator, period) if subject.figure(number).source.file == roster.file
    ]
    total = column_sum(roster.entries, field)
    return (printed[0], total) if total is not None and len(printed) == 1 else None
