"""Members out of a rar: rarfile reads the list, the program `unar` unpacks.

unar writes no file: it puts all members one behind the other on its standard output, and the list's
sizes and checksums cut them apart. So a solid archive is unpacked once, and neither names nor links
ever reach the disk.
"""

from __future__ import annotations

import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import rarfile

from pipeline.archives.member import Member
from pipeline.archives.names import decoded, label
from pipeline.archives.problems import ArchiveError, member_problem
from pipeline.archives.sink import Sink

_CHUNK = 1 << 20
# Each run ends at one more damaged member; in a solid archive each begins at the front again
_RUNS = 20
_SPECIAL = (stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)


def take(archive: Path, sink: Sink) -> list[Member]:
    """All members. Raises ArchiveError."""
    program = shutil.which("unar")
    if program is None:
        raise ArchiveError("no_unar")
    # unar looks for further volumes among the neighbours, whatever they are
    with sink.alone(archive, "archive.rar") as lone:
        return _take_all(program, lone, sink)


def _take_all(program: str, archive: Path, sink: Sink) -> list[Member]:
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
    names = _names(infos)
    wanted = [index for index, info in enumerate(infos) if _kept_out(info) is None and not _refers(info)]
    paths = _unpack(program, archive, infos, names, wanted, sink)
    by_name = {info.filename: paths[index] for index, info in enumerate(infos) if index in paths}
    members = [
        _member(info, name, paths.get(index), by_name)
        for index, (info, name) in enumerate(zip(infos, names, strict=True))
    ]
    if not any(block.type == rarfile.RAR_BLOCK_ENDARC for block in blocks):
        members.append(Member("（未能解压的部分）", None, member_problem("rest_lost")))
    return members


def _member(info: rarfile.RarInfo, name: str, path: Path | None, by_name: dict[str, Path | None]) -> Member:
    if info.is_dir():
        return Member(label(name), None)
    if code := _kept_out(info):
        return Member(label(name), None, member_problem(code))
    if _refers(info):
        # WinRAR can keep equal files once; the name it points at is only looked up among what came out
        path = by_name.get(info.file_redir[2])
        return Member(label(name), path, None if path else member_problem("link"))
    return Member(label(name), path, None if path else member_problem("damaged"))


def _kept_out(info: rarfile.RarInfo) -> str | None:
    """Why this is not to be unpacked: a folder, or the code of its problem."""
    if info.is_dir():
        return "folder"
    if info.is_symlink():
        return "link"
    if info.host_os == rarfile.RAR_OS_UNIX and stat.S_IFMT(info.mode) in _SPECIAL:
        return "special"
    return "encrypted" if info.needs_password() else None


def _refers(info: rarfile.RarInfo) -> bool:
    return info.file_redir is not None


def _names(infos: Sequence[rarfile.RarInfo]) -> list[str]:
    raw = iter(decoded([info.orig_filename for info in infos if not info.flags & rarfile.RAR_FILE_UNICODE]))
    return [info.filename if info.flags & rarfile.RAR_FILE_UNICODE else next(raw) for info in infos]


# -- the bytes ----------------------------------------------------------------------------------------


def _unpack(
    program: str,
    archive: Path,
    infos: Sequence[rarfile.RarInfo],
    names: Sequence[str],
    wanted: list[int],
    sink: Sink,
) -> dict[int, Path | None]:
    """The path of each wanted member by its index, None where it is damaged.

    A damaged member may give too few bytes and so spoil all behind it: those are asked for again.
    """
    paths: dict[int, Path | None] = {}
    for _ in range(_RUNS):
        if not wanted:
            break
        for index, path in _run(program, archive, infos, names, wanted, sink):
            paths[index] = path
        wanted = [index for index in wanted if paths[index] is None][1:]
    return paths


def _run(
    program: str,
    archive: Path,
    infos: Sequence[rarfile.RarInfo],
    names: Sequence[str],
    wanted: Sequence[int],
    sink: Sink,
) -> Iterator[tuple[int, Path | None]]:
    # An empty password, or unar would ask for one and wait
    command = [program, "-q", "-nr", "-o", "-", "-p", "", "-i", str(archive), *map(str, wanted)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        try:
            for index in wanted:
                yield index, _cut(process.stdout, infos[index], names[index], sink)
        finally:
            process.kill()


def _cut(stream: IO[bytes], info: rarfile.RarInfo, name: str, sink: Sink) -> Path | None:
    """The next member off the stream, None where its bytes are not what the list says."""
    checksum = rarfile.Blake2SP() if info.CRC is None and info.blake2sp_hash else None
    left = info.file_size
    with sink.open(name, info.file_size) as target:
        while left and (data := stream.read(min(left, _CHUNK))):
            target.write(data)
            left -= len(data)
            if checksum is not None:
                checksum.update(data)
        path = target.finish(info.CRC)
    if path is not None and checksum is not None and checksum.digest() != info.blake2sp_hash:
        path.unlink()
        return None
    return path
