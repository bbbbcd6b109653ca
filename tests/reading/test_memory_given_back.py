"""A worker holds no more memory at the end of a long scan than after its first page."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: what other tests have freed would be used again before anything grows
_IN_PIECES = """
from pathlib import Path
from extractors.reading.pixels.memory import give_back

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))

before = held()
pieces = [bytes(60_000) + bytes([number % 256]) for number in range(4_000)]
kept = pieces[::100]
grown = held()
del pieces
give_back()
print(grown - before, held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read from Linux's /proc")
def test_what_was_freed_in_pieces_goes_back_to_the_system() -> None:
    said = subprocess.run([sys.executable, "-c", _IN_PIECES], capture_output=True, text=True, check=True).stdout
    grown, left = map(int, said.split())
    assert grown > 150 * 1024**2
    assert left < grown / 5
