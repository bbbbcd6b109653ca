"""The report's own date, the only one its files carry."""

from __future__ import annotations

import contextlib
import datetime

_NO_DAY = datetime.date(1980, 1, 1)  # the first day a zip archive can carry


def day_of(date: str) -> datetime.date:
    """The ISO date as a day; where there is none, the first day a zip archive can carry."""
    with contextlib.suppress(ValueError):
        return max(datetime.date.fromisoformat(date), _NO_DAY)
    return _NO_DAY
