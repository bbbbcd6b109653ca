"""Old and other office files through LibreOffice, where it is installed: read as their new twins, or given up."""

from __future__ import annotations

import os
import subprocess
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Cm

from extractors.reading import read
from extractors.reading.formats import find_format
from extractors.reading.old_office import libreoffice, old_office
from extractors.reading.old_office.numbers import missing_numbers, second_reader
from pipeline.model import Content, Table
from tests.reading.making import at, grid, tables, texts

needs_writer = pytest.mark.skipif(not libreoffice.has_part("writer"), reason="LibreOffice Writer is not installed")
needs_calc = pytest.mark.skipif(not libreoffice.has_part("calc"), reason="LibreOffice Calc is not installed")
needs_second_reader = pytest.mark.skipif(second_reader() is None, reason="antiword is not installed")
PRACTICE = Path(__file__).resolve().parents[2] / "../shared/practice"


def _saved_as(source: Path, target: str) -> Path:
    """The file saved anew by LibreOffice itself."""
    profile = (source.parent / "profile").as_uri()
    command = [str(libreoffice.office_program()), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run([*command, target, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)
    return source.with_suffix(f".{target.partition(':')[0]}")


# antiword reads nothing shorter
LONG = "集群以玩具为主导产业，产业链完整，配套齐全，集聚了一批中小企业。" * 20


def _word(folder: Path, *, autofit: bool = False) -> Path:
    document = docx.Document()
    document.add_paragraph("2024年集群总产值85.6亿元。")
    document.add_paragraph(LONG)
    table = document.add_table(rows=2, cols=2)
    table.autofit = autofit
    for cell, text in zip(table._cells, ("指标", "2024年", "集群总产值（亿元）", "85.6"), strict=True):
        cell.text = text
        cell.width = Cm(6)
    document.add_paragraph("以上数据截至2024年底。")
    document.save(str(folder / "表.docx"))
    return folder / "表.docx"


def _book(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["企业", "信用代码", "产值"])
    book.active.append(["甲", "0091440500", 85.6])
    book.save(folder / "表.xlsx")
    return folder / "表.xlsx"


def _code(content: Content) -> str | None:
    return None if content.problem is None else content.problem.code


def _ole(path: Path, stream: str = "WordDocument") -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le") + b"\x00" * 600)
    return path


# -- read as their new twins ---------------------------------------------------------------------------


@needs_writer
@pytest.mark.parametrize(
    ("target", "file_format"), [("doc", "doc"), ("odt", "odt"), ("rtf", "rtf"), ("xml:MS Word 2003 XML", "doc_xml")]
)
def test_another_word_file_is_read_as_its_new_twin(tmp_path: Path, target: str, file_format: str) -> None:
    content = read(_saved_as(_word(tmp_path), target))
    assert (content.format, content.status) == (file_format, "read")
    (table,) = tables(content)
    assert grid(table) == [["指标", "2024年"], ["集群总产值（亿元）", "85.6"]]
    assert texts(content) == ["2024年集群总产值85.6亿元。", LONG, "以上数据截至2024年底。"]


@needs_calc
@pytest.mark.parametrize(("target", "file_format"), [("xls", "xls"), ("ods", "ods")])
def test_another_workbook_is_read_as_its_new_twin(tmp_path: Path, target: str, file_format: str) -> None:
    content = read(_saved_as(_book(tmp_path), target))
    assert (content.format, content.status) == (file_format, "read")
    assert grid(tables(content)[0]) == [["企业", "信用代码", "产值"], ["甲", "0091440500", "85.6"]]


@needs_calc
def test_a_workbook_of_one_xml_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    rows = "".join(
        f'<Row><Cell><Data ss:Type="String">{name}</Data></Cell>'
        f'<Cell><Data ss:Type="Number">{value}</Data></Cell></Row>'
        for name, value in (("甲", "85.6"), ("乙", "12"))
    )
    space = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    path = tmp_path / "表.xls"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook {space}>'
        f'<Worksheet ss:Name="一"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    content = read(path)
    assert (content.format, content.status) == ("xls_xml", "read")
    assert grid(tables(content)[0]) == [["甲", "85.6"], ["乙", "12"]]


@needs_writer
def test_templates_and_wps_names_are_the_same_files(tmp_path: Path) -> None:
    old = _saved_as(_word(tmp_path), "doc")
    for name in ("表.dot", "表.wpt", "表.wps"):
        twin = old.with_name(name)
        twin.write_bytes(old.read_bytes())
        content = read(twin)
        assert (content.status, len(tables(content))) == ("read", 1)
        assert "ending_mismatch" not in content.properties


def test_a_word_file_with_macros_is_a_word_file(tmp_path: Path) -> None:
    path = _word(tmp_path).rename(tmp_path / "表.docm")
    assert (read(path).format, read(path).properties.get("ending_mismatch")) == ("docx", None)


@needs_writer
def test_conversions_side_by_side_do_not_disturb_each_other(tmp_path: Path) -> None:
    old = _saved_as(_word(tmp_path), "doc")
    with ThreadPoolExecutor(3) as pool:
        first, *others = pool.map(read, [old] * 3)
    assert first.status == "read"
    assert all(other == first for other in others)


# -- lost in silence -----------------------------------------------------------------------------------


@needs_writer
def test_lists_notes_and_dates_lose_no_numbers(tmp_path: Path) -> None:
    path = _word(tmp_path)
    document = docx.Document(str(path))
    for text in ("上缴税收29,008万元", "企业120家"):
        document.add_paragraph(text, style="List Number")
    raised = document.add_paragraph("产值85.6")
    raised.add_run("123").font.superscript = True
    partly = document.add_paragraph("研发8")
    partly.add_run("5.67").bold = True
    document.save(str(path))
    old = _saved_as(path, "doc")
    content = read(old)
    assert content.status == "read"
    assert "研发85.67" in texts(content)


def test_the_old_files_of_the_practice_are_read() -> None:
    files = sorted(PRACTICE.glob("*/batch/*/**/*.doc"))
    if not files or not libreoffice.has_part("writer"):
        pytest.skip("needs the practice batches and LibreOffice Writer")
    assert {path.name: read(path).status for path in files} == {path.name: "read" for path in files}


def _converting_to(change: Callable[[docx.document.Document], None]) -> Callable[..., Path]:
    """A conversion that loses something."""

    def convert(path: Path, folder: Path, infilter: str, target: str) -> Path:
        converted = libreoffice.convert(path, folder, infilter, target)
        document = docx.Document(str(converted))
        change(document)
        document.save(str(converted))
        return converted

    return convert


def _lose_a_cell(document: docx.document.Document) -> None:
    document.tables[0].cell(1, 1).text = ""


def _glue_cells(document: docx.document.Document) -> None:
    document.tables[0].cell(1, 1).text = "85.612"


def _lose_a_year(document: docx.document.Document) -> None:
    document.paragraphs[-1].text = "以上数据截至2025年底。"


@needs_writer
@needs_second_reader
@pytest.mark.parametrize("change", [_lose_a_cell, _glue_cells])
def test_one_lost_or_glued_number_is_enough_to_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[..., None]
) -> None:
    old = _saved_as(_word(tmp_path), "doc")
    monkeypatch.setattr(old_office, "convert", _converting_to(change))
    assert _code(read(old)) == "conversion_doubtful"


@needs_writer
def test_a_date_set_anew_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = _saved_as(_word(tmp_path), "doc")
    monkeypatch.setattr(old_office, "convert", _converting_to(_lose_a_year))
    assert read(old).status == "read"


@needs_writer
def test_lost_tables_are_seen_without_a_second_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    table = document.add_table(rows=10, cols=4)
    for number, cell in enumerate(table._cells):
        cell.text = f"第{number}格"
    document.add_paragraph("完")
    document.save(str(tmp_path / "表.docx"))
    old = _saved_as(tmp_path / "表.docx", "doc")
    monkeypatch.setattr("extractors.reading.old_office.numbers.second_reader", lambda: None)
    assert read(old).status == "read"

    def lose_rows(document: docx.document.Document) -> None:
        for row in document.tables[0].rows[7:]:
            row._tr.getparent().remove(row._tr)

    monkeypatch.setattr(old_office, "convert", _converting_to(lose_rows))
    assert _code(read(old)) == "conversion_doubtful"


@needs_second_reader
def test_a_file_that_the_second_reader_cannot_read_raises_no_doubt(tmp_path: Path) -> None:
    assert not missing_numbers(_ole(tmp_path / "坏.doc"), _word(tmp_path))


@needs_writer
def test_a_table_that_the_conversion_glued_together_is_not_read_as_text(tmp_path: Path) -> None:
    content = read(_saved_as(_word(tmp_path, autofit=True), "doc"))
    assert content.status == "unreadable" or any(isinstance(block, Table) for block in content.blocks)


# -- fenced in -----------------------------------------------------------------------------------------

_OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def _open_document(path: Path, body: str, manifest: str = "") -> Path:
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media}"/>'
        for name, media in (("/", kind), ("content.xml", "text/xml"))
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {space}>{entries}{manifest}</manifest:manifest>")
        archive.writestr(
            "content.xml", f'<office:document-content {_OPEN} office:version="1.2">{content}</office:document-content>'
        )
    return path


@needs_writer
def test_nothing_that_a_document_names_is_fetched(tmp_path: Path, visited: tuple[str, list[str]]) -> None:
    address, asked = visited
    picture = (
        f'<text:p>85.6<draw:frame svg:width="5cm" svg:height="5cm">'
        f'<draw:image xlink:href="{address}/a.png" xlink:type="simple"/></draw:frame></text:p>'
    )
    section = f'<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/></text:section>'
    content = read(_open_document(tmp_path / "a.odt", section + picture))
    assert texts(content) == ["85.6"]
    assert asked == []


def test_a_locked_open_document_says_so(tmp_path: Path) -> None:
    path = _open_document(tmp_path / "a.odt", "<text:p/>", "<manifest:encryption-data/>")
    content = read(path)
    assert (content.format, _code(content)) == ("odt", "encrypted")


def test_a_conversion_that_hangs_is_stopped_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = tmp_path / "started"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {started}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(libreoffice, "office_program", lambda: str(program))
    monkeypatch.setattr(libreoffice, "_SECONDS", 1.0)
    assert _code(read(_ole(tmp_path / "表.doc"))) == "conversion_slow"
    child = int(started.read_text())
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            return
        time.sleep(0.1)
    os.kill(child, 9)
    pytest.fail("a child of the conversion is still running")


# -- what cannot be converted --------------------------------------------------------------------------


@needs_writer
def test_a_broken_old_word_file_says_so(tmp_path: Path) -> None:
    assert _code(read(_ole(tmp_path / "坏.doc"))) == "conversion_failed"


@pytest.mark.parametrize(
    ("name", "stream", "package"),
    [
        ("表.doc", "WordDocument", "libreoffice-writer"),
        ("表.wps", "WordDocument", "libreoffice-writer"),
        ("表.xls", "Workbook", "libreoffice-calc"),
        ("讲.ppt", "PowerPoint Document", "libreoffice-impress"),
    ],
)
def test_without_libreoffice_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stream: str, package: str
) -> None:
    monkeypatch.setattr(libreoffice, "office_program", lambda: None)
    problem = read(_ole(tmp_path / name, stream)).problem
    assert problem is not None
    assert package in problem.message


def test_a_part_that_is_not_installed_is_missing_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "share" / "registry").mkdir(parents=True)
    (tmp_path / "share" / "registry" / "writer.xcd").touch()
    monkeypatch.setattr(libreoffice, "office_program", lambda: str(tmp_path / "program" / "soffice"))
    assert libreoffice.has_part("writer")
    assert not libreoffice.has_part("impress")


def test_slides_with_a_workbook_in_them_are_slides(tmp_path: Path) -> None:
    path = tmp_path / "讲.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>presentationml spreadsheetml wordprocessingml</Types>")
        archive.writestr("ppt/presentation.xml", "<p/>")
    assert find_format(path) == "pptx"


needs_impress = pytest.mark.skipif(not libreoffice.has_part("impress"), reason="LibreOffice Impress is not installed")


@needs_impress
@needs_writer
@pytest.mark.parametrize("target", ["pptx", "ppt", "odp"])
def test_slides_are_pages(tmp_path: Path, target: str) -> None:
    path = tmp_path / "讲.odp"
    page = (
        '<draw:page draw:name="p1"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm">'
        "<draw:text-box><text:p>2024年总产值85.6亿元</text:p></draw:text-box></draw:frame></draw:page>"
    )
    _open_document(path, "")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            data = data.replace("opendocument.text", "opendocument.presentation")
            archive.writestr(
                name, data.replace("<office:text></office:text>", f"<office:presentation>{page}</office:presentation>")
            )
    content = read(path if target == "odp" else _saved_as(path, target))
    assert (content.format, content.status) == (target, "read")
    assert [page.number for page in content.pages] == [1]
    assert texts(content) == ["2024年总产值85.6亿元"]


@needs_calc
def test_leading_zeros_survive_an_old_workbook(tmp_path: Path) -> None:
    table = tables(read(_saved_as(_book(tmp_path), "xls")))[0]
    assert at(table, 1, 1).text == "0091440500"
