"""Keeps what was read, so that a later run reads no file twice.

One entry is one file: the checksum of its body, then the body as JSON. An entry that is damaged or
of another shape counts as not there and is made anew. Nothing is ever executed on reading.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import OutputNotWritable
from pipeline.whole_file import write_whole

T = TypeVar("T")
Key = tuple[str | int | None, ...]


class Store(msgspec.Struct, frozen=True):
    """The entries under one folder, by kind ("readings", "extractions", ...) and key."""

    root: Path

    def get(self, kind: str, key: Key, type: type[T]) -> T | None:
        """The entry, or None where it is not there, damaged, or not of this type."""
        try:
            checksum, _, body = self._place(kind, key).read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != checksum:
                return None
            return msgspec.json.decode(body, type=type)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, kind: str, key: Key, value: object) -> None:
        """Keep the entry, whole or not at all. Raises OutputNotWritable."""
        body = msgspec.json.encode(value)
        try:
            write_whole(self._place(kind, key), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        except OSError as error:
            raise OutputNotWritable.because(self.root, error) from error

    def has(self, kind: str, key: Key) -> bool:
        """Whether there seems to be an entry; it may still turn out to be damaged."""
        return self._place(kind, key).exists()

    def size(self, kind: str, key: Key) -> int:
        """Bytes of the entry as it lies on the disk, 0 where there is none."""
        try:
            return self._place(kind, key).stat().st_size
        except OSError:
            return 0

    def _place(self, kind: str, key: Key) -> Path:
        name = hashlib.sha256(msgspec.json.encode(key)).hexdigest()
        return self.root / kind / name[:2] / f"{name}.json"
