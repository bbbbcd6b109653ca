"""A reviewer's decision on a finding, and the list of what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from rapidfuzz import process

from pipeline.decisions import FILE, Entry, Ledger, evidence_of, read_ledger, record
from pipeline.errors import BadUsage
from pipeline.model import Choice, Finding, Report
from pipeline.report import load_report
from pipeline.report.labels import labels
from pipeline.report.overview import decision_words, short_id

_NEAR = 3
_NEAR_ENOUGH = 60.0
_SHOWN = "报告、工作清单和文书已按该意见更新，请刷新浏览页面。"
_NEXT = "再运行一次 process 命令（不会重新读取未变的文件），报告和工作清单即显示该意见。"

Found = tuple[Report, Finding]


class Asked(msgspec.Struct, frozen=True):
    """What was asked to be written down; any of it may be missing."""

    finding: str | None
    choice: Choice | None
    by: str | None
    why: str | None


def decide(out: Path, asked: Asked) -> Iterator[str]:
    """Write the decision down, then show it in the reports; what to say of it. Raises BadUsage, OutputNotWritable."""
    reports = _reports(out)
    if not (asked.finding and asked.choice and _said(asked.by) and _said(asked.why)):
        raise BadUsage(_missing(asked))
    report, finding = _named(asked.finding.strip(), reports)
    entry = Entry(
        submission=report.submission.id,
        finding=finding.id,
        choice=asked.choice,
        by=_said(asked.by),
        at=datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        why=_said(asked.why),
        evidence=evidence_of(finding),
        message=finding.message,
    )
    record(out, entry)
    word = labels().decisions[entry.choice]
    yield f"已记录：{entry.submission} {short_id(finding)}（{finding.title}）：{word}。"
    # What judges and writes is loaded only now: a decision is never lost for it
    from flows.redrawing import redraw

    yield _SHOWN if redraw(out) else _NEXT


def decision_list(out: Path) -> list[str]:
    """Every finding with its decision, then the decisions on findings that are no longer there. Raises BadUsage."""
    return list(_lines(_reports(out), _ledger(out)))


def broken_words(out: Path) -> str | None:
    """What to say of lines in the decisions that cannot be understood; None where there are none."""
    broken = _ledger(out).broken
    if not broken:
        return None
    lines = "、".join(map(str, broken))
    return (
        f"“{out / FILE}”第{lines}行无法识别，该处的处理意见未被采用，原文保留未动。"
        "请核对该行，必要时用 decide 重新记录。"
    )


def _said(words: str | None) -> str:
    return (words or "").strip()


def _missing(asked: Asked) -> str:
    given = {"疑点编号": asked.finding, "--as": asked.choice, "--by": asked.by, "--why": asked.why}
    missing = "、".join(name for name, value in given.items() if not _said(value))
    return (
        f"缺少{missing}。写法：decide OUT 疑点编号 --as explained --by 姓名 --why 理由；"
        "查看疑点编号：decide OUT --list。"
    )


def _reports(out: Path) -> list[Report]:
    """The reports in an output folder, by application. Raises BadUsage where there are none."""
    files = sorted((out / "submissions").glob("*/report.json"))
    if not files:
        raise BadUsage(f"“{out}”中没有审核报告。请指向 process 命令的输出文件夹（其中应有 submissions 文件夹）。")
    try:
        return [load_report(file) for file in files]
    except (OSError, ValueError) as error:
        raise BadUsage(f"{error}。") from error


def _ledger(out: Path) -> Ledger:
    try:
        return read_ledger(out)
    except OSError as error:
        raise BadUsage(f"无法读取“{out / FILE}”（{error.strerror}）。请检查访问权限。") from error


def _named(name: str, reports: Sequence[Report]) -> Found:
    """The finding of that id, whole or as the reports show it. Raises BadUsage, naming those like it."""
    every = [(report, finding) for report in reports for finding in report.findings]
    found = [one for one in every if name in (one[1].id, short_id(one[1]))]
    if len(found) == 1:
        return found[0]
    if found:
        whole = "、".join(finding.id for _, finding in found)
        raise BadUsage(f"编号“{name}”对应不止一项，请写完整编号：{whole}。")
    near = [every[at] for at in _near(name, [finding for _, finding in every])]
    hint = "；".join(f"{short_id(finding)}（{report.submission.id}：{finding.title}）" for report, finding in near)
    raise BadUsage(
        f"没有编号为“{name}”的疑点。" + (f"相近的有：{hint}。" if hint else "") + "查看全部编号：decide OUT --list。"
    )


def _near(name: str, findings: Sequence[Finding]) -> list[int]:
    """Where the findings stand whose ids are most like the name."""
    ids = [finding.id if "-" in name else short_id(finding) for finding in findings]
    return [at for _, _, at in process.extract(name, ids, limit=_NEAR, score_cutoff=_NEAR_ENOUGH)]


def _lines(reports: Sequence[Report], ledger: Ledger) -> Iterator[str]:
    present = set()
    for report in reports:
        yield f"{report.submission.id}"
        for finding in ledger.decided(report.submission.id, report.findings):
            present.add((report.submission.id, finding.id))
            severity = labels().severities[finding.severity]
            yield f"  {short_id(finding)} {severity} {finding.title}：{decision_words(finding.decision) or '未处理'}"
    gone = [entry for entry in ledger.entries if (entry.submission, entry.finding) not in present]
    if gone:
        yield "以下意见所涉疑点已不再单独列出："
    for entry in gone:
        word = labels().decisions[entry.choice]
        yield f"  {entry.submission} {entry.finding}：{word}，{entry.by}，{entry.at[:10]}，{entry.why}"
