"""Two reviewers who decide at the same time. What the processes import must need no test's own set-up."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from pipeline.decisions import Entry, read_ledger, record


def add_many(folder: str, start: int) -> None:
    for number in range(start, start + 25):
        record(
            Path(folder), Entry("甲", "f", "explained", "张三", "2025-06-01T09:00:00+08:00", f"理由{number}", "", "")
        )


def test_writers_at_the_same_time_do_not_mix_their_lines(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_many, args=(str(tmp_path), start)) for start in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    ledger = read_ledger(tmp_path)
    assert len(ledger.entries) == 50
    assert not ledger.broken
