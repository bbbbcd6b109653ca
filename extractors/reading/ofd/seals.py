"""Seals on OFD pages: those that signatures place, and stamps drawn as annotations.

Only where they stand and what they are called is told; whether a signature holds is not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from asn1crypto import parser

from extractors.reading.ofd.geometry import MM, box_of
from extractors.reading.ofd.package import Parts, children, text_of
from pipeline.model import Box, Remark

_UNNAMED = "电子印章（名称未载明）"
_UTF8_STRING, _CONSTRUCTED = 12, 1
_DEEPEST = 12
_LONGEST_NAME = 60
_MOST_SIGNATURES = 1_000


class Paper(NamedTuple):
    """A page as seals refer to it: its number, and the corner of its paper in millimetres."""

    number: int
    x: float
    y: float


def signature_seals(parts: Parts, root_address: str | None, papers: dict[str, Paper]) -> Iterator[Remark]:
    """The seals of all signatures listed in the part at that address; `papers` are pages by id."""
    listed = list(children(parts.sound_root(root_address), "Signature"))[:_MOST_SIGNATURES]
    for entry in listed:
        address = parts.resolve(root_address or "", entry.get("BaseLoc"))
        signature = parts.sound_root(address)
        if signature is None or address is None:
            continue
        name = _seal_name(parts, address, signature)
        for stamp in signature.iter("{*}StampAnnot"):
            paper = papers.get(stamp.get("PageRef") or "")
            box = box_of(stamp.get("Boundary"))
            if paper is not None:
                yield Remark("seal", name, _context(signature), page=paper.number, bbox=_points(box, paper))


def stamp_seal(annotation: Any, paper: Paper) -> Remark:
    """The seal that a stamp annotation draws."""
    words = [text_of(annotation, "Remark"), *(one.text or "" for one in annotation.iter("{*}TextCode"))]
    words += [
        (one.text or "").strip()
        for one in annotation.iter("{*}Parameter")
        if "name" in (one.get("Name") or "").lower() or "名" in (one.get("Name") or "")
    ]
    name = next((word for word in words if word.strip()), _UNNAMED)
    boundary = next((one.get("Boundary") for one in annotation.iter("{*}Appearance")), None)
    creator = annotation.get("Creator")
    context = f"签章人：{creator}" if creator else ""
    return Remark("seal", name.strip(), context, page=paper.number, bbox=_points(box_of(boundary), paper))


def _points(box: tuple[float, float, float, float] | None, paper: Paper) -> Box | None:
    if box is None:
        return None
    x, y = box[0] - paper.x, box[1] - paper.y
    return (round(x * MM, 2), round(y * MM, 2), round((x + box[2]) * MM, 2), round((y + box[3]) * MM, 2))


def _context(signature: Any) -> str:
    stamp = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", text_of(signature, "SignedInfo/SignatureDateTime"))
    return f"签章时间：{'-'.join(stamp.groups())}" if stamp else ""


def _seal_name(parts: Parts, address: str, signature: Any) -> str:
    """The name in the seal's own record, or in the copy of it that the signed value holds."""
    places = (text_of(signature, "SignedInfo/Seal/BaseLoc"), text_of(signature, "SignedValue"))
    for place in places:
        found = parts.resolve(address, place)
        data = parts.media(found) if found is not None else None
        name = next(_strings(data or b""), "")
        if name:
            return name
    return _UNNAMED


def _strings(data: bytes, depth: int = 0) -> Iterator[str]:
    """Texts of a DER record in their order: the first one of a seal (GB/T 38540) is its name."""
    at = 0
    while at < len(data) and depth < _DEEPEST:
        try:
            _, method, tag, header, content, trailer = parser.parse(data[at:])
        except ValueError:
            return
        at += len(header) + len(content) + len(trailer)
        if method == _CONSTRUCTED:
            yield from _strings(content, depth + 1)
        elif tag == _UTF8_STRING:
            text = content.decode("utf-8", "ignore").strip()
            if text:
                yield text[:_LONGEST_NAME]
