"""The parts of a Word file: document, styles, notes, comments, headers, properties."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.oxml.parser import parse_xml
from lxml import etree

from extractors.reading.container import open_container, read_member
from extractors.reading.problems import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# The strict flavour of the standard differs in its namespaces alone.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_CORE = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "created": "created",
    "modified": "modified",
    "title": "title",
    "revision": "revision",
    "lastPrinted": "last_printed",
}
_APP = {"Company": "company", "Application": "application", "Manager": "manager", "Template": "template"}


@dataclass(frozen=True)
class Package:
    """An opened Word file. `headers` and `footers` are the roots of those that sections refer to.

    `pictures` are the parts of the document's pictures by relation id.
    """

    document: Any
    styles: Any | None
    footnotes: Any | None
    endnotes: Any | None
    comments: Any | None
    headers: tuple[Any, ...]
    footers: tuple[Any, ...]
    properties: dict[str, str]
    pictures: dict[str, str]


def open_package(path: Path) -> Package:
    """The parts of the file at `path`. Raises Unreadable for broken, unsafe or oversized containers."""
    with open_container(path) as archive:
        main = _main_part(archive)
        document = _parse(archive, main)
        if document is None or document.find(f"{W}body") is None:
            raise Unreadable("damaged")
        related = _relations(archive, main)
        return Package(
            document=document,
            styles=_first(archive, related, "styles"),
            footnotes=_first(archive, related, "footnotes"),
            endnotes=_first(archive, related, "endnotes"),
            comments=_first(archive, related, "comments"),
            headers=_all(archive, related, "header"),
            footers=_all(archive, related, "footer"),
            properties=read_properties(archive),
            pictures={relation: part for relation, (kind, part) in related.items() if kind == "image"},
        )


def read_properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Author, dates and the like as any office file of the new kind states them."""
    found: dict[str, str] = {}
    for member, names in (("docProps/core.xml", _CORE), ("docProps/app.xml", _APP)):
        try:
            root = _parse(archive, member)
        except Unreadable:
            continue
        for child in root if root is not None else ():
            name = names.get(etree.QName(child).localname) if isinstance(child.tag, str) else None
            if name and child.text and child.text.strip():
                found[name] = child.text.strip()
    return found


def _parse(archive: zipfile.ZipFile, name: str) -> Any | None:
    data = read_member(archive, name)
    if data is None:
        return None
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return parse_xml(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged") from error


def _main_part(archive: zipfile.ZipFile) -> str:
    for kind, target in _relations(archive, "").values():
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (kind, part name) of one part; links to the outside are left out."""
    folder, name = posixpath.split(part)
    root = _parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root if root is not None else ():
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        resolved = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], resolved)
    return found


def _first(archive: zipfile.ZipFile, related: dict[str, tuple[str, str]], kind: str) -> Any | None:
    return next(iter(_all(archive, related, kind)), None)


def _all(archive: zipfile.ZipFile, related: dict[str, tuple[str, str]], kind: str) -> tuple[Any, ...]:
    """The roots of all parts of a kind; a broken side part must not cost the document."""
    roots = []
    for target in dict.fromkeys(target for found, target in related.values() if found == kind):
        try:
            roots.append(_parse(archive, target))
        except Unreadable:
            continue
    return tuple(root for root in roots if root is not None)
