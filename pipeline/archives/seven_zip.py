"""Members out of a 7z, with py7zr."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import py7zr
from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import Py7zIO, WriterFactory

from pipeline.archives.member import Member
from pipeline.archives.names import label, mended
from pipeline.archives.problems import ArchiveError, member_problem
from pipeline.archives.sink import NoRoom, Sink, Target

_SPECIAL = (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


class Entry(NamedTuple):
    """A line of the list; `kept_out` is why it is not unpacked: "folder" or a problem's code.

    Members of one `block` are packed as one stream: where it breaks, all behind are lost.
    """

    name: str
    size: int
    crc: int | None
    block: int
    kept_out: str | None


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
        entries = {file.id: _entry(file) for file in opened.files}
        sink.admit(len(entries), sum(entry.size for entry in entries.values()))
        for file in opened.files:
            # Names lead nowhere when they are numbers. Without checksums py7zr goes on after a damaged
            # member; they are compared here
            cast("dict[str, Any]", file.file_properties()).update(filename=str(file.id), digest=None)
        desk = _Desk(sink, entries)
        _extract(opened, desk)
        return [desk.member(id) for id in entries]


def _is_empty(stream: BinaryIO) -> bool:
    """Whether the archive ends behind its first header, which py7zr does not expect."""
    head = stream.read(32)
    stream.seek(0)
    return len(head) == 32 and head[12:32] == bytes(20)


def _entry(file: py7zr.py7zr.ArchiveFile) -> Entry:
    kept_out = "folder" if file.is_directory else None
    if file.is_symlink or file.is_junction:
        kept_out = "link"
    elif file.st_fmt in _SPECIAL:
        kept_out = "special"
    # A file without bytes has no checksum, whatever stands there
    crc = file.crc32 if file.uncompressed else None
    return Entry(mended(file.filename), file.uncompressed or 0, crc, id(file.folder), kept_out)


def _extract(opened: py7zr.SevenZipFile, desk: _Desk) -> None:
    """Decode block after block; where one breaks off, go on behind it."""
    while waiting := desk.waiting():
        try:
            opened.reset()
            opened.extract(targets=[str(id) for id in waiting], factory=desk)
            return
        except (ArchiveError, NoRoom, MemoryError):
            raise
        except UnsupportedCompressionMethodError:
            desk.give_up_block(waiting, "unsupported")
        except Exception:  # a damaged block raises whatever its decoder meets
            desk.give_up_block(waiting, "damaged")


class _Desk(WriterFactory):
    """Gives py7zr a target for each member it asks for by its number, and keeps what became of it."""

    def __init__(self, sink: Sink, entries: dict[int, Entry]) -> None:
        self._sink = sink
        self._entries = entries
        self._targets: dict[int, Target] = {}
        self._lost: dict[int, str] = {}

    def create(self, filename: str) -> Py7zIO:
        id = int(filename.rpartition("/")[2])
        self._targets[id] = self._sink.open(self._entries[id].name, self._entries[id].size)
        return _Writer(self._targets[id])

    def waiting(self) -> list[int]:
        done = self._targets.keys() | self._lost.keys()
        return [id for id, entry in self._entries.items() if entry.kept_out is None and id not in done]

    def give_up_block(self, waiting: list[int], code: str) -> None:
        """Of those waited for, the block of the one begun last is lost; where none was begun, that of the first."""
        begun = [id for id in waiting if id in self._targets]
        block = self._entries[begun[-1] if begun else waiting[0]].block
        self._lost |= {id: code for id in waiting if self._entries[id].block == block}

    def member(self, id: int) -> Member:
        entry = self._entries[id]
        name = label(entry.name)
        if entry.kept_out == "folder":
            return Member(name, None)
        if entry.kept_out is not None:
            return Member(name, None, member_problem(entry.kept_out))
        path = self._targets[id].finish(entry.crc) if id in self._targets else None
        return Member(name, path, None if path else member_problem(self._lost.get(id, "damaged")))


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
