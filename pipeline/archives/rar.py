"""Members out of a rar: rarfile reads the list, the program `unar` unpacks."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import rarfile

from pipeline.archives.member import Member
from pipeline.archives.names import decoded, label
from pipeline.archives.problems import ArchiveError, member_problem
from pipeline.archives.sink import Sink
from pipeline.archives.unar import unpack

# Of the compression word of a RAR 5 member: the version only WinRAR 7 writes, and what its dictionary counts in
_RAR7 = 0x3F
_SMALLEST_DICTIONARY = 128 << 10
_SPECIAL = (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


class Entry(NamedTuple):
    """A line of the list; `kept_out` is why it is not unpacked: "folder", "reference" or a problem's code."""

    info: rarfile.RarInfo
    name: str
    kept_out: str | None


class Listing(NamedTuple):
    """What a rar says is in it. A list without `has_end` goes on, or went on once."""

    entries: list[Entry]
    has_end: bool


def take(archive: Path, sink: Sink) -> list[Member]:
    """All members. Raises ArchiveError."""
    program = shutil.which("unar")
    if program is None:
        raise ArchiveError("no_unar")
    # unar looks for further volumes among the neighbours, whatever they are
    with sink.alone(archive, "archive.rar") as lone:
        entries, has_end = _list(lone, sink)
        if not entries and not has_end:
            raise ArchiveError("damaged")
        wanted = {index: entry.info for index, entry in enumerate(entries) if entry.kept_out is None}
        paths = unpack(program, lone, wanted, sink)
    by_name = {wanted[index].filename: path for index, path in paths.items()}
    members = [_member(entry, paths.get(index), by_name) for index, entry in enumerate(entries)]
    if not has_end:
        members.append(Member("（未能解压的部分）", None, member_problem("rest_lost")))
    return members


def _list(archive: Path, sink: Sink) -> Listing:
    blocks: list[rarfile.RarInfo] = []
    try:
        opened = rarfile.RarFile(str(archive), part_only=True, info_callback=blocks.append)
    except rarfile.Error as error:
        raise ArchiveError("damaged") from error
    infos = [block for block in blocks if block.type == rarfile.RAR_BLOCK_FILE]
    if opened.needs_password() and not infos:
        raise ArchiveError("encrypted")
    if any(block.type == rarfile.RAR_BLOCK_MAIN and block.flags & rarfile.RAR_MAIN_VOLUME for block in blocks):
        raise ArchiveError("volumes")
    sink.admit(len(infos), sum(info.file_size for info in infos))
    entries = [
        Entry(info, label(name), _kept_out(info, sink.memory)) for info, name in zip(infos, _names(infos), strict=True)
    ]
    return Listing(entries, opened.strerror() is None and _has_end(blocks, archive.stat().st_size))


def _has_end(blocks: Sequence[rarfile.RarInfo], size: int) -> bool:
    """Whether the mark of the end is there, or, before RAR 3, when there was none, the last member's last byte."""
    if any(block.type == rarfile.RAR_BLOCK_ENDARC for block in blocks):
        return True
    files = [block for block in blocks if block.type == rarfile.RAR_BLOCK_FILE]
    is_old = all(info.extract_version < 29 for info in files)
    return is_old and all(info.data_offset + info.add_size <= size for info in files)


def _names(infos: Sequence[rarfile.RarInfo]) -> list[str]:
    raw = iter(decoded([info.orig_filename for info in infos if not info.flags & rarfile.RAR_FILE_UNICODE]))
    return [info.filename if info.flags & rarfile.RAR_FILE_UNICODE else next(raw) for info in infos]


def _kept_out(info: rarfile.RarInfo, memory: int) -> str | None:
    if info.is_dir():
        return "folder"
    if info.is_symlink():
        return "link"
    if info.host_os == rarfile.RAR_OS_UNIX and stat.S_IFMT(info.mode) in _SPECIAL:
        return "special"
    if info.file_redir is not None:
        return "reference"
    if info.needs_password():
        return "encrypted"
    if isinstance(info, rarfile.Rar5FileInfo) and info.compress_type != rarfile.RAR_M0:
        if info.file_compress_flags & _RAR7:
            return "unsupported"
        if _SMALLEST_DICTIONARY << (info.file_compress_flags >> 10 & 0x1F) >= memory:
            return "memory"
    return None


def _member(entry: Entry, path: Path | None, by_name: dict[str, Path | None]) -> Member:
    if entry.kept_out == "folder":
        return Member(entry.name, None)
    if entry.kept_out == "reference":
        # WinRAR can keep equal files once; the name it points at is only looked up among what came out
        path = by_name.get(entry.info.file_redir[2])
        return Member(entry.name, path, None if path else member_problem("link"))
    if entry.kept_out is not None:
        return Member(entry.name, None, member_problem(entry.kept_out))
    return Member(entry.name, path, None if path else member_problem("damaged"))
