"""Pictures in Word files that are pages or tables: pasted scans are read by their pixels where they stand.

Logos, stamps and other small pictures are left alone, and so are photographs, in which no words are found.
What is large enough to matter and cannot be read is named in the document's problem.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from lxml import etree
from msgspec.structs import replace

from extractors.reading.container import open_container, read_binary
from extractors.reading.embedded_picture import decode_picture
from extractors.reading.layout.pages import PageRead, blocks_of
from extractors.reading.pixels.engine import Image
from extractors.reading.pixels.page import look_at_pixels
from extractors.reading.problems import Unreadable, problem
from extractors.reading.word.package import R
from pipeline.model import Paragraph, Problem, Remark, Table

# A seal is 120 points across; a table pasted as a picture is wider and may be low
_LEAST_WIDTH, _LEAST_HEIGHT = 180.0, 60.0
# Fewer pixels hold no line that could be read
_LEAST_PIXELS = (300, 80)
# As fine as print at the size drawn, or as a sheet of A4 at 200 dots an inch: more would only take longer
_PRINT_PER_POINT, _SHEET_PIXELS = 300 / 72, 2400
_MOST_PICTURES = 300
_MOST_BYTES = 60 << 20
_EMU = 12_700
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px|)", re.IGNORECASE)
_VECTOR = (".emf", ".wmf", ".emz", ".wmz", ".svg")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_Crop = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """A picture as a document draws it: its relation, its size in points (0 where not told), and the shares
    that are cut off at its left, top, right and bottom."""

    relation: str | None
    width: float
    height: float
    crop: _Crop = (0.0, 0.0, 0.0, 0.0)

    @property
    def is_large(self) -> bool:
        return self.width == 0 or (self.width >= _LEAST_WIDTH and self.height >= _LEAST_HEIGHT)


def drawn_picture(element: Any) -> Drawn:
    """What an a:blip or v:imagedata element draws."""
    if etree.QName(element).localname == "imagedata":
        lengths = {
            name.lower(): float(value) * _POINTS[unit.lower()]
            for name, value, unit in _LENGTH.findall(element.getparent().get("style") or "")
            if re.fullmatch(r"\d+\.?\d*", value)
        }
        return Drawn(element.get(f"{R}id"), lengths.get("width", 0.0), lengths.get("height", 0.0))
    width, height = _extent(element)
    source = element.getparent().find(f"{_A}srcRect")
    left, top, right, bottom = (_share(None if source is None else source.get(side)) for side in "ltrb")
    return Drawn(element.get(f"{R}embed"), width, height, (left, top, right, bottom))


def _extent(blip: Any) -> tuple[float, float]:
    """The size of the picture itself, else that of the drawing around it."""
    for parent in blip.iterancestors():
        for size in parent.iterchildren("{*}spPr", "{*}extent"):
            found = size.find(f"{_A}xfrm/{_A}ext") if etree.QName(size).localname == "spPr" else size
            if found is not None and (found.get("cx") or "").isdigit() and (found.get("cy") or "").isdigit():
                return int(found.get("cx")) / _EMU, int(found.get("cy")) / _EMU
        if etree.QName(parent).localname in ("drawing", "p"):
            break
    return 0.0, 0.0


def _share(value: str | None) -> float:
    """Thousandths of a percent as a share; a negative one only adds a margin."""
    return min(max(int(value), 0), 100_000) / 100_000 if value and re.fullmatch(r"-?\d{1,7}", value) else 0.0


def blocks_of_pictures(
    pages: Sequence[PageRead], paragraph: int | None, first_table: int
) -> tuple[list[Paragraph | Table], list[Remark]]:
    """What adjoining pictures show, as blocks of the document that begins its tables at `first_table`.

    Tables that run over several are one. Word knows no pages, so neither do the blocks.
    """
    blocks, remarks = blocks_of(pages)
    seals = [remark for page in pages for remark in page.remarks]
    plain = [replace(one, page=None, bbox=None, paragraph=paragraph, table=None) for one in [*seals, *remarks]]
    return [_without_page(block, paragraph, first_table) for block in blocks], plain


def _without_page(block: Paragraph | Table, paragraph: int | None, first_table: int) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        lines = tuple(replace(line, page=None, bbox=None) for line in block.lines)
        return replace(block, lines=lines, number=paragraph)
    return _table_without_page(block, first_table)


def _table_without_page(table: Table, first: int) -> Table:
    cells = tuple(
        replace(cell, page=None, bbox=None, tables=tuple(_table_without_page(inner, first) for inner in cell.tables))
        for cell in table.cells
    )
    return replace(table, number=table.number + first, page=None, bbox=None, cells=cells)


def count_tables(blocks: Iterable[Paragraph | Table]) -> int:
    """How many tables there are, nested ones too."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return len(tables) + sum(count_tables(cell.tables) for table in tables for cell in table.cells)


class PictureReader:
    """Reads the pictures of one document; `problem` names those that it could not."""

    def __init__(self, path: Path, parts: Mapping[str, str]) -> None:
        self._path, self._parts = path, parts
        self._unread: Counter[str] = Counter()
        self._read = 0

    def read(self, drawn: Drawn) -> PageRead | None:
        """The picture as a page of its own, None where it is small or shows no words."""
        if not drawn.is_large:
            return None
        if self._read >= _MOST_PICTURES:
            self._unread["图片过多"] += 1
            return None
        pixels = self._pixels(drawn)
        if pixels is None or pixels.shape[1] < _LEAST_PIXELS[0] or pixels.shape[0] < _LEAST_PIXELS[1]:
            return None
        self._read += 1
        width = drawn.width or pixels.shape[1] * 0.5
        height = width * pixels.shape[0] / pixels.shape[1]
        page = PageRead(look_at_pixels(pixels, self._read, width, height), self._read)
        return page if page.kind == "text" else None

    @property
    def problem(self) -> Problem | None:
        if not self._unread:
            return None
        kinds = "、".join(f"{kind}{count}幅" for kind, count in self._unread.items())
        return problem("pictures_unread", kinds=kinds)

    def _pixels(self, drawn: Drawn) -> Image | None:
        part = self._parts.get(drawn.relation or "")
        if part is None:
            self._unread["链接到文档以外的图片"] += 1
            return None
        if part.lower().endswith(_VECTOR):
            self._unread["矢量图（EMF、WMF等）"] += 1
            return None
        pixels = decode_picture(self._bytes(part))
        if pixels is None:
            self._unread["无法打开的图片"] += 1
            return None
        left, top, right, bottom = drawn.crop
        height, width = pixels.shape[:2]
        shown = pixels[
            round(top * height) : round((1 - bottom) * height), round(left * width) : round((1 - right) * width)
        ]
        return _no_finer(shown, drawn) if shown.size else None

    def _bytes(self, part: str) -> bytes:
        try:
            with open_container(self._path) as archive:
                return read_binary(archive, part, _MOST_BYTES) or b""
        except Unreadable:
            return b""


def _no_finer(pixels: Image, drawn: Drawn) -> Image:
    long = max(pixels.shape[:2])
    most = max(_SHEET_PIXELS, _PRINT_PER_POINT * max(drawn.width, drawn.height))
    if long <= most:
        return pixels
    scaled = cv2.resize(pixels, None, fx=most / long, fy=most / long, interpolation=cv2.INTER_AREA)
    return np.asarray(scaled, dtype=np.uint8)
