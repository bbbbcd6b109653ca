"""What the command line says to who mistypes it."""

from __future__ import annotations

import re

import pytest

from flows.command import main

ENGLISH_PROSE = re.compile(r"\b(usage|argument|required|invalid|expected|error|option|choose)\b")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "缺少参数"),
        (["process"], "缺少参数：BATCH, --out"),
        (["process", "批次"], "缺少参数：--out"),
        (["process", "批次", "--out"], "后面缺少内容"),
        (["process", "批次", "--out", "o", "--date", "昨天"], "2025-06-30"),
        (["process", "批次", "--out", "o", "--year", "25"], "四位数"),
        (["process", "批次", "--out", "o", "--workers", "0"], "1 至 99"),
        (["process", "批次", "--out", "o", "--fast"], "不认识的参数：--fast"),
        (["proces"], "不能是"),
        (["read", "x.pdf", "--role", "form"], "不能是"),
        (["read", "没有这个文件.pdf"], "无法打开"),
        (["rules", "shantou-1999"], "shantou-2025"),
    ],
)
def test_a_usage_error_is_told_in_chinese(arguments, words, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert not ENGLISH_PROSE.search(said)


def test_help_is_in_chinese(capsys):
    for command in ([], ["process"], ["read"], ["rules"], ["quantities"]):
        with pytest.raises(SystemExit) as left:
            main([*command, "--help"])
        assert left.value.code == 0
    said = capsys.readouterr().out
    assert "用法：cluster-intake process" in said
    assert not ENGLISH_PROSE.search(said)


def test_an_unknown_ruleset_or_a_year_without_one_is_refused_before_reading(batch, tmp_path, capsys):
    command = ["process", str(batch), "--out", str(tmp_path / "out"), "--quiet"]
    assert main([*command, "--ruleset", "shantou-1999"]) == 2
    assert main([*command, "--year", "2001"]) == 2
    assert "shantou-2025" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_rules_are_listed_and_each_can_be_read(capsys):
    assert main(["rules"]) == 0
    assert "shantou-2025" in capsys.readouterr().out
    assert main(["rules", "shantou-2025"]) == 0
    said = capsys.readouterr().out
    assert len(re.findall(r"(?m)^\d+\. ", said)) == 24
    assert "≥30亿元" in said


def test_quantities_one_line_a_sentence(capsys, monkeypatch):
    assert main(["quantities", "产值85.6亿元", "没有数字"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert '"text": "85.6亿元"' in first
    assert second.endswith('"quantities": []}')
    monkeypatch.setattr("sys.stdin", iter(["120家\n", "3项\r\n"]))
    assert main(["quantities", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
