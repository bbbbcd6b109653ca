"""What was dropped into the inbox is taken when it has arrived whole, and not before."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import py7zr
import pytest
from docx import Document
from inbox_desk import SETTLE, InboxDesk

from flows.inbox.arrival import PATIENCE
from flows.inbox.folders import REASON


@pytest.fixture
def desk(tmp_path: Path) -> InboxDesk:
    return InboxDesk(tmp_path)


def test_nothing_dropped_nothing_done(desk):
    assert desk.look().ended == ()
    assert desk.look().left == ()
    assert not desk.inbox.journal.exists()


def test_what_has_just_come_or_still_grows_waits(desk):
    batch = desk.drop()
    for size in range(5):
        (batch / "甲集群/申报表.docx").write_text("长" * size)
        look = desk.look()
        assert look.left == ("甲批（等待传完）",)
    assert desk.look(SETTLE - 1).left == ("甲批（等待传完）",)
    assert desk.processed == []
    assert [line.batch for line in desk.look(1).ended] == ["甲批"]


def test_a_file_that_keeps_size_and_changes_waits(desk):
    file = desk.drop() / "甲集群/申报表.docx"
    desk.look()
    os.utime(file, (5, 5))
    assert desk.look().ended == ()
    assert len(desk.look().ended) == 1


def test_old_dates_that_come_with_a_copy_prove_nothing(desk):
    for path in [desk.drop(), *desk.inbox.root.rglob("甲批/*")]:
        os.utime(path, (1, 1))
    assert desk.look().ended == ()


def test_a_clock_set_back_starts_the_wait_again(desk):
    desk.drop()
    desk.look()
    assert desk.look(-500).ended == ()
    assert desk.look(SETTLE - 1).ended == ()
    assert len(desk.look(1).ended) == 1


@pytest.mark.parametrize("name", ["申报表.docx.part", "扫描件.PDF.crdownload", "~$申报表.docx", "x.tmp"])
def test_a_name_of_copies_under_way_waits_then_fails_with_the_reason(desk, name):
    (desk.drop() / "甲集群" / name).write_text("x")
    desk.look()
    look = desk.look(SETTLE * (PATIENCE - 1))
    assert name in look.left[0]
    assert desk.processed == []
    desk.look(SETTLE)
    assert desk.processed == []
    assert desk.lying("failed") == ["甲批", "甲批" + REASON]
    assert name in (desk.inbox.failed / ("甲批" + REASON)).read_text()


def test_a_rename_into_the_proper_name_ends_the_wait(desk):
    part = desk.drop() / "甲集群/名单.xlsx.part"
    part.write_text("x")
    desk.look()
    desk.look()
    part.rename(part.with_suffix(""))
    assert desk.look().ended == ()
    assert len(desk.look().ended) == 1


def test_half_a_zip_waits_and_a_whole_one_is_taken(desk, tmp_path):
    whole = Path(shutil.make_archive(str(tmp_path / "乙批"), "zip", desk.drop("别处").parent, "别处"))
    shutil.rmtree(desk.inbox.root / "别处")
    dropped = desk.inbox.root / "乙批.zip"
    dropped.write_bytes(whole.read_bytes()[:-30])
    desk.look()
    assert "压缩包打不开" in desk.look().left[0]
    dropped.write_bytes(whole.read_bytes())
    desk.look()
    desk.look()
    assert desk.processed == [("乙批.zip", "乙批")]
    assert zipfile.is_zipfile(desk.inbox.done / "乙批.zip")


def test_a_copy_at_full_length_filled_with_nothing_yet_waits(desk):
    dropped = desk.inbox.root / "乙批.zip"
    dropped.write_bytes(bytes(5000))
    desk.look()
    assert "压缩包打不开" in desk.look().left[0]


@pytest.mark.parametrize("kept", [20, 32, -1])
def test_half_a_7z_waits_and_a_whole_one_is_taken(desk, tmp_path, kept):
    whole = tmp_path / "whole"
    with py7zr.SevenZipFile(whole, "w") as archive:
        archive.writestr("申报" * 500, "甲集群/申报表.docx")
    dropped = desk.inbox.root / "乙批.7z"
    dropped.write_bytes(whole.read_bytes()[:kept])
    desk.look()
    assert "压缩包打不开" in desk.look().left[0]
    dropped.write_bytes(whole.read_bytes())
    desk.look()
    desk.look()
    assert desk.processed == [("乙批.7z", "乙批")]


def test_a_zip_that_never_opens_fails_with_the_reason(desk):
    (desk.inbox.root / "坏.zip").write_bytes(b"PK no")
    desk.look()
    desk.look(SETTLE * PATIENCE)
    assert desk.lying("failed") == ["坏.zip", "坏.zip" + REASON]
    assert "重新放入" in (desk.inbox.failed / ("坏.zip" + REASON)).read_text()


def test_what_systems_leave_lying_about_and_hidden_copies_are_let_be(desk):
    for name in ("Thumbs.db", ".DS_Store", "desktop.ini", ".甲批.x7Yz"):
        (desk.inbox.root / name).write_text("x")
    desk.look()
    assert desk.look(SETTLE * PATIENCE) == desk.look()
    assert (desk.inbox.root / "Thumbs.db").exists()
    assert desk.lying("failed") == []


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_batch_fails_with_the_reason(desk, kind, tmp_path):
    path = desk.inbox.root / "推荐汇总表.xlsx"
    if kind == "file":
        path.write_text("x")
    else:
        path.symlink_to(tmp_path)
    desk.look()
    desk.look()
    assert desk.processed == []
    assert desk.lying("failed") == ["推荐汇总表.xlsx", "推荐汇总表.xlsx" + REASON]


def test_a_document_under_an_archives_name_is_told_as_such(desk):
    Document().save(str(desk.inbox.root / "批次.zip"))
    desk.look()
    desk.look()
    assert "内容却不是" in (desk.inbox.failed / ("批次.zip" + REASON)).read_text()
