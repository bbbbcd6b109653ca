"""Small real OFD files: the zip and its parts written out by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.0
"""The em of the texts written here, in millimetres."""


def text(x: float, top: float, words: str, *, attributes: str = "", deltas: str | None = None, inner: str = "") -> str:
    """A line of text; `x` and `top` in millimetres. Chinese characters stand an em apart, others half of one."""
    steps = " ".join(str(SIZE if letter > "\u2e80" else SIZE / 2) for letter in words[:-1])
    delta = f' DeltaX="{steps if deltas is None else deltas}"' if len(words) > 1 and deltas != "" else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {top} {SIZE * len(words)} {SIZE}" Font="1" Size="{SIZE}" {attributes}>'
        f'{inner}<ofd:TextCode X="0" Y="{0.88 * SIZE}"{delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def stroke(x0: float, top: float, x1: float, bottom: float) -> str:
    """One straight line, drawn inside a boundary of its own."""
    box = f"{x0} {top} {max(x1 - x0, 0.3)} {max(bottom - top, 0.3)}"
    return (
        f'<ofd:PathObject ID="8" Boundary="{box}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {bottom - top}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def table(left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 8) -> str:
    """A ruled table of one-line cells."""
    right, bottom = left + sum(widths), top + height * len(rows)
    edges = [left + sum(widths[:index]) for index in range(len(widths) + 1)]
    drawn = [stroke(left, top + height * index, right, top + height * index) for index in range(len(rows) + 1)]
    drawn += [stroke(edge, top, edge, bottom) for edge in edges]
    for line, row in enumerate(rows):
        drawn += [
            text(edge + 1.5, top + height * line + 2, words) for edge, words in zip(edges, row, strict=False) if words
        ]
    return "".join(drawn)


def page(*objects: str, head: str = "", layer: str = "Body") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page {NAMESPACE}>{head}<ofd:Content>'
        f'<ofd:Layer ID="2" Type="{layer}">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def part(name: str, *inner: str, attributes: str = "") -> str:
    """A part of any other kind by the name of its root."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} {NAMESPACE} {attributes}>{"".join(inner)}</ofd:{name}>'


def write_ofd(
    path: Path,
    pages: Sequence[str | None],
    *,
    folder: str = "Doc_0",
    common: str = "",
    tail: str = "",
    body: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> Path:
    """An OFD file of A4 pages. A page of None is listed but not there; `more` are further parts by address."""
    listed = "".join(
        f'<ofd:Page ID="{100 + index}" BaseLoc="Pages/Page_{index}/Content.xml"/>' for index in range(len(pages))
    )
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    members: dict[str, str | bytes] = {
        "OFD.xml": part(
            "OFD",
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID><ofd:Title>申报表</ofd:Title>"
            "<ofd:CreationDate>2025-03-01</ofd:CreationDate></ofd:DocInfo>",
            f"<ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot>{body}</ofd:DocBody>",
            attributes='Version="1.0" DocType="OFD"',
        ),
        f"{folder}/Document.xml": part(
            "Document",
            f"<ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{area}{common}</ofd:CommonData>",
            f"<ofd:Pages>{listed}</ofd:Pages>{tail}",
        ),
    }
    members |= {
        f"{folder}/Pages/Page_{index}/Content.xml": content
        for index, content in enumerate(pages)
        if content is not None
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (members | dict(more or {})).items():
            archive.writestr(name, data)
    return path
