"""How heavy a file is, seen before it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import attacks
import docx
import pikepdf
import pytest
from PIL import Image

from flows.weight import Weight, weigh
from pipeline import settings


def test_pages_of_a_pdf_and_frames_of_a_picture(tmp_path: Path):
    with pikepdf.new() as pdf:
        for _ in range(7):
            pdf.add_blank_page()
        pdf.save(tmp_path / "a.pdf")
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 100, 200)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "a.png")
    assert weigh(tmp_path / "a.pdf") == Weight(pages=7, is_paged=True)
    assert weigh(tmp_path / "a.tif") == Weight(pages=3, is_paged=True)
    assert weigh(tmp_path / "a.png") == Weight(pages=1)


def test_pictures_in_a_document_count_as_pages(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("附图")
    for shade in (0, 100, 200):
        Image.new("L", (20, 20), shade).save(tmp_path / "a.png")
        document.add_picture(str(tmp_path / "a.png"))
    document.save(str(tmp_path / "a.docx"))
    assert weigh(tmp_path / "a.docx") == Weight(pages=3)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.pdf", b""),
        ("坏.pdf", b"%PDF-1.7\nno"),
        ("坏.tif", b"II*\x00\xff\xff\xff\xff"),
        ("坏.docx", b"PK\x03\x04word/"),
    ],
)
def test_what_cannot_be_counted_weighs_one_page(tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    assert weigh(tmp_path / name).pages == 1


def test_the_name_does_not_decide(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "其实是文档.pdf", "w") as archive:
        archive.writestr("word/document.xml", "")
        archive.writestr("word/media/a.jpg", b"")
        archive.writestr("word/media/b.JPG", b"")
    assert weigh(tmp_path / "其实是文档.pdf") == Weight(pages=2)


def test_an_old_document_is_converted_first(tmp_path: Path):
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 x}")
    weight = weigh(tmp_path / "a.rtf")
    assert weight.is_converted
    assert settings.seconds_to_read(100, weight.pages, weight.is_converted) > 160


def test_pages_that_are_only_claimed_buy_no_time(tmp_path: Path):
    attacks.pdf_that_lies(tmp_path / "a.pdf", 10**9)
    attacks.pdf_with_a_wide_tree(tmp_path / "b.pdf")
    for name in ("a.pdf", "b.pdf"):
        most = settings.seconds_to_read(1000, settings.PAGES_COUNTED)
        assert settings.seconds_to_read(1000, weigh(tmp_path / name).pages) <= most


def test_a_share_that_is_gone_raises(tmp_path: Path):
    with pytest.raises(OSError, match="No such file"):
        weigh(tmp_path / "gone.pdf")
