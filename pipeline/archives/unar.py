"""The bytes of a rar's members, from the program `unar`.

unar writes no file here: it puts all members one behind the other on its standard output, and the
list's sizes and checksums cut them apart. So a solid archive is unpacked once, and neither names nor
links ever reach the disk.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import rarfile

from pipeline.archives.sink import Sink

_CHUNK = 1 << 20
# Each run ends at one more damaged member; in a solid archive each begins at the front again
_RUNS = 20


def unpack(program: str, archive: Path, wanted: Mapping[int, rarfile.RarInfo], sink: Sink) -> dict[int, Path | None]:
    """The path of each wanted member by its place in the list, None where it is damaged.

    A damaged member may give too few bytes and so spoil all behind it: those are asked for again.
    """
    paths: dict[int, Path | None] = dict.fromkeys(wanted)
    left = dict(wanted)
    for _ in range(_RUNS):
        if not left:
            break
        paths.update(_run(program, archive, left, sink))
        damaged = [index for index in left if paths[index] is None]
        left = {index: wanted[index] for index in damaged[1:]}
    return paths


def _run(
    program: str, archive: Path, wanted: Mapping[int, rarfile.RarInfo], sink: Sink
) -> Iterator[tuple[int, Path | None]]:
    # An empty password, or unar would ask for one and wait; members by their places, for names may not be unique
    command = [program, "-q", "-nr", "-o", "-", "-p", "", "-i", str(archive), *map(str, wanted)]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        try:
            for index, info in wanted.items():
                yield index, _cut(process.stdout, info, sink)
        finally:
            process.kill()


def _cut(stream: IO[bytes], info: rarfile.RarInfo, sink: Sink) -> Path | None:
    """The next member off the stream, None where its bytes are not what the list says."""
    checksum = rarfile.Blake2SP() if info.CRC is None and info.blake2sp_hash else None
    left = info.file_size
    with sink.open(info.filename, info.file_size) as target:
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
