"""What is read is what was received: a file that changes in between is named, never mixed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors import reading
from flows import run as run_module
from flows.one_file import Desk, read_file
from flows.workers import FileProblem
from pipeline import settings
from pipeline.intake import ReceivedFile
from pipeline.store import Store

Change = Callable[[Path], object]


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n" * 100)


def save_anew(path: Path) -> None:
    """As long as before, with other bytes in it."""
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def after_intake(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Have `change` happen when everything is received and nothing is read yet."""
    take_in = run_module.take_in

    def then_changed(*asked: object, **named: object) -> object:
        batch = take_in(*asked, **named)
        change()
        return batch

    monkeypatch.setattr(run_module, "take_in", then_changed)


def statuses(out: Path, id: str) -> dict[str, tuple[str, str | None]]:
    report = json.loads((out / "submissions" / id / "report.json").read_bytes())
    return {one["file"]: (one["status"], (one["problem"] or {}).get("code")) for one in report["documents"]}


@pytest.mark.parametrize("change", [grow, save_anew, Path.unlink])
def test_a_file_changed_after_it_was_received_is_named_and_read_the_next_time(
    command, batch, tmp_path, monkeypatch, change: Change
):
    form = batch / "甲玩具集群/申报表.docx"
    other = batch / "甲玩具集群/补充.docx"
    other.write_bytes(form.read_bytes() + b"\0")
    as_sent = form.read_bytes()
    with monkeypatch.context() as patch:
        after_intake(patch, lambda: change(form))
        assert command(batch) == 0
    found = statuses(tmp_path / "out", "甲玩具集群")
    assert found == {"申报表.docx": ("unreadable", "changed"), "补充.docx": ("read", None)}
    form.write_bytes(as_sent)
    assert command(batch) == 0
    assert statuses(tmp_path / "out", "甲玩具集群")["申报表.docx"] == ("read", None)


@pytest.mark.parametrize("change", [grow, save_anew])
def test_a_file_changed_while_it_is_read_is_not_kept(batch, tmp_path, monkeypatch, change: Change):
    form = batch / "甲玩具集群/申报表.docx"
    received = ReceivedFile(form.name, hashlib.sha256(form.read_bytes()).hexdigest(), form.stat().st_size, form)
    desk = Desk(Store(tmp_path / "store"), "reader", "extractor")
    read = reading.read

    def slow(path: Path, _on_page: object) -> object:
        content = read(path)
        change(path)
        return content

    monkeypatch.setattr(reading, "read", slow)
    with pytest.raises(FileProblem) as told:
        read_file(desk, received, "甲／申报表.docx")
    assert told.value.problem.code == "changed"
    assert "再运行一次" in told.value.problem.message
    assert not desk.store.has("readings", desk.reading_key(received))


def test_a_share_that_is_gone_with_all_its_folders_fails_the_submission(command, batch, tmp_path, monkeypatch):
    after_intake(monkeypatch, lambda: (batch / "甲玩具集群").rename(tmp_path / "gone"))
    assert command(batch) == 1
    written = json.loads((tmp_path / "out/batch.json").read_bytes())
    assert [one["id"] for one in written["failed"]] == ["甲玩具集群"]
    assert len(written["submissions"]) == 1


def test_a_file_exchanged_for_a_pipe_that_never_ends_is_cut(command, batch, tmp_path, monkeypatch):
    form = batch / "甲玩具集群/申报表.docx"

    def exchange() -> None:
        form.unlink()
        os.mkfifo(form)

    monkeypatch.setattr(settings, "SECONDS_TO_WEIGH", 0.5)
    after_intake(monkeypatch, exchange)
    assert command(batch) == 0
    assert statuses(tmp_path / "out", "甲玩具集群")["申报表.docx"] == ("unreadable", "timeout")
    assert statuses(tmp_path / "out", "乙针织集群")["申报表.docx"] == ("read", None)
