"""The most memory that each kind of process below this one has held."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from types import TracebackType

_EACH_SECONDS = 0.1
# What stands in a process's command line, and what we call it
_KINDS = {"soffice": "LibreOffice", "forkserver": "worker", "prefect": "flow service", "uvicorn": "flow service"}


class PeakMemory:
    """Looks around while it is entered; `bytes` then has the peak of each kind, the largest process of each."""

    def __init__(self) -> None:
        self.bytes: dict[str, int] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_EACH_SECONDS):
            for process in _below(os.getpid()):
                # It may be gone by now
                with contextlib.suppress(OSError):
                    kind = _kind(process)
                    self.bytes[kind] = max(self.bytes.get(kind, 0), _peak(process))


def peak_bytes() -> int:
    """The most memory that the process asked, such as a worker, has held so far."""
    return _peak(os.getpid())


def _below(top: int) -> set[int]:
    """The processes started by `top`, by those it started, and so on; itself too."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    below = {top}
    while more := {process for process, parent in parents.items() if parent in below} - below:
        below |= more
    return below


def _kind(process: int) -> str:
    command = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
    return next((kind for words, kind in _KINDS.items() if words in command), "program")


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
