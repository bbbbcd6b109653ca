"""The page of one file: each thing read is shown once, in its place, and nothing that was left over is silent."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from pipeline.excerpt import Drawing, PagePicture, Spot
from pipeline.model import (
    Cell,
    Content,
    Document,
    Entry,
    Extraction,
    Fact,
    Leftover,
    Line,
    Page,
    Pair,
    Paragraph,
    Problem,
    Roster,
    Source,
    Table,
)
from pipeline.report.one_file import file_page, places_shown
from pipeline.report.one_file.framing import sheets
from pipeline.report.one_file.items import items, labelled

from . import example

NAME = "表<1>.pdf"
LINE = (100.0, 200.0, 400.0, 212.0)


def at(row: int, column: int, text: str = "", page: int | None = None) -> Source:
    box = (100.0 + 50 * column, 300.0 + 20 * row, 148.0 + 50 * column, 318.0 + 20 * row) if page else None
    return Source(NAME, page=page, bbox=box, table=0, row=row, column=column, text=text)


def extraction(page: int | None = 1) -> Extraction:
    line = Source(
        NAME, page=page, bbox=LINE if page else None, paragraph=None if page else 0, text="填报日期：2025年4月17日"
    )
    total = example.figure("output_total", "2024", "85.60", "亿元", at(0, 1, "集群总产值：85.60", page))
    unsure = example.figure("output_sme", "2024", "62.3", "亿元", at(1, 1, "62.3", page), confidence=0.6)
    firms = tuple(Entry({"name": name}, at(row, 0, name, page)) for row, name in enumerate("甲乙", 5))
    return Extraction(
        Document(NAME, example.sha(1), "pdf", "application_form", "read", pages=page),
        figures=(total, unsure),
        facts=(Fact("application_date", "2025-04-17", line),),
        rosters=(Roster("enterprise", NAME, "企业名单", firms),),
        pairs=(
            Pair("集群总产值", "85.60", at(0, 1, "85.60", page)),
            Pair("填报日期", "2025年4月17日", line),
            Pair("吉祥物", "小羊", at(2, 1, "小羊", page)),
            Pair("从业人员", "约<若干>人", at(3, 1, "约<若干>人", page)),
            Pair("传真", " ", at(4, 1, " ", page)),
        ),
        leftover=(Leftover("从业人员", "约<若干>人", at(3, 1, "约<若干>人", page)),),
    )  # fmt: skip


def test_everything_is_shown_once_and_told_apart() -> None:
    shown = [(item.kind, item.state, item.name) for item in items(extraction())]
    assert shown == [
        ("figure", "sure", "集群总产值（2024年）"),
        ("figure", "doubtful", "中小企业产值（2024年）"),
        ("fact", "sure", "填报日期"),
        ("list", "sure", "企业名单"),
        ("leftover", "left", "从业人员"),
        ("pair", "left", "吉祥物"),
    ]
    assert [one.known for one in labelled(extraction())] == [True, True, False, False, True]


def test_a_list_of_which_rows_are_lacking_is_doubtful() -> None:
    read = extraction()
    partial = msgspec.structs.replace(read.rosters[0], partial=True)
    (item,) = [one for one in items(msgspec.structs.replace(read, rosters=(partial,))) if one.kind == "list"]
    assert (item.state, item.value) == ("doubtful", "2条（名单不完整，未作清点）")


def test_the_same_number_elsewhere_does_not_make_a_label_known() -> None:
    elsewhere = Extraction(
        Document(NAME, example.sha(1), "pdf", "other", "read"),
        figures=(example.figure("output_total", "2024", "85.60", "亿元", at(0, 1)),),
        pairs=(Pair("注册资本", "85.60", at(1, 1)),),
    )
    assert [one.known for one in labelled(elsewhere)] == [False]


def drawing() -> Drawing:
    return Drawing((PagePicture(1, 595.0, 842.0, b"picture"), PagePicture(2, 595.0, 842.0)))


def test_a_box_frames_each_place_and_takes_the_gravest_state() -> None:
    read = extraction()
    both = example.figure("output_leading", "2024", "70.1", "亿元", at(3, 1, "约<若干>人", 1))
    first, second = sheets(
        Content("pdf"),
        drawing(),
        items(Extraction(read.document, figures=(*read.figures, both), leftover=read.leftover)),
    )
    assert [(frame.state, [item.kind for item in frame.items]) for frame in first.frames] == [
        ("sure", ["figure"]), ("doubtful", ["figure"]), ("left", ["figure", "leftover"]),
    ]  # fmt: skip
    assert second.frames == ()


def test_the_rows_of_a_list_are_one_box() -> None:
    (sheet, _) = sheets(Content("pdf"), drawing(), items(extraction()))
    (box,) = [frame for frame in sheet.frames if frame.items[0].kind == "list"]
    assert (box.y, box.height) == (401.0, 36.0)


def test_a_printed_file_is_framed_where_it_was_found_and_nowhere_else() -> None:
    read = items(extraction(page=None))
    place = Spot(1, LINE)
    printed = Drawing((PagePicture(1, 595.0, 842.0, b"picture"),), {read[0].sources[0]: place}, printed=True)
    (sheet,) = sheets(Content("docx"), printed, read)
    assert [item.number for frame in sheet.frames for item in frame.items] == [1]
    html = file_page(Content("docx"), extraction(page=None), "other", printed).html.decode()
    assert html.count("未能在页面上标出") == len(read) - 1


def test_a_page_without_a_picture_is_told_in_its_words() -> None:
    page = Page(1, 595.0, 842.0, lines=(Line("集群总产值 <85.60> 亿元", 1, LINE),))
    html = file_page(Content("ofd", pages=(page,)), extraction(), "other", Drawing()).html.decode()
    assert "集群总产值 &lt;85.60&gt; 亿元</text>" in html
    assert html.count('<rect class="frame') == 3 + len(places_shown(extraction())) - 1


def test_a_file_without_pages_is_its_paragraphs_and_tables() -> None:
    inner = Table(1, 1, 1, (Cell(0, 0, "内表"),))
    rows = (("集群总产值", "85.60"), ("中小企业", "62.3"), ("吉祥物", "小羊"))
    cells = [Cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    cells[3] = Cell(1, 1, "62.3", tables=(inner,))
    table = Table(0, 3, 2, tuple(cells))
    blocks = (Paragraph("　填报日期：2025年4月17日", number=0), table)
    page = file_page(Content("docx", blocks=blocks), extraction(page=None), "other", Drawing())
    html = page.html.decode()
    assert re.search(r'<td class="read doubtful">.*?>62\.3</a>\s*<div class="scroll">.*?内表', html, re.DOTALL)
    assert re.search(r'<td class="read left">.*?>小羊</a>', html)
    assert page.counts == {"sure": 3, "doubtful": 1, "left": 2}


def test_in_a_sentence_its_own_number_is_set_off() -> None:
    text = "2024年总产值85.60亿元，税收85.60万元。"
    figures = tuple(
        example.figure(code, "2024", "85.60", "亿元", Source(NAME, paragraph=4, text=quoted), value=Decimal("85.60"))
        for code, quoted in (("output_total", "2024年总产值85.60"), ("tax", "税收85.60"))
    )
    read = Extraction(Document(NAME, example.sha(1), "docx", "other", "read"), figures=figures)
    html = file_page(Content("docx", blocks=(Paragraph(text, number=4),)), read, "other", Drawing()).html.decode()
    flow = html[html.index('<div class="flow">') : html.index("<aside")]
    assert re.sub(r"\s*<[^>]+>", "|", flow).count("85.60") == 2
    assert re.search(r"2024年总产值(<[^>]+>)+85\.60(<[^>]+>)+亿元，税收(<[^>]+>)+85\.60", flow)


def test_what_could_not_be_read_says_why() -> None:
    problem = Problem("damaged", "文件已损坏，请重新报送。")
    unreadable = Extraction(Document(NAME, example.sha(1), "pdf", "other", "unreadable", problem=problem))
    html = file_page(Content("pdf", "unreadable", problem), unreadable, "other", Drawing()).html.decode()
    assert "文件已损坏，请重新报送。" in html
    assert "没有可以显示的内容" in html
    assert "表&lt;1&gt;.pdf" in html
