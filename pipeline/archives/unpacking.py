"""Has an archive opened by a process that can be killed, and counts what it cost."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from pipeline.archives.budget import Allowance, Limit
from pipeline.archives.child import Job, Outcome, decode, encode
from pipeline.archives.kinds import find_kind
from pipeline.archives.member import Member
from pipeline.archives.problems import ArchiveError

_ROOT = Path(__file__).parents[2]
_log = logging.getLogger("cluster_intake")


def unpack(archive: Path, folder: Path, allowance: Allowance) -> list[Member]:
    """Write all members into the new folder `folder`. A folder left half full is removed.

    Raises ArchiveError where the archive cannot be opened, OSError where the disk takes no more.
    """
    try:
        kind = find_kind(archive)
    except OSError as error:
        raise ArchiveError("no_access") from error
    if kind is None:
        raise ArchiveError("damaged")
    if kind == "other":
        raise ArchiveError("other_format")
    limit = allowance.limit()
    if limit.files <= 0 or limit.bytes <= 0 or limit.seconds <= 0:
        raise allowance.error("too_many" if limit.files <= 0 else limit.over if limit.bytes <= 0 else "timeout")
    folder.mkdir()
    try:
        members = _members(Job(kind, archive.absolute(), folder.absolute(), limit), allowance)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    allowance.spend(files=len(members), bytes=sum(file.stat().st_size for file in folder.iterdir()))
    return members


def _members(job: Job, allowance: Allowance) -> list[Member]:
    begin = time.monotonic()
    try:
        outcome = _run(job, job.limit)
    finally:
        allowance.spend(seconds=time.monotonic() - begin)
    if outcome.errno is not None:
        raise OSError(outcome.errno, os.strerror(outcome.errno))
    if outcome.error is not None:
        raise allowance.error(outcome.error)
    return list(outcome.members)


def _run(job: Job, limit: Limit) -> Outcome:
    # A session of its own: Ctrl-C is the parent's business, and the programs it starts die with it
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.archives.child"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            answer, errors = process.communicate(encode(job), timeout=limit.seconds)
        except subprocess.TimeoutExpired:
            raise ArchiveError("timeout") from None
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if errors:
        _log.info("opening %r: %s", job.archive, errors.decode(errors="replace")[-2000:])
    try:
        outcome: Outcome = decode(answer, Outcome)
        return outcome
    except msgspec.MsgspecError:
        raise ArchiveError("timeout" if process.returncode == -signal.SIGXCPU else "crashed") from None
