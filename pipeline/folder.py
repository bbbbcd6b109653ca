"""What lies in a folder as it was handed in, and what of it the applicants sent.

Links are listed, never followed: they may lead anywhere. A folder that cannot be looked into is
listed with its problem, or all in it would be missing without a word.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec

from pipeline.archives import Member
from pipeline.archives.names import distinct, nfc
from pipeline.model import Problem

_SYSTEM_FILES = {"thumbs.db", "desktop.ini", ".ds_store"}
_SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}


def walk(folder: Path) -> list[Member]:
    """Everything below a folder, sorted. Raises OSError where the folder itself cannot be looked into."""
    os.scandir(folder).close()
    closed: list[Member] = []

    def note(error: OSError) -> None:
        name = readable(Path(error.filename).relative_to(folder).as_posix())
        closed.append(Member(name, None, _closed(error)))

    members = [
        _member(path, readable(path.relative_to(folder).as_posix()))
        for root, folders, files in os.walk(folder, onerror=note)
        for path in (Path(root, name) for name in (*folders, *files))
    ]
    named = {member.name for member in closed}
    return sorted([*(one for one in members if one.name not in named), *closed], key=lambda member: member.name)


def applicants(members: list[Member]) -> list[Member]:
    """The members that applicants sent, with names in NFC, no two files under one name."""
    sent = [msgspec.structs.replace(member, name=nfc(member.name)) for member in members if not is_systems(member.name)]
    files = iter(distinct(member.name for member in sent if not member.is_folder))
    return [member if member.is_folder else msgspec.structs.replace(member, name=next(files)) for member in sent]


def is_systems(name: str) -> bool:
    """Whether it is what computers leave lying about, or lies in such a folder; `name` is `/`-separated."""
    *folders, last = name.lower().split("/")
    if any(part in _SYSTEM_FOLDERS for part in [*folders, last]):
        return True
    return last in _SYSTEM_FILES or last.startswith(("~$", "._", ".~lock"))


def readable(name: str) -> str:
    """A name whose bytes are no UTF-8 comes from an old Chinese Windows share: it is GBK then."""
    data = name.encode("utf-8", errors="surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _member(path: Path, name: str) -> Member:
    if path.is_symlink():
        return Member(name, None, Problem("link", "这是一个快捷链接，不是文件本身。请放入文件本身。"))
    if path.is_dir():
        return Member(name, None)
    if path.exists() and not path.is_file():
        return Member(name, None, Problem("special", "这不是普通文件，而是系统设备或管道。请放入文件本身。"))
    return Member(name, path)


def _closed(error: OSError) -> Problem:
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem("no_access", "文件夹没有读取权限，其中的文件均未读取。请开通权限后再运行一次。")
    return Problem("no_access", "文件夹打不开，其中的文件均未读取。请检查共享盘是否连接、文件夹是否还在，再运行一次。")
