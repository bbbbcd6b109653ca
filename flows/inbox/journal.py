"""What was taken when, and what came of it: one JSON line for each step, written before the step is relied on.

A crash leaves at most one torn line, which counts as not written. What lies in `working` is what has
to be done; the journal says where its reports go and how far it came.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Literal

import msgspec

# "stopped" and "blocked" (the output cannot be written) are left for the next look;
# "away" is moved to where "done" or "failed" says
Event = Literal["claimed", "started", "stopped", "blocked", "done", "failed", "away"]
ENDED: tuple[Event, ...] = ("done", "failed")


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of one batch. `out` is the name of its folder of reports, `words` are for people."""

    at: str
    event: Event
    batch: str
    out: str
    words: str = ""


class Journal:
    """The lines of one inbox, in the order of writing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines = _read(path)

    def write(self, event: Event, batch: str, out: str, words: str = "") -> Line:
        """Add a line and have it on the disk. Raises OSError."""
        line = Line(datetime.datetime.now().astimezone().isoformat(timespec="seconds"), event, batch, out, words)
        with self._path.open("ab+") as file:
            torn = file.tell() > 0 and _last_byte(self._path) != b"\n"
            file.write((b"\n" if torn else b"") + msgspec.json.encode(line) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self._lines.append(line)
        return line

    def last(self, batch: str) -> Line | None:
        """The latest step of the batch of this name."""
        return next((line for line in reversed(self._lines) if line.batch == batch), None)

    def broken_off(self, batch: str) -> int:
        """How often the batch was started since it was claimed without anything coming of it."""
        count = 0
        for line in self._lines:
            if line.batch == batch:
                count = {"started": count + 1, "stopped": count - 1, "blocked": count - 1}.get(line.event, 0)
        return count


def _read(path: Path) -> list[Line]:
    lines = []
    for text in path.read_bytes().split(b"\n") if path.exists() else []:
        try:
            lines.append(msgspec.json.decode(text, type=Line))
        except msgspec.MsgspecError:
            continue
    return lines


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
