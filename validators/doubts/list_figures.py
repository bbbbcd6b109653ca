"""The figures that lists of firms, patents and titles give when their rows are counted and added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Entry, Roster
from validators.doubts.entries import TITLES, is_excerpt, title_indicator
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import column_sum, count_distinct, rows_of, whole_list

Kind = Literal["enterprise", "patent", "title"]
Lists = list[tuple[Roster, tuple[Entry, ...]]]

# column, mark of the rows that count, indicator
_SUMS = (
    ("output", None, "output_total"),
    ("output", "is_sme", "output_sme"),
    ("output", "is_leading", "output_leading"),
    ("employees", None, "employees"),
    ("rd", "is_sme", "rd_sme"),
)


class Counted(msgspec.Struct, frozen=True):
    """Every honest way of counting the rows for an indicator of the last year."""

    kind: Kind
    indicator: str
    counts: frozenset[int]
    rosters: tuple[Roster, ...]


class Added(msgspec.Struct, frozen=True):
    """The sum of a column of a whole list, each row rounded to its own last digit, for an indicator."""

    indicator: str
    period: str | None
    total: Interval
    rosters: tuple[Roster, ...]


def counted(subject: Subject) -> Iterator[Counted]:
    """What the lists count; nothing where a list calls itself an excerpt or the application year is unknown."""
    if subject.years:
        yield from _firms(_complete(subject, "enterprise"))
        yield from _counted("patent", "patents_valid", _lists(_complete(subject, "patent"), _any))
        yield from _titles(_complete(subject, "title"))


def added(subject: Subject) -> Iterator[Added]:
    """What the columns of the list of all firms add up to, where every row has its amount and its mark."""
    rosters = whole_list(subject, "enterprise")
    rows = rows_of(rosters)
    period = next((roster.period for roster in rosters if roster.period), subject.years[-1] if subject.years else None)
    for field, mark, indicator in _SUMS:
        chosen = [entry for entry in rows if mark is None or entry.fields.get(mark) == "yes"]
        total = column_sum(chosen, field) if chosen and _all_marked(rows, mark) else None
        if total is not None:
            yield Added(indicator, period, total, rosters)


def _all_marked(rows: Iterable[Entry], mark: str | None) -> bool:
    return mark is None or all(entry.fields.get(mark) in ("yes", "no") for entry in rows)


def _complete(subject: Subject, kind: Kind) -> list[Roster]:
    rosters = list(subject.rosters(kind))
    return [] if any(is_excerpt(roster) for roster in rosters) else rosters


def _firms(rosters: list[Roster]) -> Iterator[Counted]:
    """All firms, and the marked ones where every row is marked."""
    yield from _counted("enterprise", "firms_total", _lists(rosters, _any))
    for indicator, field in (("firms_sme", "is_sme"), ("firms_leading", "is_leading")):
        if _all_marked(rows_of(rosters), field):
            lists = _lists(rosters, lambda entry, field=field: entry.fields[field] == "yes")
            yield from _counted("enterprise", indicator, lists)


def _titles(rosters: list[Roster]) -> Iterator[Counted]:
    if all(title_indicator(entry) for entry in rows_of(rosters)):
        for code in TITLES:
            lists = _lists(rosters, lambda one, code=code: title_indicator(one) == code)
            yield from _counted("title", code, lists)


def _any(entry: Entry) -> bool:  # noqa: ARG001 - every row counts
    return True


def _lists(rosters: list[Roster], wanted: Callable[..., bool]) -> Lists:
    return [(roster, tuple(entry for entry in roster.entries if wanted(entry))) for roster in rosters]


def _counted(kind: Kind, indicator: str, lists: Lists) -> Iterator[Counted]:
    if lists:
        counts = _counts([entries for _, entries in lists])
        yield Counted(kind, indicator, counts, tuple(roster for roster, _ in lists))


def _counts(lists: list[tuple[Entry, ...]]) -> frozenset[int]:
    """Rows or distinct ones, each list or all together."""
    together = tuple(entry for entries in lists for entry in entries)
    return frozenset(count for entries in (together, *lists) for count in (len(entries), count_distinct(entries)))


def bears_out(one: Counted, interval: Interval) -> bool:
    """Whether some honest way of counting gives a number that the interval holds."""
    return any(Decimal(count) in interval for count in one.counts)
