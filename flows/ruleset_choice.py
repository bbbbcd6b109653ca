"""The ruleset that judges: chosen by id and year, with the bureau's decisions worked in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BadUsage
from validators.eligibility import problems_for_judges
from validators.policy import PolicyError, Ruleset, find, load_settings, ruleset_for, with_decisions
from validators.policy.recognised import Recognised, load_recognised


def choose(id: str | None, year: int | None, date: datetime.date, settings: Path | None) -> Ruleset:
    """The ruleset asked for, else the city's in force for the year, as it stands on `date`. Raises BadUsage."""
    refuse_unusable(id, settings)
    with _as_bad_usage():
        ruleset = ruleset_for(id, year, date)
        return with_decisions(ruleset, load_settings(settings), date) if settings else ruleset


def refuse_unusable(id: str | None, settings: Path | None) -> None:
    """Raises BadUsage for a ruleset or a settings file that cannot be used whatever the year."""
    if id:
        whole(id)
    if settings:
        with _as_bad_usage():
            load_settings(settings)


def whole(id: str) -> Ruleset:
    """The ruleset of that id or file as it is written, with the values of all its dates.

    Raises BadUsage, also where nothing could judge one of its rules as written.
    """
    with _as_bad_usage():
        loaded = find(id)
        loaded.marked.refuse(problems_for_judges(loaded.ruleset))
    return loaded.ruleset


def recognised_clusters(path: Path | None) -> Recognised | None:
    """The list of recognised clusters where one is given. Raises BadUsage."""
    with _as_bad_usage():
        return load_recognised(path) if path else None


@contextmanager
def _as_bad_usage() -> Iterator[None]:
    """A PolicyError as a whole sentence on the terminal."""
    try:
        yield
    except PolicyError as error:
        raise BadUsage(f"{error}。") from error
