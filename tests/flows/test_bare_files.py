"""A file of which nothing is known but its problem is called what its bytes are, not what its name says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.one_file import bare_extraction
from pipeline.intake import ReceivedFile
from pipeline.model import Problem


@pytest.mark.parametrize(
    ("name", "data", "file_format", "role"),
    [
        ("佐证材料.zip", b"Rar!\x1a\x07\x01\x00rest", "rar", "archive"),
        ("佐证材料", b"7z\xbc\xaf\x27\x1crest", "7z", "archive"),
        ("佐证材料.rar", b"PK\x03\x04rest", "zip", "archive"),
        ("申报表.docx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "docx", "other"),
        ("申报表.pdf", b"%PDF-1.7", "pdf", "other"),
    ],
)
def test_the_bytes_decide(tmp_path: Path, name: str, data: bytes, file_format: str, role: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = bare_extraction(ReceivedFile(name, "0" * 64, len(data), path, Problem("damaged", "已损坏。"))).document
    assert (document.format, document.role, document.status) == (file_format, role, "unreadable")


def test_a_file_that_is_gone_goes_by_its_name(tmp_path: Path) -> None:
    file = ReceivedFile("材料.7z", "0" * 64, 1, tmp_path / "材料.7z", Problem("changed", "已移走。"))
    assert bare_extraction(file).document.format == "7z"


def test_a_pipe_in_a_files_place_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "材料.zip"
    os.mkfifo(path)
    file = ReceivedFile("材料.zip", "0" * 64, 1, path, Problem("changed", "已变动。"))
    assert bare_extraction(file).document.format == "zip"
