"""How heavy a file is before it is read: its pages, and the pictures in it that have to be read like pages.

The file is as untrusted as when it is read, so this too runs in a worker and may hang or crash there.
It looks only at directories and counts, and what it cannot count weighs one page.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec

_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".jb2", ".jp2")
_THUMBNAILS = "docprops/"
_ZIPPED = {"docx", "xlsx", "pptx", "ofd"}
_PAGED = {"pdf", "tif"}


class Weight(msgspec.Struct, frozen=True):
    """Pages, at least one; `is_converted` where another program has to make it readable first.

    `is_paged` where the reader goes from page to page and tells of each.
    """

    pages: int = 1
    is_converted: bool = False
    is_paged: bool = False


def weigh(path: Path) -> Weight:
    """The weight of the file at `path`. Raises OSError where it cannot be opened just now."""
    from extractors.reading.formats import find_format
    from extractors.reading.old_office.old_office import CONVERTED

    file_format = find_format(path)
    try:
        pages = _pages(path, file_format)
    except Exception:
        # Damaged in one of countless ways; the reader has the words for it
        pages = 1
    return Weight(max(1, pages), file_format in CONVERTED, file_format in _PAGED)


def _pages(path: Path, file_format: str) -> int:
    if file_format == "pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    if file_format == "tif":
        from PIL import Image

        with Image.open(path) as picture:
            return int(getattr(picture, "n_frames", 1))
    if file_format in _ZIPPED:
        with zipfile.ZipFile(path) as archive:
            names = [name.lower() for name in archive.namelist()]
            return sum(name.endswith(_PICTURES) and not name.startswith(_THUMBNAILS) for name in names)
    return 1
