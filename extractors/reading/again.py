"""Numbers read a second time, each in its own place and by another way than the first.

A PDF's text layer is held against the pixels of the number's box, or where the page was read from its pixels
against the layer of text beneath them; a Word file's cell against what python-docx finds there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from extractors.reading.numbers_again import Printed, Second
from extractors.reading.pdf.again import read_pdf_again
from extractors.reading.word.again import read_word_again

_READERS: Mapping[str, Callable[[Path, Sequence[Printed]], list[Second | None]]] = {
    "pdf": read_pdf_again,
    "docx": read_word_again,
}
# Each costs some milliseconds; no application states so many figures that decide
_MOST = 500
_log = logging.getLogger(__name__)


def read_again(path: Path, file_format: str, printed: Sequence[Printed]) -> list[Second | None]:
    """The second reading of each number, the same or another; None where it cannot be told.

    Never raises: the first reading stands on its own.
    """
    reader = _READERS.get(file_format)
    if reader is None or not printed:
        return [None] * len(printed)
    try:
        return reader(path, printed[:_MOST]) + [None] * len(printed[_MOST:])
    except (Exception, RecursionError) as error:
        _log.warning("second reading failed: %s: %r", path.name, error)
        return [None] * len(printed)
