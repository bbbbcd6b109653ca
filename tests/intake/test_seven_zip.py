"""7z archives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import py7zr
import pytest
from packing import make_7z

FORM = "申报表.docx"

seven_zip = pytest.mark.skipif(shutil.which("7z") is None, reason="the program 7z is not installed")


def contents(batch) -> dict[str, bytes]:
    (submission,) = batch.submissions
    return {file.file: file.path.read_bytes() for file in submission.files if file.path and not file.unpacked}


def problems(batch) -> dict[str, str]:
    (submission,) = batch.submissions
    return {file.file: file.problem.code for file in submission.files if file.problem}


def pack(path, folder, *options: str) -> None:
    """Packed by the program itself, as applicants do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["7z", "a", *options, path, "."], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    (folder / "佐证").mkdir(parents=True)
    (folder / FORM).write_bytes(b"form" * 5000)
    (folder / "佐证/证明[1]*.pdf").write_bytes(b"proof" * 3000)
    (folder / "空.txt").write_bytes(b"")
    return folder


@seven_zip
@pytest.mark.parametrize(
    "options", [["-ms=on"], ["-ms=off"], ["-m0=PPMd"], ["-m0=Deflate"], ["-m0=BZip2"], ["-m0=Copy"]]
)
def test_the_members_of_a_submission_with_their_paths(tmp_path, taken, papers, options):
    pack(tmp_path / "b/甲.7z", papers, *options)
    batch = taken(tmp_path / "b")
    assert [one.id for one in batch.submissions] == ["甲"]
    assert contents(batch) == {FORM: b"form" * 5000, "佐证/证明[1]*.pdf": b"proof" * 3000, "空.txt": b""}


@seven_zip
def test_names_whose_bytes_are_gbk(tmp_path, taken):
    folder = os.fsencode(tmp_path / "papers")
    os.makedirs(folder)
    with open(folder + b"/" + "申报表附件.docx".encode("gbk"), "wb") as file:
        file.write(b"form")
    pack(tmp_path / "b/甲.7z", tmp_path / "papers")
    assert contents(taken(tmp_path / "b")) == {"申报表附件.docx": b"form"}


def test_names_whose_bytes_were_each_taken_for_a_character(tmp_path, taken):
    make_7z(tmp_path / "b/甲.7z", {"申报表（盖章）.docx".encode("gbk").decode("latin-1"): b"form", "Café.pdf": b"x"})
    assert contents(taken(tmp_path / "b")) == {"申报表（盖章）.docx": b"form", "Café.pdf": b"x"}


def test_two_members_of_one_name_are_both_kept(tmp_path, taken):
    (tmp_path / "b").mkdir()
    with py7zr.SevenZipFile(tmp_path / "b/甲.7z", "w") as archive:
        for data in (b"one", b"two"):
            archive.writestr(data, FORM)
    assert contents(taken(tmp_path / "b")) == {FORM: b"one", "申报表 (2).docx": b"two"}


def test_no_member_leads_out(tmp_path, taken):
    (tmp_path / "b").mkdir()
    names = ("../../逃.txt", "/etc/绝对.txt", "C:\\盘.txt", "a/../b.txt")
    with py7zr.SevenZipFile(tmp_path / "b/甲.7z", "w") as archive:
        for stand_in in ("a", "b", "c", "d"):
            archive.writestr(b"x", stand_in)
        for info, name in zip(archive.header.files_info.files, names, strict=True):
            info["filename"] = name
    batch = taken(tmp_path / "b")
    assert list(contents(batch)) == ["C:/盘.txt", "a/b.txt", "etc/绝对.txt", "逃.txt"]
    assert {found.parent.parent for found in (tmp_path / "unpacked").rglob("*.txt")} == {tmp_path / "unpacked"}


@seven_zip
def test_links_and_pipes_are_listed_and_never_made(tmp_path, taken, papers):
    os.symlink("/etc/passwd", papers / "链接.pdf")
    os.mkfifo(papers / "管道")
    pack(tmp_path / "b/甲.7z", papers, "-snl")
    batch = taken(tmp_path / "b")
    assert problems(batch) == {"链接.pdf": "link", "管道": "special"}
    assert FORM in contents(batch)
    assert not [path for path in (tmp_path / "unpacked").rglob("*") if path.is_symlink() or path.is_fifo()]


@seven_zip
def test_a_damaged_member_costs_only_itself(tmp_path, taken, papers):
    pack(tmp_path / "b/甲.7z", papers, "-m0=Copy", "-ms=on")
    path = tmp_path / "b/甲.7z"
    path.write_bytes(path.read_bytes().replace(b"proofproof", b"prooFproof", 1))
    batch = taken(tmp_path / "b")
    assert problems(batch) == {"佐证/证明[1]*.pdf": "damaged"}
    assert contents(batch)[FORM] == b"form" * 5000


@seven_zip
def test_a_broken_block_costs_only_its_members(tmp_path, taken, papers):
    pack(tmp_path / "b/甲.7z", papers, "-ms=off")
    path = tmp_path / "b/甲.7z"
    data = bytearray(path.read_bytes())
    data[38:60] = bytes(22)
    path.write_bytes(data)
    batch = taken(tmp_path / "b")
    assert list(problems(batch).values()) == ["damaged"]
    assert len(contents(batch)) == 2


@seven_zip
def test_a_method_that_is_not_known_is_not_called_damaged(tmp_path, taken, papers):
    pack(tmp_path / "b/甲.7z", papers)
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/程序.exe").write_bytes(Path(sys.executable).read_bytes()[:50_000])
    pack(tmp_path / "b/甲.7z", tmp_path / "programs", "-mf=BCJ2")
    batch = taken(tmp_path / "b")
    assert problems(batch) == {"程序.exe": "unsupported"}
    assert contents(batch)[FORM] == b"form" * 5000


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_7z_cut_short_asks_for_a_new_one(tmp_path, taken, cut):
    path = make_7z(tmp_path / "b/甲.7z", {FORM: b"form"})
    path.write_bytes(path.read_bytes()[:-cut])
    assert "重新打包" in taken(tmp_path / "b").failed[0].problem


@pytest.mark.parametrize("hidden", [False, True])
def test_a_7z_with_a_password_asks_for_one_without(tmp_path, taken, hidden):
    make_7z(tmp_path / "b/甲.7z", {FORM: b"form"}, password="secret", header_encryption=hidden)
    assert "密码" in taken(tmp_path / "b").failed[0].problem


def test_an_empty_7z_is_no_silent_submission(tmp_path, taken):
    make_7z(tmp_path / "b/甲.7z", {})
    (tmp_path / "b/乙.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\x00\x04\x8d\x9b\xd5\x0f" + bytes(20))
    assert [(one.id, "没有任何文件" in one.problem) for one in taken(tmp_path / "b").failed] == [
        ("乙", True),
        ("甲", True),
    ]


@seven_zip
def test_volumes_are_one_submission_that_asks_for_the_whole(tmp_path, taken, papers):
    (papers / "大.bin").write_bytes(os.urandom(5000))
    pack(tmp_path / "b/甲.7z", papers, "-v2k")
    batch = taken(tmp_path / "b")
    assert [(one.id, "全部分卷" in one.problem) for one in batch.failed] == [("甲", True)]
    assert batch.documents == ()


@seven_zip
def test_a_first_volume_that_holds_everything_is_opened(tmp_path, taken, papers):
    pack(tmp_path / "b/甲.7z", papers, "-v9m")
    batch = taken(tmp_path / "b")
    assert [one.id for one in batch.submissions] == ["甲"]
