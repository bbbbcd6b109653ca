"""The process that opens one archive: a job on standard input, its outcome on standard output.

Archives from outside can bring their libraries down, make them hang or eat all memory. Here they
take nobody with them: whoever started this process kills it. Memory and processor time are limited
for it and for the programs it starts.
"""

from __future__ import annotations

import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

import msgspec

from pipeline.archives.budget import Limit
from pipeline.archives.kinds import Kind
from pipeline.archives.member import Member
from pipeline.archives.problems import ArchiveError
from pipeline.archives.sink import NoRoom, Sink


class Job(msgspec.Struct, frozen=True):
    """Open `archive` and write its members into the empty folder `folder`."""

    kind: Kind
    archive: Path
    folder: Path
    limit: Limit


class Outcome(msgspec.Struct, frozen=True):
    """The members; or the code of why there are none; or the number of the system's error in writing them."""

    members: tuple[Member, ...] = ()
    error: str | None = None
    errno: int | None = None


def encode(value: Job | Outcome) -> bytes:
    # The bytes of a path need not be UTF-8: folders of an old Chinese Windows share bear GBK names
    return msgspec.json.encode(value, enc_hook=lambda path: os.fsencode(path).decode("latin-1"))


def decode(data: bytes, type: Any) -> Any:
    """Raises msgspec.MsgspecError where the data is not of that type."""
    return msgspec.json.decode(data, type=type, dec_hook=lambda _, path: Path(os.fsdecode(path.encode("latin-1"))))


def open_archive(job: Job) -> Outcome:
    """Never raises, whatever the archive is."""
    try:
        members = _take(job)
        locked = [member for member in members if member.problem and member.problem.code == "encrypted"]
        if locked and not any(member.path for member in members):
            raise ArchiveError("encrypted")
        return Outcome(members=tuple(members))
    except ArchiveError as error:
        return Outcome(error=error.problem.code)
    except NoRoom as error:
        return Outcome(errno=error.errno)
    except MemoryError:
        return Outcome(error="memory")
    except OSError:
        return Outcome(error="no_access")
    except Exception:  # a hostile archive raises whatever its broken field leads to
        traceback.print_exc()
        return Outcome(error="damaged")


def _take(job: Job) -> list[Member]:
    # Each library is loaded only where it is needed: most archives are zips
    sink = Sink(job.folder, job.limit)
    if job.kind == "zip":
        from pipeline.archives import zip_archive as opener
    elif job.kind == "7z":
        from pipeline.archives import seven_zip as opener  # type: ignore[no-redef]
    else:
        from pipeline.archives import rar as opener  # type: ignore[no-redef]
    return opener.take(job.archive, sink)


def _limit_process(limit: Limit) -> None:
    seconds = int(limit.seconds) + 1
    resource.setrlimit(resource.RLIMIT_DATA, (limit.memory, limit.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # A crash must not leave a dump of an applicant's papers on the disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    job: Job = decode(sys.stdin.buffer.read(), Job)
    _limit_process(job.limit)
    sys.stdout.buffer.write(encode(open_archive(job)))
