"""Whatever comes in, a reader answers: with the reason and with what to do, never with an exception."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.reading import READER_VERSION, read
from extractors.reading.formats import find_format
from extractors.reading.problems import MESSAGES, name_pages
from tests.reading.making import draw_pdf, texts, write

HOSTILE = Path(__file__).resolve().parents[2] / "../shared/corpora/hostile"


def _code(path: Path) -> str | None:
    content = read(path)
    assert content.status in ("unreadable", "partial")
    assert content.problem is not None
    return content.problem.code


def _ole(path: Path, stream: str) -> Path:
    """The head of an OLE container whose directory names one stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    path.write_bytes(header + stream.encode("utf-16-le") + b"\x00" * 64)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.docx", b"", "empty"),
        ("图.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 40, "damaged"),
        ("图.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "damaged"),
        ("包.rar", b"Rar!\x1a\x07\x00" + b"\x00" * 40, "archive"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c" + b"\x00" * 40, "archive"),
        ("乱.docx", b"\x00\x01\x02\x03" * 30, "unknown"),
        ("截.docx", b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml" + b"\x00" * 40, "damaged"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert _code(path) == code


def test_a_locked_new_file_is_told_from_an_old_one(tmp_path: Path) -> None:
    path = _ole(tmp_path / "申报表.docx", "EncryptedPackage")
    assert (_code(path), read(path).format) == ("encrypted", "docx")


@pytest.mark.parametrize(
    ("name", "stream", "file_format"),
    [
        ("申报表.doc", "WordDocument", "doc"),
        ("申报表.wps", "WordDocument", "wps"),
        ("名单.xls", "Workbook", "xls"),
        ("名单.et", "Workbook", "et"),
    ],
)
def test_old_office_files_are_known_by_their_streams(tmp_path: Path, name: str, stream: str, file_format: str) -> None:
    assert find_format(_ole(tmp_path / name, stream)) == file_format


def test_a_missing_file_is_a_problem_not_an_error(tmp_path: Path) -> None:
    assert _code(tmp_path / "没有.docx") == "missing"


def test_a_wrong_ending_is_read_by_its_true_format_and_noted(tmp_path: Path) -> None:
    pdf = draw_pdf(tmp_path / "a.pdf", lambda canvas: write(canvas, 72, 100, "总产值85.6亿元。"))
    wrong = pdf.rename(tmp_path / "申报表.docx")
    content = read(wrong)
    assert (content.format, content.status) == ("pdf", "read")
    assert texts(content) == ["总产值85.6亿元。"]
    assert content.properties["ending_mismatch"] == "docx"


def test_a_right_ending_is_not_noted(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    for name in ("a.docx", "无后缀"):
        path = tmp_path / name
        document.save(str(path))
        assert "ending_mismatch" not in read(path).properties


def _word_with(path: Path, document_xml: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types>wordprocessingml</Types>")
        archive.writestr("word/document.xml", document_xml)
    return path


def test_entities_are_refused_before_they_unfold(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><x>&b;</x>'
    assert _code(_word_with(tmp_path / "a.docx", b'<?xml version="1.0"?>' + bomb)) == "unsafe"


def test_a_decompression_bomb_is_refused_unopened(tmp_path: Path) -> None:
    assert _code(_word_with(tmp_path / "a.docx", b" " * (50 << 20))) == "too_large"


def test_a_word_file_of_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    assert _code(path) == "no_content"


def test_a_truncated_word_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("甲")
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:2000])
    assert _code(path) == "damaged"


def test_a_lying_size_in_the_directory_unfolds_no_further(tmp_path: Path) -> None:
    path = _word_with(tmp_path / "a.docx", b"<w/>" + b" " * (45 << 20))
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))
    assert read(path).status == "unreadable"


def test_pages_are_named_in_runs() -> None:
    assert name_pages([1, 3, 4, 5]) == "第1、3—5页"


def test_every_message_is_chinese_and_says_what_to_do() -> None:
    for message in MESSAGES.values():
        assert message.endswith("。")
        assert "请" in message
    assert READER_VERSION


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    rest=st.binary(max_size=400),
)
def test_no_bytes_make_a_reader_raise(tmp_path: Path, head: bytes, rest: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(head + rest)
    content = read(path)
    assert content.status == "read" or content.problem is not None
    assert find_format(path)


def test_hostile_documents_end_with_an_answer() -> None:
    if not HOSTILE.is_dir():
        pytest.skip("no corpus of hostile documents at ../shared/corpora/hostile")
    for path in sorted(HOSTILE.glob("*/*")):
        content = read(path)
        assert content.status == "read" or content.problem is not None, path.name
