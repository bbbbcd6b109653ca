"""What was written into a folder, and what people have made of it since.

Word files are written for people to go on with. What somebody changed in one is never written over: it is set
aside under another name first. A letter that is no longer called for goes away, unless somebody changed it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.errors import OutputNotWritable
from pipeline.store import Store

_KIND, _PAPERS = "reports", "papers"
_PAPER = ".docx"


class Output(msgspec.Struct, frozen=True):
    """What stands in a folder, and the stamp under which it was last written there."""

    store: Store
    folder: Path
    files: tuple[str, ...]
    id: str | None
    stamp: str

    def is_current(self) -> bool:
        kept = self.store.get(_KIND, (self.id,), str)
        return kept == self.stamp and all((self.folder / file).is_file() for file in self.files)

    def mark(self) -> None:
        """Keep what was written. Raises OutputNotWritable."""
        papers = {file: _digest(self.folder / file) for file in self.files if file.endswith(_PAPER)}
        self.store.put(_PAPERS, (self.id,), papers)
        self.store.put(_KIND, (self.id,), self.stamp)

    def set_aside_edited(self) -> None:
        """Give every paper that somebody changed a name of its own, before it is written anew.

        Raises OutputNotWritable.
        """
        for path, is_changed in self._papers():
            if is_changed:
                path.rename(_free_name(path))

    def remove_outdated(self) -> None:
        """Take away papers of an earlier run that are no longer written and that nobody changed.

        Raises OutputNotWritable.
        """
        current = {self.folder / file for file in self.files}
        for path, is_changed in self._papers():
            if path not in current and not is_changed:
                path.unlink()

    def _papers(self) -> Iterator[tuple[Path, bool]]:
        """The papers written last that are still there, and whether somebody changed them."""
        kept = self.store.get(_PAPERS, (self.id,), dict[str, str]) or {}
        try:
            for file, written in kept.items():
                path = self.folder / file
                if path.is_file():
                    yield path, _digest(path) != written
        except OSError as error:
            raise OutputNotWritable.because(self.folder, error) from error


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _free_name(path: Path) -> Path:
    """龙湖区（经修改）.docx, or the first such name with a number that is not taken."""
    number = 1
    while True:
        count = "" if number == 1 else str(number)
        name = path.with_name(f"{path.stem}（经修改{count}）{path.suffix}")
        if not name.exists():
            return name
        number += 1
