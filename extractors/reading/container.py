"""Opening the zip containers of office files without trusting them.

A few kilobytes can unfold to gigabytes, an entity declaration can unfold without end or
fetch a file: both are refused before any library sees the parts.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from extractors.reading.problems import Unreadable

_MEGABYTE = 1 << 20
TOTAL_LIMIT = 300 * _MEGABYTE
# The tree of a parsed part takes about eight times its size in memory.
XML_LIMIT = 40 * _MEGABYTE
# Ordinary office XML packs 10 to 60 times; small parts may be monotonous and harmless.
RATIO_LIMIT = 200
RATIO_MATTERS_FROM = 8 * _MEGABYTE
MEMBER_LIMIT = 5_000


def open_container(path: Path) -> zipfile.ZipFile:
    """The archive at `path`, its directory checked. Raises Unreadable where it must not be unpacked."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged") from error
    try:
        _check_sizes(archive.infolist())
    except Unreadable:
        archive.close()
        raise
    return archive


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBER_LIMIT or sum(member.file_size for member in members) > TOTAL_LIMIT:
        raise Unreadable("too_large")
    for member in members:
        if member.flag_bits & 0x1:
            raise Unreadable("encrypted")
        is_xml = member.filename.lower().endswith((".xml", ".rels"))
        bloated = member.file_size > RATIO_LIMIT * max(member.compress_size, 1)
        if (is_xml and member.file_size > XML_LIMIT) or (bloated and member.file_size > RATIO_MATTERS_FROM):
            raise Unreadable("too_large")


def read_member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of one XML part, None where it is not there. Raises Unreadable for broken or unsafe parts."""
    data = read_binary(archive, name, XML_LIMIT)
    if data is not None and _declares_type(data):
        raise Unreadable("unsafe")
    return data


def read_binary(archive: zipfile.ZipFile, name: str, limit: int) -> bytes | None:
    """The bytes of any part, None where it is not there. Raises Unreadable for broken parts and beyond `limit`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("damaged") from error
    except Exception as error:  # zlib.error and lzma.LZMAError share no base class
        raise Unreadable("damaged") from error
    if len(data) > limit:
        raise Unreadable("too_large")
    return data


def _declares_type(data: bytes) -> bool:
    """Whether a document type is declared: forbidden in office parts, and the door for entity attacks."""
    head = data[:4096].replace(b"\x00", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head
