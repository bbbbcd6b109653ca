"""Pictures in Word files: logos and photographs cost nothing, pasted scans are read where they stand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import cv2
import docx
import numpy as np
import pypdfium2
import pytest
from docx.shared import Pt
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from extractors.reading.pixels.engine import Image
from extractors.reading.word import pictures as word_pictures
from pipeline.model import Content, Paragraph
from tests.reading.making import draw_pdf, grid, remarks, rule_table, tables, texts, write

ROWS = [["指标", "2023年", "2024年"], ["总产值", "398,790", "419,528"], ["研发经费", "8,973", "9,970"]]


def _form(canvas: Canvas) -> None:
    write(canvas, 90, 90, "集群总产值情况表", 16)
    rule_table(canvas, 90, 120, [140, 110, 110], ROWS)
    write(canvas, 90, 220, "2024年有企业54家，其中中小企业53家。")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image:
    document = pypdfium2.PdfDocument(draw_pdf(tmp_path_factory.mktemp("form") / "form.pdf", _form))
    return np.ascontiguousarray(document[0].render(scale=200 / 72).to_numpy()[:, :, :3])


def _picture(image: Image, ending: str = ".png") -> io.BytesIO:
    return io.BytesIO(cv2.imencode(ending, image)[1].tobytes())


def _photograph(width: int, height: int) -> Image:
    dice = np.random.default_rng(1)
    layers = [
        cv2.resize(dice.normal(0, 40, (height // step + 1, width // step + 1, 3)), (width, height))
        for step in (8, 32, 128)
    ]
    return np.clip(sum(layers) + 120, 0, 255).astype(np.uint8)


def _saved(tmp_path: Path, document: docx.document.Document) -> Content:
    path = tmp_path / "文.docx"
    document.save(str(path))
    return read(path)


def _code(content: Content) -> str | None:
    return None if content.problem is None else content.problem.code


# -- what must cost nothing ----------------------------------------------------------------------------


def test_small_pictures_are_not_looked_at(tmp_path: Path, page: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(*_: object) -> None:
        raise AssertionError("a logo was looked at")

    monkeypatch.setattr(word_pictures, "look_at_pixels", looked)
    document = docx.Document()
    document.add_paragraph("产值85.6亿元。")
    document.add_picture(_picture(page), width=Pt(120))
    document.add_picture(_picture(page[:40, :200]), width=Pt(300))
    content = _saved(tmp_path, document)
    assert (content.status, texts(content)) == ("read", ["产值85.6亿元。"])


def test_a_photograph_adds_nothing_and_is_no_problem(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("园区实景如下。")
    document.add_picture(_picture(_photograph(800, 600), ".jpg"), width=Pt(400))
    content = _saved(tmp_path, document)
    assert (content.status, texts(content)) == ("read", ["园区实景如下。"])


def test_a_picture_drawn_in_a_deleted_run_is_gone(tmp_path: Path, page: Image) -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    document.add_picture(_picture(page), width=Pt(400))
    path = tmp_path / "文.docx"
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    xml = members["word/document.xml"]
    at = xml.index(b"<w:r>", xml.index("正文".encode()) + 20)
    end = xml.index(b"</w:r>", at) + 6
    members["word/document.xml"] = xml[:at] + b'<w:del w:id="1" w:author="a">' + xml[at:end] + b"</w:del>" + xml[end:]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert texts(read(path)) == ["正文"]


# -- what must be read ---------------------------------------------------------------------------------


def test_a_pasted_scan_is_read_where_it_stands(tmp_path: Path, page: Image) -> None:
    document = docx.Document()
    document.add_paragraph("附件一")
    document.add_picture(_picture(page), width=Pt(415))
    document.add_paragraph("附件二")
    content = _saved(tmp_path, document)
    assert content.status == "read"
    (table,) = tables(content)
    assert grid(table) == ROWS
    assert all(0 < cell.confidence < 1 for cell in table.cells if cell.text)
    assert (table.page, table.bbox, table.cells[0].page) == (None, None, None)
    first, title, sentence, last = texts(content)
    assert (first, title, last) == ("附件一", "集群总产值情况表", "附件二")
    assert "54家" in sentence
    from_pixels = [block for block in content.blocks if isinstance(block, Paragraph)][1]
    assert from_pixels.lines[0].confidence < 1


def test_a_document_of_nothing_but_scans_is_read(tmp_path: Path, page: Image) -> None:
    document = docx.Document()
    for _ in range(2):
        document.add_picture(_picture(page, ".jpg"), width=Pt(415))
    content = _saved(tmp_path, document)
    assert content.status == "read"
    assert [grid(table) for table in tables(content)] == [ROWS, ROWS]
    assert [table.number for table in tables(content)] == [0, 1]


def test_a_table_as_a_picture_in_a_cell_is_in_the_cell(tmp_path: Path, page: Image) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "主要指标"
    table.cell(0, 1).paragraphs[0].add_run().add_picture(_picture(page[320:640]), width=Pt(415))
    outer = next(iter(tables(_saved(tmp_path, document))))
    assert [grid(inner) for inner in outer.cells[1].tables] == [ROWS]


def test_only_what_is_not_cropped_away_is_read(tmp_path: Path, page: Image) -> None:
    document = docx.Document()
    picture = document.add_picture(_picture(page), width=Pt(415))
    fill = picture._inline.graphic.graphicData.pic.blipFill
    crop = fill.makeelement(fill.blip.tag.replace("blip", "srcRect"), {"t": "22000"})
    fill.insert(1, crop)
    content = _saved(tmp_path, document)
    assert tables(content) == []
    assert "54家" in "".join(texts(content))


# -- what could not be read is said --------------------------------------------------------------------


def _with_part(tmp_path: Path, page: Image, ending: str, data: bytes, width: float = 400) -> Content:
    """A document whose picture is another kind of file."""
    document = docx.Document()
    document.add_paragraph("正文")
    document.add_picture(_picture(page), width=Pt(width))
    path = tmp_path / "文.docx"
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    image = next(name for name in members if name.startswith("word/media/"))
    renamed = image.rpartition(".")[0] + ending
    del members[image]
    rels = "word/_rels/document.xml.rels"
    members[rels] = members[rels].replace(image.encode()[5:], renamed.encode()[5:])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (members | {renamed: data}).items():
            archive.writestr(name, content)
    return read(path)


@pytest.mark.parametrize(
    ("ending", "data", "words"),
    [(".emf", b"\x01\x00\x00\x00", "EMF"), (".wmf", b"\xd7\xcd\xc6\x9a", "WMF"), (".png", b"\x89PNG\r\n", "无法打开")],
)
def test_a_large_picture_that_cannot_be_read_is_named(
    tmp_path: Path, page: Image, ending: str, data: bytes, words: str
) -> None:
    content = _with_part(tmp_path, page, ending, data)
    assert (content.status, _code(content), texts(content)) == ("partial", "pictures_unread", ["正文"])
    assert content.problem is not None
    assert words in content.problem.message


def test_a_formula_as_a_small_vector_picture_is_no_problem(tmp_path: Path, page: Image) -> None:
    assert _with_part(tmp_path, page, ".wmf", b"\xd7\xcd\xc6\x9a", width=90).status == "read"


def test_more_pictures_than_any_paper_are_said(tmp_path: Path, page: Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_pictures, "_MOST_PICTURES", 1)
    document = docx.Document()
    for shade in (0, 1):
        document.add_picture(_picture(page - shade), width=Pt(415))
    content = _saved(tmp_path, document)
    assert (content.status, len(tables(content)), _code(content)) == ("partial", 1, "pictures_unread")


def test_pictures_without_words_alone_are_unreadable(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_picture(_picture(_photograph(600, 400), ".jpg"), width=Pt(400))
    content = _saved(tmp_path, document)
    assert (content.status, _code(content)) == ("unreadable", "pictures_only")


def test_a_seal_on_a_pasted_scan_is_told_without_a_page(tmp_path: Path, page: Image) -> None:
    sealed = page.copy()
    cv2.circle(sealed, (1100, 1500), 165, (40, 40, 220), 12)
    cv2.circle(sealed, (1100, 1500), 30, (40, 40, 220), -1)
    document = docx.Document()
    document.add_picture(_picture(sealed), width=Pt(595))
    content = _saved(tmp_path, document)
    assert len(remarks(content, "seal")) == 1
    (remark,) = (one for one in content.remarks if one.code == "seal")
    assert (remark.page, remark.bbox, remark.paragraph) == (None, None, 0)
