"""The limits within which untrusted files are opened and read.

They are generous for honest applications and exist so that one hostile or broken file
cannot take the machine: whoever meets a limit is told which one.
"""

from __future__ import annotations

import os

# -- unpacking archives -----------------------------------------------------------------------------
# Of one submission, over all archives and all levels of nesting
ARCHIVE_FILES = 5_000
ARCHIVE_BYTES = 4 * 1024**3
# Of the archive that holds a whole batch
BATCH_FILES = 50_000
BATCH_BYTES = 16 * 1024**3
# A ratio only shows a bomb once there is something to blow up; text compresses well
ARCHIVE_RATIO = 200
ARCHIVE_RATIO_FROM_BYTES = 100 * 1024**2
ARCHIVE_DEPTH = 3
# What the process that opens an archive may hold: 7-Zip's and WinRAR's usual dictionaries many times over
UNPACK_MEMORY_BYTES = 1024**3
SECONDS_AN_ARCHIVE = 120.0
SECONDS_A_PACKED_MEGABYTE = 2.0

# -- reading one file in a worker -------------------------------------------------------------------
# Seconds of the processor; whoever waits and does not work may take so many on the clock for each
WALL_SECONDS_A_SECOND = 4.0
# What any file may take, without its pages
SECONDS_A_FILE = 60.0
SECONDS_A_MEGABYTE = 20.0
# A scanned page takes 2 to 8 s, one that has to be turned and read again more
SECONDS_A_PAGE = 20.0
# However many pages are still to come, none takes longer than this
SECONDS_ON_A_PAGE = 60.0
# Pages that a file claims beyond these buy it no more time
PAGES_COUNTED = 5_000
# LibreOffice converts a file before it is read, and has a limit of its own below this one
SECONDS_A_CONVERSION = 100.0
# Only to look how many pages there are
SECONDS_TO_WEIGH = 30.0
SECONDS_A_REPORT = 300.0
# Work that may take longer than this is heavy: it waits until light work is done
HEAVY_SECONDS = 600.0
# With OCR models a worker holds up to 1.3 GB; the rest is for what a document unfolds to
WORKER_BYTES = 2 * 1024**3
# A worker is replaced after so many files, so that what a library leaks stays small
WORKER_FILES = 400
# Each only waits for workers: as many as it takes for some that are not held up by a heavy document
SUBMISSIONS_AT_ONCE = 64


def on_the_wall(seconds: float) -> float:
    """How long work of so many seconds of the processor may take by the clock on the wall."""
    return seconds * WALL_SECONDS_A_SECOND


def seconds_to_unpack(packed: int) -> float:
    """How long opening an archive of `packed` bytes, and all archives in it, may take."""
    return SECONDS_AN_ARCHIVE + SECONDS_A_PACKED_MEGABYTE * packed / 1024**2


def default_workers() -> int:
    """As many as the cores this process may use, at most four."""
    return max(1, min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


def seconds_to_read(size: int, pages: int, is_converted: bool = False) -> float:
    """How long reading a file of `size` bytes and so many pages, or pictures that count as pages, may take."""
    conversion = SECONDS_A_CONVERSION if is_converted else 0.0
    return seconds_for(size) + SECONDS_A_PAGE * min(pages, PAGES_COUNTED) + conversion


def seconds_for(size: int) -> float:
    """How long going through `size` bytes may take: of a file, or of what was read in files."""
    return SECONDS_A_FILE + SECONDS_A_MEGABYTE * size / 1024**2
