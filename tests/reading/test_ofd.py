"""OFD files: the same paragraphs and tables as any other page, and seals with their place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from asn1crypto import core
from PIL import Image, ImageDraw, ImageFont

from extractors.reading import read
from extractors.reading.ofd.geometry import MM, numbers, steps
from pipeline.model import Content, Paragraph
from tests.reading.making import grid, remarks, tables, texts
from tests.reading.ofd_making import SIZE, page, part, stroke, table, text, write_ofd

ROWS = [["指标", "2023年", "2024年"], ["总产值（亿元）", "78.4", "85.6"], ["企业数（家）", "112", "120"]]


def _code(content: Content) -> str | None:
    return None if content.problem is None else content.problem.code


# -- text and its place ------------------------------------------------------------------------------


def test_lines_are_paragraphs_with_boxes_in_points(tmp_path: Path) -> None:
    content = read(write_ofd(tmp_path / "表.ofd", [page(text(30, 40, "2024年集群总产值85.6亿元。"))]))
    assert (content.format, content.status) == ("ofd", "read")
    assert texts(content) == ["2024年集群总产值85.6亿元。"]
    paragraph = content.blocks[0]
    assert isinstance(paragraph, Paragraph)
    box = paragraph.lines[0].bbox
    assert box is not None
    assert box[:2] == pytest.approx((30 * MM, 40 * MM), abs=0.1)
    assert (content.pages[0].width, content.pages[0].height) == pytest.approx((595.28, 841.89), abs=0.1)
    assert content.properties["title"] == "申报表"


@pytest.mark.parametrize(
    ("deltas", "count", "expected"),
    [
        ("4 4 2", 3, [4, 4, 2]),
        ("g 3 5 4", 4, [5, 5, 5, 4]),
        ("4 g 2 1", 5, [4, 1, 1, 1, 1]),
        ("g 999999999 4", 2, [4, 4]),
        ("g", 2, []),
        ("", 3, []),
        (None, 3, []),
    ],
)
def test_distances_of_characters_are_unfolded(deltas: str | None, count: int, expected: list[float]) -> None:
    assert steps(deltas, count) == expected


def test_numbers_out_of_bounds_are_no_numbers() -> None:
    assert numbers("1 -2.5 .5 1e300 nan inf") == [1, -2.5, 0.5, 0]


def test_runs_of_equal_distances_and_none_at_all_read_alike(tmp_path: Path) -> None:
    words = "汕头市玩具集群"
    path = write_ofd(
        tmp_path / "a.ofd", [page(text(30, 40, words, deltas=f"g 6 {SIZE}"), text(30, 60, words, deltas=""))]
    )
    assert texts(read(path)) == [words, words]


def test_a_matrix_scales_and_moves_what_it_holds(tmp_path: Path) -> None:
    scaled = (
        '<ofd:TextObject ID="5" Boundary="50 100 40 5" Font="1" Size="14" CTM="0.3 0 0 0.3 -90 -60">'
        '<ofd:TextCode X="300" Y="212" DeltaX="14 14">总产值</ofd:TextCode></ofd:TextObject>'
    )
    paragraph = read(write_ofd(tmp_path / "a.ofd", [page(scaled)])).blocks[0]
    assert isinstance(paragraph, Paragraph)
    box = paragraph.lines[0].bbox
    assert paragraph.text == "总产值"
    assert box is not None
    assert box[0] == pytest.approx(50 * MM, abs=0.1)
    assert box[2] == pytest.approx((50 + 3 * 14 * 0.3) * MM, abs=0.2)


def test_a_second_stretch_of_a_line_begins_where_it_says(tmp_path: Path) -> None:
    line = (
        f'<ofd:TextObject ID="5" Boundary="30 40 99 5" Font="1" Size="{SIZE}">'
        '<ofd:TextCode X="0" Y="3.5" DeltaX="4 4">总产值</ofd:TextCode>'
        '<ofd:TextCode X="12" DeltaX="2 2 2">85.6</ofd:TextCode></ofd:TextObject>'
    )
    assert texts(read(write_ofd(tmp_path / "a.ofd", [page(line)]))) == ["总产值85.6"]


def test_headings_and_several_pages(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pages = [page(text(30, 40, "一、集群概况"), text(30, 60, "正文一。")), page(text(30, 40, "正文二。"))]
    content = read(write_ofd(tmp_path / "a.ofd", pages), lambda number, count: told.append((number, count)))
    assert [page.number for page in content.pages] == [1, 2]
    assert told == [(1, 2), (2, 2)]
    headings = {block.text: block.heading for block in content.blocks if isinstance(block, Paragraph)}
    assert headings == {"一、集群概况": 2, "正文一。": 0, "正文二。": 0}


# -- tables ------------------------------------------------------------------------------------------


def test_a_ruled_table_is_a_table(tmp_path: Path) -> None:
    content = read(write_ofd(tmp_path / "a.ofd", [page(text(30, 30, "主要指标"), table(30, 40, [60, 30, 30], ROWS))]))
    (found,) = tables(content)
    assert grid(found) == ROWS
    assert found.bbox == pytest.approx((30 * MM, 40 * MM, 150 * MM, 64 * MM), abs=1)
    assert texts(content) == ["主要指标"]


def test_thin_bars_and_rectangles_rule_a_table_too(tmp_path: Path) -> None:
    bars = "".join(
        f'<ofd:PathObject ID="7" Boundary="{x} {y} {w} {h}" Fill="true" Stroke="false"><ofd:FillColor Value="0 0 0"/>'
        f"<ofd:AbbreviatedData>M 0 0 L {w} 0 L {w} {h} L 0 {h} C</ofd:AbbreviatedData></ofd:PathObject>"
        for x, y, w, h in [(30, 40, 80, 0.2), (30, 48, 80, 0.2), (30, 56, 80, 0.2), (70, 40, 0.2, 16.2)]
    )
    frame = (
        '<ofd:PathObject ID="7" Boundary="30 40 80.2 16.2">'
        "<ofd:AbbreviatedData>M 0 0 L 80.2 0 L 80.2 16.2 L 0 16.2 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    words = [text(32, 42, "指标"), text(72, 42, "2024年"), text(32, 50, "总产值"), text(72, 50, "85.6")]
    (found,) = tables(read(write_ofd(tmp_path / "a.ofd", [page(bars, frame, *words)])))
    assert grid(found) == [["指标", "2024年"], ["总产值", "85.6"]]


def test_curves_rule_nothing(tmp_path: Path) -> None:
    curve = (
        '<ofd:PathObject ID="7" Boundary="30 40 80 16"><ofd:AbbreviatedData>'
        "M 0 0 B 20 9 40 9 80 0 Q 90 8 80 16 A 5 5 0 1 1 0 16</ofd:AbbreviatedData></ofd:PathObject>"
    )
    content = read(write_ofd(tmp_path / "a.ofd", [page(curve, text(32, 42, "总产值85.6亿元"))]))
    assert tables(content) == []
    assert texts(content) == ["总产值85.6亿元"]


def test_a_table_over_two_pages_is_one(tmp_path: Path) -> None:
    rows = [["序号", "企业名称"], *([str(number), f"第{number}厂"] for number in range(1, 31))]
    pages = [page(table(30, 30, [30, 80], rows[:20])), page(table(30, 30, [30, 80], [rows[0], *rows[20:]]))]
    (found,) = tables(read(write_ofd(tmp_path / "a.ofd", pages)))
    assert grid(found) == rows


# -- templates, resources, composites ------------------------------------------------------------------


def test_a_template_lends_the_page_its_labels_and_rules(tmp_path: Path) -> None:
    form = page(table(30, 40, [60, 30, 30], [ROWS[0], [ROWS[1][0], "", ""], [ROWS[2][0], "", ""]]))
    filled = page(
        *(text(91.5 + 30 * column, 50 + 8 * row, ROWS[1 + row][1 + column]) for row in (0, 1) for column in (0, 1)),
        head='<ofd:Template TemplateID="50" ZOrder="Background"/>',
    )
    path = write_ofd(
        tmp_path / "a.ofd",
        [filled],
        common='<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
        more={"Doc_0/Tpls/Tpl_0/Content.xml": form},
    )
    (found,) = tables(read(path))
    assert grid(found) == ROWS


def test_a_missing_template_is_said(tmp_path: Path) -> None:
    head = '<ofd:Template TemplateID="50"/>'
    content = read(write_ofd(tmp_path / "a.ofd", [page(text(30, 40, "85.6"), head=head)]))
    assert (content.status, _code(content)) == ("partial", "ofd_parts_missing")


def test_a_document_in_a_deep_folder_and_odd_addresses(tmp_path: Path) -> None:
    path = write_ofd(
        tmp_path / "a.ofd",
        [page(text(30, 40, "一"), head='<ofd:Template TemplateID="50"/>')],
        folder="data/inner/Doc_7",
        common='<ofd:TemplatePage ID="50" BaseLoc="\\data\\inner\\Doc_7\\T.xml"/>',
        more={"data/inner/Doc_7/T.xml": page(text(30, 60, "二"))},
    )
    assert texts(read(path)) == ["一", "二"]


def test_composites_and_blocks_are_entered(tmp_path: Path) -> None:
    unit = f'<ofd:CompositeGraphicUnit ID="60" Width="50" Height="9"><ofd:Content>{text(0, 0, "合成")}</ofd:Content>'
    resources = part("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")
    content = page(
        '<ofd:CompositeObject ID="61" ResourceID="60" Boundary="30 40 50 9"/>',
        f'<ofd:PageBlock ID="62">{text(30, 60, "块内")}</ofd:PageBlock>',
    )
    path = write_ofd(
        tmp_path / "a.ofd",
        [content],
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={"Doc_0/DocumentRes.xml": resources},
    )
    assert texts(read(path)) == ["合成", "块内"]


# -- what nobody sees ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "inner"),
    [
        ('Fill="false"', ""),
        ('Alpha="0"', ""),
        ("", '<ofd:FillColor Value="255 255 255"/>'),
        ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
    ],
)
def test_words_that_nobody_sees_are_kept_aside(tmp_path: Path, attributes: str, inner: str) -> None:
    unseen = text(30, 60, "总产值99.9亿元", attributes=attributes, inner=inner)
    content = read(write_ofd(tmp_path / "a.ofd", [page(text(30, 40, "总产值85.6亿元"), unseen)]))
    assert texts(content) == ["总产值85.6亿元"]
    assert remarks(content, "hidden_text") == ["总产值99.9亿元"]


def test_white_words_on_a_dark_bar_are_seen(tmp_path: Path) -> None:
    bar = (
        '<ofd:PathObject ID="7" Boundary="20 35 90 15" Fill="true" Stroke="false"><ofd:FillColor Value="0 0 128"/>'
        "<ofd:AbbreviatedData>M 0 0 L 90 0 L 90 15 L 0 15 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    white = text(30, 40, "指标", inner='<ofd:FillColor Value="255 255 255"/>')
    content = read(write_ofd(tmp_path / "a.ofd", [page(bar, white)]))
    assert texts(content) == ["指标"]


# -- pictures ------------------------------------------------------------------------------------------


def _scan(words: str) -> bytes:
    image = Image.new("RGB", (1240, 1754), "white")
    for line in range(8):
        ImageDraw.Draw(image).text((200, 300 + 100 * line), words, fill="black", font=ImageFont.load_default(60))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _with_picture(path: Path, *objects: str, data: bytes) -> Path:
    media = '<ofd:MultiMedia ID="70" Type="Image"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia>'
    picture = '<ofd:ImageObject ID="71" ResourceID="70" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    return write_ofd(
        path,
        [page(*objects, picture)],
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={
            "Doc_0/DocumentRes.xml": part(
                "Res", f"<ofd:MultiMedias>{media}</ofd:MultiMedias>", attributes='BaseLoc="Res"'
            ),
            "Doc_0/Res/scan.png": data,
        },
    )


def test_a_page_that_is_a_picture_is_read_by_its_pixels(tmp_path: Path) -> None:
    content = read(_with_picture(tmp_path / "a.ofd", data=_scan("Output 2024 85.6")))
    assert (content.status, content.pages[0].ocr) == ("read", True)
    paragraph = content.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0].text.replace(" ", "") == "Output202485.6"
    assert paragraph.lines[0].confidence < 1
    box = paragraph.lines[0].bbox
    assert box is not None
    assert box[0] == pytest.approx(200 / 1240 * 595.28, abs=6)


def test_words_under_an_opaque_picture_are_hidden(tmp_path: Path) -> None:
    under = text(30, 40, "总产值99.9亿元")
    content = read(_with_picture(tmp_path / "a.ofd", under, data=_scan("Output 2024 85.6")))
    assert remarks(content, "hidden_text") == ["总产值99.9亿元"]
    assert "99.9" not in "".join(texts(content))


def test_a_picture_that_cannot_be_decoded_is_said(tmp_path: Path) -> None:
    content = read(_with_picture(tmp_path / "a.ofd", data=b"\x97JB2\r\n\x1a\n" + b"\x00" * 40))
    assert (content.status, _code(content)) == ("unreadable", "pages_unread")


# -- seals ---------------------------------------------------------------------------------------------


class _Words(core.Sequence):
    _fields = [("kind", core.Integer), ("name", core.UTF8String)]  # noqa: RUF012


class _Seal(core.Sequence):
    _fields = [("identity", core.IA5String), ("property", _Words)]  # noqa: RUF012


def _signature(seal: str) -> str:
    return part(
        "Signature",
        "<ofd:SignedInfo><ofd:SignatureDateTime>20250306165140Z</ofd:SignatureDateTime>",
        f'<ofd:StampAnnot ID="1" PageRef="100" Boundary="120 200 42 42"/>{seal}</ofd:SignedInfo>',
    )


def _sealed(path: Path, seal: str, more: dict[str, str | bytes]) -> Content:
    listing = part("Signatures", '<ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/>')
    signed = {"Doc_0/Signs/Signatures.xml": listing, "Doc_0/Signs/Sign_0/Signature.xml": _signature(seal)}
    body = "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    return read(write_ofd(path, [page(text(30, 40, "属实。"))], body=body, more=signed | more))


def test_a_signature_places_its_seal_by_name(tmp_path: Path) -> None:
    record = _Seal({"identity": "ES", "property": {"kind": 1, "name": "汕头市澄海区工业和信息化局"}}).dump()
    seal = "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
    content = _sealed(tmp_path / "a.ofd", seal, {"Doc_0/Signs/Sign_0/Seal.esl": record})
    assert content.status == "read"
    (remark,) = (one for one in content.remarks if one.code == "seal")
    assert (remark.text, remark.page, remark.context) == ("汕头市澄海区工业和信息化局", 1, "签章时间：2025-03-06")
    assert remark.bbox == pytest.approx((120 * MM, 200 * MM, 162 * MM, 242 * MM), abs=0.1)


def test_a_seal_without_a_readable_record_is_still_there(tmp_path: Path) -> None:
    content = _sealed(tmp_path / "a.ofd", "", {})
    assert remarks(content, "seal") == ["电子印章（名称未载明）"]


def test_stamps_are_seals_and_notes_are_words(tmp_path: Path) -> None:
    notes = part(
        "PageAnnot",
        '<ofd:Annot ID="1" Type="Stamp" Creator="张三"><ofd:Appearance Boundary="100 200 40 40">'
        f"{text(0, 0, '某局公章')}</ofd:Appearance></ofd:Annot>",
        f'<ofd:Annot ID="2" Type="Path"><ofd:Appearance Boundary="30 60 90 9">{text(0, 0, "批注")}'
        "</ofd:Appearance></ofd:Annot>",
        f'<ofd:Annot ID="3" Type="Watermark"><ofd:Appearance Boundary="30 90 90 9">{text(0, 0, "样张")}'
        "</ofd:Appearance></ofd:Annot>",
    )
    listing = part("Annotations", '<ofd:Page PageID="100"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>')
    path = write_ofd(
        tmp_path / "a.ofd",
        [page(text(30, 40, "正文"))],
        tail="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        more={"Doc_0/Annots/Annotations.xml": listing, "Doc_0/Annots/Page_0/Annotation.xml": notes},
    )
    content = read(path)
    assert texts(content) == ["正文", "批注"]
    (remark,) = (one for one in content.remarks if one.code == "seal")
    assert (remark.text, remark.context) == ("某局公章", "签章人：张三")


# -- bad files -----------------------------------------------------------------------------------------


def test_a_damaged_page_costs_no_other(tmp_path: Path) -> None:
    pages = [page(text(30, 40, "第一页")), page(text(30, 40, "第二页"))[:-30], None, page(text(30, 40, "第四页"))]
    content = read(write_ofd(tmp_path / "a.ofd", pages))
    assert texts(content) == ["第一页", "第四页"]
    assert (content.status, _code(content)) == ("partial", "pages_unread")
    assert content.problem is not None
    assert "第2—3页" in content.problem.message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Doc_0/Document.xml", "<ofd:Document", "damaged"),
        ("Doc_0/Document.xml", part("Document"), "no_content"),
        ("OFD.xml", part("OFD"), "damaged"),
        ("OFD.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "unsafe"),
        ("Encryptions.xml", part("Encryptions"), "encrypted"),
        ("Doc_0/Pages/Page_0/Content.xml", page(stroke(20, 20, 60, 20)), "no_content"),
        ("Doc_0/Pages/Page_0/Content.xml", page(text(30, 40, "\ue001\ue002\ue003")), "pages_unread"),
        ("bomb.xml", b" " * (45 << 20), "too_large"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: str | bytes, code: str) -> None:
    content = read(write_ofd(tmp_path / "a.ofd", [page(text(30, 40, "正文"))], more={name: data}))
    assert (content.status, _code(content)) == ("unreadable", code)


def test_a_file_without_its_document_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "OFD.xml", part("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>")
        )
    assert _code(read(path)) == "damaged"


def test_attached_files_are_named(tmp_path: Path) -> None:
    path = write_ofd(
        tmp_path / "a.ofd",
        [page(text(30, 40, "正文"))],
        tail="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        more={"Doc_0/Attachs/Attachments.xml": part("Attachments", '<ofd:Attachment ID="1" Name="明细.xlsx"/>')},
    )
    content = read(path)
    assert (content.status, _code(content)) == ("partial", "attachments")
    assert content.problem is not None
    assert "明细.xlsx" in content.problem.message


def test_units_that_hold_themselves_end(tmp_path: Path) -> None:
    inner = '<ofd:CompositeObject ID="61" ResourceID="60" Boundary="1 1 9 9"/>'
    unit = f'<ofd:CompositeGraphicUnit ID="60"><ofd:Content>{inner * 9}{text(0, 0, "圈")}</ofd:Content>'
    resources = part("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")
    path = write_ofd(
        tmp_path / "a.ofd",
        [page(inner)],
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        more={"Doc_0/DocumentRes.xml": resources},
    )
    assert read(path).status == "partial"
