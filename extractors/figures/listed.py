"""What the lists of an application count and add up to, as figures of method `list` with all their rows in `inputs`.

Rows are counted as they stand; the interval reaches down to the distinct firms, patents and so on among them. Each
list gives its own figures, and several that are not parts of one another give them together. Certain are only those of
lists that can be the whole: as long as declared, or where none is, all together. A sum is certain only of a list that
is as long as declared. A list that says it shows only some, or of which rows were not read, gives none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from extractors.figures.meaning.claims import Belief
from extractors.figures.meaning.standing import status_said
from extractors.figures.values import choose_values
from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import Document, Entry, Figure, Ground, Roster, Source
from pipeline.roster_keys import COUNTED_FOR, count_distinct, firm_keys, has_length, own_key, same_rows
from pipeline.titles import TITLES, title_indicator

_MARKED = (("firms_sme", "is_sme"), ("firms_leading", "is_leading"))
# column, mark of the rows that count, indicator
_SUMS = (
    ("output", None, "output_total"),
    ("output", "is_sme", "output_sme"),
    ("output", "is_leading", "output_leading"),
    ("employees", None, "employees"),
    ("rd", "is_sme", "rd_sme"),
)
_SURE = 0.95
_UNSURE = 0.6  # below what an application can stand on

Lists = tuple[Roster, ...]
Declared = Mapping[str, Interval]


class _Group(msgspec.Struct, frozen=True):
    """Lists that are counted as one; `whole` where they are as long as declared, `certain` where they may be."""

    lists: Lists
    whole: bool
    certain: bool

    @property
    def rows(self) -> tuple[Entry, ...]:
        return tuple(entry for one in self.lists for entry in one.entries)


def list_figures(
    rosters: Iterable[Roster], figures: Sequence[Figure], documents: Sequence[Document], year: int | None
) -> tuple[Figure, ...]:
    """The counts and sums of these lists, beside the `figures` that are printed; `year` is the application's."""
    declared = _declared(figures, documents, year)
    unread = {document.file for document in documents if document.status != "read"}
    found: list[Figure] = []
    lists = [msgspec.structs.replace(one, partial=one.partial or one.file in unread) for one in rosters if one.entries]
    for kind, indicator in COUNTED_FOR.items():
        for group in _groups([one for one in lists if one.kind == kind], declared.get(indicator)):
            found.append(_count(indicator, group, group.rows, year))
            found += _of_firms(group, year) if kind == "enterprise" else ()
    found += _of_titles([one for one in lists if one.kind == "title"], declared, year)
    return tuple(found)


def _declared(figures: Sequence[Figure], documents: Sequence[Document], year: int | None) -> Declared:
    """What the application stands on for the last year, where it was read safely."""
    last = None if year is None else str(year - 1)
    values = choose_values(figures, documents, year)
    chosen = [figures[value.figure] for value in values if value.period == last]
    return {figure.indicator: figure.interval for figure in chosen if figure.is_sure}


def _groups(lists: Sequence[Roster], length: Interval | None) -> Iterator[_Group]:
    """Each list alone, and all together where they differ.

    Beside a partial list only one that is as long as declared is certain.
    """
    full = [one for one in lists if not one.partial]
    longest = _without_parts(full)
    together = tuple(dict(zip(_row_sets(longest), longest, strict=True)).values())
    groups: list[Lists] = [*((one,) for one in full), *([together] if len(together) > 1 else [])]
    whole = [group for group in groups if length and _has_length(group, length)]
    certain = [group for group in whole if len(group) == 1] or whole
    if not whole and len(full) == len(lists):
        certain = [together] if len(together) > 1 else [(one,) for one in longest]
    for group in groups:
        yield _Group(group, group in whole, group in certain)


def _has_length(lists: Lists, length: Interval) -> bool:
    return has_length(tuple(entry for one in lists for entry in one.entries), length)


def _without_parts(lists: Sequence[Roster]) -> Lists:
    """The lists less those all of whose rows stand in a longer one."""
    keys = _row_sets(lists)
    return tuple(one for one, own in zip(lists, keys, strict=True) if not any(own < other for other in keys))


def _row_sets(lists: Sequence[Roster]) -> list[frozenset[int]]:
    """For each list the numbers of what its rows mean, the same firm or patent having one number in all lists."""
    rows = [(at, _keys(entry)) for at, one in enumerate(lists) for entry in one.entries]
    found: list[set[int]] = [set() for _ in lists]
    for number, members in enumerate(same_rows([keys for _, keys in rows])):
        for member in members:
            found[rows[member][0]].add(number)
    return [frozenset(numbers) for numbers in found]


def _keys(entry: Entry) -> frozenset[str]:
    own = own_key(entry)
    return frozenset((own,)) if own else firm_keys(entry)


def _of_firms(group: _Group, year: int | None) -> Iterator[Figure]:
    """The marked firms where every row is marked, and the sums of columns in which every row has its amount."""
    for indicator, mark in _MARKED:
        if chosen := _marked(group.rows, mark):
            yield _count(indicator, group, chosen, year)
    for field, mark_or_none, indicator in _SUMS:
        chosen = _marked(group.rows, mark_or_none) if mark_or_none else group.rows
        total = _added(chosen, field) if chosen else None
        if total is not None:
            certainty = min(entry.certainty for entry in chosen)
            belief = Belief(_SURE).at_most(_UNSURE, "may_lack_rows", not (group.whole and group.certain))
            belief = belief.at_most(certainty, "pixels_unclear", certainty < belief.confidence)
            yield _figure(indicator, group, chosen, *total, belief, year)


def _of_titles(lists: Sequence[Roster], declared: Declared, year: int | None) -> Iterator[Figure]:
    """The firms of each title, where the title of every row is known."""
    if not all(title_indicator(entry) for one in lists for entry in one.entries):
        return
    for code in TITLES:
        of_title = [_of_title(one, code) for one in lists]
        for group in _groups([one for one in of_title if one.entries], declared.get(code)):
            yield _count(code, group, group.rows, year)


def _of_title(roster: Roster, code: str) -> Roster:
    entries = tuple(entry for entry in roster.entries if title_indicator(entry) == code)
    return msgspec.structs.replace(roster, entries=entries)


def _marked(rows: Sequence[Entry], mark: str) -> tuple[Entry, ...]:
    """The rows marked as such; none where a row is not marked either way."""
    if not all(entry.fields.get(mark) in ("yes", "no") for entry in rows):
        return ()
    return tuple(entry for entry in rows if entry.fields[mark] == "yes")


def _added(rows: Iterable[Entry], field: str) -> tuple[Decimal, Interval] | None:
    """The sum of a column, each amount of money rounded to its own last digit; None if a row lacks its amount."""
    value, total = Decimal(0), Interval.exactly(0)
    for entry in rows:
        try:
            amount = Decimal(entry.fields[field])
        except (KeyError, InvalidOperation):
            return None
        last = Decimal(1).scaleb(int(amount.as_tuple().exponent))
        half = Decimal(0) if field == "employees" else last / 2
        value += amount
        total = total + Interval(amount - half, amount + half)
    return value, total


def _count(indicator: str, group: _Group, rows: Sequence[Entry], year: int | None) -> Figure:
    interval = Interval(Decimal(count_distinct(rows)), Decimal(len(rows)))
    belief = Belief(_SURE).at_most(_UNSURE, "may_lack_rows", not group.certain)
    return _figure(indicator, group, rows, Decimal(len(rows)), interval, belief, year)


def _figure(
    indicator: str,
    group: _Group,
    rows: Sequence[Entry],
    value: Decimal,
    interval: Interval,
    belief: Belief,
    year: int | None,
) -> Figure:
    first, unit = group.lists[0], indicators()[indicator].unit
    places = tuple(map(_row_of, rows))
    where = Source(first.file, places[0].page, table=places[0].table, sheet=places[0].sheet, text=first.title or None)
    return Figure(
        indicator=indicator, period=_period(group.lists, year), value=value, low=interval.low, high=interval.high,
        unit=unit, raw=f"{value:f}{unit}", status=status_said([one.title for one in group.lists]), scope=None,
        source=where, method="list", ocr=any(entry.certainty < 1 for entry in rows), inputs=places,
        confidence=belief.confidence, grounds=(Ground("counted"), *map(Ground, belief.guesses)),
    )  # fmt: skip


def _row_of(entry: Entry) -> Source:
    """The place of a whole row."""
    source = entry.source
    return Source(source.file, source.page, table=source.table, row=source.row, sheet=source.sheet)


def _period(lists: Lists, year: int | None) -> str | None:
    """What the lists are of, as they say it; 2025年申报 is no year of a list."""
    said = {one.period for one in lists}
    period = said.pop() if len(said) == 1 else None
    is_later = period is not None and year is not None and period.isdecimal() and int(period) >= year
    return None if is_later else period
