"""How a run ends for who started it: what was found, where it stands, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.model import BatchReport, Report
from pipeline.report import batch_files
from pipeline.report.coverage import coverage
from pipeline.report.labels import labels
from pipeline.report.overview import level_counts, missed


def found_words(reports: Sequence[Report]) -> str:
    """疑点 5 件，待说明 2 件，提示 1 件，无疑点 2 件；不满足认定条件 2 件."""
    levels = "，".join(f"{word} {count} 件" for word, count in level_counts(reports).items())
    failing = sum(bool(missed(report)) for report in reports)
    return levels + (f"；不满足认定条件 {failing} 件" if failing else "")


def ending_lines(batch: BatchReport, out: Path) -> Iterator[str]:
    """For a person at the terminal."""
    read = coverage(batch)
    yield f"已处理 {len(batch.reports)} 件申报。"
    yield f"{found_words(batch.reports)}。"
    yield f"共 {read.files} 个文件、{read.pages} 页，读出 {read.figures} 处数据。"
    for one in batch.failed:
        yield f"未能处理：{one.id}：{one.problem}"
    if read.partial + read.unreadable:
        yield f"有 {read.partial + read.unreadable} 个文件未能完整读取，清单见浏览页面“读取情况”。"
    yield f"浏览页面：{out / 'index.html'}"
    yield f"工作清单：{out / 'worklist.xlsx'}"
    yield "下一步："
    for number, step in enumerate(_next_steps(batch, out), 1):
        yield f"  {number}. {step}"


def _next_steps(batch: BatchReport, out: Path) -> Iterator[str]:
    if batch.failed:
        yield "按上面的提示重新报送或转换未能处理的材料，再运行一次（已读过的文件不会重读）。"
    if batch.reports:
        yield "打开浏览页面，从上到下逐件核对疑点，每处数据点开可看原件截图。"
    letters = sum(file.startswith("letters/") for file in batch_files(batch))
    if letters:
        yield f"核定 {letters} 份补正通知草稿后印发：{out / 'letters'}"
    if batch.reports:
        yield f"核对重新生成的推荐汇总表与报送表的差异：{out / 'summary.xlsx'}"


def ending(batch: BatchReport, out: Path) -> dict[str, Any]:
    """For scripts: codes as in batch.json, paths as they can be opened."""
    levels = Counter(report.review.level for report in batch.reports)
    read = coverage(batch)
    return {
        "event": "done",
        "processed": len(batch.reports),
        "levels": {level: levels[level] for level in labels().levels},
        "failing": sum(bool(missed(report)) for report in batch.reports),
        "failed": [{"id": one.id, "problem": one.problem} for one in batch.failed],
        "files": read.files,
        "not_wholly_read": read.partial + read.unreadable,
        "figures": read.figures,
        "out": str(out),
        "batch": str(out / "batch.json"),
        "index": str(out / "index.html"),
    }
