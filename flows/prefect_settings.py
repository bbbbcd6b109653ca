"""Prefect's settings for a run on an office machine: private, quiet, and sending nothing anywhere.

They must stand in the environment before Prefect is imported, which reads them once. What the
environment already says wins, so that an office with a Prefect server of its own can name it.
"""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = {
    # No word leaves the house
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # The temporary server needs 9 to 19 s, more on a busy machine; the default limit is 20
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # A server that has gone is waited for 2, 4 and 8 s, not for a minute: the work goes on without it
    "PREFECT_CLIENT_MAX_RETRIES": "3",
    # Failures are told in Chinese by us; the server's shutdown would print hundreds of lines
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # What is kept is kept in our own store
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}


def prepare(home: Path) -> None:
    """Set the environment. `home` is the run's own folder: two runs never share a database.

    It lies in the output's store, so that a second run into the same output finds its database ready.
    """
    os.environ.setdefault("PREFECT_HOME", str(home))
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
