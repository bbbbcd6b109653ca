"""How much unpacking may cost, whatever is packed in what.

A bomb need not be one archive: small archives in archives unfold just as far. So what counts is
the sum over all levels of nesting.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from pipeline import settings
from pipeline.archives.problems import ArchiveError


class Limit(msgspec.Struct, frozen=True):
    """What opening one archive may cost; `over` is the problem where `bytes` do not suffice."""

    files: int
    bytes: int
    over: Literal["too_large", "bomb"]
    seconds: float
    memory: int


class Budget(msgspec.Struct):
    """What may still be unpacked for one submission, or for the archive that holds the whole batch."""

    files: int
    bytes: int
    all_files: int
    all_bytes: int

    @classmethod
    def of_submission(cls) -> Budget:
        return cls(*(settings.ARCHIVE_FILES, settings.ARCHIVE_BYTES) * 2)

    @classmethod
    def of_batch(cls) -> Budget:
        return cls(*(settings.BATCH_FILES, settings.BATCH_BYTES) * 2)


class Allowance:
    """What one archive as received, of `packed` bytes, and all archives inside it may still cost."""

    def __init__(self, budget: Budget, packed: int) -> None:
        self._budget = budget
        self._swelling = max(settings.ARCHIVE_RATIO_FROM_BYTES, settings.ARCHIVE_RATIO * packed)
        self._seconds = settings.seconds_to_unpack(packed)

    def limit(self) -> Limit:
        return Limit(
            files=self._budget.files,
            bytes=min(self._budget.bytes, self._swelling),
            over="bomb" if self._swelling < self._budget.bytes else "too_large",
            seconds=math.ceil(max(0.0, self._seconds)),
            memory=settings.UNPACK_MEMORY_BYTES,
        )

    def error(self, code: str) -> ArchiveError:
        """The error of that code, naming the limits in force."""
        return ArchiveError(code).naming(self._budget.all_files, self._budget.all_bytes)

    def spend(self, *, files: int = 0, bytes: int = 0, seconds: float = 0.0) -> None:
        self._budget.files -= files
        self._budget.bytes -= bytes
        self._swelling -= bytes
        self._seconds -= seconds
