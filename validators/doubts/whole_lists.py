"""Lists that are known to be whole.

A list is whole when it has as many rows, or distinct firms or patents, as the application declares. Only of such a
list can it be said that somebody is missing in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pipeline.model import Entry, Roster
from pipeline.roster_keys import COUNTED_FOR, has_length
from validators.doubts.subject import Subject


def whole_list(subject: Subject, kind: Literal["enterprise", "patent"]) -> tuple[Roster, ...]:
    """The lists that together have the declared length, or the first that has it alone; empty where none has."""
    rosters = subject.rosters(kind)
    declared = subject.chosen(COUNTED_FOR[kind], subject.years[-1]) if subject.years else None
    if declared is None or any(roster.partial for roster in rosters):
        return ()
    length = subject.figure(declared).interval
    for lists in [*((roster,) for roster in rosters), rosters]:
        if (entries := rows_of(lists)) and has_length(entries, length):
            return lists
    return ()


def rows_of(rosters: Iterable[Roster]) -> tuple[Entry, ...]:
    return tuple(entry for roster in rosters for entry in roster.entries)
