"""The numbers of a Word 97 file as a second program reads them (antiword), to hold a conversion against.

antiword leaves out what it does not understand (text boxes, headers), so only what it has and the
conversion has not says anything.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path

from lxml import etree

from extractors.reading.container import open_container, read_member
from extractors.reading.word.package import W

_SECONDS = 30
_NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
# Shorter ones number lists and pages; years stand in dates that are set anew when a file is opened
_SHORTEST = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_SILENT = re.compile(r"<bookinfo>.*?</bookinfo>|</?(?:emphasis|superscript|subscript|ulink)\b[^>]*>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TEXT_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_GAPS = {f"{W}tab", f"{W}br", f"{W}cr"}


@cache
def second_reader() -> str | None:
    """The path of antiword, None where it is not installed."""
    return shutil.which("antiword")


def missing_numbers(original: Path, converted: Path) -> Counter[str]:
    """Numbers of the Word 97 file that its conversion to .docx has not, or has less often.

    None are missing where there is no second reader, or it cannot read the file.
    """
    program = second_reader()
    if program is None:
        return Counter()
    # As DocBook, whose lines are not wrapped in the middle of numbers
    command = [program, "-x", "db", "-m", "UTF-8.txt", str(original)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return Counter()
    told = _TAG.sub("\n", _SILENT.sub("", done.stdout.decode("utf-8", "replace")))
    return _numbers(unescape(told)) - _numbers(_words(converted))


def _numbers(text: str) -> Counter[str]:
    found = _NUMBER.findall(unicodedata.normalize("NFKC", text))
    return Counter(number for number in found if len(number) >= _SHORTEST and not _YEAR.fullmatch(number))


def _words(converted: Path) -> str:
    """All words of a Word file, hidden and raised ones too: antiword tells them like any others."""
    lines = []
    with open_container(converted) as archive:
        for name in filter(_TEXT_PART.fullmatch, archive.namelist()):
            for paragraph in _paragraphs(archive, name):
                parts = (
                    (node.text or "") if node.tag == f"{W}t" else " " if node.tag in _GAPS else ""
                    for node in paragraph.iter()
                )
                lines.append("".join(parts))
    return "\n".join(lines)


def _paragraphs(archive: zipfile.ZipFile, name: str) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return list(etree.fromstring(read_member(archive, name) or b"", parser).iter(f"{W}p"))
