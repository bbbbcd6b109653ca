"""What is shown while a batch is processed: that it moves, and no flood."""

from __future__ import annotations

import io
import json

from rich.console import Console

from flows import progress
from flows.progress import Bar, Lines, Plain


def test_a_log_gets_a_tenth_at_a_time():
    out = io.StringIO()
    plain = Plain(out)
    plain.stage("读取材料", 200)
    for number in range(200):
        plain.step(f"甲／{number}.pdf")
    lines = out.getvalue().splitlines()
    assert lines[0] == "读取材料：共 200 项"
    assert lines[1].startswith("读取材料：20/200，还剩 180")
    assert len(lines) == 11


def test_a_log_hears_of_pages_now_and_then(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    out = io.StringIO()
    plain = Plain(out)
    plain.stage("读取材料", 3)
    for page in range(1, 401):
        plain.page("甲／扫描件.pdf", page, 400)
        now[0] += 1
    lines = out.getvalue().splitlines()[1:]
    assert lines[0] == "读取材料：正在读第 1/400 页（甲／扫描件.pdf）"
    assert 20 <= len(lines) <= 30


def test_a_log_says_what_was_found_so_far():
    out = io.StringIO()
    plain = Plain(out)
    plain.stage("读取材料", 2)
    plain.step("甲／1.pdf", 12)
    plain.step("甲／2.pdf", 30)
    assert out.getvalue().splitlines()[-1] == "读取材料：2/2，还剩 0，已读出 42 处数据（甲／2.pdf）"


def test_a_script_gets_each_step_as_a_json_object_on_a_line():
    out = io.StringIO()
    lines = Lines(out)
    lines.say("正在清点")
    lines.stage("读取材料", 2)
    lines.step("甲／\udcb9\n.pdf", 12)
    lines.page("甲／2.pdf", 1, 400)
    lines.page("甲／2.pdf", 2, 400)
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["event"] for one in told] == ["message", "stage", "step", "page"]
    assert told[2] == {
        "event": "step", "stage": "读取材料", "done": 1, "total": 2, "on": "甲／\udcb9\n.pdf", "figures": 12,
    }  # fmt: skip


def test_a_terminal_shows_the_page():
    console = Console(file=io.StringIO(), force_terminal=True, width=160)
    bar = Bar(console)
    bar.page("too early", 1, 2)
    bar.stage("读取材料", 3)
    bar.page("甲[1]／扫描件.pdf", 37, 400)
    bar.close()
    assert "甲［1］／扫描件.pdf 第 37/400 页" in console.file.getvalue()
