"""What an archive is is decided by its bytes."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from packing import make_7z, make_rar4, make_zip

from pipeline.archives import is_archive
from pipeline.archives.kinds import find_kind

OFFICE = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}


@pytest.mark.parametrize(
    "members",
    [
        OFFICE,
        {"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"},
        {"Doc_0/Document.xml": b"<x/>", "OFD.xml": b"<x/>"},
        {"mimetype": b"application/vnd.oasis.opendocument.text"},
    ],
)
@pytest.mark.parametrize("name", ["甲.docx", "甲.zip", "甲.rar", "甲"])
def test_office_files_and_ofd_stay_files_whatever_their_name(tmp_path, members, name):
    path = make_zip(tmp_path / name, members)
    assert not is_archive(name, path)


def test_an_office_file_cut_short_stays_a_file(tmp_path):
    path = make_zip(tmp_path / "甲.docx", OFFICE | {"word/media/1.png": bytes(5000)}, method=0)
    path.write_bytes(path.read_bytes()[:3000])
    assert not is_archive("甲.docx", path)


def test_a_zip_that_holds_office_files_is_an_archive(tmp_path):
    inner = make_zip(tmp_path / "i.docx", OFFICE, method=0).read_bytes()
    path = make_zip(tmp_path / "甲.zip", {"申报表.docx": inner, "佐证/[Content_Types].xml": b""}, method=0)
    assert find_kind(path) == "zip"


@pytest.mark.parametrize("name", ["甲.zip", "甲.rar", "甲.pdf", "甲"])
def test_the_name_does_not_count(tmp_path, name):
    assert find_kind(make_zip(tmp_path / "z", {"a": b"a"})) == "zip"
    assert find_kind(make_7z(tmp_path / "s", {"a": b"a"})) == "7z"
    assert find_kind(make_rar4(tmp_path / "r", {b"a": b"a"})) == "rar"
    assert is_archive(name, tmp_path / "s")


def test_a_rar_that_is_a_zip_is_a_submission(tmp_path, taken):
    make_zip(tmp_path / "b/甲.rar", {"申报表.docx": b"form"})
    make_7z(tmp_path / "b/乙", {"申报表.docx": b"form"})
    assert [one.id for one in taken(tmp_path / "b").submissions] == ["乙", "甲"]


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n"])
def test_a_document_that_is_named_an_archive_stays_a_file(tmp_path, head):
    (tmp_path / "甲.zip").write_bytes(head + b"rest")
    assert not is_archive("甲.zip", tmp_path / "甲.zip")


def test_what_is_named_an_archive_and_is_nothing_known_is_one_that_is_damaged(tmp_path, taken):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/甲.7z").write_bytes(b"")
    (tmp_path / "b/乙.rar").write_bytes(b"\x00\x01")
    assert [(one.id, "重新打包" in one.problem) for one in taken(tmp_path / "b").failed] == [("乙", True), ("甲", True)]


def test_tar_and_gz_are_no_silent_documents(tmp_path, taken):
    (tmp_path / "b/丙").mkdir(parents=True)
    (tmp_path / "b/乙.csv.gz").write_bytes(gzip.compress(b"a"))
    (tmp_path / "b/丙/附件.tar.gz").write_bytes(gzip.compress(b"a"))
    with tarfile.open(tmp_path / "b/甲.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    batch = taken(tmp_path / "b")
    assert [(one.id, "重新打成 zip" in one.problem) for one in batch.failed] == [("乙.csv", True), ("甲", True)]
    assert batch.submissions[0].files[0].problem.code == "other_format"


def test_a_long_directory_is_not_read_before_limits_hold(tmp_path):
    path = make_zip(tmp_path / "甲.zip", {f"{number:0200d}": b"" for number in range(10_000)} | {"mimetype": b""})
    assert find_kind(path) == "zip"
