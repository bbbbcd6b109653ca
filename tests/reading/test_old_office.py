"""Old office files through LibreOffice, where it is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from extractors.reading import old_office, read
from pipeline.model import Table

needs_office = pytest.mark.skipif(old_office.office_program() is None, reason="LibreOffice (soffice) is not installed")


def _as_old_word(folder: Path, *, autofit: bool) -> Path:
    document = docx.Document()
    document.add_paragraph("2024年集群总产值85.6亿元。")
    table = document.add_table(rows=2, cols=2)
    table.autofit = autofit
    for cell, text in zip(table._cells, ("指标", "2024年", "集群总产值（亿元）", "85.6"), strict=True):
        cell.text = text
        cell.width = Cm(6)
    document.add_paragraph("以上数据截至2024年底。")
    document.save(str(folder / "表.docx"))
    profile = (folder / "profile").as_uri()
    command = [str(old_office.office_program()), f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run([*command, "--convert-to", "doc", "--outdir", str(folder), str(folder / "表.docx")], check=True)
    return folder / "表.doc"


@needs_office
def test_an_old_word_file_is_read_as_its_new_twin(tmp_path: Path) -> None:
    content = read(_as_old_word(tmp_path, autofit=False))
    assert (content.format, content.status) == ("doc", "read")
    tables = [block for block in content.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in table.cells] for table in tables] == [
        ["指标", "2024年", "集群总产值（亿元）", "85.6"]
    ]


@needs_office
def test_a_table_that_the_conversion_glued_together_is_not_read_as_text(tmp_path: Path) -> None:
    content = read(_as_old_word(tmp_path, autofit=True))
    assert content.status == "unreadable" or any(isinstance(block, Table) for block in content.blocks)


@needs_office
def test_a_broken_old_word_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "坏.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x00" * 600)
    content = read(path)
    assert content.status == "unreadable"
    assert content.problem is not None
    assert content.problem.code == "conversion_failed"


def test_without_libreoffice_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_office, "office_program", lambda: None)
    path = tmp_path / "表.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x00" * 600)
    problem = read(path).problem
    assert problem is not None
    assert "libreoffice-writer" in problem.message
