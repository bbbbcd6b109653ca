"""One file as received, known by its hash.

The hash stands for the bytes that are read later. A file that changes while it is hashed has no
hash that holds: it is named as changed, and nothing of it is read.
"""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import msgspec

from pipeline.archives import Member
from pipeline.model import Problem

Stamp = tuple[int, int, int]
_NOTHING = hashlib.sha256(b"").hexdigest()
_GONE = "文件在清点时被移走或改名。请放回原处后再运行一次。"
_CHANGED = "文件在清点时还在变动（可能正在复制或编辑），未予读取。请等复制完成、关闭该文件后再运行一次。"


class ReceivedFile(msgspec.Struct, frozen=True):
    """One file as received. `file` is its path inside the submission, NFC, `/`-separated.

    `path` is where its bytes lie, None where they could not be had; then `problem` says why.
    An archive that was unpacked is listed too, with `unpacked` set.
    """

    file: str
    sha256: str
    size: int
    path: Path | None
    problem: Problem | None = None
    unpacked: bool = False


def receive(member: Member) -> ReceivedFile:
    """The file with its hash; what has no bytes is known by the hash of nothing."""
    if member.path is None:
        return ReceivedFile(member.name, _NOTHING, 0, None, member.problem)
    before = stamp(member.path)
    try:
        with member.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError as error:
        return ReceivedFile(member.name, _NOTHING, 0, None, _unopened(error))
    if before is None or stamp(member.path) != before or size != before[0]:
        return ReceivedFile(member.name, _NOTHING, 0, None, Problem("changed", _CHANGED))
    return ReceivedFile(member.name, digest, size, member.path)


def stamp(path: Path) -> Stamp | None:
    """What tells a file from a changed or exchanged one; None where it is gone."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def _unopened(error: OSError) -> Problem:
    if error.errno in (errno.ENOENT, errno.ESTALE):
        return Problem("changed", _GONE)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem("no_access", "文件没有读取权限。请开通权限后再运行一次。")
    return Problem("no_access", f"文件打不开（{error.strerror}）。请检查该文件和共享盘后再运行一次。")
