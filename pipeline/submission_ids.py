"""What a submission is called: its folder's or its archive's name."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Sequence

from pipeline.archives.names import without_ending

_LONGEST = 200  # bytes; a folder's name may have 255, and reports put temporary names beside it


def submission_ids(folders: Sequence[str], archives: Sequence[str]) -> dict[str, str]:
    """Each folder's or archive's id: its name without the archive's ending, unless that leaves two alike."""
    bare = {name: name for name in folders} | {name: without_ending(name) for name in archives}
    count = Counter(bare.values())
    ids: dict[str, str] = {}
    for name in bare:
        wanted = _fitting(bare[name] if count[bare[name]] == 1 else name)
        tries = (wanted if n == 1 else f"{wanted} ({n})" for n in itertools.count(1))
        ids[name] = next(one for one in tries if one not in ids.values())
    return ids


def _fitting(id: str) -> str:
    """An id names a folder of the output, so it must not be too long for the disk."""
    data = id.encode()
    if len(data) <= _LONGEST:
        return id
    return data[: _LONGEST - 9].decode(errors="ignore") + "~" + hashlib.sha256(data).hexdigest()[:8]
