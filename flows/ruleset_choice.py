"""The ruleset that judges: chosen by id and year, with the bureau's decisions worked in."""

from __future__ import annotations

import datetime
from pathlib import Path

from pipeline.errors import BadUsage
from validators.eligibility import refuse_unknown_rules
from validators.policy import PolicyError, Ruleset, load_settings, ruleset_for, with_decisions
from validators.policy.recognised import Recognised, load_recognised


def choose(id: str | None, year: int | None, date: datetime.date, settings: Path | None) -> Ruleset:
    """The ruleset asked for, else the city's in force for the year, as it stands on `date`. Raises BadUsage."""
    try:
        ruleset = ruleset_for(id, year, date)
        refuse_unknown_rules(ruleset)
        return with_decisions(ruleset, load_settings(settings), date) if settings else ruleset
    except PolicyError as error:
        raise BadUsage(f"{error}。") from error


def recognised_clusters(path: Path | None) -> Recognised | None:
    """The list of recognised clusters where one is given. Raises BadUsage."""
    try:
        return load_recognised(path) if path else None
    except PolicyError as error:
        raise BadUsage(f"{error}。") from error
