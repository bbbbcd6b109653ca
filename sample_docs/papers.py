"""The folder of one application and what is recorded while its papers are made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sample_docs.teller import Record, Teller
from sample_docs.truth import Application


@dataclass
class Folder:
    """Where one application's files go; every file is announced with its role before it is written."""

    app: Application
    root: Path
    record: Record = field(default_factory=Record)

    def file(self, name: str, role: str, issuer: str = "", date: str = "") -> Path:
        self.record.documents.append({"file": name, "role": role, "issuer": issuer, "date": date})
        return self.root / name

    def teller(self, name: str, place: str) -> Teller:
        return Teller(self.app, self.record, name, place)
