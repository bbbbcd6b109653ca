"""Members out of a 7z, with py7zr."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, BinaryIO, cast

import py7zr
from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import Py7zIO, WriterFactory

from pipeline.archives.member import Member
from pipeline.archives.names import label, mended
from pipeline.archives.problems import ArchiveError, member_problem
from pipeline.archives.sink import NoRoom, Sink, Target

_SPECIAL = (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


def take(archive: Path, sink: Sink) -> list[Member]:
    """All members. Raises ArchiveError; what py7zr raises for broken headers goes through."""
    with archive.open("rb") as stream:
        if _is_empty(stream):
            return []
        try:
            opened = py7zr.SevenZipFile(stream)
        except PasswordRequired as error:
            raise ArchiveError("encrypted") from error
        except UnsupportedCompressionMethodError as error:
            raise ArchiveError("unsupported") from error
        if opened.needs_password():
            raise ArchiveError("encrypted")
        files = list(opened.files)
        sink.admit(len(files), sum(file.uncompressed or 0 for file in files))
        return _take_all(opened, files, sink)


def _is_empty(stream: BinaryIO) -> bool:
    """Whether the archive ends behind its first header, which py7zr does not expect."""
    head = stream.read(32)
    stream.seek(0)
    return len(head) == 32 and head[12:32] == bytes(20)


def _kept_out(file: py7zr.py7zr.ArchiveFile) -> str | None:
    """The code of the problem of what is no ordinary file."""
    if file.is_symlink or file.is_junction:
        return "link"
    return "special" if file.st_fmt in _SPECIAL else None


def _take_all(opened: py7zr.SevenZipFile, files: list[py7zr.py7zr.ArchiveFile], sink: Sink) -> list[Member]:
    names = {file.id: mended(file.filename) for file in files}
    checksums = {file.id: file.crc32 for file in files}
    wanted = {file.id: file.uncompressed for file in files if not file.is_directory and _kept_out(file) is None}
    for file in files:
        # Names lead nowhere when they are numbers. Without checksums py7zr goes on after a damaged
        # member; they are compared here
        cast("dict[str, Any]", file.file_properties()).update(filename=str(file.id), digest=None)
    desk = _Desk(sink, names, wanted)
    unsupported = _extract(opened, desk)
    members = []
    for file in files:
        name = label(names[file.id])
        if file.is_directory:
            members.append(Member(name, None))
        elif file.id not in wanted:
            members.append(Member(name, None, member_problem(_kept_out(file) or "special")))
        else:
            target = desk.targets.get(file.id)
            path = target.finish(checksums[file.id] if wanted[file.id] else None) if target else None
            code = "unsupported" if unsupported and not target else "damaged"
            members.append(Member(name, path, None if path else member_problem(code)))
    return members


def _extract(opened: py7zr.SevenZipFile, desk: _Desk) -> bool:
    """Decode block after block; where one breaks off, go on behind it. Says whether a method was not known."""
    unsupported = False
    while waiting := desk.waiting():
        before = len(waiting)
        try:
            opened.reset()
            opened.extract(targets=[str(id) for id in waiting], factory=desk)
            break
        except (ArchiveError, NoRoom, MemoryError):
            raise
        except UnsupportedCompressionMethodError:
            unsupported = True
        except Exception:  # a damaged block raises whatever its decoder meets; the members that lack bytes are named
            pass
        if len(desk.waiting()) == before:
            desk.give_up_next()
    return unsupported


class _Desk(WriterFactory):
    """Gives py7zr a target for each member it asks for by its number."""

    def __init__(self, sink: Sink, names: dict[int, str], wanted: dict[int, int]) -> None:
        self._sink = sink
        self._names = names
        self._wanted = wanted
        self.targets: dict[int, Target] = {}
        self._given_up: set[int] = set()

    def create(self, filename: str) -> Py7zIO:
        id = int(filename.rpartition("/")[2])
        self.targets[id] = self._sink.open(self._names[id], self._wanted[id])
        return _Writer(self.targets[id])

    def waiting(self) -> list[int]:
        return [id for id in self._wanted if id not in self.targets and id not in self._given_up]

    def give_up_next(self) -> None:
        """Where py7zr does not even get to ask for the next one."""
        self._given_up.update(self.waiting()[:1])


class _Writer(Py7zIO):
    """Takes bytes only; nothing is read back."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def write(self, data: bytes | bytearray) -> int:
        return self._target.write(data)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        return 0

    def flush(self) -> None:
        pass

    def size(self) -> int:
        return 0
