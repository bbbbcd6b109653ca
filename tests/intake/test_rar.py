"""rar archives, as far as `unar` is there to open them."""

from __future__ import annotations

import shutil

import packing
import pytest
from packing import COPY, HARD_LINK, SYMLINK, link, make_rar, make_rar4, rar_of, stored

FORM = "申报表.docx"

unar = pytest.mark.skipif(shutil.which("unar") is None, reason="unar is not installed")


def contents(batch) -> dict[str, bytes]:
    (submission,) = batch.submissions
    return {file.file: file.path.read_bytes() for file in submission.files if file.path and not file.unpacked}


def problems(batch) -> dict[str, str]:
    (submission,) = batch.submissions
    return {file.file: file.problem.code for file in submission.files if file.problem}


@unar
def test_the_members_of_a_submission_with_their_paths(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored("佐证/", b""), stored("佐证/证明[1]*.pdf", b"proof"), stored(FORM, b"form"))
    batch = taken(tmp_path / "b")
    assert [one.id for one in batch.submissions] == ["甲"]
    assert contents(batch) == {"佐证/证明[1]*.pdf": b"proof", FORM: b"form"}


@unar
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_of_an_old_rar_that_does_not_say_how_they_are_written(tmp_path, taken, encoding):
    names = ["佐证\\统计证明.pdf", "申报表（盖章）.docx"]
    make_rar4(tmp_path / "b/甲.rar", {name.encode(encoding): name.encode() for name in names})
    assert contents(taken(tmp_path / "b")) == {name.replace("\\", "/"): name.encode() for name in names}


@unar
def test_gbk_names_in_a_new_rar(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored("申报表.docx".encode("gbk"), b"form"))
    assert contents(taken(tmp_path / "b")) == {FORM: b"form"}


@unar
def test_two_members_of_one_name_are_both_kept(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored(FORM, b"one"), stored("申报表 (2).docx", b"two"), stored(FORM, b"three"))
    assert contents(taken(tmp_path / "b")) == {FORM: b"one", "申报表 (2).docx": b"two", "申报表 (3).docx": b"three"}


@unar
def test_no_member_leads_out_and_no_neighbour_is_taken_for_a_volume(tmp_path, taken):
    make_rar4(tmp_path / "b/a4.rar", {b"other.txt": b"other"})
    make_rar(
        tmp_path / "b/a5.rar", stored("../../逃.txt", b"1"), stored("/etc/绝对.txt", b"2"), stored("C:\\盘.txt", b"3")
    )
    batch = taken(tmp_path / "b")
    assert [[file.file for file in one.files] for one in batch.submissions] == [
        ["other.txt"],
        ["C:/盘.txt", "etc/绝对.txt", "逃.txt"],
    ]
    assert {path.parent.parent for path in (tmp_path / "unpacked").rglob("*.txt")} == {tmp_path / "unpacked"}
    assert not list(tmp_path.glob("*.txt"))


@unar
def test_links_and_devices_are_listed_and_never_made(tmp_path, taken):
    make_rar(
        tmp_path / "b/甲.rar",
        stored(FORM, b"form"),
        link("链接.pdf", SYMLINK, "/etc/passwd"),
        link("硬链接.pdf", HARD_LINK, "/etc/passwd"),
        stored("管道", b"", mode=0o010644),
        stored("设备", b"", mode=0o020644),
    )
    batch = taken(tmp_path / "b")
    assert contents(batch) == {FORM: b"form"}
    assert problems(batch) == {"链接.pdf": "link", "硬链接.pdf": "link", "管道": "special", "设备": "special"}


@unar
def test_equal_files_that_are_kept_once_are_both_there(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored(FORM, b"form"), link("副本.docx", COPY, FORM), stored("z", b"z"))
    assert contents(taken(tmp_path / "b")) == {FORM: b"form", "副本.docx": b"form", "z": b"z"}


@unar
def test_a_comment_before_the_members_shifts_nothing(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", packing.comment(b"http://example.com"), stored(FORM, b"form"), stored("z", b"z"))
    assert contents(taken(tmp_path / "b")) == {FORM: b"form", "z": b"z"}


@unar
def test_a_damaged_member_costs_only_itself(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored(FORM, b"form"), stored("坏.pdf", b"bad", crc=1), stored("好.pdf", b"good"))
    batch = taken(tmp_path / "b")
    assert contents(batch) == {FORM: b"form", "好.pdf": b"good"}
    assert problems(batch) == {"坏.pdf": "damaged"}


@unar
@pytest.mark.parametrize("size", [1, 100])
def test_a_size_that_lies_costs_only_its_member(tmp_path, taken, size):
    make_rar(tmp_path / "b/甲.rar", stored("谎.pdf", b"data", size=size), stored("好.pdf", b"good"))
    batch = taken(tmp_path / "b")
    assert contents(batch) == {"好.pdf": b"good"}
    assert problems(batch) == {"谎.pdf": "damaged"}


@unar
def test_a_rar_cut_short_keeps_what_is_whole_and_says_that_more_is_missing(tmp_path, taken):
    path = rar_of(tmp_path / "b/甲.rar", {FORM: b"form", "证明.pdf": b"proof" * 100, "z": b"z"})
    path.write_bytes(path.read_bytes()[:-200])
    batch = taken(tmp_path / "b")
    assert contents(batch) == {FORM: b"form"}
    assert problems(batch) == {"证明.pdf": "damaged", "（未能解压的部分）": "rest_lost"}


@unar
def test_a_locked_member_costs_only_itself(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored("锁.pdf", b"E" * 16, locked=True), stored(FORM, b"form"))
    batch = taken(tmp_path / "b")
    assert contents(batch) == {FORM: b"form"}
    assert problems(batch) == {"锁.pdf": "encrypted"}


@unar
def test_a_rar_with_a_password_asks_for_one_without(tmp_path, taken):
    make_rar(tmp_path / "b/名字可见.rar", stored(FORM, b"E" * 16, locked=True))
    (tmp_path / "b/名字不可见.rar").write_bytes(packing.header_encrypted())
    failed = taken(tmp_path / "b").failed
    assert [one.id for one in failed] == ["名字不可见", "名字可见"]
    assert all("密码" in one.problem for one in failed)


@unar
def test_volumes_are_one_submission_that_asks_for_the_whole(tmp_path, taken):
    for number in (1, 2):
        make_rar(tmp_path / f"b/甲.part{number}.rar", stored(FORM, b"form"), volume=True)
    make_rar(tmp_path / "b/乙.rar", stored(FORM, b"form"), volume=True)
    failed = taken(tmp_path / "b").failed
    assert [one.id for one in failed] == ["乙", "甲"]
    assert all("全部分卷" in one.problem for one in failed)


@unar
@pytest.mark.parametrize(("method", "code"), [(3 << 7 | 1, "unsupported"), (3 << 7 | 15 << 10, "memory")])
def test_what_unar_or_memory_cannot_do_is_not_called_damaged(tmp_path, taken, method, code):
    make_rar(tmp_path / "b/甲.rar", stored("新.pdf", b"data", method=method), stored(FORM, b"form"))
    batch = taken(tmp_path / "b")
    assert contents(batch) == {FORM: b"form"}
    assert problems(batch) == {"新.pdf": code}


@unar
def test_a_rar_without_an_end_mark_is_whole_where_it_is_that_old(tmp_path, taken):
    path = make_rar4(tmp_path / "b/甲.rar", {b"a.txt": b"a"})
    path.write_bytes(path.read_bytes()[:-7])
    batch = taken(tmp_path / "b")
    assert contents(batch) == {"a.txt": b"a"}
    assert problems(batch) == {}


@unar
def test_an_old_rar_cut_in_a_member_says_that_more_is_missing(tmp_path, taken):
    path = make_rar4(tmp_path / "b/甲.rar", {b"a.txt": b"a", b"b.txt": b"bbbbbbbb", b"c.txt": b"c"})
    path.write_bytes(path.read_bytes()[: path.read_bytes().index(b"bbbbbbbb") + 4])
    batch = taken(tmp_path / "b")
    assert contents(batch) == {"a.txt": b"a"}
    assert problems(batch) == {"b.txt": "damaged", "（未能解压的部分）": "rest_lost"}


@unar
def test_an_empty_member_is_a_file_of_no_bytes(tmp_path, taken):
    make_rar(tmp_path / "b/甲.rar", stored("空.txt", b""), stored(FORM, b"form"))
    assert contents(taken(tmp_path / "b")) == {"空.txt": b"", FORM: b"form"}


def test_without_unar_the_problem_names_the_package(tmp_path, taken, monkeypatch):
    rar_of(tmp_path / "b/甲.rar", {FORM: b"form"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "软件包 unar" in taken(tmp_path / "b").failed[0].problem
