"""Photographs and scans that come as pictures: .png .jpg .tif .bmp .gif .webp, each frame a page."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, ImageSequence

from extractors.reading.layout.pages import PageRead, blocks_of
from extractors.reading.pixels.page import look_at_pixels
from extractors.reading.problems import Unreadable, name_pages, problem
from pipeline.model import Content

# A picture of A3 at 600 dpi has 70 million pixels
MOST_PIXELS = 100_000_000
MOST_FRAMES = 500
# What is read of it: more than the recogniser can use
_READ_PIXELS = 12_000_000
_A4_WIDTH, _A4_HEIGHT = 595.0, 842.0
_HONEST_DPI = (72, 1200)
FORMATS_READ = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "bmp": "BMP", "gif": "GIF", "webp": "WEBP"}


def read_picture(file_format: str, path: Path, on_page: Callable[[int, int], None] | None = None) -> Content:
    """The content of a picture. Raises Unreadable where it cannot be opened or is too large."""
    pages: list[PageRead] = []
    try:
        with warnings.catch_warnings(), Pillow.open(path, formats=tuple(FORMATS_READ.values())) as picture:
            warnings.simplefilter("ignore")
            count = min(getattr(picture, "n_frames", 1), MOST_FRAMES) if file_format == "tif" else 1
            for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
                if number > count:
                    break
                pages.append(_read_frame(frame, number))
                if on_page is not None:
                    on_page(number, count)
    except Pillow.DecompressionBombError as error:
        raise Unreadable("too_large") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        if not pages:
            raise Unreadable("damaged") from error
    blocks, remarks = blocks_of(pages)
    empty = [page.number for page in pages if page.kind == "scan"]
    if not any(page.kind == "text" for page in pages):
        raise Unreadable("picture_without_text")
    return Content(
        format=file_format,
        status="partial" if empty else "read",
        problem=problem("scan_without_text", pages=name_pages(empty)) if empty else None,
        pages=tuple(page.page for page in pages),
        blocks=tuple(blocks),
        remarks=(*(remark for page in pages for remark in page.remarks), *remarks),
    )


def _read_frame(frame: Any, number: int) -> PageRead:
    width, height = frame.size
    if width * height > MOST_PIXELS:
        raise Unreadable("picture_too_large", width=width, height=height)
    plain, page_width, page_height = upright(frame)
    pixels = np.ascontiguousarray(np.asarray(plain)[:, :, ::-1])
    return PageRead(look_at_pixels(pixels, number, page_width, page_height), number)


def upright(frame: Any) -> tuple[Any, float, float]:
    """The frame as it was held, in plain colours, and the width and height of its page in points."""
    dpi = _dpi(frame)
    # a camera writes down how it was held
    held = ImageOps.exif_transpose(frame) or frame
    width, height = _page_size(held.size[0], held.size[1], dpi)
    return _plain(held), width, height


def _plain(frame: Any) -> Any:
    """The frame as red, green, blue, on white where it is transparent, no larger than can be used."""
    shrink = (_READ_PIXELS / max(frame.size[0] * frame.size[1], 1)) ** 0.5
    if shrink < 1:
        frame.draft("RGB", (int(frame.size[0] * shrink), int(frame.size[1] * shrink)))
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layered = frame.convert("RGBA")
        frame = Pillow.new("RGBA", layered.size, "white")
        frame.alpha_composite(layered)
    plain = frame.convert("RGB")
    if shrink < 1:
        plain.thumbnail((int(plain.size[0] * shrink) + 1, int(plain.size[1] * shrink) + 1))
    return plain


def _dpi(frame: Any) -> float | None:
    """The resolution the file states, where it can be true of a scanned paper."""
    stated = frame.info.get("dpi", (0, 0))[0]
    return float(stated) if _HONEST_DPI[0] < stated <= _HONEST_DPI[1] else None


def _page_size(width: int, height: int, dpi: float | None) -> tuple[float, float]:
    """The page in points; a picture that does not say its size is taken for a sheet of A4."""
    if dpi is not None:
        return width * 72 / dpi, height * 72 / dpi
    long = _A4_HEIGHT / max(width, height)
    return (width * long, height * long) if max(width, height) else (_A4_WIDTH, _A4_HEIGHT)
