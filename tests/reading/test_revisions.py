"""Files saved onto themselves: what was only added is no change, a number exchanged is told with what it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from pipeline.model import Content, Paragraph, Remark
from tests.reading.making import FONT, HEIGHT, draw_pdf, write


def _letter(canvas: Canvas) -> None:
    write(canvas, 80, 100, "证明")
    write(canvas, 80, 140, "2024年集群总产值为70.24亿元，同比增长8.3%。")
    write(canvas, 80, 180, "2024年中小企业产值为58.10亿元。")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return draw_pdf(tmp_path / "letter.pdf", _letter, pageCompression=0)


def saved_onto(path: Path, old: bytes, new: bytes) -> Path:
    """The file with something in the drawing of its first page exchanged by an incremental update."""
    assert old in path.read_bytes()
    return edited(path, lambda drawing: drawing.replace(old, new))


def edited(path: Path, edit: Callable[[bytes], bytes]) -> Path:
    stream = BytesIO(path.read_bytes())
    writer = IncrementalPdfFileWriter(stream, strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    fresh = generic.StreamObject(stream_data=edit(page["/Contents"].data))
    page[generic.pdf_name("/Contents")] = writer.add_object(fresh)
    writer.update_container(page)
    writer.write_in_place()
    path.write_bytes(stream.getvalue())
    return path


def in_file(text: str) -> bytes:
    """How the page's drawing spells a text of digits: two bytes a character."""
    return b"".join(b"\\000" + letter.encode() for letter in text)


def revised(content: Content) -> list[Remark]:
    return [remark for remark in content.remarks if remark.code == "revised_number"]


def test_a_file_saved_once_says_nothing(paper: Path) -> None:
    content = read(paper)
    assert content.properties["revisions"] == "1"
    assert revised(content) == []


def test_a_file_made_for_fast_viewing_was_saved_once(paper: Path, tmp_path: Path) -> None:
    with pikepdf.open(paper) as document:
        document.save(tmp_path / "fast.pdf", linearize=True)
    assert (tmp_path / "fast.pdf").read_bytes().count(b"%%EOF") == 2
    assert read(tmp_path / "fast.pdf").properties["revisions"] == "1"


def test_what_is_added_changes_no_number(paper: Path) -> None:
    more = b"ET BT 1 0 0 1 80 300 Tm /F1 12 Tf (2025) Tj ET\nBT"
    content = read(saved_onto(paper, b"ET", more))
    assert content.properties["revisions"] == "2"
    assert revised(content) == []


def test_a_number_exchanged_is_told_with_its_place(paper: Path) -> None:
    (found,) = revised(read(saved_onto(paper, in_file("70.24"), in_file("74.84"))))
    assert (found.before, found.text, found.page) == ("70.24", "74.84", 1)
    assert "集群总产值为74.84亿元" in found.context
    assert found.bbox is not None
    assert found.bbox[1] < 140 < found.bbox[3] + 12


def test_a_number_painted_over_is_gone_and_told(paper: Path) -> None:
    x = 80 + stringWidth("2024年集群总产值为", FONT, 12)
    width = stringWidth("70.24", FONT, 12)
    box = f"q 1 1 1 rg {x} {HEIGHT - 144} {width} 16 re f Q".encode()
    number = f"BT 1 0 0 1 {x} {HEIGHT - 140} Tm /F1 12 Tf (74.84) Tj ET".encode()
    content = read(edited(paper, lambda drawing: drawing + b" " + box + b" " + number))
    assert "2024年集群总产值为74.84亿元，同比增长8.3%。" in [
        block.text for block in content.blocks if isinstance(block, Paragraph)
    ]
    assert [(one.before, one.text) for one in revised(content)] == [("70.24", "74.84")]
    assert [one.text for one in content.remarks if one.code == "hidden_text"] == ["70.24"]


def test_the_first_state_is_not_forgotten_over_several_savings(paper: Path) -> None:
    saved_onto(paper, in_file("70.24"), in_file("74.84"))
    content = read(saved_onto(paper, in_file("58.10"), in_file("58.19")))
    assert content.properties["revisions"] == "3"
    assert {(one.before, one.text) for one in revised(content)} == {("70.24", "74.84"), ("58.10", "58.19")}


def test_a_file_cut_short_never_raises(paper: Path) -> None:
    data = saved_onto(paper, in_file("70.24"), in_file("74.84")).read_bytes()
    for end in range(200, len(data), 701):
        paper.write_bytes(data[:end])
        assert read(paper).format in ("pdf", "unknown")


# -- typefaces within a number ------------------------------------------------------------------------


def _set(canvas: Canvas, *pieces: tuple[str, str, float]) -> None:
    """A line of Chinese, then pieces of (text, face, size) one after the other."""
    write(canvas, 80, 140, "集群总产值")
    x = 80 + 5 * 12.0
    for text, face, size in pieces:
        canvas.setFont(face, size)
        canvas.drawString(x, HEIGHT - 140, text)
        x += canvas.stringWidth(text, face, size)


def mixed(path: Path) -> list[str]:
    return [remark.text for remark in read(path).remarks if remark.code == "mixed_fonts"]


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([("70.24", "Helvetica", 12)], id="one face"),
        pytest.param([("70", "Helvetica", 12), ("亿元", FONT, 12), ("24", "Times-Roman", 12)], id="two numbers"),
        pytest.param([("70", "Helvetica", 12), (".", "Times-Roman", 12), ("24", "Helvetica", 12)], id="another point"),
        pytest.param([("70.24", "Helvetica", 12), ("1", "Helvetica", 7)], id="a note mark"),
        pytest.param(
            [("2023", "Helvetica", 12), (" ", "Helvetica", 12), ("2024", "Times-Roman", 12)], id="two columns"
        ),
    ],
)
def test_numbers_set_in_one_go_say_nothing(tmp_path: Path, pieces: list[tuple[str, str, float]]) -> None:
    assert mixed(draw_pdf(tmp_path / "one.pdf", lambda canvas: _set(canvas, *pieces))) == []


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([("7", "Helvetica", 12), ("4.84", "Times-Roman", 12)], id="another face"),
        pytest.param([("70.", "Helvetica", 12), ("24", "Helvetica", 11)], id="another size"),
    ],
)
def test_digits_of_two_kinds_are_told(tmp_path: Path, pieces: list[tuple[str, str, float]]) -> None:
    found = mixed(draw_pdf(tmp_path / "two.pdf", lambda canvas: _set(canvas, *pieces)))
    assert [re.sub(r"[^\d.]", "", text) for text in found] == ["".join(text for text, _, _ in pieces)]
