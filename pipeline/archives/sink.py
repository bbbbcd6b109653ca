"""Where members are written to: under running numbers, and never more than the limit.

Members never bear their own names on the disk, so that no name can lead out of the folder, be too
long for it or hide another member. The sizes an archive states may lie: the bytes that come count.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pipeline.archives.budget import Limit
from pipeline.archives.names import file_ending
from pipeline.archives.problems import ArchiveError


class NoRoom(Exception):
    """The disk took no more; `errno` as the system gave it."""

    def __init__(self, errno: int) -> None:
        super().__init__(errno)
        self.errno = errno


class Sink:
    """The folder that takes one archive's members in."""

    def __init__(self, folder: Path, limit: Limit) -> None:
        self._folder = folder
        self._limit = limit
        self._left = limit.bytes
        self.memory = limit.memory
        self._numbers = itertools.count(1)

    def admit(self, members: int, bytes: int) -> None:
        """Refuse an archive that states too much, before anything is unpacked. Raises ArchiveError."""
        if members > self._limit.files:
            raise ArchiveError("too_many")
        if bytes > self._limit.bytes:
            raise ArchiveError(self._limit.over)

    def open(self, name: str, size: int) -> Target:
        """A fresh file for the member of that name, which states to have `size` bytes."""
        return Target(self, self._folder / f"{next(self._numbers):06d}{file_ending(name)}", size)

    @contextlib.contextmanager
    def alone(self, archive: Path, name: str) -> Iterator[Path]:
        """The archive under that name in a folder without neighbours."""
        folder = self._folder / "alone"
        try:
            folder.mkdir()
            (folder / name).symlink_to(archive)
        except OSError as error:
            raise NoRoom(error.errno or 0) from error
        yield folder / name
        shutil.rmtree(folder)

    def spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise ArchiveError(self._limit.over)


class Target:
    """One member being written. It stays only where all its bytes came and their CRC-32 is right."""

    def __init__(self, sink: Sink, path: Path, size: int) -> None:
        self._sink = sink
        self._size = size
        self._written = 0
        self.path = path
        self.crc = 0
        self._file: BinaryIO = _opened(path)

    def __enter__(self) -> Target:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            # On a full disk closing fails once more
            with contextlib.suppress(OSError):
                self._file.close()
            self.path.unlink(missing_ok=True)

    def write(self, data: bytes | bytearray) -> int:
        """Raises ArchiveError where more comes than was stated or may come, NoRoom where the disk is full."""
        self._written += len(data)
        if self._written > self._size:
            raise ArchiveError("bomb")
        self._sink.spend(len(data))
        self.crc = zlib.crc32(data, self.crc)
        try:
            return self._file.write(data)
        except OSError as error:
            raise NoRoom(error.errno or 0) from error

    def finish(self, crc: int | None) -> Path | None:
        """Close the file; its path, or None (and no file) where bytes are missing or wrong."""
        try:
            self._file.close()
        except OSError as error:
            raise NoRoom(error.errno or 0) from error
        if self._written == self._size and crc in (None, self.crc):
            return self.path
        self.path.unlink(missing_ok=True)
        return None


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise NoRoom(error.errno or 0) from error
