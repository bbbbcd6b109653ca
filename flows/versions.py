"""What kept results were made with: the versions that are part of their keys.

The stated version alone would keep a stale reading alive whenever somebody mends a reader and
forgets to count it up; the digest of the code and its data cannot be forgotten.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_COUNTED = (".py", ".yaml", ".csv", ".json", ".j2", ".css", ".js")


def reader_version() -> str:
    """Changes whenever a file may be read otherwise than before."""
    from extractors.reading import READER_VERSION

    return f"{READER_VERSION}+{code_digest('extractors/reading', 'pipeline/model/content.py')}"


def extractor_version() -> str:
    """Changes whenever a reading may be understood otherwise than before."""
    from extractors.figures import EXTRACTOR_VERSION

    return f"{EXTRACTOR_VERSION}+{code_digest('extractors', 'pipeline')}"


def program_version() -> str:
    """Changes whenever a report may look otherwise than before."""
    return code_digest("extractors", "pipeline", "validators", "flows")


@cache
def code_digest(*places: str) -> str:
    """Digest of the code and data files at these places ("package/part"), by name and content."""
    digest = hashlib.sha256()
    for place in places:
        package, _, rest = place.partition("/")
        root = resources.files(package)
        for name, data in _files(root.joinpath(rest) if rest else root, place):
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:12]


def _files(place: Traversable, name: str) -> list[tuple[str, bytes]]:
    if place.is_file():
        return [(name, place.read_bytes())] if name.endswith(_COUNTED) else []
    inner = sorted(place.iterdir(), key=lambda one: one.name)
    return [file for one in inner for file in _files(one, f"{name}/{one.name}")]
