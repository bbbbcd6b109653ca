"""A batch as it arrives: folders, archives, odd names, leftovers of computers."""

from __future__ import annotations

import os
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest

from pipeline import settings
from pipeline.errors import EmptyBatch, MissingBatch, UnopenedBatch
from pipeline.intake import Batch, Submission

FORM = "申报表.docx"


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def pack(path: Path, *names: str, encoding: str | None = None, modes: dict[str, int] | None = None) -> Path:
    """A zip with these members; with an `encoding` its names carry no UTF-8 flag, as old tools write them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(names):
            stand_in = f"{number:0{len(name.encode(encoding))}d}" if encoding else name
            info = zipfile.ZipInfo(stand_in)
            info.external_attr = (modes or {}).get(name, 0o100644) << 16
            archive.writestr(info, name.encode())
    data = path.read_bytes()
    for number, name in enumerate(names if encoding else ()):
        raw = name.encode(encoding or "")
        data = data.replace(f"{number:0{len(raw)}d}".encode(), raw)
    path.write_bytes(data)
    return path


def ids(batch: Batch) -> list[str]:
    return [submission.id for submission in batch.submissions]


def files(submission: Submission) -> list[str]:
    return [file.file for file in submission.files]


def test_tables_at_the_top_and_a_submission_for_each_folder_or_zip(tmp_path, taken):
    put(tmp_path / "b", "推荐汇总表.xlsx", f"02玩具/{FORM}", "02玩具/佐证/统计/证明.pdf")
    pack(tmp_path / "b/01水产.zip", FORM)
    batch = taken(tmp_path / "b")
    assert [file.file for file in batch.documents] == ["推荐汇总表.xlsx"]
    assert ids(batch) == ["01水产", "02玩具"]
    assert files(batch.submissions[1]) == ["佐证/统计/证明.pdf", FORM]
    assert batch.submissions[0].files[0].path.read_bytes() == FORM.encode()


def test_what_computers_leave_lying_about_is_passed_over(tmp_path, taken):
    put(
        tmp_path / "b",
        f"甲/{FORM}",
        "甲/Thumbs.db",
        "甲/.DS_Store",
        "甲/~$申报表.docx",
        "甲/desktop.ini",
        "__MACOSX/甲/._x",
    )
    pack(tmp_path / "b/乙.zip", FORM, "__MACOSX/._申报表.docx", ".DS_Store")
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["乙", "甲"]
    assert [files(one) for one in batch.submissions] == [[FORM], [FORM]]


def test_everything_else_is_listed(tmp_path, taken):
    put(tmp_path / "b/甲", "a.exe", "没有扩展名", ".隐藏", "图.CAD")
    assert files(taken(tmp_path / "b").submissions[0]) == [".隐藏", "a.exe", "图.CAD", "没有扩展名"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_a_zip_that_does_not_say_how_they_are_written(tmp_path, taken, encoding):
    pack(tmp_path / "b/甲.zip", "申报表（盖章）.pdf", "佐证/联通证明.pdf", encoding=encoding)
    assert files(taken(tmp_path / "b").submissions[0]) == ["佐证/联通证明.pdf", "申报表（盖章）.pdf"]


def test_backslashes_of_a_windows_zip_are_folders(tmp_path, taken):
    pack(tmp_path / "b/甲.zip", "佐证\\证明.pdf", encoding="gbk")
    assert files(taken(tmp_path / "b").submissions[0]) == ["佐证/证明.pdf"]


@pytest.mark.parametrize("head", ["", "整批/", "2025年度申报材料/"])
def test_a_zip_of_the_whole_batch_with_or_without_its_folder(tmp_path, taken, head):
    zipped = pack(tmp_path / "整批.zip", f"{head}汇总表.xlsx", f"{head}甲/{FORM}", f"{head}乙/佐证/a.pdf")
    batch = taken(zipped)
    assert ids(batch) == ["乙", "甲"]
    assert [file.file for file in batch.documents] == ["汇总表.xlsx"]


def test_a_zip_of_one_application_keeps_its_folder(tmp_path, taken):
    batch = taken(pack(tmp_path / "报送.zip", f"甲集群/{FORM}", "甲集群/佐证/证明.pdf"))
    assert ids(batch) == ["甲集群"]


def test_a_submission_zip_of_its_own_folder_is_unwrapped(tmp_path, taken):
    pack(tmp_path / "b/甲.zip", f"甲/{FORM}", "甲/佐证/a.pdf")
    assert files(taken(tmp_path / "b").submissions[0]) == ["佐证/a.pdf", FORM]


def test_folder_and_zip_of_one_name_stay_two(tmp_path, taken):
    put(tmp_path / "b", f"甲/{FORM}")
    pack(tmp_path / "b/甲.zip", FORM)
    assert ids(taken(tmp_path / "b")) == ["甲", "甲.zip"]


def test_two_archives_of_one_name_stay_two(tmp_path, taken):
    pack(tmp_path / "b/甲.zip", FORM)
    put(tmp_path / "b", "甲.rar")
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["甲.zip"]
    assert [one.id for one in batch.failed] == ["甲.rar"]


def test_an_archive_that_is_none_is_named_and_the_rest_goes_on(tmp_path, taken):
    put(tmp_path / "b", "坏的.zip", f"好的/{FORM}")
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["好的"]
    assert batch.failed[0].id == "坏的"
    assert "重新打包" in batch.failed[0].problem


def test_an_empty_folder_is_no_silent_submission(tmp_path, taken):
    (tmp_path / "b/空的").mkdir(parents=True)
    assert [one.id for one in taken(tmp_path / "b").failed] == ["空的"]


def test_a_locked_archive_asks_for_one_without_a_password(tmp_path, taken):
    path = pack(tmp_path / "b/甲.zip", FORM)
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "密码" in taken(tmp_path / "b").failed[0].problem


def test_no_member_leads_out_of_the_work_folder(tmp_path, taken):
    pack(tmp_path / "b/甲.zip", "../../逃.txt", "/etc/绝对.txt", "C:\\盘符.txt", "a/../../b.txt")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    submission = taken(tmp_path / "b").submissions[0]
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert {path.parent.parent for path in new} == {tmp_path / "unpacked"}
    assert files(submission) == ["C:/盘符.txt", "a/b.txt", "etc/绝对.txt", "逃.txt"]


def test_links_are_listed_and_never_followed(tmp_path, taken):
    secret = tmp_path / "别人的文件"
    secret.write_bytes(b"secret")
    put(tmp_path / "b", f"甲/{FORM}")
    os.symlink(secret, tmp_path / "b/甲/链接.pdf")
    pack(tmp_path / "b/乙.zip", FORM, "链接.pdf", modes={"链接.pdf": 0o120777})
    for submission in taken(tmp_path / "b").submissions:
        link = next(file for file in submission.files if file.file == "链接.pdf")
        assert link.path is None
        assert link.problem.code == "link"


def test_limits_of_count_and_swelling(tmp_path, taken, monkeypatch):
    monkeypatch.setattr(settings, "ARCHIVE_FILES", 2)
    pack(tmp_path / "b/多.zip", "1", "2", "3")
    monkeypatch.setattr(settings, "ARCHIVE_RATIO_FROM_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "b/胀.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 1_000_000)
    problems = {one.id: one.problem for one in taken(tmp_path / "b").failed}
    assert "超过 2 个" in problems["多"]
    assert "压缩比" in problems["胀"]


def test_a_size_that_lies_does_not_fill_the_disk(tmp_path, taken):
    path = tmp_path / "b/甲.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 500_000)
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 500_000), struct.pack("<I", 10)))
    batch = taken(tmp_path / "b")
    unpacked = [path.stat().st_size for path in (tmp_path / "unpacked").rglob("*") if path.is_file()]
    assert sum(unpacked) <= 10
    assert batch.failed or batch.submissions[0].files[0].problem


def test_a_zip_inside_a_submission_is_listed_with_what_is_in_it(tmp_path, taken):
    inner = pack(tmp_path / "inner.zip", "证明1.pdf", "下级/证明2.pdf")
    put(tmp_path / "b", f"甲/{FORM}")
    (tmp_path / "b/甲/证明.zip").write_bytes(inner.read_bytes())
    submission = taken(tmp_path / "b").submissions[0]
    assert files(submission) == [FORM, "证明.zip", "证明.zip/下级/证明2.pdf", "证明.zip/证明1.pdf"]
    assert [file.unpacked for file in submission.files] == [False, True, False, False]


def test_a_broken_zip_inside_a_submission_is_that_files_problem(tmp_path, taken):
    put(tmp_path / "b/甲", FORM, "证明.zip")
    form, broken = taken(tmp_path / "b").submissions[0].files
    assert form.problem is None
    assert broken.problem.code == "damaged"


def test_a_damaged_member_costs_only_itself(tmp_path, taken):
    path = pack(tmp_path / "b/甲.zip", FORM, "证明.pdf")
    data = path.read_bytes()
    at = data.index("证明.pdf".encode(), data.index("证明.pdf".encode()) + 1)  # the member's own bytes
    path.write_bytes(data[:at] + b"X" + data[at + 1 :])
    form, proof = taken(tmp_path / "b").submissions[0].files
    assert form.problem is None
    assert proof.problem.code == "damaged"


def test_names_in_nfc_whatever_the_applicants_machine_wrote(tmp_path, taken):
    put(tmp_path / "b", unicodedata.normalize("NFD", "é集群") + "/" + unicodedata.normalize("NFD", "ü.docx"))
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["é集群"]
    assert files(batch.submissions[0]) == ["ü.docx"]


def test_a_folder_name_that_is_no_utf8_is_read_as_gbk(tmp_path, taken):
    os.makedirs(os.fsencode(tmp_path / "b") + b"/" + "甲集群".encode("gbk"))
    with open(os.fsencode(tmp_path / "b") + b"/" + "甲集群/表.txt".encode("gbk"), "wb") as file:
        file.write(b"x")
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["甲集群"]
    assert batch.submissions[0].files[0].path.read_bytes() == b"x"


def test_an_archive_whose_own_name_is_gbk_is_opened(tmp_path, taken):
    path = pack(tmp_path / "b/a.zip", FORM)
    os.rename(path, os.fsencode(tmp_path / "b") + b"/" + "甲集群.zip".encode("gbk"))
    batch = taken(tmp_path / "b")
    assert ids(batch) == ["甲集群"]
    assert files(batch.submissions[0]) == [FORM]


@pytest.mark.parametrize("name", ["..zip", "...zip", "集" * 80 + ".zip"])
def test_an_id_can_always_name_a_folder(tmp_path, taken, name):
    pack(tmp_path / "b" / name, FORM)
    (id,) = ids(taken(tmp_path / "b"))
    (tmp_path / "out" / id).mkdir(parents=True)
    assert (tmp_path / "out" / id).parent == tmp_path / "out"
    assert id not in (".", "..")


def test_equal_files_have_equal_hashes_and_others_not(tmp_path, taken):
    put(tmp_path / "b", "甲/一.pdf", "甲/二.pdf")
    (tmp_path / "b/甲/三.pdf").write_bytes("甲/一.pdf".encode())
    one, three, two = (file.sha256 for file in taken(tmp_path / "b").submissions[0].files)
    assert one == three != two


@pytest.mark.parametrize("names", [[], ["汇总表.xlsx"], ["Thumbs.db"]])
def test_a_batch_without_submissions_says_what_to_put_there(tmp_path, taken, names):
    (tmp_path / "b").mkdir()
    put(tmp_path / "b", *names)
    with pytest.raises(EmptyBatch, match="文件夹"):
        taken(tmp_path / "b")


def test_a_batch_that_is_not_there_or_no_archive(tmp_path, taken):
    with pytest.raises(MissingBatch, match="找不到"):
        taken(tmp_path / "b")
    (tmp_path / "b.zip").write_bytes("不是压缩包".encode())
    with pytest.raises(UnopenedBatch, match="重新打包"):
        taken(tmp_path / "b.zip")
