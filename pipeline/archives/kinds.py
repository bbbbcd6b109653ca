"""Which kind of archive a file is, from its bytes; its name is only asked where they say nothing.

Office files and OFD are zips too and stay files. Nothing is unpacked here, and no more is read than
an honest office file could need: this runs outside the killable child.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from pipeline.archives.names import is_named_archive

Kind = Literal["zip", "rar", "7z", "other"]
ARCHIVES = ("zip", "rar", "7z")
"""The kinds that can be opened."""

_HEAD = 4096
_SIGNATURES: tuple[tuple[bytes, int, Kind], ...] = (
    (b"Rar!\x1a\x07", 0, "rar"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z"),
    (b"\x1f\x8b\x08", 0, "other"),
    (b"\xfd7zXZ\x00", 0, "other"),
    (b"\x28\xb5\x2f\xfd", 0, "other"),
    (b"1AY&SY", 4, "other"),
    (b"MSCF\x00", 0, "other"),
    (b"ustar", 257, "other"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DOCUMENTS = (b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
# Members that stand in every package of office files, OFD and open documents
_MARKS = {"[Content_Types].xml", "OFD.xml", "mimetype"}
_FIRST_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"OFD.xml", b"mimetype")
# No office file lists so many members; a longer directory is not read here
_LONGEST_DIRECTORY = 2 << 20
_LONGEST_END = 22 + 0xFFFF


class ZipEnd(msgspec.Struct, frozen=True):
    """What the end of a zip says: the disk it is on (0 where it is whole), the length of its directory."""

    disk: int
    directory: int


def is_archive(name: str, path: Path) -> bool:
    """Whether the file is to be opened as an archive. What cannot be read is none; it is named elsewhere."""
    try:
        head = _head(path)
        kind = find_kind(path)
    except OSError:
        return False
    return kind is not None or (is_named_archive(name) and not head.startswith((*_DOCUMENTS, *_ZIP)))


def find_kind(path: Path) -> Kind | None:
    """The kind of archive, None for anything else. Raises OSError where the file cannot be read."""
    head = _head(path)
    for signature, at, kind in _SIGNATURES:
        if head[at : at + len(signature)] == signature:
            return kind
    return "zip" if head.startswith(_ZIP) and not _is_package(path, head) else None


def zip_end(stream: BinaryIO) -> ZipEnd | None:
    """The end record of a zip, None where there is none, as in one cut short."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_END - 20))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return None
    disk, _, _, _, directory = struct.unpack_from("<HHHHI", tail, at + 4)
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        stream.seek(min(size, struct.unpack_from("<Q", tail, at - 12)[0]))
        record = stream.read(56)
        directory = struct.unpack_from("<Q", record, 40)[0] if len(record) == 56 else size
        disk = 0
    return ZipEnd(disk, directory)


def _head(path: Path) -> bytes:
    """The first bytes, none of what is no plain file: a pipe put in a file's place would be waited for."""
    with open(path, "rb", opener=_without_waiting) as stream:
        return stream.read(_HEAD) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else b""


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_package(path: Path, head: bytes) -> bool:
    """Whether the zip is an office file, OFD or the like, also one cut short."""
    with path.open("rb") as stream:
        end = zip_end(stream)
        if end is not None and end.disk == 0:
            if end.directory > _LONGEST_DIRECTORY:
                return False
            try:
                with zipfile.ZipFile(stream) as opened:
                    return bool(_MARKS & set(opened.namelist()))
            except Exception:  # a damaged directory raises whatever the broken field leads to
                pass
    return head[30:].startswith(_FIRST_PARTS)
