"""What lists count and add up to against what the application declares, and against the totals they print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Roster, Source
from validators.doubts.subject import Subject

_TOTALS = ("output_total", "employees")


def unborne(subject: Subject) -> Iterator[tuple[int, int]]:
    """Each declared figure that no list gives, with the list figure that stands against it."""
    for cell, listed in subject.listed_cells.items():
        declared = subject.chosen(*cell)
        if declared is not None and not any(agree(subject, declared, number) for number in listed):
            yield declared, listed[0]


def own_totals(subject: Subject) -> Mapping[Source, Sequence[tuple[int, int]]]:
    """For each list the totals that it prints, each with the list figure of its rows."""
    found: dict[Source, list[tuple[int, int]]] = defaultdict(list)
    for listed, figure in enumerate(subject.case.figures):
        if figure.method != "list" or figure.indicator not in _TOTALS:
            continue
        lists = lists_of(subject, listed)
        printed = _printed_total(subject, listed)
        if len(lists) == 1 and printed is not None:
            found[next(iter(lists))].append((printed, listed))
    return found


def _printed_total(subject: Subject, listed: int) -> int | None:
    """The one total of that column that the list's file prints, or of several the one of its own table."""
    figure = subject.figure(listed)
    stated = subject.stated(figure.indicator, subject.period_of_list(figure))
    in_file = [number for number in stated if subject.figure(number).source.file == figure.source.file]
    place = figure.source.table, figure.source.sheet
    in_table = [one for one in in_file if (subject.figure(one).source.table, subject.figure(one).source.sheet) == place]
    return next((found[0] for found in (in_file, in_table) if len(found) == 1), None)


def lists_of(subject: Subject, listed: int) -> frozenset[Source]:
    """The places of the lists whose rows a list figure was counted or added up from."""
    places = subject.figure(listed).inputs
    return frozenset(Source(one.file, table=one.table, sheet=one.sheet) for one in places)


def place_of(roster: Roster) -> Source:
    """The place of a list, as `lists_of` gives it."""
    first = roster.entries[0].source
    return Source(first.file, table=first.table, sheet=first.sheet)


def agree(subject: Subject, one: int, other: int) -> bool:
    return subject.figure(one).interval.meets(subject.figure(other).interval)
