"""A worker holds no more memory at the end of a long scan than after its first page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractors.reading.pixels.memory import give_back


def held_bytes() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read from Linux's /proc")
def test_what_was_freed_in_pieces_goes_back_to_the_system() -> None:
    before = held_bytes()
    pieces = [bytes(60_000) + bytes([number % 256]) for number in range(4_000)]
    kept = pieces[::100]
    grown = held_bytes()
    assert grown - before > 150 * 1024**2
    del pieces
    give_back()
    assert held_bytes() - before < (grown - before) / 5
    assert len(kept) == 40
