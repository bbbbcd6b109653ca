"""Archives in archives, and what they may cost together."""

from __future__ import annotations

import shutil

import pytest
from packing import make_7z, make_zip, rar_of

from pipeline import settings

FORM = "申报表.docx"


def files(batch) -> list[str]:
    (submission,) = batch.submissions
    return [file.file for file in submission.files]


def problems(batch) -> dict[str, str]:
    (submission,) = batch.submissions
    return {file.file: file.problem.code for file in submission.files if file.problem}


@pytest.mark.skipif(shutil.which("unar") is None, reason="unar is not installed")
def test_each_kind_in_each_other(tmp_path, taken):
    rar = rar_of(tmp_path / "c.rar", {"证明.pdf": b"proof"})
    zipped = make_zip(tmp_path / "b.zip", {"佐证/内.rar": rar.read_bytes()})
    make_7z(tmp_path / "b/甲.7z", {FORM: b"form", "附件.zip": zipped.read_bytes()})
    batch = taken(tmp_path / "b")
    inner = "附件.zip/佐证/内.rar"
    assert files(batch) == [FORM, "附件.zip", inner, f"{inner}/证明.pdf"]
    assert [file.unpacked for file in batch.submissions[0].files] == [False, True, True, False]
    assert batch.submissions[0].files[3].path.read_bytes() == b"proof"


@pytest.mark.skipif(shutil.which("unar") is None, reason="unar is not installed")
@pytest.mark.parametrize("make", [make_zip, make_7z, rar_of])
def test_a_whole_batch_in_an_archive_of_any_kind(tmp_path, taken, make):
    one = make_7z(tmp_path / "1.7z", {FORM: b"form"}).read_bytes()
    two = rar_of(tmp_path / "2.rar", {FORM: b"form"}).read_bytes()
    batch = taken(
        make(
            tmp_path / "整批",
            {"整批/汇总表.xlsx": b"x", "整批/乙.7z": one, "整批/丙.rar": two, f"整批/甲/{FORM}": b"f"},
        )
    )
    assert [one.id for one in batch.submissions] == ["丙", "乙", "甲"]
    assert [file.file for file in batch.documents] == ["汇总表.xlsx"]


def test_what_lies_too_deep_is_named(tmp_path, taken):
    data = b"deep"
    for number in range(settings.ARCHIVE_DEPTH + 2):
        data = make_zip(tmp_path / "x.zip", {f"{number}.zip" if number else "底.txt": data}).read_bytes()
    (tmp_path / "b").mkdir()
    (tmp_path / "b/甲.zip").write_bytes(data)
    batch = taken(tmp_path / "b")
    assert list(problems(batch).values()) == ["nested"]
    assert not any("底.txt" in name for name in files(batch))


def test_many_small_archives_together_meet_the_limit_of_bytes(tmp_path, taken, monkeypatch):
    monkeypatch.setattr(settings, "ARCHIVE_BYTES", 10_000)
    for name in "123":
        make_zip(tmp_path / f"b/甲/{name}.zip", {"a.txt": b"x" * 4_000})
    batch = taken(tmp_path / "b")
    assert problems(batch) == {"3.zip": "too_large"}
    assert files(batch) == ["1.zip", "1.zip/a.txt", "2.zip", "2.zip/a.txt", "3.zip"]


def test_many_small_archives_together_meet_the_limit_of_files(tmp_path, taken, monkeypatch):
    monkeypatch.setattr(settings, "ARCHIVE_FILES", 5)
    for name in "123":
        make_zip(tmp_path / f"b/甲/{name}.zip", {"a": b"", "b": b""})
    batch = taken(tmp_path / "b")
    assert problems(batch) == {"3.zip": "too_many"}
    assert "超过 5 个" in batch.submissions[0].files[-1].problem.message


def test_the_limits_are_each_submissions_own(tmp_path, taken, monkeypatch):
    monkeypatch.setattr(settings, "ARCHIVE_BYTES", 10_000)
    for name in "甲乙丙":
        make_zip(tmp_path / f"b/{name}.zip", {"a.txt": b"x" * 6_000})
    assert len(taken(tmp_path / "b").submissions) == 3


def test_a_bomb_of_archives_in_archives_is_measured_by_the_outermost(tmp_path, taken, monkeypatch):
    monkeypatch.setattr(settings, "ARCHIVE_RATIO_FROM_BYTES", 300_000)
    inner = make_zip(tmp_path / "i.zip", {"0": b"0" * 200_000}).read_bytes()
    make_zip(tmp_path / "b/甲.zip", {FORM: b"form"} | {f"{number}.zip": inner for number in range(10)})
    batch = taken(tmp_path / "b")
    assert set(problems(batch).values()) == {"bomb"}
    unpacked = sum(path.stat().st_size for path in (tmp_path / "unpacked").rglob("*") if path.is_file())
    assert unpacked <= 300_000
    assert FORM in files(batch)


def test_an_empty_archive_inside_is_named(tmp_path, taken):
    make_zip(tmp_path / "b/甲/空.zip", {})
    assert problems(taken(tmp_path / "b")) == {"空.zip": "empty"}


def test_a_folder_and_an_archive_of_one_name_hide_nothing(tmp_path, taken):
    inner = make_zip(tmp_path / "i.zip", {"a.txt": b"inside"}).read_bytes()
    make_zip(tmp_path / "b/甲.zip", {"证.zip": inner, "证.zip/a.txt": b"beside"})
    batch = taken(tmp_path / "b")
    assert files(batch) == ["证.zip", "证.zip/a (2).txt", "证.zip/a.txt"]
