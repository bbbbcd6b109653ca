"""Small real batches, and a run of the whole program without Prefect around it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx
import pytest

from flows import run as run_module
from flows.batch import in_threads
from flows.batch import process as process_plainly
from flows.command import main
from flows.options import Options
from flows.progress import Silent
from pipeline.model import BatchReport

Run = Callable[..., BatchReport]
Command = Callable[..., int]


def write_form(path: Path, name: str, more: dict[str, str] | None = None) -> None:
    """A bare application form with a name and one figure, and more rows of label and value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = docx.Document()
    document.add_heading("汕头市中小企业特色产业集群申报表", 0)
    rows = [("集群名称", name), ("申报单位", "汕头市澄海区工业和信息化局"), ("2024年集群总产值（亿元）", "85.6")]
    rows += (more or {}).items()
    table = document.add_table(rows=len(rows), cols=2, style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """Two applications of one form each."""
    folder = tmp_path / "申报材料"
    for name in ("甲玩具集群", "乙针织集群"):
        write_form(folder / name / "申报表.docx", f"汕头市{name}")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program from batch to reports, in threads instead of Prefect's tasks."""

    def plainly(batch: Path, out: Path | None = None, **asked: object) -> BatchReport:
        options = {"date": datetime.date(2025, 6, 30), "workers": 1, "year": 2025} | asked
        return run_module.run(
            Options(batch=batch, out=out or tmp_path / "out", **options),  # type: ignore[arg-type]
            Silent(),
            partial(process_plainly, each=in_threads),
        )

    return plainly


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line on `OUT` in the test's folder, without Prefect: its exit status."""
    monkeypatch.setattr(run_module, "_with_prefect", lambda *_: partial(process_plainly, each=in_threads))

    def process(batch: Path, *more: str, out: Path | None = None) -> int:
        fixed = ["--year", "2025", "--date", "2025-06-30", "--workers", "1", "--quiet"]
        return main(["process", str(batch), "--out", str(out or tmp_path / "out"), *fixed, *more])

    return process
