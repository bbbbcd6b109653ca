"""Which rows of the lists of firms, patents and titles mean the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.identifiers import patent_key, plain, uscc_is_valid
from pipeline.model import Entry
from pipeline.names import firm_key


def firm_keys(entry: Entry) -> frozenset[str]:
    """What identifies the firm of a row: its code if it is a valid one, and its normalised name."""
    code, name = plain(entry.fields.get("uscc", "")), entry.fields.get("name", "")
    keys = {code} if uscc_is_valid(code) else set()
    return frozenset(keys | ({firm_key(name)} if name.strip() else set()))


def patent_of(entry: Entry) -> str | None:
    number = entry.fields.get("patent_number", "")
    return patent_key(number) if number.strip() else None


def same_rows(keys: Sequence[frozenset[str]]) -> tuple[tuple[int, ...], ...]:
    """The rows in groups, by index: rows with a common key are one group, a row without keys stands alone."""
    group = list(range(len(keys)))
    first: dict[str, int] = {}

    def root(row: int) -> int:
        while group[row] != row:
            row = group[row]
        return row

    for row, own in enumerate(keys):
        for key in own:
            one, other = sorted((root(first.setdefault(key, row)), root(row)))
            group[other] = one
    found: dict[int, list[int]] = {}
    for row in range(len(keys)):
        found.setdefault(root(row), []).append(row)
    return tuple(map(tuple, found.values()))
