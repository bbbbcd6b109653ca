"""What is found in a folder or an archive."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.model import Problem


class Member(msgspec.Struct, frozen=True):
    """One thing found in a folder or an archive: `name` is its path inside, `/`-separated.

    `path` is where its bytes lie; None for a folder, and for what could not be taken out
    (`problem` says why).
    """

    name: str
    path: Path | None
    problem: Problem | None = None

    @property
    def is_folder(self) -> bool:
        return self.path is None and self.problem is None
