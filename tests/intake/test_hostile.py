"""Archives made to hang, crash or flood the machine; files that change while they are taken in."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import struct
import sys
import time
import zlib
from pathlib import Path

import py7zr
import pytest
from packing import make_7z, make_rar4, make_zip

from pipeline import received, settings
from pipeline.archives import Member, sink
from pipeline.archives.budget import Allowance, Budget
from pipeline.archives.child import Job, open_archive
from pipeline.errors import OutputNotWritable

FORM = "申报表.docx"


def script(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_hangs_is_killed_and_the_rest_goes_on(tmp_path, taken, monkeypatch):
    make_rar4(tmp_path / "b/甲.rar", {b"a": b"a"})
    make_zip(tmp_path / "b/乙.zip", {FORM: b"form"})
    script(tmp_path / "bin/unar", f"echo $$ > {tmp_path}/pid; exec sleep 600")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=os.pathsep)
    monkeypatch.setattr(settings, "SECONDS_AN_ARCHIVE", 1.0)
    batch = taken(tmp_path / "b")
    assert [one.id for one in batch.submissions] == ["乙"]
    assert "用时过长" in batch.failed[0].problem
    with pytest.raises(ProcessLookupError):
        _wait_until_gone(int((tmp_path / "pid").read_text()))


def _wait_until_gone(pid: int) -> None:
    for _ in range(50):
        os.kill(pid, 0)
        time.sleep(0.1)


def test_a_program_that_floods_writes_no_more_than_the_list_says(tmp_path, taken, monkeypatch):
    make_rar4(tmp_path / "b/甲.rar", {b"a.txt": b"aaaa"})
    script(tmp_path / "bin/unar", "exec yes")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=os.pathsep)
    (file,) = taken(tmp_path / "b").submissions[0].files
    assert file.problem.code == "damaged"
    assert not [path for path in (tmp_path / "unpacked").rglob("*") if path.is_file()]


def test_a_crash_is_that_archives_problem(tmp_path, taken, monkeypatch):
    make_zip(tmp_path / "b/甲.zip", {FORM: b"form"})
    monkeypatch.setattr(sys, "executable", script(tmp_path / "python", "kill -SEGV $$"))
    assert "异常退出" in taken(tmp_path / "b").failed[0].problem


def test_a_dictionary_larger_than_memory_is_refused(tmp_path, taken, monkeypatch):
    (tmp_path / "b").mkdir()
    _pack_claiming(tmp_path / "b/甲.7z", 0x28)
    monkeypatch.setattr(settings, "UNPACK_MEMORY_BYTES", 512 * 1024**2)
    assert "内存" in taken(tmp_path / "b").failed[0].problem


def _pack_claiming(path: Path, size: int) -> None:
    """A 7z with that dictionary byte for LZMA2: 0x28 stands for 4 GB. Its header is not packed itself."""
    with py7zr.SevenZipFile(path, "w", filters=[{"id": 0x21, "preset": 1}]) as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"form" * 100, FORM)
    data = bytearray(path.read_bytes())
    at, length = struct.unpack_from("<QQ", data, 12)
    header = data[32 + at : 32 + at + length]
    coder = header.index(b"\x21\x21\x01") + 3
    header[coder] = size
    data[32 + at : 32 + at + length] = header
    struct.pack_into("<I", data, 28, zlib.crc32(header))
    struct.pack_into("<I", data, 8, zlib.crc32(data[12:32]))
    path.write_bytes(data)


def test_a_zip_of_very_many_members_is_refused_and_none_is_written(tmp_path, taken):
    make_zip(tmp_path / "b/甲.zip", {str(number): b"" for number in range(settings.ARCHIVE_FILES + 1)})
    assert "超过 5000 个" in taken(tmp_path / "b").failed[0].problem
    assert not list((tmp_path / "unpacked").iterdir())


def test_a_full_disk_is_told_from_a_bad_archive(tmp_path, taken, monkeypatch):
    path = make_zip(tmp_path / "b/甲.zip", {FORM: bytes(100_000)})
    monkeypatch.setattr(sink, "_opened", lambda _: Path("/dev/full").open("wb"))  # noqa: SIM115
    limit = Allowance(Budget.of_submission(), 1000).limit()
    assert open_archive(Job("zip", path, tmp_path, limit)).errno == errno.ENOSPC
    monkeypatch.setattr(sys, "executable", script(tmp_path / "python", 'echo "{\\"errno\\": 28}"'))
    with pytest.raises(OutputNotWritable, match="磁盘已满"):
        taken(tmp_path / "b")


@pytest.mark.parametrize("make", [make_zip, make_7z])
def test_archives_with_bytes_turned_end_in_members_or_a_problem(tmp_path, make):
    """In this process: nothing but an outcome may come out of a spoilt archive."""
    members = {"a.txt": b"text" * 300, "佐证/b.pdf": random.Random(1).randbytes(500)}
    whole = make(tmp_path / "whole", members).read_bytes()
    limit = Allowance(Budget.of_submission(), len(whole)).limit()
    for seed in range(150):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(6, len(data))] = chance.randrange(256)
        (tmp_path / "spoilt").write_bytes(data)
        folder = tmp_path / str(seed)
        folder.mkdir()
        outcome = open_archive(Job("zip" if make is make_zip else "7z", tmp_path / "spoilt", folder, limit))
        assert outcome.error or outcome.members
        for member in outcome.members:
            assert member.problem or member.is_folder or member.path.read_bytes() in members.values()


# -- files that change ------------------------------------------------------------------------------


def test_a_file_that_grows_while_it_is_hashed_is_named_and_not_read(tmp_path, taken, monkeypatch):
    (tmp_path / "b/甲").mkdir(parents=True)
    (tmp_path / "b/甲/a.pdf").write_bytes(b"first part")
    (tmp_path / "b/甲/b.pdf").write_bytes(b"whole")
    hash_file = hashlib.file_digest

    def hash_slowly(file, name):
        if file.name.endswith("a.pdf"):
            with open(file.name, "ab") as writer:
                writer.write(b" and more")
        return hash_file(file, name)

    monkeypatch.setattr(received.hashlib, "file_digest", hash_slowly)
    growing, whole = taken(tmp_path / "b").submissions[0].files
    assert (growing.path, growing.problem.code) == (None, "changed")
    assert "复制完成" in growing.problem.message
    assert whole.problem is None


def test_a_file_that_is_gone_when_its_turn_comes_is_named(tmp_path):
    file = received.receive(Member("a.pdf", tmp_path / "a.pdf"))
    assert (file.path, file.problem.code) == (None, "changed")


def test_an_archive_that_is_still_being_copied_is_named_as_changed(tmp_path, taken, monkeypatch):
    path = make_zip(tmp_path / "b/甲.zip", {FORM: b"form"})
    whole = path.read_bytes()
    path.write_bytes(whole[:-10])
    script(tmp_path / "python", f'printf x >> {path}; exec {sys.executable} "$@"')
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert "还在复制" in taken(tmp_path / "b").failed[0].problem


def test_a_pipe_in_the_batch_is_listed_and_never_opened(tmp_path, taken):
    (tmp_path / "b/甲").mkdir(parents=True)
    os.mkfifo(tmp_path / "b/甲/管道")
    assert taken(tmp_path / "b").submissions[0].files[0].problem.code == "special"


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path, taken, monkeypatch):
    (tmp_path / "b/甲/锁").mkdir(parents=True)
    (tmp_path / "b/甲" / FORM).write_bytes(b"form")
    look = os.scandir

    def refuse(path="."):
        if str(path).endswith("锁"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    form, locked = taken(tmp_path / "b").submissions[0].files
    assert form.problem is None
    assert (locked.file, locked.problem.code) == ("锁", "no_access")
