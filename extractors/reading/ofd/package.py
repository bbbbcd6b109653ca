"""The parts of an OFD file (GB/T 33190): its document, pages, templates and resources by their ids.

Addresses inside are relative to the part they stand in, or begin with "/"; programs also write them
relative to the document's folder, and with backslashes.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from extractors.reading.container import read_binary, read_member
from extractors.reading.problems import Unreadable

_MEDIA_LIMIT = 60 << 20


@dataclass
class Resources:
    """What pages draw with: names of fonts, addresses of pictures, composite units, by id."""

    bold_fonts: set[str] = field(default_factory=set)
    pictures: dict[str, str] = field(default_factory=dict)
    composites: dict[str, Any] = field(default_factory=dict)


class Parts:
    """The members of the archive, by address."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_address(name).lower(): name for name in archive.namelist()}
        self.document = ""
        """The address of the document part; what is not found beside its part is looked for beside it."""

    def resolve(self, base: str, location: str | None) -> str | None:
        """The address that `location` in the part `base` stands for, None where there is no such part."""
        place = (location or "").strip().replace("\\", "/")
        if not place:
            return None
        folders = (posixpath.dirname(base), posixpath.dirname(self.document), "")
        candidates = [place] if place.startswith("/") else [posixpath.join(folder, place) for folder in folders]
        return next((found for one in candidates if (found := _address(one)).lower() in self._names), None)

    def root(self, address: str | None) -> Any | None:
        """The root of an XML part, None where it is not there. Raises Unreadable for a broken one."""
        if address is None or address.lower() not in self._names:
            return None
        data = read_member(self._archive, self._names[address.lower()])
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data or b"", parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable("damaged") from error

    def sound_root(self, address: str | None) -> Any | None:
        """The same of a side part, whose damage must not cost the document."""
        try:
            return self.root(address)
        except Unreadable:
            return None

    def media(self, address: str) -> bytes | None:
        """The bytes of a picture or seal, None where they cannot be had."""
        try:
            return read_binary(self._archive, self._names[address.lower()], _MEDIA_LIMIT)
        except (Unreadable, KeyError):
            return None


def children(node: Any | None, name: str) -> Iterator[Any]:
    """Child elements of that name in whatever namespace."""
    return iter(()) if node is None else node.iterchildren("{*}" + name)


def text_of(node: Any | None, path: str) -> str:
    """The text of the first descendant along a path of names, empty where there is none."""
    found = None if node is None else node.find("/".join("{*}" + name for name in path.split("/")))
    return (found.text or "").strip() if found is not None else ""


def read_resources(parts: Parts, base: str, locations: list[str], into: Resources) -> bool:
    """Add what the resource files hold; whether all of them were there and sound."""
    complete = True
    for location in locations:
        address = parts.resolve(base, location)
        root = parts.sound_root(address)
        if address is None or root is None:
            complete = False
            continue
        folder = posixpath.join(posixpath.dirname(address), root.get("BaseLoc") or "", "x")
        for font in root.iterfind("{*}Fonts/{*}Font"):
            if _is_heavy(font):
                into.bold_fonts.add(font.get("ID") or "")
        for media in root.iterfind("{*}MultiMedias/{*}MultiMedia"):
            file = text_of(media, "MediaFile")
            found = parts.resolve(_address(folder), file) or parts.resolve(address, file)
            if found is not None:
                into.pictures[media.get("ID") or ""] = found
        for unit in root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit"):
            into.composites[unit.get("ID") or ""] = unit
    return complete


def _is_heavy(font: Any) -> bool:
    name = f"{font.get('FontName') or ''} {font.get('FamilyName') or ''}".lower()
    return (font.get("Bold") or "").lower() == "true" or any(word in name for word in ("bold", "hei", "黑"))


def _address(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/")
