"""An inbox with a clock of its own and a processing that writes down what it was given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from flows.inbox.folders import Inbox, open_inbox
from flows.inbox.journal import Journal
from flows.inbox.scan import Look, Reception, scan
from pipeline.model import BatchReport, Failed, RulesetName

SETTLE = 30.0


def nothing(_: Path) -> None:
    """Nothing happens while the batch is processed."""


class InboxDesk:
    """The inbox of a test: drop, look, and see what lies where."""

    def __init__(self, root: Path) -> None:
        self.out = root / "报告"
        self.inbox: Inbox = open_inbox(root / "收件", self.out)
        self.processed: list[tuple[str, str]] = []
        self.time = 1000.0
        self.during: Callable[[Path], object] = nothing

    def process(self, batch: Path, out: Path) -> BatchReport:
        self.processed.append((batch.name, out.name))
        self.during(batch)
        out.mkdir(parents=True, exist_ok=True)
        (out / "batch.json").write_text(batch.name)
        return report()

    def look(self, later: float = SETTLE) -> Look:
        """One look, `later` seconds after the one before, as a new process would."""
        self.time += later
        at = Reception(self.inbox, self.out, Journal(self.inbox.journal), self.process, lambda _: None)
        return scan(at, SETTLE, self.time)

    def drop(self, name: str = "甲批", text: str = "申报") -> Path:
        folder = self.inbox.root / name
        (folder / "甲集群").mkdir(parents=True)
        (folder / "甲集群/申报表.docx").write_text(text)
        return folder

    def lying(self, where: str) -> list[str]:
        return sorted(path.name for path in (self.inbox.root / where).iterdir())

    def events(self, batch: str) -> list[str]:
        lines = [json.loads(line) for line in self.inbox.journal.read_text().splitlines()]
        return [line["event"] for line in lines if line["batch"] == batch]


def report(*failed: str) -> BatchReport:
    return BatchReport(
        ruleset=RulesetName("r", "1"),
        year=2025,
        date="2025-06-30",
        documents=(),
        reports=(),
        failed=tuple(Failed(id, "坏了") for id in failed),
    )
