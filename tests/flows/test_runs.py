"""A run again, in another order, with other workers: the same bytes, and only what changed is done."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

from flows import judging, submission


def written(out: Path) -> dict[str, bytes]:
    """Everything people and programs get, by its path under OUT."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".store" not in path.parts
    }


def reads(monkeypatch) -> list[str]:
    """The names of the files handed to the workers for reading, as they are."""
    handed: list[str] = []
    start = submission.Workers.start

    def watched(self, seconds, work, *args, **kwargs):
        if work.__name__ == "read_file":
            handed.append(args[1].file)
        return start(self, seconds, work, *args, **kwargs)

    monkeypatch.setattr(submission.Workers, "start", watched)
    return handed


def test_the_number_of_workers_changes_no_byte(run, batch, tmp_path):
    run(batch, tmp_path / "one", workers=1)
    run(batch, tmp_path / "two", workers=2)
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_a_second_run_reads_nothing_and_writes_nothing_anew(run, batch, tmp_path, monkeypatch):
    run(batch)
    first = written(tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*") if ".store" not in path.parts}
    handed = reads(monkeypatch)
    run(batch)
    assert handed == []
    assert written(tmp_path / "out") == first
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_only_the_changed_file_is_read_again(run, batch, monkeypatch):
    run(batch)
    (batch / "乙针织集群/补充.txt").write_text("补充说明")
    handed = reads(monkeypatch)
    run(batch)
    assert handed == ["补充.txt"]


def test_a_deleted_or_lost_report_comes_back(run, batch, tmp_path):
    run(batch)
    first = written(tmp_path / "out")
    (tmp_path / "out/submissions/甲玩具集群/report.docx").unlink()
    run(batch)
    assert written(tmp_path / "out") == first


def test_a_damaged_store_is_made_anew(run, batch, tmp_path):
    run(batch)
    first = written(tmp_path / "out")
    for entry in (tmp_path / "out/.store").rglob("*.json"):
        entry.write_bytes(entry.read_bytes()[:40])
    run(batch)
    assert written(tmp_path / "out") == first


def test_judging_on_another_day_reads_no_file(run, batch, tmp_path, monkeypatch):
    run(batch)
    handed = reads(monkeypatch)
    run(batch, date=datetime.date(2025, 7, 1))
    assert handed == []
    assert json.loads((tmp_path / "out/batch.json").read_bytes())["date"] == "2025-07-01"


def test_folders_of_submissions_that_left_the_batch_stay_untouched(run, batch, tmp_path):
    run(batch)
    note = tmp_path / "out/submissions/乙针织集群/审核意见.txt"
    note.write_text("已核对")
    for file in (batch / "乙针织集群").iterdir():
        file.unlink()
    (batch / "乙针织集群").rmdir()
    run(batch)
    named = [one["id"] for one in json.loads((tmp_path / "out/batch.json").read_bytes())["submissions"]]
    assert named == ["甲玩具集群"]
    assert note.read_text() == "已核对"


def test_every_file_received_is_a_document_in_the_order_of_names(run, batch):
    for name in ("图纸.dwg", "附件/证明.txt", "A.bin"):
        path = batch / "甲玩具集群" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    report = next(one for one in run(batch).reports if one.submission.id == "甲玩具集群")
    assert [one.file for one in report.documents] == ["A.bin", "图纸.dwg", "申报表.docx", "附件/证明.txt"]


def test_one_submission_that_breaks_the_judge_leaves_the_others_finished(run, batch, monkeypatch):
    judge = judging.judge

    def brittle(case, ruleset):
        if case.id.startswith("甲"):
            raise ZeroDivisionError
        return judge(case, ruleset)

    monkeypatch.setattr(judging, "judge", brittle)
    report = run(batch)
    assert [one.id for one in report.failed] == ["甲玩具集群"]
    assert [one.submission.id for one in report.reports] == ["乙针织集群"]


def test_one_submission_that_breaks_the_cross_checks_leaves_the_others_compared(run, batch, monkeypatch):
    find_doubts = judging.find_doubts

    def brittle(cases, *rest):
        if any(case.id.startswith("甲") for case in cases):
            raise ZeroDivisionError
        return find_doubts(cases, *rest)

    monkeypatch.setattr(judging, "find_doubts", brittle)
    report = run(batch)
    assert [one.id for one in report.failed] == ["甲玩具集群"]
    assert [one.submission.id for one in report.reports] == ["乙针织集群"]


def test_an_archive_is_listed_with_its_members(run, batch, tmp_path):
    shutil.make_archive(str(tmp_path / "佐证"), "zip", batch / "乙针织集群")
    shutil.copy(tmp_path / "佐证.zip", batch / "甲玩具集群/佐证.zip")
    report = next(one for one in run(batch).reports if one.submission.id == "甲玩具集群")
    listed = {one.file: (one.role, one.status) for one in report.documents}
    assert listed["佐证.zip"] == ("archive", "read")
    assert listed["佐证.zip/申报表.docx"][1] == "read"
