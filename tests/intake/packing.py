"""Archives for the tests: zip and 7z by their libraries, rar put together by hand.

Nothing free writes rar; but a rar whose members are stored, not compressed, is a few headers with
checksums (RAR 4 and RAR 5 technical notes). `unar` reads them like any other.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import py7zr

RAR5 = b"Rar!\x1a\x07\x01\x00"
RAR4 = b"Rar!\x1a\x07\x00"
SYMLINK, HARD_LINK, COPY = 1, 4, 5
# An encryption record as WinRAR writes it: version, flags, iterations, salt, initial vector, check value
_LOCK = bytes([1, 0, 1, 15]) + b"s" * 16 + b"i" * 16 + b"c" * 12


def make_zip(path: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def make_7z(path: Path, members: Mapping[str, bytes], **how: object) -> Path:
    """`how` goes to py7zr: password, header_encryption, filters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with py7zr.SevenZipFile(path, "w", **how) as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return path


def make_rar(path: Path, *blocks: bytes, volume: bool = False, ended: bool = True) -> Path:
    """A RAR 5 archive of blocks made by `stored` and `link`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    main = _block(vint(1) + vint(0) + vint(1 if volume else 0))
    end = _block(vint(5) + vint(0) + vint(0)) if ended else b""
    path.write_bytes(RAR5 + main + b"".join(blocks) + end)
    return path


def rar_of(path: Path, members: Mapping[str, bytes]) -> Path:
    return make_rar(path, *(stored(name, data) for name, data in members.items()))


def stored(
    name: str | bytes, data: bytes, *, mode: int = 0o100644, crc: int | None = None, size: int | None = None,
    locked: bool = False, method: int = 0,
) -> bytes:  # fmt: skip
    """A member of a RAR 5 archive; `crc`, `size` and `method` may lie."""
    extra = _record(_LOCK) if locked else b""
    return _file(name, data, mode, zlib.crc32(data) if crc is None else crc, size, extra, method)


def link(name: str, kind: int, target: str) -> bytes:
    raw = target.encode()
    return _file(name, b"", 0o120777, 0, None, _record(vint(5) + vint(kind) + vint(0) + vint(len(raw)) + raw), 0)


def comment(text: bytes) -> bytes:
    """What packers like to put in front of the members, as a service header."""
    body = vint(3) + vint(2) + vint(len(text)) + vint(4) + vint(len(text)) + vint(0)
    return _block(body + struct.pack("<I", zlib.crc32(text)) + vint(0) + vint(1) + vint(3) + b"CMT") + text


def header_encrypted() -> bytes:
    """A RAR 5 archive of which not even the names can be seen."""
    return RAR5 + _block(vint(4) + vint(0) + vint(0) + vint(0) + bytes([15]) + b"s" * 16) + b"\x5a" * 64


def make_rar4(path: Path, members: Mapping[bytes, bytes], main_flags: int = 0) -> Path:
    """A RAR 4 archive with names in bytes, as a Chinese Windows writes them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [RAR4, _block4(0x73, main_flags, b"\0" * 6)]
    for name, data in members.items():
        head = (len(data), len(data), 2, zlib.crc32(data), 0x5A21_0000, 20, 0x30, len(name), 0x20)
        parts += [_block4(0x74, 0x8000, struct.pack("<IIBIIBBHI", *head) + name), data]
    path.write_bytes(b"".join([*parts, _block4(0x7B, 0x4000, b"")]))
    return path


def vint(number: int) -> bytes:
    """Seven bits a byte, low ones first, the high bit where more follow."""
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _file(name: str | bytes, data: bytes, mode: int, crc: int, size: int | None, extra: bytes, method: int) -> bytes:
    raw = name.encode() if isinstance(name, str) else name
    is_folder = raw.endswith(b"/")
    flags = (1 if extra else 0) | (2 if data else 0)
    body = vint(2) + vint(flags) + (vint(len(extra)) if extra else b"") + (vint(len(data)) if data else b"")
    body += vint(5 if is_folder else 4) + vint(len(data) if size is None else size) + vint(mode)
    raw = raw.rstrip(b"/")
    return _block(body + struct.pack("<I", crc) + vint(method) + vint(1) + vint(len(raw)) + raw + extra) + data


def _record(content: bytes) -> bytes:
    return vint(len(content)) + content


def _block(body: bytes) -> bytes:
    sized = vint(len(body)) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _block4(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head
