"""Names out of archives: read whatever they are written in, and turned into mere labels.

Old Chinese tools write GBK without saying so; what came of it is set right where it can be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

_LONGEST_PART = 255
_NAMELESS = "未命名文件"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
# 7-Zip writes a byte that is no UTF-8 as a character of this private range
_ESCAPED = re.compile("[\uef80-\uefff]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CHINESE_TEXT = re.compile("[\u0020-\u007e\u2010-\u2026\u2460-\u2473\u3000-\u3015\u4e00-\u9fff\uff01-\uff5e·]+")
_ENDING = re.compile(r"\.(zip|rar|7z|tar|tgz|cab|(tar\.)?(gz|bz2|xz|zst))$", re.IGNORECASE)
_VOLUME = re.compile(
    r"(?P<stem>.+?)(\.part\d+(?P<part>\.rar)|(?P<number>\.(zip|rar|7z))\.\d{3}|\.(?P<old>[rz])\d\d)$", re.IGNORECASE
)


def decoded(names: Sequence[bytes]) -> list[str]:
    """Names of one archive whose writing is not stated: UTF-8 if all of them are, else GBK."""
    encoding = "utf-8" if all(_decodes(name, "utf-8") for name in names) else "gb18030"
    return [name.decode(encoding, errors="replace") for name in names]


def mended(name: str) -> str:
    """A name whose GBK or UTF-8 bytes were each taken for a character, as it was meant; others stay as they are."""
    if _ESCAPED.search(name):
        parts = (
            bytes([ord(char) & 0xFF]) if _ESCAPED.match(char) else char.encode("utf-8", "replace") for char in name
        )
        return decoded([b"".join(parts)])[0]
    if name.isascii() or _CHINESE.search(name):
        return name
    for taken_for in ("latin-1", "cp437"):
        for meant in ("utf-8", "gb18030"):
            try:
                text = name.encode(taken_for).decode(meant)
            except UnicodeError:
                continue
            if _CHINESE.search(text) and _CHINESE_TEXT.fullmatch(text):
                return text
    return name


def label(name: str) -> str:
    """The name without anything that could mean a place outside, and in characters that can be printed."""
    parts = [_UNPRINTABLE.sub("\ufffd", part) for part in re.split(r"[/\\]", name) if part not in ("", ".", "..")]
    return "/".join(part[:_LONGEST_PART] for part in parts) or _NAMELESS


def file_ending(name: str) -> str:
    """The ending under which a member is written to the disk, "" where it is none of the usual kind."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ""


def distinct(names: Iterable[str]) -> list[str]:
    """The names, each one met before with a number before its ending: 申报表.docx, 申报表 (2).docx."""
    names = list(names)
    taken = set(names)
    met: set[str] = set()
    numbers: dict[str, int] = {}
    result = []
    for name in names:
        free = name
        while name in met and free in taken:
            numbers[name] = numbers.get(name, 1) + 1
            free = _numbered(name, numbers[name])
        met.add(name)
        taken.add(free)
        result.append(free)
    return result


def is_named_archive(name: str) -> bool:
    return bool(_ENDING.search(name) or _VOLUME.match(name))


def volume_set(name: str) -> str | None:
    """The archive of which the name says it is one volume: 甲.rar for 甲.part2.rar, 甲.7z for 甲.7z.001."""
    found = _VOLUME.match(name)
    if not found:
        return None
    old = {"r": ".rar", "z": ".zip", "": ""}[(found["old"] or "").lower()]
    return f"{found['stem']}{found['part'] or found['number'] or old}"


def without_ending(name: str) -> str:
    """The name without an archive's ending, where something is left."""
    bare = _ENDING.sub("", volume_set(name) or name)
    return bare if bare.strip(". ") else name


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _byte_or_bytes(char: str) -> bytes:
    return bytes([ord(char) & 0xFF]) if _ESCAPED.match(char) else char.encode("utf-8", "replace")


def _numbered(name: str, number: int) -> str:
    folder, slash, last = name.rpartition("/")
    path = PurePosixPath(last)
    return f"{folder}{slash}{path.stem} ({number}){path.suffix}"


def _decodes(name: bytes, encoding: str) -> bool:
    try:
        name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
