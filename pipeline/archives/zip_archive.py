"""Members out of a zip, with the standard library."""

from __future__ import annotations

import stat
import zipfile
import zlib
from lzma import LZMAError
from pathlib import Path

from pipeline.archives.kinds import zip_end
from pipeline.archives.member import Member
from pipeline.archives.names import decoded, label, mended
from pipeline.archives.problems import ArchiveError, member_problem
from pipeline.archives.sink import Sink

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, LZMAError, OSError, ValueError)


def take(archive: Path, sink: Sink) -> list[Member]:
    """All members. Raises ArchiveError."""
    with archive.open("rb") as stream:
        end = zip_end(stream)
        if stream.seek(0) == 0 and (stream.read(4) == b"PK\x07\x08" or (end is not None and end.disk)):
            raise ArchiveError("volumes")
        try:
            opened = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError) as error:
            raise ArchiveError("damaged") from error
        with opened:
            infos = opened.infolist()
            sink.admit(len(infos), sum(info.file_size for info in infos))
            return [_take(opened, info, name, sink) for info, name in zip(infos, _names(infos), strict=True)]


def _take(opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, sink: Sink) -> Member:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if name.endswith(("/", "\\")):
        return Member(label(name), None)
    if stat.S_ISLNK(kind):
        return Member(label(name), None, member_problem("link"))
    if kind in (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK):
        return Member(label(name), None, member_problem("special"))
    if info.flag_bits & _ENCRYPTED_FLAG:
        return Member(label(name), None, member_problem("encrypted"))
    try:
        with sink.open(name, info.file_size) as target, opened.open(info) as source:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
            path = target.finish(info.CRC)
    except NotImplementedError:
        return Member(label(name), None, member_problem("unsupported"))
    except _BROKEN:
        path = None
    return Member(label(name), path, None if path else member_problem("damaged"))


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The members' names. Windows tools write GBK without saying so, others UTF-8 without saying so."""
    raw = iter(decoded([_bytes(info) for info in infos if not info.flag_bits & _UTF8_FLAG]))
    return [mended(info.filename) if info.flag_bits & _UTF8_FLAG else next(raw) for info in infos]


def _bytes(info: zipfile.ZipInfo) -> bytes:
    """zipfile takes names without the UTF-8 flag for cp437; this gives the bytes back."""
    return info.filename.encode("cp437", errors="replace")
