"""Running heads, running feet and page numbers: on the page, but no part of the text."""

from __future__ import annotations

import re
from collections import Counter

from extractors.reading.layout.lines import TextLine

_HEAD, _FOOT = 0.1, 0.88
_NUMBER = re.compile(
    r"[-—–―－─·•\s]*(?:第\s*)?(?:\d{1,4}|[IVXLCivxlc]{1,6}|[一二三四五六七八九十百]{1,5})\s*(?:页)?"
    r"(?:\s*[/／,，、]?\s*(?:共\s*)?\d{1,4}\s*(?:页)?)?[-—–―－─·•\s]*"
)
_DASHES = re.compile(r"[-—–―－─·•\s]+")
_PAGE_WORDS = re.compile(r"page\s*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def running_lines(pages: list[list[TextLine]], heights: list[float]) -> set[int]:
    """Identities (id) of the lines that run along from page to page; one list of body lines a page."""
    found: set[int] = set()
    repeated = _repeated(pages, heights)
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            zone = _zone(line, height)
            if zone and (_key(line, zone) in repeated or _is_page_number(line, zone, lines)):
                found.add(id(line))
    return found


def _zone(line: TextLine, height: float) -> str:
    if line.bottom <= _HEAD * height:
        return "head"
    return "foot" if line.top >= _FOOT * height else ""


def _key(line: TextLine, zone: str) -> tuple[str, str, int]:
    return (zone, re.sub(r"\d+", "#", line.text), round(line.top / 6))


def _repeated(pages: list[list[TextLine]], heights: list[float]) -> set[tuple[str, str, int]]:
    """Lines that stand at the same place of the margin on more than one page."""
    seen: Counter[tuple[str, str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        keys = {_key(line, zone) for line in lines if (zone := _zone(line, height))}
        seen.update(keys)
    return {key for key, count in seen.items() if count >= 2}


def _is_page_number(line: TextLine, zone: str, lines: list[TextLine]) -> bool:
    text = line.text.strip()
    if _PAGE_WORDS.fullmatch(text) or _DASHES.fullmatch(text):
        return True
    if not _NUMBER.fullmatch(text):
        return False
    edge = min(other.top for other in lines) if zone == "head" else max(other.bottom for other in lines)
    return line.top <= edge + line.size if zone == "head" else line.bottom >= edge - 2 * line.size
