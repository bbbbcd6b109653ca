"""Opens zip archives from outside without trusting anything in them.

Members are written under running numbers, never under their own names, so that no name can lead
out of the folder, be too long for the disk or hide another member. Names are only labels.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from pipeline import settings
from pipeline.model import Problem

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_CHUNK = 1 << 20


class Member(msgspec.Struct, frozen=True):
    """One thing found in a folder or an archive: `name` is its path inside, `/`-separated.

    `path` is where its bytes lie; None for a folder, and for what could not be taken out
    (`problem` says why).
    """

    name: str
    path: Path | None
    problem: Problem | None = None

    @property
    def is_folder(self) -> bool:
        return self.path is None and self.problem is None


class ArchiveError(Exception):
    """An archive cannot be opened; `problem` says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.problem = Problem(code, message)


def unpack(archive: Path, place: Callable[[str], Path]) -> list[Member]:
    """Take out all members; `place(ending)` gives a fresh path for each. Raises ArchiveError."""
    try:
        with zipfile.ZipFile(archive) as opened:
            infos = opened.infolist()
            _check_size(archive, infos)
            names = _names(infos)
            return [_take(opened, info, name, place) for info, name in zip(infos, names, strict=True) if name]
    except (zipfile.BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise ArchiveError("damaged", "压缩包已损坏或不是 zip 压缩包，无法解压。请申报单位重新打包后报送。") from error


def _take(opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: Callable[[str], Path]) -> Member:
    if info.is_dir() or name.endswith("/"):
        return Member(name.rstrip("/"), None)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name, None, Problem("link", "这是一个快捷链接，不是文件本身。请申报单位报送文件本身。"))
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise ArchiveError("encrypted", "压缩包设有密码，无法解压。请申报单位提供不设密码的压缩包。")
    target = place(_ending(name))
    try:
        _write(opened, info, target)
    except (zipfile.BadZipFile, EOFError, zlib.error):
        target.unlink(missing_ok=True)
        return Member(
            name, None, Problem("damaged", "压缩包内的这个文件已损坏，解压不出来。请申报单位重新报送该文件。")
        )
    except NotImplementedError:
        return Member(
            name, None, Problem("unsupported", "压缩包用了不常见的压缩方式。请解压后以文件夹形式放入再运行。")
        )
    return Member(name, target)


def _write(opened: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    """The size written in an archive's list may lie: what counts are the bytes that really come."""
    written = 0
    with opened.open(info) as source, target.open("wb") as sink:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > info.file_size:
                raise ArchiveError("bomb", "压缩包内文件的实际大小与目录所列不符，未予解压。请核对来源后重新打包。")
            sink.write(chunk)


def _check_size(archive: Path, infos: list[zipfile.ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    packed = max(1, archive.stat().st_size)
    if len(infos) > settings.ARCHIVE_FILES:
        raise ArchiveError(
            "too_many", f"压缩包内文件超过 {settings.ARCHIVE_FILES} 个，未予解压。请解压后以文件夹形式放入。"
        )
    if total > settings.ARCHIVE_BYTES:
        raise ArchiveError(
            "too_large", "压缩包解压后超过 4 GB，未予解压。请解压后以文件夹形式放入，或去掉无关的大文件。"
        )
    if total > settings.ARCHIVE_RATIO_FROM_BYTES and total / packed > settings.ARCHIVE_RATIO:
        raise ArchiveError("bomb", "压缩包的压缩比异常（疑似压缩炸弹），未予解压。请核对来源后重新打包。")


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The members' names. Windows tools write GBK without saying so, others UTF-8 without saying so."""
    raw = [None if info.flag_bits & _UTF8_FLAG else _bytes(info.filename) for info in infos]
    encoding = "utf-8" if all(_decodes(name, "utf-8") for name in raw if name) else "gb18030"
    decoded = [
        info.filename if name is None else name.decode(encoding, errors="replace")
        for info, name in zip(infos, raw, strict=True)
    ]
    return [_label(name) for name in decoded]


def _bytes(name: str) -> bytes:
    """zipfile takes names without the UTF-8 flag for cp437; this gives the bytes back."""
    return name.encode("cp437", errors="replace")


def _decodes(name: bytes, encoding: str) -> bool:
    try:
        name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _label(name: str) -> str:
    """The name without anything that could mean a place outside; a folder keeps its slash at the end."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    return "/".join(parts) + ("/" if parts and name.endswith(("/", "\\")) else "")


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ""
