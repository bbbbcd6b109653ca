"""What a reviewer decides on a finding is added, shown, carried over, and open again once its evidence changes."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from conftest import write_form

from flows.command import main
from pipeline.decisions import FILE, Entry, Ledger, evidence_of, read_ledger, record
from pipeline.model import Finding, Source
from validators.review import review

FINDING = Finding(
    "statements_differ-aaaaaaaaaaaa", "statements_differ", "conflict", "doubt", "一处为5.0，另一处为4.0。"
)


def entry(number: int = 0, **other: str) -> Entry:
    words = {
        "submission": "甲",
        "finding": FINDING.id,
        "choice": "explained",
        "by": "张三",
        "at": "2025-06-01T09:00:00+08:00",
    }
    return Entry(**({**words, "why": f"理由{number}", "evidence": evidence_of(FINDING), "message": ""} | other))  # type: ignore[arg-type]


def decided(ledger: Ledger, finding: Finding = FINDING) -> Finding:
    return ledger.decided("甲", [finding])[0]


def test_a_decision_holds_only_for_its_own_application() -> None:
    ledger = Ledger((entry(),))
    assert ledger.decided("乙", [FINDING]) == (FINDING,)
    assert decided(ledger).decision is not None


def test_the_last_decision_counts_and_none_is_overwritten(tmp_path: Path) -> None:
    record(tmp_path, entry(1))
    first = (tmp_path / FILE).read_bytes()
    record(tmp_path, entry(2, choice="kept"))
    assert (tmp_path / FILE).read_bytes().startswith(first)
    decision = decided(read_ledger(tmp_path)).decision
    assert decision is not None
    assert (decision.choice, decision.why, decision.is_open) == ("kept", "理由2", False)


@pytest.mark.parametrize(
    ("changed", "is_open"),
    [
        ({"title": "改了标题"}, False),
        ({"message": "一处是5.0，而另一处是4.0。"}, False),
        ({"message": "一处为5.0，另一处为4.1。"}, True),
        ({"severity": "query"}, True),
        ({"sources": (Source("申报表.pdf", page=3, text="5.0亿元"),)}, True),
    ],
)
def test_only_other_evidence_opens_it_again(changed: dict[str, object], is_open: bool) -> None:
    decision = decided(Ledger((entry(),)), msgspec.structs.replace(FINDING, **changed)).decision
    assert decision is not None
    assert decision.is_open is is_open


def test_what_is_settled_no_longer_asks_for_attention() -> None:
    explained = decided(Ledger((entry(),)))
    kept = decided(Ledger((entry(choice="kept"),)))
    assert review((), (explained,)).level == "clear"
    assert "已说明或撤销" in "".join(review((), (explained,)).reasons)
    assert review((), (kept,)) == review((), (FINDING,))


def test_a_broken_line_is_named_and_neither_lost_nor_in_the_way(tmp_path: Path) -> None:
    record(tmp_path, entry(1))
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"submission": "half')
    record(tmp_path, entry(2))
    ledger = read_ledger(tmp_path)
    assert ledger.broken == (2,)
    assert [one.why for one in ledger.entries] == ["理由1", "理由2"]
    assert b"half" in (tmp_path / FILE).read_bytes()


def test_a_decision_stands_in_the_reports_and_outlives_a_run(run, batch: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    finding = run(batch).reports[0].findings[0]
    short = finding.id.rpartition("-")[2]
    assert main(["decide", str(out), short, "--as", "explained", "--by", "张三", "--why", "已补交原件"]) == 0
    assert "已记录" in capsys.readouterr().out

    again = run(batch)
    decision = next(one.decision for one in again.reports[0].findings if one.id == finding.id)
    assert decision is not None
    assert (decision.choice, decision.by, decision.why, decision.is_open) == ("explained", "张三", "已补交原件", False)
    page = out / "submissions" / again.reports[0].submission.id / "report.html"
    assert "已说明，张三" in page.read_text(encoding="utf-8")
    assert main(["decide", str(out), "--list"]) == 0
    assert "已补交原件" in capsys.readouterr().out


def files_of(out: Path) -> dict[str, bytes]:
    found = (one for one in out.rglob("*") if one.is_file() and ".store" not in one.parts)
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in found}


def decide(out: Path, finding: Finding) -> int:
    return main(["decide", str(out), finding.id, "--as", "explained", "--by", "张三", "--why", "已补交原件"])


def test_a_decision_is_seen_at_once_and_the_next_run_has_nothing_to_add(run, batch: Path, tmp_path: Path, capsys):
    out = tmp_path / "out"
    report = run(batch).reports[0]
    before = files_of(out)
    # what it rests on is no longer to be had, as with a stick that was taken away
    away = batch.rename(tmp_path / "away")
    assert decide(out, report.findings[0]) == 0
    assert "请刷新浏览页面" in capsys.readouterr().out
    shown = files_of(out)
    page = shown[f"submissions/{report.submission.id}/report.html"].decode()
    assert "已说明，张三" in page
    assert page.count("<svg") == before[f"submissions/{report.submission.id}/report.html"].decode().count("<svg")
    assert shown["index.html"] != before["index.html"]
    away.rename(batch)
    run(batch)
    assert files_of(out) == shown


def test_reports_of_another_version_of_the_program_wait_for_the_next_run(
    run, batch: Path, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    report = run(batch).reports[0]
    before = files_of(out)
    monkeypatch.setattr("flows.publishing.program_version", lambda: "another")
    assert decide(out, report.findings[0]) == 0
    assert "再运行一次 process" in capsys.readouterr().out
    after = files_of(out)
    assert after.pop(FILE)
    assert after == before


def test_a_page_that_somebody_took_away_waits_for_the_next_run(run, batch: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    report = run(batch).reports[0]
    (out / "worklist.xlsx").unlink()
    assert decide(out, report.findings[0]) == 0
    assert "再运行一次 process" in capsys.readouterr().out


def test_a_decision_is_open_again_when_the_papers_say_otherwise(run, batch: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = run(batch).reports[0]
    finding = next(one for one in report.findings if one.check == "figure_missing")
    asked = ["--as", "withdrawn", "--by", "李四", "--why", "另行核实"]
    assert main(["decide", str(out), finding.id, *asked]) == 0
    write_form(
        batch / report.submission.id / "申报表.docx", f"汕头市{report.submission.id}", {"占地面积（平方公里）": "12.5"}
    )
    after = next(one for one in run(batch).reports if one.submission.id == report.submission.id)
    decision = next(one.decision for one in after.findings if one.id == finding.id)
    assert decision is not None
    assert decision.is_open


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["0000"], "缺少--as、--by、--why"),
        ([], "缺少疑点编号"),
        (["--list", "--by", "张三"], "--list 只列出"),
        (["zzzz", "--as", "kept", "--by", "张三", "--why", "无"], "没有编号为“zzzz”的疑点"),
        (["zzzz", "--as", "kept", "--by", " ", "--why", "无"], "缺少--by"),
        (["zzzz", "--as", "maybe", "--by", "张三", "--why", "无"], "--as"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_words(run, batch, tmp_path, capsys, arguments, says) -> None:
    run(batch)
    assert main(["decide", str(tmp_path / "out"), *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out" / FILE).exists()


def test_an_id_that_is_nearly_right_is_told_the_right_one(run, batch, tmp_path, capsys) -> None:
    finding = run(batch).reports[0].findings[0]
    wrong = finding.id[:-2] + "zz"
    assert main(["decide", str(tmp_path / "out"), wrong, "--as", "kept", "--by", "张三", "--why", "无"]) == 2
    assert finding.id.rpartition("-")[2] in capsys.readouterr().err


def test_an_output_that_is_none_is_told(tmp_path, capsys) -> None:
    assert main(["decide", str(tmp_path), "--list"]) == 2
    assert "没有审核报告" in capsys.readouterr().err


def test_a_run_names_a_broken_line(command, batch, tmp_path, capsys) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FILE).write_text("不是记录\n", encoding="utf-8")
    command(batch)
    assert "第1行无法识别" in capsys.readouterr().err
    assert (tmp_path / "out" / FILE).read_text(encoding="utf-8") == "不是记录\n"


def test_each_line_is_json_that_others_can_read(tmp_path: Path) -> None:
    record(tmp_path, entry(1))
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["by"] == "张三"
