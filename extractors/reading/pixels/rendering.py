"""The pixels of a PDF page, as sharp as what was scanned and no sharper."""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from extractors.reading.pixels.engine import Image

_LEAST_DPI, _USUAL_DPI, _MOST_DPI = 150, 200, 300
# Some 35 MB of pixels: a larger sheet is rendered coarser
_MOST_PIXELS = 12_000_000


def rendered(page: Any) -> Image:
    """The page as displayed, 3 bytes a pixel, blue first."""
    width, height = page.get_size()
    dpi = min(max(_native_dpi(page, width), _LEAST_DPI), _MOST_DPI)
    scale = min(dpi / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    return np.ascontiguousarray(page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3])


def _native_dpi(page: Any, width: float) -> float:
    """The resolution of the largest image on the page; 200 where there is none."""
    widest = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        pixels = item.get_px_size()[0]
        left, _, right, _ = item.get_bounds()
        if right - left > 0.5 * width:
            widest = max(widest, pixels * 72 / (right - left))
    return widest or _USUAL_DPI
