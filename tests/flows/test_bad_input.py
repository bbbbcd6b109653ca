"""What arrives broken: each case gets words that say what to do, the right exit status, and costs nothing else."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from flows import publishing


def report(out: Path, id: str) -> dict:
    return json.loads((out / "submissions" / id / "report.json").read_bytes())


def document(out: Path, id: str, file: str) -> dict:
    return next(one for one in report(out, id)["documents"] if one["file"] == file)


def test_an_honest_batch_ends_well(command, batch, tmp_path, capsys):
    assert command(batch) == 0
    written = json.loads((tmp_path / "out/batch.json").read_bytes())
    assert {one["id"] for one in written["submissions"]} == {"甲玩具集群", "乙针织集群"}
    assert all((tmp_path / "out" / one["report"]).is_file() for one in written["submissions"])
    assert "已处理 2 件申报" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, [], ["汇总表.xlsx"]])
def test_a_missing_or_empty_batch_writes_nothing(command, tmp_path, capsys, content):
    batch = tmp_path / "批次"
    if content is not None:
        batch.mkdir()
        for name in content:
            (batch / name).write_bytes(b"x")
    assert command(batch) == 2
    assert not (tmp_path / "out").exists()
    assert "再运行一次" in capsys.readouterr().err


def test_a_batch_zip_that_is_none(command, tmp_path, capsys):
    (tmp_path / "批次.zip").write_bytes(b"PK no")
    assert command(tmp_path / "批次.zip") == 2
    assert not (tmp_path / "out").exists()
    assert "重新打包" in capsys.readouterr().err


def test_a_broken_submission_is_named_and_the_others_are_finished(command, batch, tmp_path, capsys):
    (batch / "丙.zip").write_bytes(b"broken")
    assert command(batch) == 1
    written = json.loads((tmp_path / "out/batch.json").read_bytes())
    assert [one["id"] for one in written["failed"]] == ["丙"]
    assert len(written["submissions"]) == 2
    assert "未能处理：丙" in capsys.readouterr().out


def test_broken_files_are_listed_with_their_problem(command, batch, tmp_path):
    folder = batch / "甲玩具集群"
    (folder / "空.pdf").write_bytes(b"")
    (folder / "损坏.docx").write_bytes((folder / "申报表.docx").read_bytes()[:900])
    (folder / "乱码.pdf").write_bytes(bytes(range(256)) * 4)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "加密.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    assert command(batch) == 0
    for name in ("空.pdf", "损坏.docx", "乱码.pdf", "加密.pdf"):
        entry = document(tmp_path / "out", "甲玩具集群", name)
        assert entry["status"] == "unreadable", name
        assert entry["problem"]["message"], name
    assert document(tmp_path / "out", "甲玩具集群", "申报表.docx")["status"] == "read"


@pytest.mark.parametrize("name", ["#1 100% & <集群>?", "[red]甲", "甲 .", "-n", "{id}", "'\"`$HOME"])
def test_odd_names_reach_the_reports(command, batch, tmp_path, name):
    (batch / "甲玩具集群").rename(batch / name)
    (batch / name / "申报表.docx").rename(batch / name / f"{name}.docx")
    assert command(batch) == 0
    assert report(tmp_path / "out", name)["documents"][0]["file"] == f"{name}.docx"


def test_folder_and_archive_of_one_name(command, batch, tmp_path):
    shutil.make_archive(str(batch / "甲玩具集群"), "zip", batch / "甲玩具集群")
    assert command(batch) == 0
    assert (tmp_path / "out/submissions/甲玩具集群/report.json").is_file()
    assert (tmp_path / "out/submissions/甲玩具集群.zip/report.json").is_file()


def test_an_output_that_cannot_be_a_folder(command, batch, tmp_path, capsys):
    (tmp_path / "out").write_bytes(b"a file")
    assert command(batch) == 3
    assert "--out" in capsys.readouterr().err


def test_a_disk_that_fills_up_keeps_what_is_finished(command, batch, tmp_path, capsys, monkeypatch):
    assert command(batch) == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out/submissions").rglob("*.*")}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publishing, "write_batch", full)
    (tmp_path / "out/worklist.xlsx").unlink()
    assert command(batch) == 3
    assert "磁盘已满" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (tmp_path / "out/submissions").rglob("*.*")} == before


@pytest.mark.parametrize("place", [".", "报告", "甲玩具集群/报告"])
def test_an_output_inside_the_batch_is_refused(command, batch, capsys, place):
    before = sorted(batch.rglob("*"))
    assert command(batch, out=batch / place) == 2
    assert sorted(batch.rglob("*")) == before
    assert "--out" in capsys.readouterr().err


def test_history_without_reports_or_with_a_broken_one(command, batch, tmp_path, capsys):
    earlier = tmp_path / "往年"
    assert command(batch, "--history", str(earlier)) == 2
    assert "没有审核报告" in capsys.readouterr().err
    (earlier / "submissions/甲").mkdir(parents=True)
    (earlier / "submissions/甲/report.json").write_text("{")
    assert command(batch, "--history", str(earlier)) == 2
    assert str(earlier) in capsys.readouterr().err


def test_an_earlier_output_serves_as_history(command, batch, tmp_path):
    assert command(batch) == 0
    assert command(batch, "--history", str(tmp_path / "out"), out=tmp_path / "new") == 0


def test_interrupting_is_no_error_in_the_program(command, batch, capsys, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "write_batch", interrupted)
    assert command(batch) == 130
    assert "接着做" in capsys.readouterr().err


def test_ctrl_c_while_the_flow_service_starts(batch, tmp_path):
    """A terminal sends it to every process of the command, the flow service's too."""
    command = [sys.executable, "-m", "flows", "process", str(batch), "--out", str(tmp_path / "out"), "--year", "2025"]
    running = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # a job in the background is started with Ctrl-C ignored, and would hand that on
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stderr is not None
    for line in running.stderr:
        if "启动流程服务" in line:
            break
    os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "接着做" in said
    assert "Traceback" not in said
