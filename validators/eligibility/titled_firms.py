"""The titled firms that lists show by name; a champion whose level is not said counts as one below the national."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Case, Entry, Roster
from pipeline.names import firm_key
from pipeline.titles import title_named

_SEPARATOR = re.compile(r"[、，,；;/\n\s]+")


def firms_by_title(case: Case) -> dict[str, set[str]]:
    """Category (an indicator's code) -> keys of the firms that a list names for it."""
    codes = _codes_by_name(case)
    firms: dict[str, set[str]] = defaultdict(set)
    for roster in case.rosters:
        for entry in roster.entries:
            categories = list(_categories(roster, entry))
            key = _key(entry, codes) if categories else ""
            for category in categories if key else ():
                firms[category].add(key)
    return firms


def _categories(roster: Roster, entry: Entry) -> Iterator[str]:
    """The titles of one row; a list of one title alone may say it in its heading only."""
    text = entry.fields.get("title", "")
    if not text and roster.kind == "title":
        text = roster.title
    for title in _SEPARATOR.split(text):
        named = title_named(title)
        if named and not named.below:
            yield named.code


def _codes_by_name(case: Case) -> dict[str, str]:
    """Name -> credit code: one row may give both, another the name alone."""
    return {
        firm_key(entry.fields["name"]): entry.fields["uscc"]
        for roster in case.rosters
        for entry in roster.entries
        if entry.fields.get("name") and entry.fields.get("uscc")
    }


def _key(entry: Entry, codes: dict[str, str]) -> str:
    name = firm_key(entry.fields.get("name", ""))
    return entry.fields.get("uscc") or codes.get(name, name)
