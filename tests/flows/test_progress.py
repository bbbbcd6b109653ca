"""What is shown while a batch is processed: that it moves, and no flood."""

from __future__ import annotations

import io
import json
import re

from rich.cells import cell_len
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


def test_nothing_is_cut_off_or_wrapped_on_a_narrow_terminal():
    console = Console(file=io.StringIO(), force_terminal=True, width=80)
    bar = Bar(console)
    bar.stage("读取材料", 100)
    bar.step("05-潮南区家用纺织印花／03佐证材料/附7批复.pdf", 1558)
    bar.page("05-潮南区家用纺织印花／03佐证材料/附7批复.pdf", 3, 120)
    bar.close()
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", console.file.getvalue()).splitlines()
    last = [line for line in shown if "读取材料" in line][-1]
    assert cell_len(last.rstrip()) <= 80
    for words in ("1/100", "已读出 1558 处数据", "复.pdf 第 3/120 页"):
        assert words in last
