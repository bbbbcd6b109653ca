"""Whether an archive's end has come. Copies grow from the beginning, or stand at full length filled with nothing.

Nothing is opened here: an archive from outside is opened in a process that can be killed.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path

from pipeline.archives.kinds import find_kind, zip_end

_SEVEN_ZIP_START = 32


def has_its_end(archive: Path) -> bool:
    """Where the kind cannot tell (rar), a file at rest counts as whole. Raises OSError."""
    kind = find_kind(archive)
    with archive.open("rb") as stream:
        if kind == "zip":
            return zip_end(stream) is not None
        if kind == "7z":
            return _seven_zip_end(stream.read(_SEVEN_ZIP_START)) <= archive.stat().st_size
    return kind is not None


def _seven_zip_end(start: bytes) -> float:
    """Where the archive ends, as its first header says; at infinity as long as that is not written."""
    if len(start) < _SEVEN_ZIP_START or not any(start[8:]):
        return math.inf
    offset, size = struct.unpack_from("<QQ", start, 12)
    return float(_SEVEN_ZIP_START + offset + size)
