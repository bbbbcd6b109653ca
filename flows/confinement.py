"""The confinement of a worker process: limits set before it meets the first file, and what it leaves behind.

All workers of a run share one temporary folder, in which each has a folder of its own, named by its
process id: there it puts temporary files, there goes what its libraries print. A worker that was
killed cannot clear up; `clear_after_dead` does, and ends the programs it had started.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import resource
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path

from flows import page_news
from flows.no_network import forbid_network

_PR_SET_PDEATHSIG = 1
# What C++ and Python libraries print last when memory ran out
_OUT_OF_MEMORY = (b"bad_alloc", b"MemoryError", b"out of memory", b"Out of memory", b"Cannot allocate memory")


def confine(folder: Path, data_bytes: int) -> None:
    """Runs once in each new worker. `folder` is the run's, `data_bytes` the most memory it may hold."""
    # Ctrl-C is the parent's business; when the parent is gone the worker has nothing to live for
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_DATA, (data_bytes, data_bytes))
    # A crash must not leave a dump of an applicant's papers on the disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = _own_folder(folder, os.getpid())
    own.mkdir(exist_ok=True)
    _live_in(own)
    _keep_quiet(own)
    forbid_network()
    page_news.connect(folder)


def ran_out_of_memory(folder: Path, worker: int, exit_code: int) -> bool:
    """Whether a worker that ended by itself did so for want of memory, as far as can be told."""
    # Nobody but the kernel's out-of-memory killer sends this one unasked
    if exit_code == -signal.SIGKILL:
        return True
    try:
        said = _said(_own_folder(folder, worker)).read_bytes()[-4096:]
    except OSError:
        return False
    return any(words in said for words in _OUT_OF_MEMORY)


def clear_after_dead(folder: Path) -> None:
    """End the programs that dead workers had started, and remove their folders."""
    for own in folder.iterdir():
        if own.name.isdigit() and not _is_alive(int(own.name)):
            _end_programs_of(own)
            shutil.rmtree(own, ignore_errors=True)


def _own_folder(folder: Path, worker: int) -> Path:
    return folder / str(worker)


def _said(own: Path) -> Path:
    return own / "said"


def _live_in(own: Path) -> None:
    """Temporary files and what programs keep in a home go where they will be found and removed."""
    os.environ.update({"TMPDIR": str(own), "HOME": str(own)})
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        os.environ.pop(name, None)
    tempfile.tempdir = None


def _keep_quiet(own: Path) -> None:
    """Libraries, native ones too, keep their chatter from the terminal."""
    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    said = os.open(_said(own), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(said, stream)
    os.close(said)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _end_programs_of(own: Path) -> None:
    """Programs a worker started are known by the folder they inherited for temporary files.

    LibreOffice runs in a session of its own and outlives a worker that is killed.
    """
    mark = f"TMPDIR={own}\0".encode()
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in environment.read_bytes():
                os.kill(int(environment.parent.name), signal.SIGKILL)
