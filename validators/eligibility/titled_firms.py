"""The titled firms that lists show by name.

Titles are told apart by the words they are printed with; a municipal title, or one below the
level the policy asks for, is none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model import Case, Entry, Roster
from pipeline.names import firm_key

# first match wins inside one title; 小巨人 carry 专精特新 in their name, so they come first
_CATEGORIES = (
    ("little_giants", re.compile("小巨人")),
    ("champions_national", re.compile("(国家级?|全国|工信部|工业和信息化部).*单项冠军")),
    ("champions_other", re.compile("单项冠军")),
    ("srdi_provincial", re.compile("专精特新")),
    ("innovative_smes", re.compile("创新型中小企业|创新型企业")),
    ("hnte", re.compile("高新技术企业|高企")),
    ("chain_leaders", re.compile("链主")),
)
_BELOW = re.compile("市级|区级|县级|培育库|入库|储备")
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
        if category := _category(title):
            yield category


# a few titles, printed over and over in every list
@lru_cache(maxsize=4096)
def _category(title: str) -> str | None:
    """The indicator whose firms hold that title; None for one that does not count."""
    category = next((name for name, words in _CATEGORIES if words.search(title)), None)
    below = category not in ("champions_other", "chain_leaders") and _BELOW.search(title)
    return None if below else category


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
