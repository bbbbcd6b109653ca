"""What a file really is, from its bytes; the ending of its name is only a hint.

Formats found: docx xlsx pptx pdf doc xls ppt wps et ole encrypted_office zip rar 7z gz ofd odf
png jpg tif gif bmp webp heic rtf html xml csv text empty unknown.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from extractors.reading.csv_table import find_delimiter
from extractors.reading.text_encoding import decode

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"{\\rtf", "rtf"),
)
# Streams of an OLE container, by the names that stand in its directory (UTF-16).
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted_office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ENDING_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"docx", "docm", "dotx", "dotm"}),
    frozenset({"xlsx", "xlsm", "xltx", "xltm"}),
    frozenset({"doc", "wps", "dot", "wpt"}),
    frozenset({"xls", "et", "xlt", "ett"}),
    frozenset({"jpg", "jpeg", "jpe"}),
    frozenset({"tif", "tiff"}),
    frozenset({"html", "htm", "mht", "xml"}),
    frozenset({"csv", "txt", "text", "tsv"}),
    frozenset({"odt", "ods", "odp", "odf"}),
)


def find_format(path: Path) -> str:
    """The true format of the file at `path`. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head:
        return "empty"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
        return "heic"
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith(b"PK"):
        return _zip_kind(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _text_kind(head, path.suffix.lower())


def ending_matches(path: Path, file_format: str) -> bool:
    """Whether the ending of the name promises that format; a name without one promises nothing."""
    ending = path.suffix.lower().lstrip(".")
    if not ending or ending == file_format:
        return True
    if file_format in ("ole", "encrypted_office", "unknown", "empty"):
        return True
    return any(ending in family and file_format in family for family in _ENDING_FAMILIES)


def _ole_kind(path: Path) -> str:
    """Word, Excel and WPS of the OLE age, and the wrapper of encrypted new files."""
    with path.open("rb") as stream:
        data = stream.read(64 << 20)
    for stream_name, kind in _OLE_STREAMS:
        if stream_name.encode("utf-16-le") + b"\x00\x00" in data:
            ending = path.suffix.lower().lstrip(".")
            same_family = any(kind in family and ending in family for family in _ENDING_FAMILIES)
            return ending if same_family and ending in ("wps", "et") else kind
    return "ole"


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            types = _content_types(archive) if "[Content_Types].xml" in names else b""
    except Exception:  # a damaged archive raises whatever the broken field leads to
        return _broken_zip_kind(path)
    if "OFD.xml" in names:
        return "ofd"
    if b"wordprocessingml" in types or any(name.startswith("word/") for name in names):
        return "docx"
    if b"spreadsheetml" in types or any(name.startswith("xl/") for name in names):
        return "xlsx"
    if b"presentationml" in types:
        return "pptx"
    return "odf" if "mimetype" in names and "content.xml" in names else "zip"


def _content_types(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as stream:
        return stream.read(1 << 20)


def _broken_zip_kind(path: Path) -> str:
    """A zip cut short has no directory any more, but its first members still tell what it was."""
    with path.open("rb") as stream:
        data = stream.read(1 << 20)
    if b"word/" in data:
        return "docx"
    return "xlsx" if b"xl/" in data else "zip"


def _text_kind(head: bytes, ending: str) -> str:
    """The kinds of text; between a table and running text the ending decides, for one column can be either."""
    text = decode(head, is_cut=len(head) == _HEAD)
    if text is None:
        return "unknown"
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html")) or "<html" in start:
        return "html"
    if start.startswith("mime-version:"):
        return "html"
    if start.startswith(("<?xml", "<!doctype")):
        return "xml"
    return "csv" if ending in (".csv", ".tsv") or find_delimiter(text) else "text"
