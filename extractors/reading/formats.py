"""What a file really is, from its bytes; the ending of its name is only a hint.

Formats found: docx xlsx pptx pdf doc xls ppt wps et ole encrypted_office zip rar 7z gz ofd odt ods odp odf
png jpg tif gif bmp webp heic rtf html mht doc_xml xls_xml xml csv text empty unknown.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from extractors.reading.sheets.csv_table import find_delimiter
from extractors.reading.texts.encoding import decode

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
_OFFICE_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OFFICE_TYPES = ((b"wordprocessingml", "docx"), (b"spreadsheetml", "xlsx"), (b"presentationml", "pptx"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_KINDS = {
    b"text": "odt", b"text-template": "odt", b"spreadsheet": "ods", b"spreadsheet-template": "ods",
    b"presentation": "odp", b"presentation-template": "odp",
}  # fmt: skip
# Office 2003 could save as one XML file, which says in its head whose it is
_OFFICE_2003 = {'progid="word.document"': "doc_xml", 'progid="excel.sheet"': "xls_xml"}
_ENDING_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"docx", "docm", "dotx", "dotm"}),
    frozenset({"xlsx", "xlsm", "xltx", "xltm"}),
    frozenset({"doc", "wps", "dot", "wpt"}),
    frozenset({"xls", "et", "xlt", "ett"}),
    frozenset({"jpg", "jpeg", "jpe"}),
    frozenset({"tif", "tiff"}),
    frozenset({"html", "htm", "xhtml", "xml", "doc_xml", "xls_xml"}),
    frozenset({"mht", "mhtml"}),
    frozenset({"csv", "txt", "text", "tsv"}),
    frozenset({"odt", "ott", "fodt"}),
    frozenset({"ods", "ots"}),
    frozenset({"odp", "otp"}),
    frozenset({"ppt", "pps", "pot", "dps"}),
    frozenset({"pptx", "pptm", "ppsx", "potx"}),
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
            types = _head_of(archive, "[Content_Types].xml", names)
            mimetype = _head_of(archive, "mimetype", names)
            encrypted = b"encryption-data" in _head_of(archive, "META-INF/manifest.xml", names)
    except Exception:  # a damaged archive raises whatever the broken field leads to
        return _broken_zip_kind(path)
    if "OFD.xml" in names:
        return "ofd"
    # Folders go before types: a document lists the types of what is embedded in it, too
    for folder, kind in _OFFICE_FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    for mark, kind in _OFFICE_TYPES:
        if mark in types:
            return kind
    if mimetype.startswith(_OPEN_DOCUMENT):
        name = _OPEN_KINDS.get(mimetype[len(_OPEN_DOCUMENT) :].strip(), "odf")
        return "encrypted_office" if encrypted else name
    return "zip"


def _head_of(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    """The beginning of a member, empty where it is not there."""
    if name not in names:
        return b""
    with archive.open(name) as stream:
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
    if "mime-version:" in start[:1000] and "multipart/related" in start:
        return "mht"
    if "<html" in start or start.startswith(("<!doctype html", "<table")):
        return "html"
    if start.startswith(("<?xml", "<!doctype")):
        return next((kind for mark, kind in _OFFICE_2003.items() if mark in start), "xml")
    return "csv" if ending in (".csv", ".tsv") or find_delimiter(text) else "text"
