"""The limits within which untrusted files are opened and read.

They are generous for honest applications and exist so that one hostile or broken file
cannot take the machine: whoever meets a limit is told which one.
"""

from __future__ import annotations

import os

# -- unpacking an archive ---------------------------------------------------------------------------
ARCHIVE_FILES = 5_000
ARCHIVE_BYTES = 4 * 1024**3
# A ratio only shows a bomb once there is something to blow up; text compresses well
ARCHIVE_RATIO = 200
ARCHIVE_RATIO_FROM_BYTES = 100 * 1024**2
ARCHIVE_DEPTH = 3

# -- reading one file in a worker -------------------------------------------------------------------
SECONDS_A_FILE = 60.0
SECONDS_A_MEGABYTE = 20.0
WORKER_BYTES = 2 * 1024**3
SECONDS_A_REPORT = 300.0
# A worker is replaced after so many files, so that what a library leaks stays small
WORKER_FILES = 400


def default_workers() -> int:
    """As many as the cores this process may use, at most four."""
    return max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def seconds_for(size: int) -> float:
    """How long reading a file of `size` bytes may take."""
    return SECONDS_A_FILE + SECONDS_A_MEGABYTE * size / 1024**2
