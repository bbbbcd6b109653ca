"""The page of one file, and what is said of it on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.one_look import Seen
from pipeline.report.one_file import FilePage, file_page


def page_of(seen: Seen) -> FilePage:
    return file_page(seen.content, seen.extraction, seen.role, seen.drawing)


def page_lines(page: FilePage, seen: Seen, path: Path) -> Iterator[str]:
    """Where the page is and what it shows; what could not be read comes first."""
    problem = seen.content.problem
    if problem is not None:
        yield f"“{seen.extraction.document.file}”{_HOW_FAR[seen.content.status]}：{problem.message}"
    counts = page.counts
    yield (
        f"已写出“{path}”：已理解 {counts['sure']} 处，存疑 {counts['doubtful']} 处，未理解 {counts['left']} 处。"
        "用浏览器打开即可查看。"
    )


_HOW_FAR = {"read": "已读取", "partial": "只读取了一部分", "unreadable": "未能读取"}
