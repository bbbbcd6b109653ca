"""Bytes of a text file to characters: UTF-8, UTF-16 and GB18030 are told apart by what they must look like.

GB18030 and UTF-16 give characters for nearly any bytes, so what they give is held against the characters that
Chinese papers are written with: text of another encoding, and what is no text, shows by rare ones.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from extractors.reading.problems import Unreadable

MOST_BYTES = 20 << 20
MOST_LINES = 200_000

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Of the characters that are not ASCII in honest GB18030 text, all but these stand in its oldest and smallest part
_UNUSUAL_SHARE, _UNUSUAL = 0.1, 3
_LONGEST_CHARACTER = 4


def read_characters(path: Path) -> str:
    """All characters of a text file. Raises Unreadable for other than text and for too much of it."""
    if path.stat().st_size > MOST_BYTES:
        raise too_large()
    text = decode(path.read_bytes())
    if text is None:
        raise Unreadable("unknown_encoding")
    return text


def too_large() -> Unreadable:
    """What to raise for a text file of too many bytes or lines."""
    return Unreadable("text_too_large", rows=MOST_LINES, megabytes=MOST_BYTES >> 20)


def decode(data: bytes, *, is_cut: bool = False) -> str | None:
    """The characters of `data`, None where it is binary or of no encoding known here.

    `is_cut` says that the data are the beginning of a file: its last character may be broken off.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, is_cut)
    if b"\x00" in data:
        return _unmarked_utf16(data, is_cut)
    if _CONTROL_BYTE.search(data):
        return None
    text = _strictly(data, "utf-8", is_cut)
    if text is not None:
        return text
    text = _strictly(data, "gb18030", is_cut)
    return text if text is not None and _is_usual_chinese(text) else None


def _strictly(data: bytes, encoding: str, is_cut: bool) -> str | None:
    for cut in range(_LONGEST_CHARACTER if is_cut else 1):
        try:
            text = data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _unmarked_utf16(data: bytes, is_cut: bool) -> str | None:
    """UTF-16 without its mark: every second byte of its digits and line ends is zero."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding, is_cut)
        if text and _is_usual_chinese(text, unusual=0):
            return text
    return None


def _is_usual_chinese(text: str, unusual: int = _UNUSUAL) -> bool:
    wide = [letter for letter in text if letter > "\x7f"]
    usual = len("".join(wide).encode("gb2312", errors="ignore")) // 2
    return len(wide) - usual <= max(unusual, _UNUSUAL_SHARE * len(wide))
