"""What reviewers decided on findings: one line of JSON each in OUT/decisions.jsonl, added and never altered.

The last line on a finding counts. It holds a digest of the evidence that was decided on; where the evidence
has changed since, the finding is open again. A line that cannot be understood stays where it is and is named.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from pipeline.errors import OutputNotWritable
from pipeline.model import Choice, Decision, Finding

FILE = "decisions.jsonl"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: what was decided on which finding, and the words it had then."""

    submission: str
    finding: str
    choice: Choice
    by: str
    at: str
    why: str
    evidence: str
    message: str


class Ledger(msgspec.Struct, frozen=True):
    """All entries in the order in which they were made, and the numbers of the lines that are none."""

    entries: tuple[Entry, ...] = ()
    broken: tuple[int, ...] = ()

    def decided(self, submission: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings of one application, each with the last decision on it."""
        last = {entry.finding: entry for entry in self.entries if entry.submission == submission}
        return tuple(_with_decision(finding, last.get(finding.id)) for finding in findings)


def read_ledger(out: Path) -> Ledger:
    """The decisions in an output folder; none where there is no such file. Raises OSError."""
    path = out / FILE
    if not path.exists():
        return Ledger()
    entries: list[Entry] = []
    broken: list[int] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            entries.append(msgspec.json.decode(line, type=Entry))
        except (msgspec.DecodeError, UnicodeDecodeError):
            broken.append(number)
    return Ledger(tuple(entries), tuple(broken))


def record(out: Path, entry: Entry) -> None:
    """Add one line, whole or not at all, whoever else adds at the same time. Raises OutputNotWritable."""
    path = out / FILE
    try:
        with path.open("a+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX)
            # What a crash left of another's line must not swallow this one
            begin = b"" if _ends_well(file.fileno()) else b"\n"
            file.write(begin + msgspec.json.encode(entry) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputNotWritable.because(path, error) from error


def evidence_of(finding: Finding) -> str:
    """A digest of what a finding rests on: the words it was read from and every number it gives, not its wording."""
    sources = sorted(f"{source.file}\0{source.text or ''}" for source in finding.sources)
    numbers = _NUMBER.findall(finding.message)
    parts = (finding.severity, *sources, "", *numbers, "", *sorted(finding.related))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _with_decision(finding: Finding, entry: Entry | None) -> Finding:
    if entry is None:
        return finding
    decision = Decision(entry.choice, entry.by, entry.at, entry.why, entry.evidence != evidence_of(finding))
    return msgspec.structs.replace(finding, decision=decision)


def _ends_well(file: int) -> bool:
    size = os.fstat(file).st_size
    return size == 0 or os.pread(file, 1, size - 1) == b"\n"
