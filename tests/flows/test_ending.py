"""What the terminal, and a script, is told when a run has ended."""

from __future__ import annotations

import json
from pathlib import Path

from flows.command import main
from flows.ending import ending, ending_lines
from tests.report import example


def test_nothing_is_said_of_letters_that_there_are_none(tmp_path):
    clean = type(example.BATCH)(example.RULESET, 2026, example.DATE, (), (example.CLEAN,))
    text = "\n".join(ending_lines(clean, tmp_path))
    assert "补正通知" not in text
    assert "未能" not in text
    assert "不满足" not in text


def test_the_end_says_what_was_found_where_it_is_and_what_to_do_next():
    lines = list(ending_lines(example.BATCH, Path("out")))
    assert lines[:2] == ["已处理 3 件申报。", "疑点 1 件，待说明 0 件，提示 0 件，无疑点 2 件；不满足认定条件 1 件。"]
    assert "未能处理：04 濠江区@损坏：压缩包已损坏，无法打开，请申报单位重新提交。" in lines
    steps = lines[lines.index("下一步：") + 1 :]
    assert [step.split(".")[0].strip() for step in steps] == ["1", "2", "3", "4"]
    assert "核定 2 份补正通知草稿" in steps[2]


def test_a_script_gets_counts_and_paths():
    told = ending(example.BATCH, Path("out"))
    assert json.loads(json.dumps(told)) == told
    assert (told["processed"], told["levels"]["doubt"], told["failing"]) == (3, 1, 1)
    assert told["failed"] == [{"id": "04 濠江区@损坏", "problem": "压缩包已损坏，无法打开，请申报单位重新提交。"}]


def test_a_script_hears_of_an_error_on_standard_output(tmp_path, capsys):
    assert main(["process", str(tmp_path / "none"), "--out", str(tmp_path / "out"), "--json"]) == 2
    out, errors = capsys.readouterr()
    told = json.loads(out.splitlines()[-1])
    assert (told["event"], told["status"]) == ("error", 2)
    assert "找不到申报材料" in told["message"]
    assert "找不到申报材料" in errors
