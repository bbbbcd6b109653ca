"""Reads the ruleset files and refuses, in Chinese, what is wrong in them.

Each error names the file, the line and what is allowed there: a typing error in a threshold
must never become a verdict.
"""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import msgspec

from validators.policy.errors import PolicyError
from validators.policy.marked_yaml import Marked, parse
from validators.policy.ruleset import Ruleset
from validators.policy.schema import fit
from validators.policy.soundness import problems

_NOT_RULESETS = {"comparisons.yaml"}


class Loaded(msgspec.Struct, frozen=True):
    """A sound ruleset and the file it was read from."""

    ruleset: Ruleset
    marked: Marked


@cache
def _delivered() -> tuple[Loaded, ...]:
    folder = files("validators.policy")
    found = [
        read_file(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".yaml") and entry.name not in _NOT_RULESETS
    ]
    refuse_overlaps(found)
    return tuple(sorted(found, key=lambda one: (one.ruleset.effective_from, one.ruleset.id)))


def rulesets() -> tuple[Ruleset, ...]:
    """All rulesets delivered with the program, oldest first.

    Raises PolicyError (Chinese) when one of the files is not a sound ruleset.
    """
    return tuple(one.ruleset for one in _delivered())


def ruleset_files() -> dict[str, Marked]:
    """The files of the delivered rulesets, by the ruleset's id."""
    return {one.ruleset.id: one.marked for one in _delivered()}


def load_ruleset(id: str) -> Ruleset:
    """The ruleset of that id, or of that file where it ends in .yaml; PolicyError for an unknown one."""
    return find(id).ruleset


def ruleset_for(id: str | None, year: int | None, date: datetime.date) -> Ruleset:
    """The ruleset asked for, else the city's in force, with the values of the day the applications count for.

    PolicyError where it is not in force for applications of `year`, or on `date` where the year is not known:
    a policy that has lapsed judges nobody.
    """
    loaded = find(id) if id else _city_in_force(year, date)
    if not _fits(loaded.ruleset, year, date):
        raise PolicyError(_not_in_force(loaded, year, date))
    return loaded.ruleset.on(loaded.ruleset.day_for(year, date))


def ruleset_in_force(year: int | None, date: datetime.date) -> Ruleset:
    """The city ruleset for applications of `year`, or for `date` where the year is not known."""
    return _city_in_force(year, date).ruleset


def _city_in_force(year: int | None, date: datetime.date) -> Loaded:
    """Where one follows another within the year, the one in force on the day nearest to `date`."""
    city = [one for one in _delivered() if one.ruleset.level == "city"]
    fitting = [one for one in city if _fits(one.ruleset, year, date)]
    if not fitting:
        raise PolicyError("\n".join(_not_in_force(one, year, date) for one in city))
    return min(fitting, key=lambda one: abs(one.ruleset.day_for(year, date) - date))


def read_ruleset(text: str, file: str) -> Ruleset:
    """A ruleset from YAML text; `file` is named in the errors."""
    return read_file(text, file).ruleset


def refuse_overlaps(found: list[Loaded]) -> None:
    """Two city rulesets in force on one day would leave open which one judges."""
    city = sorted((one for one in found if one.ruleset.level == "city"), key=lambda one: one.ruleset.effective_from)
    for one, later in combinations(city, 2):
        if one.ruleset.in_force(later.ruleset.effective_from):
            raise PolicyError(
                f"{one.marked.at(('effective_to',))}：“{one.ruleset.id}”的有效期（{one.ruleset.dates_text}）与"
                f"{later.marked.at(('effective_from',))}“{later.ruleset.id}”的（{later.ruleset.dates_text}）重叠，"
                "同一天只能有一份市级政策有效"
            )


def find(id: str) -> Loaded:
    """The ruleset of that id, or of that file where it ends in .yaml, with its file; PolicyError for an unknown one."""
    if id.endswith((".yaml", ".yml")):
        path = Path(id)
        try:
            return read_file(path.read_text(encoding="utf-8"), path.name)
        except (OSError, UnicodeDecodeError) as error:
            raise PolicyError(f"无法读取规则文件“{id}”，请检查路径是否写对、文件是否为UTF-8编码") from error
    for one in _delivered():
        if one.ruleset.id == id:
            return one
    known = "、".join(ruleset.id for ruleset in rulesets())
    raise PolicyError(f"没有名为“{id}”的政策规则，可用的有：{known}，也可以写自己的规则文件（.yaml）")


def _fits(ruleset: Ruleset, year: int | None, date: datetime.date) -> bool:
    return ruleset.in_force(date) if year is None else ruleset.covers_year(year)


def _not_in_force(loaded: Loaded, year: int | None, date: datetime.date) -> str:
    asked = date.isoformat() if year is None else f"{year}年度"
    key = "effective_to" if loaded.ruleset.effective_to and _ended(loaded.ruleset, year, date) else "effective_from"
    return (
        f"{asked}没有现行有效的政策规则：“{loaded.ruleset.id}”有效期 {loaded.ruleset.dates_text}"
        f"（{loaded.marked.at((key,))}）。政策已延期或者提前的，请改这一行；否则请核对 --year、--date"
    )


def _ended(ruleset: Ruleset, year: int | None, date: datetime.date) -> bool:
    assert ruleset.effective_to is not None
    return ruleset.effective_to < (date if year is None else datetime.date(year, 1, 1))


def read_file(text: str, file: str) -> Loaded:
    """A ruleset with the file it stands in; PolicyError for everything that is wrong in it."""
    marked = parse(text, file)
    return Loaded(sound_ruleset(marked), marked)


def sound_ruleset(marked: Marked) -> Ruleset:
    """The ruleset that a file's data stand for; PolicyError for everything that is wrong in it."""
    ruleset = fit(marked, Ruleset)
    marked.refuse(problems(ruleset))
    return ruleset
