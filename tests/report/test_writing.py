"""Files appear whole or not at all, and the same report gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import whole_file
from pipeline.report import REPORT_FILES, batch_files, write_batch, write_report
from pipeline.whole_file import write_whole

from . import example


def contents(folder: Path) -> dict[str, str]:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_the_files_of_a_report_and_of_a_batch(tmp_path: Path) -> None:
    write_report(example.DOUBTFUL, tmp_path / "submissions" / example.ODD_ID)
    write_batch(example.BATCH, tmp_path)
    assert set(contents(tmp_path / "submissions" / example.ODD_ID)) == set(REPORT_FILES)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {one for one in written if not one.startswith("submissions/")} == set(batch_files(example.BATCH))
    assert {"letters/澄海区.docx", "letters/区县未读到.docx", "summary.xlsx"} <= written


def test_an_id_of_the_longest_length_can_be_written(tmp_path: Path) -> None:
    write_report(example.BARE, tmp_path / ("长" * 85))
    assert len(contents(tmp_path / ("长" * 85))) == len(REPORT_FILES)


SCRIPT = """
import importlib, sys
from pathlib import Path
example = importlib.import_module(sys.argv[1])
from pipeline.report import write_batch, write_report
for number, report in enumerate(example.BATCH.reports):
    write_report(report, Path(sys.argv[2]) / str(number))
write_batch(example.BATCH, Path(sys.argv[2]) / "batch")
"""


def run_elsewhere(out: Path, seed: str, zone: str) -> dict[str, str]:
    """Write everything in a fresh process with another hash seed and time zone."""
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")]),
    }
    subprocess.run([sys.executable, "-c", SCRIPT, "report.example", str(out)], env=environment, check=True)
    return contents(out)


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    first = run_elsewhere(tmp_path / "one", "1", "Asia/Shanghai")
    second = run_elsewhere(tmp_path / "two", "2", "America/New_York")
    assert len(first) == 3 * len(REPORT_FILES) + len(batch_files(example.BATCH))
    assert first == second


def test_what_stood_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.json"
    write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert contents(tmp_path) == {"report.json": hashlib.sha256(b"old").hexdigest()}


def test_a_written_file_can_be_read_by_colleagues(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644
