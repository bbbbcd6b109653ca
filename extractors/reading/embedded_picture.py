"""Pictures inside other files: decoded within the limits that hold for a picture received by itself."""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image as Pillow

from extractors.reading.picture import MOST_PIXELS, upright
from extractors.reading.pixels.engine import Image

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def size_in_pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height as the picture's head states them, None for other than a picture known here."""
    try:
        with warnings.catch_warnings(), Pillow.open(io.BytesIO(data), formats=_FORMATS) as picture:
            warnings.simplefilter("ignore")
            return picture.size
    except Exception:  # Pillow raises whatever the broken field leads to
        return None


def is_opaque(data: bytes) -> bool:
    """Whether nothing shows through the picture, as through a seal or a watermark."""
    try:
        with warnings.catch_warnings(), Pillow.open(io.BytesIO(data), formats=_FORMATS) as picture:
            warnings.simplefilter("ignore")
            return picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info
    except Exception:
        return False


def decode_picture(data: bytes) -> Image | None:
    """The pixels of the picture, None where it cannot be decoded or has too many."""
    size = size_in_pixels(data)
    if size is None or size[0] * size[1] > MOST_PIXELS:
        return None
    try:
        with warnings.catch_warnings(), Pillow.open(io.BytesIO(data), formats=_FORMATS) as picture:
            warnings.simplefilter("ignore")
            plain, _, _ = upright(picture)
            return np.ascontiguousarray(np.asarray(plain, dtype=np.uint8)[:, :, ::-1])
    except Exception:
        return None
