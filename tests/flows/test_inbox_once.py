"""Each batch once: processed, put away with what came of it, and carried on after whatever interrupts."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from inbox_desk import InboxDesk, nothing, report

from flows.inbox.folders import REASON
from flows.inbox.journal import Journal
from flows.inbox.scan import ATTEMPTS
from pipeline.errors import EmptyBatch, OutputNotWritable


@pytest.fixture
def desk(tmp_path: Path) -> InboxDesk:
    return InboxDesk(tmp_path)


# -- exactly once -----------------------------------------------------------------------------------


def test_a_whole_batch_is_processed_once_and_put_away(desk):
    desk.drop()
    for _ in range(5):
        desk.look()
    assert desk.processed == [("甲批", "甲批")]
    assert desk.lying("done") == ["甲批"]
    assert desk.lying("working") == []
    assert desk.events("甲批") == ["claimed", "started", "done", "away"]


def test_the_same_name_again_takes_the_place_of_nothing(desk):
    for text in ("去年", "今年"):
        desk.drop("甲批", text)
        desk.look()
        desk.look()
    assert desk.processed == [("甲批", "甲批"), ("甲批", "甲批 (2)")]
    assert desk.lying("done") == ["甲批", "甲批 (2)"]
    assert (desk.inbox.done / "甲批/甲集群/申报表.docx").read_text() == "去年"


def test_a_folder_and_a_zip_of_one_name_have_their_own_reports_also_when_neither_wrote_any(desk):
    desk.drop()
    shutil.make_archive(str(desk.inbox.root / "甲批"), "zip", desk.inbox.root / "甲批")
    desk.during = blocked
    desk.look()
    assert desk.look().blocked
    desk.during = nothing
    desk.look()
    assert sorted(desk.processed[-2:]) == [("甲批", "甲批"), ("甲批.zip", "甲批 (2)")]


def test_a_batch_that_changes_while_it_is_read_is_read_again(desk):
    desk.drop()
    desk.during = lambda batch: (batch / "甲集群/补充.docx").write_text("后到")
    desk.look()
    assert "重新处理" in desk.look().left[0]
    assert desk.lying("done") == []
    desk.during = nothing
    desk.look()
    assert desk.processed == [("甲批", "甲批")] * 2
    assert desk.lying("done") == ["甲批"]


def test_names_in_gbk_bytes_are_taken_under_their_readable_name(desk):
    name = os.fsdecode("潮阳批次".encode("gbk"))
    desk.drop(name)
    desk.look()
    desk.look()
    assert desk.lying("done") == ["潮阳批次"]


# -- what goes wrong --------------------------------------------------------------------------------


def test_a_batch_that_cannot_be_processed_fails_with_the_reason_and_the_next_is_taken(desk):
    desk.drop("甲批")
    desk.drop("乙批")

    def empty(batch: Path) -> None:
        if batch.name == "甲批":
            raise EmptyBatch.at(batch)

    desk.during = empty
    desk.look()
    desk.look()
    assert desk.lying("failed") == ["甲批", "甲批" + REASON]
    assert "没有任何申报材料" in (desk.inbox.failed / ("甲批" + REASON)).read_text()
    assert desk.lying("done") == ["乙批"]
    assert not (desk.out / "甲批").exists()


def test_a_failed_batch_mended_and_dropped_again_is_taken(desk):
    def empty(batch: Path) -> None:
        raise EmptyBatch.at(batch)

    desk.during = empty
    desk.drop()
    desk.look()
    desk.look()
    desk.during = nothing
    (desk.inbox.failed / "甲批").rename(desk.inbox.root / "甲批")
    desk.look()
    desk.look()
    assert desk.lying("done") == ["甲批"]
    assert desk.processed == [("甲批", "甲批")] * 2


def test_single_submissions_that_fail_are_said_in_the_journal(desk, monkeypatch):
    monkeypatch.setattr(desk, "process", lambda *_: report("丙集群"))
    desk.drop()
    desk.look()
    line = desk.look().ended[0]
    assert line.event == "done"
    assert "丙集群" in line.words


def blocked(batch: Path) -> None:
    raise OutputNotWritable.because(batch, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


def test_a_full_disk_is_not_the_batchs_fault(desk):
    desk.drop()
    desk.during = blocked
    desk.look()
    for _ in range(ATTEMPTS + 2):
        look = desk.look()
        assert look.blocked
        assert "磁盘已满" in look.left[0]
    assert desk.lying("working") == ["甲批"]
    desk.during = nothing
    assert [line.event for line in desk.look().ended] == ["done"]


def test_a_share_that_stutters_is_tried_again_but_not_for_ever(desk):
    def stutter(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    desk.drop()
    desk.during = stutter
    desk.look()
    for _ in range(ATTEMPTS):
        with pytest.raises(OutputNotWritable, match="无法读写"):
            desk.look()
    desk.look()
    assert len(desk.processed) == ATTEMPTS
    assert desk.lying("failed") == ["甲批", "甲批" + REASON]


def test_an_error_in_the_program_fails_that_batch_alone(desk):
    desk.drop()
    desk.during = lambda _: {}["an unforeseen shape"]
    desk.look()
    desk.look()
    assert "KeyError" in (desk.inbox.failed / ("甲批" + REASON)).read_text()


def test_an_inbox_that_goes_away_says_so(desk):
    desk.inbox.root.rename(desk.inbox.root.with_name("别处"))
    with pytest.raises(OutputNotWritable, match="共享盘"):
        desk.look()


# -- after a crash ----------------------------------------------------------------------------------


class Crash(BaseException):
    """The process ends here, as far as the disk can tell."""


@pytest.mark.parametrize("step", range(1, 13))
def test_a_crash_between_any_two_steps_is_mended_by_the_next_look(desk, monkeypatch, step):
    """Every journal line and every rename is a place to end at; whatever it is, the batch ends in `done` once."""
    count = 0

    def dying(original):
        def step_done(*args, **kwargs):
            nonlocal count
            count += 1
            if count > step:
                raise Crash
            result = original(*args, **kwargs)
            count += 1
            if count > step:
                raise Crash
            return result

        return step_done

    desk.drop()
    desk.look()
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "write", dying(Journal.write))
        patched.setattr(Path, "rename", dying(Path.rename))
        try:
            desk.look()
        except Crash:
            crashed = True
        else:
            crashed = False
    assert crashed == (step < 12)
    desk.look()
    desk.look()
    assert desk.lying("done") == ["甲批"]
    assert desk.lying("working") == []
    assert [path.name for path in desk.out.iterdir()] == ["甲批"]
    assert desk.events("甲批").count("done") == 1
    assert len(desk.processed) <= 2


def test_what_was_being_processed_is_carried_on_into_the_same_folder(desk):
    def stop(_: Path) -> None:
        raise KeyboardInterrupt

    desk.drop()
    desk.look()
    desk.during = stop
    with pytest.raises(KeyboardInterrupt):
        desk.look()
    assert desk.events("甲批") == ["claimed", "started", "stopped"]
    desk.during = nothing
    desk.look(0)
    assert desk.processed == [("甲批", "甲批")] * 2


def test_a_batch_that_brings_the_program_down_is_given_up(desk, monkeypatch):
    def crash(_: Path) -> None:
        monkeypatch.setattr(Journal, "write", lambda *_: (_ for _ in ()).throw(Crash))
        raise Crash

    write = Journal.write
    desk.drop()
    desk.look()
    desk.during = crash
    for _ in range(ATTEMPTS):
        with pytest.raises(Crash):
            desk.look()
        monkeypatch.setattr(Journal, "write", write)
    desk.look()
    assert len(desk.processed) == ATTEMPTS
    assert "异常中断" in (desk.inbox.failed / ("甲批" + REASON)).read_text()


def test_a_torn_last_line_counts_as_not_written(desk):
    desk.drop()
    desk.look()
    desk.inbox.journal.write_text('{"at":"2025-06-30T09:00:00+08:00","event":"clai')
    desk.look()
    assert desk.lying("done") == ["甲批"]
    assert Journal(desk.inbox.journal).last("甲批").event == "away"


def test_what_a_person_puts_into_working_again_is_processed_again(desk):
    desk.drop()
    desk.look()
    desk.look()
    (desk.inbox.done / "甲批").rename(desk.inbox.working / "甲批")
    desk.look()
    assert desk.processed == [("甲批", "甲批"), ("甲批", "甲批 (2)")]
