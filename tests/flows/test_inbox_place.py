"""The inbox's own place: where it can be, what is made there, and that one service looks after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from flows.inbox.folders import open_inbox
from flows.inbox.lock import Held, only_one
from pipeline.errors import BadUsage


def test_an_inbox_is_made_with_its_notice(tmp_path):
    inbox = open_inbox(tmp_path / "收件", tmp_path / "报告")
    assert sorted(path.name for path in inbox.root.iterdir()) == [
        ".intake",
        "done",
        "failed",
        "working",
        "使用说明.txt",
    ]


@pytest.mark.parametrize(
    ("inbox", "out", "words"),
    [
        ("收件", "收件", "--out"),
        ("收件", "收件/报告", "--out"),
        ("没有/收件", "报告", "共享盘"),
        ("文件", "报告", "--inbox"),
    ],
)
def test_a_place_that_cannot_be_an_inbox_is_refused_and_nothing_made(tmp_path, inbox, out, words):
    (tmp_path / "文件").write_text("x")
    with pytest.raises(BadUsage, match=words):
        open_inbox(tmp_path / inbox, tmp_path / out)
    assert [path.name for path in tmp_path.iterdir()] == ["文件"]


def test_a_second_hand_is_refused_and_the_lock_goes_with_its_holder(tmp_path):
    lock = tmp_path / "lock"
    hold = (
        "import sys; from pathlib import Path; from flows.inbox.lock import only_one\n"
        "with only_one(Path(sys.argv[1]), ''): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(Held, match=f"已有一个服务.*{holder.pid}"), only_one(lock, "已有一个服务"):
        pass
    holder.kill()
    holder.wait()
    with only_one(lock, "已有一个服务"):
        pass
