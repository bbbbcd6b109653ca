"""The service as people start it: refused with words where it cannot be, and once from the drop to the reports."""

from __future__ import annotations

import importlib.metadata
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.inbox.folders import open_inbox
from flows.inbox.lock import only_one

ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
SCHEDULES = importlib.metadata.version("sqlalchemy").startswith("2.0.")


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", "serve", *arguments]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "o"], "缺少参数：--inbox"),
        (["--inbox", "i", "--out", "o", "--every", "0"], "秒数"),
        (["--inbox", "i", "--out", "o", "--settle", "半分钟"], "秒数"),
        (["--inbox", "i", "--out", "o", "--port", "80"], "端口"),
        (["--inbox", "i", "--out", "i/o"], "--out"),
        (["--inbox", "没有/i", "--out", "o"], "共享盘"),
        (["--inbox", "i", "--out", "o", "--ruleset", "shantou-1999"], "shantou-2025"),
        (["--inbox", "i", "--out", "o", "--history", "没有"], "没有审核报告"),
    ],
)
def test_what_cannot_be_served_is_told_in_chinese_and_nothing_made(tmp_path, monkeypatch, arguments, words):
    monkeypatch.setitem(ENVIRONMENT, "PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.chdir(tmp_path)
    ended = serve(*arguments)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = serve("--inbox", str(tmp_path / "收件"), "--out", str(tmp_path / "报告"), "--port", port)
    assert ended.returncode == 2
    assert f"端口 {port} 已被其他程序占用" in ended.stderr


def test_a_second_service_on_one_inbox(tmp_path):
    inbox = open_inbox(tmp_path / "收件", tmp_path / "报告")
    with only_one(inbox.own / "serve.lock", ""):
        ended = serve("--inbox", str(inbox.root), "--out", str(tmp_path / "另一处"), "--port", str(free_port()))
    assert ended.returncode == 2
    assert f"已有一个服务在看管（进程号 {os.getpid()}）" in ended.stderr


@pytest.fixture
def service(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    places = ["--inbox", str(tmp_path / "收件"), "--out", str(tmp_path / "报告"), "--port", str(free_port())]
    started = subprocess.Popen(
        [sys.executable, "-m", "flows", "serve", *places, "--every", "5", "--settle", "1", "--workers", "1"],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield started
    started.kill()
    started.wait()


def read_until(service: subprocess.Popen[str], words: str) -> str:
    """What the service says up to the line with these words."""
    said = ""
    assert service.stdout is not None
    for line in service.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"ended before it said {words}: {said}")


@pytest.mark.skipif(
    not SCHEDULES, reason="Prefect's scheduler fails with SQLAlchemy 2.1; 2.0 is what pyproject asks for"
)
def test_a_batch_dropped_into_a_running_service(service, batch, tmp_path):
    told = read_until(service, "停止请按")
    assert re.search(r"流程页面：http://127\.0\.0\.1:\d+", told)
    batch.rename(tmp_path / "收件" / batch.name)
    read_until(service, "处理完毕")
    assert (tmp_path / "报告" / batch.name / "index.html").is_file()
    time.sleep(1)
    service.send_signal(signal.SIGTERM)
    said = read_until(service, "收件服务已停止")
    assert service.wait(60) == 0
    assert "Traceback" not in said
