"""One file in, its Content out, whatever the file is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from extractors.reading import picture
from extractors.reading.formats import ending_matches, find_format
from extractors.reading.ofd import ofd
from extractors.reading.old_office import old_office
from extractors.reading.pdf import pdf
from extractors.reading.problems import Unreadable, unreadable
from extractors.reading.sheets import csv_table, sheet
from extractors.reading.texts import text, web_page
from extractors.reading.word import word
from pipeline.model import Content

READER_VERSION = "6"


OnPage = Callable[[int, int], None]
"""Told the number of each page read and how many there are; only readers of pages tell."""

_READERS: Mapping[str, Callable[[Path], Content]] = {
    "docx": word.read_word,
    "xlsx": sheet.read_sheet,
    "csv": csv_table.read_csv,
    "text": text.read_text,
    "html": partial(web_page.read_web_page, file_format="html"),
    "mht": partial(web_page.read_web_page, file_format="mht"),
    **{name: partial(old_office.read_old_office, file_format=name) for name in old_office.CONVERTED},
}
_PAGE_READERS: Mapping[str, Callable[[Path, OnPage | None], Content]] = {"pdf": pdf.read_pdf, "ofd": ofd.read_ofd} | {
    name: partial(picture.read_picture, name) for name in ("png", "jpg", "tif", "bmp", "gif", "webp")
}
_NOT_READ: dict[str, str] = {
    "empty": "empty",
    "ole": "old_office",
    "encrypted_office": "encrypted",
    "zip": "archive",
    "rar": "archive",
    "7z": "archive",
    "gz": "archive",
    "odf": "open_document",
    "xml": "data_file",
    "unknown": "unknown",
} | {"heic": "picture"}

# An encrypted office file shows nothing of its kind but its ending
_LOCKABLE = frozenset({"docx", "xlsx", "pptx", "doc", "xls", "wps", "et", "odt", "ods", "odp"})
_log = logging.getLogger(__name__)


def read(path: Path, on_page: OnPage | None = None) -> Content:
    """What stands in the file at `path`; `on_page` hears of each page of a long document.

    Never raises for a bad file: what cannot be read comes back as `unreadable` or `partial`
    with a problem that says what to do. The true format decides, not the ending of the name.
    """
    try:
        file_format = find_format(path)
    except OSError:
        return unreadable("unknown", "missing")
    content = _read_as(file_format, path, on_page)
    if ending_matches(path, file_format):
        return content
    properties = content.properties | {"ending_mismatch": path.suffix.lower().lstrip(".")}
    return msgspec.structs.replace(content, properties=properties)


def _read_as(file_format: str, path: Path, on_page: OnPage | None) -> Content:
    if file_format not in _READERS and file_format not in _PAGE_READERS:
        name = _promised_office(path) if file_format == "encrypted_office" else file_format
        return unreadable(name, _NOT_READ[file_format])
    try:
        if file_format in _PAGE_READERS:
            return _PAGE_READERS[file_format](path, on_page)
        return _READERS[file_format](path)
    except Unreadable as stop:
        return Content(format=file_format, status="unreadable", problem=stop.problem)
    except (Exception, RecursionError) as error:
        # Fuzzed files reach every corner of the parsers; none of them may cost the rest of the batch.
        _log.warning("reading failed: %s: %r", path.name, error)
        return unreadable(file_format, "failed")


def _promised_office(path: Path) -> str:
    ending = path.suffix.lower().lstrip(".")
    return ending if ending in _LOCKABLE else "docx"
