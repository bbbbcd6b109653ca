"""PDF files: tables by their rules, paragraphs by their lines, pages by what they show."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read
from pipeline.model import Paragraph
from tests.reading.making import (
    FONT,
    HEIGHT,
    WIDTH,
    at,
    draw_pdf,
    grid,
    remarks,
    rule_cell,
    rule_table,
    tables,
    texts,
    write,
    write_lines,
)

LEFT = 72.0
# 37 characters of 12 points fill the line from the left margin to the right one.
FULL = "本集群坚持创新驱动和绿色发展推动产业由集聚发展向集群发展跃升并持续完善公共服务体系建设"[:37]


def test_wrapped_label_is_rejoined_and_an_empty_column_is_kept(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        rule_cell(canvas, (72, 100, 152, 140), "工业互联网平台", "应用普及率（%）")
        rule_cell(canvas, (152, 100, 232, 140), "12.8")
        rule_cell(canvas, (232, 100, 312, 140))
        rule_cell(canvas, (312, 100, 392, 140), "15.3")

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert grid(table) == [["工业互联网平台应用普及率（%）", "12.8", "", "15.3"]]
    assert at(table, 0, 1).page == 1
    assert at(table, 0, 1).bbox == pytest.approx((152, 100, 232, 140), abs=1.5)


def test_a_line_break_that_was_meant_stays(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        rule_cell(canvas, (72, 100, 152, 140), "意见")
        rule_cell(canvas, (152, 100, 500, 140), "同意推荐。", "2025年5月26日")

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert grid(table) == [["意见", "同意推荐。\n2025年5月26日"]]


def test_spans_come_from_the_geometry_of_the_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        rule_cell(canvas, (72, 100, 172, 140), "指标")
        rule_cell(canvas, (172, 100, 412, 120), "近三年情况")
        for place, year in enumerate(("2022年", "2023年", "2024年")):
            rule_cell(canvas, (172 + 80 * place, 120, 252 + 80 * place, 140), year)

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert (table.rows, table.columns) == (2, 4)
    assert (at(table, 0, 0).row_span, at(table, 0, 1).column_span) == (2, 3)
    assert [cell.text for cell in table.cells if cell.row == 1] == ["2022年", "2023年", "2024年"]


def test_tables_without_outer_borders_are_still_tables(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for top in (100, 120, 140):
            canvas.line(72, HEIGHT - top, 372, HEIGHT - top)
        for x in (172, 272):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 140)
        for row, words in enumerate((("指标", "2023年", "2024年"), ("总产值", "70.1", "74.2"))):
            for column, word in enumerate(words):
                write(canvas, 76 + 100 * column, 114 + 20 * row, word, 10)

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert grid(table) == [["指标", "2023年", "2024年"], ["总产值", "70.1", "74.2"]]


ROWS = (("指标", "2023年", "2024年"), ("总产值", "70.1", "74.2"), ("出口额", "", "21.8"), ("税收", "2.06", "2.27"))


def _columns(canvas: Canvas) -> None:
    for row, words in enumerate(ROWS):
        for column, word in enumerate(words):
            write(canvas, 76 + 100 * column, 114 + 20 * row, word, 10)


def test_a_three_line_table_is_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, 60, "目前，企业12家。")
        for top in (100, 120, 180):
            canvas.line(72, HEIGHT - top, 372, HEIGHT - top)
        _columns(canvas)

    content = read(draw_pdf(tmp_path / "a.pdf", draw))
    (table,) = tables(content)
    assert grid(table) == [list(row) for row in ROWS]
    assert texts(content) == ["目前，企业12家。"]


def test_a_head_over_several_columns_spans_them(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for top in (80, 120, 180):
            canvas.line(72, HEIGHT - top, 372, HEIGHT - top)
        write(canvas, 170, 94, "近三年产值与增长情况（亿元）", 10)
        _columns(canvas)

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", draw)))
    assert [(cell.text, cell.column_span) for cell in table.cells if cell.row == 0][-1][1] == 2
    assert grid(table)[1:] == [list(row) for row in ROWS]


def test_bare_columns_are_a_table_from_three_rows_on(tmp_path: Path) -> None:
    full = [row for row in ROWS if all(row)]

    def draw(canvas: Canvas, rows: list[tuple[str, str, str]]) -> None:
        for row, words in enumerate(rows):
            for column, word in enumerate(words):
                write(canvas, 76 + 100 * column, 114 + 20 * row, word, 10)

    (table,) = tables(read(draw_pdf(tmp_path / "a.pdf", lambda canvas: draw(canvas, full))))
    assert grid(table) == [list(row) for row in full]
    assert tables(read(draw_pdf(tmp_path / "b.pdf", lambda canvas: draw(canvas, full[:2])))) == []


def _cut(*rows: tuple[tuple[float, str], ...]) -> list[list[list[str]]]:
    """The tables of a page with three plain rows of bare columns and these rows, each word at its place, below."""
    plain = [((76, "总产值"), (176, "70.1"), (276, "74.2")), ((76, "出口额"), (176, "18.0"), (276, "21.8"))]

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate((plain[0], plain[1], plain[0], *rows)):
            for x, word in row:
                write(canvas, x, 114 + 20 * number, word, 10)

    with TemporaryDirectory() as folder:
        return [grid(table) for table in tables(read(draw_pdf(Path(folder) / "a.pdf", draw)))]


def test_a_sentence_below_bare_columns_is_not_cut_into_them() -> None:
    (found,) = _cut(((76, "中小企业产值占集群总产值的比重逐年上升，主导产业产值占比也是"),))
    assert len(found) == 3


def test_a_long_label_close_to_its_number_is_cut_where_the_white_runs_down() -> None:
    label, next_row = "工业互联网普及率%", ((76, "税收"), (176, "2.1"), (276, "2.3"))
    (found,) = _cut(((76, label), (174, "22.9"), (276, "27.0")), next_row)
    assert found[3:] == [[label, "22.9", "27.0"], ["税收", "2.1", "2.3"]]
    (kept,) = _cut(((76, label), (167, "22.9"), (276, "27.0")), next_row)
    assert len(kept) == 3


def test_a_label_between_two_rows_does_not_end_the_table() -> None:
    rows = ((76, "合计"),), ((96, "税收"), (176, "2.1"), (276, "2.3"))
    (found,) = _cut(*rows)
    assert found[3:] == [["合计", "", ""], ["税收", "2.1", "2.3"]]


HEAD = ["项目", "2023年", "2024年"]
COLUMNS = [160.0, 90.0, 90.0]


def test_a_table_over_two_pages_is_one_and_its_repeated_head_is_dropped(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 280, 40, "申报材料", 9)
        write(canvas, LEFT, 100, "表1：经济指标")
        rule_table(canvas, LEFT, 600, COLUMNS, [HEAD, ["总产值", "70.1", "74.2"]])
        write(canvas, 290, 800, "— 1 —", 10)

    def second(canvas: Canvas) -> None:
        write(canvas, 280, 40, "申报材料", 9)
        rule_table(canvas, LEFT, 80, COLUMNS, [HEAD, ["出口额", "18.0", "21.8"]])
        write(canvas, 290, 800, "— 2 —", 10)

    content = read(draw_pdf(tmp_path / "a.pdf", first, second))
    (table,) = tables(content)
    assert grid(table) == [HEAD, ["总产值", "70.1", "74.2"], ["出口额", "18.0", "21.8"]]
    assert [at(table, row, 1).page for row in range(3)] == [1, 1, 2]
    assert remarks(content, "repeated_header") == ["项目  2023年  2024年"]
    assert texts(content) == ["表1：经济指标"]
    assert "— 2 —" in [line.text for line in content.pages[1].lines]


def test_tables_with_words_between_them_stay_two(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        rule_table(canvas, LEFT, 600, COLUMNS, [HEAD, ["总产值", "70.1", "74.2"]])

    def second(canvas: Canvas) -> None:
        write(canvas, LEFT, 100, "表2 人员情况")
        rule_table(canvas, LEFT, 120, COLUMNS, [HEAD, ["从业人员", "8253", "8402"]])

    assert len(tables(read(draw_pdf(tmp_path / "a.pdf", first, second)))) == 2


def test_wrapped_lines_are_one_paragraph_and_an_indent_begins_another(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write_lines(canvas, 100, [(LEFT + 24, FULL[:35]), (LEFT, "总产值85.6亿元。"), (LEFT + 24, "目前，企业12家。")])

    content = read(draw_pdf(tmp_path / "a.pdf", draw))
    assert texts(content) == [FULL[:35] + "总产值85.6亿元。", "目前，企业12家。"]
    first = next(block for block in content.blocks if isinstance(block, Paragraph))
    for line, start in zip(first.lines, first.starts, strict=True):
        assert first.text[start:].startswith(line.text)


def test_a_sentence_goes_on_over_the_page_and_past_its_number(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        write_lines(canvas, 100, [(LEFT + 24, FULL[:35]), (LEFT, FULL)])
        write(canvas, 290, 800, "1", 10)

    def second(canvas: Canvas) -> None:
        write_lines(canvas, 80, [(LEFT, "总产值85.6亿元。"), (LEFT + 24, FULL[:35]), (LEFT, FULL)])
        write(canvas, 290, 800, "2", 10)

    content = read(draw_pdf(tmp_path / "a.pdf", first, second))
    assert texts(content) == [FULL[:35] + FULL + "总产值85.6亿元。", FULL[:35] + FULL]
    paragraph = content.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [line.page for line in paragraph.lines] == [1, 1, 2]


@pytest.mark.parametrize("number", ["— 3 —", "-3-", "3", "第3页 共8页", "3/8", "Page 3 of 8"])
def test_page_numbers_are_no_text(tmp_path: Path, number: str) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, 200, "总产值85.6亿元。")
        write(canvas, 280, 805, number, 10)

    assert texts(read(draw_pdf(tmp_path / "a.pdf", draw))) == ["总产值85.6亿元。"]


def test_a_number_within_the_page_is_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, 200, "企业总数")
        write(canvas, LEFT, 260, "32")

    assert texts(read(draw_pdf(tmp_path / "a.pdf", draw))) == ["企业总数", "32"]


def test_kerning_is_no_space_and_a_wide_gap_is(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, word in ((72, "2025"), (98, "年"), (113, "5"), (122, "月"), (137, "26"), (151, "日")):
            write(canvas, x, 100, word)
        write(canvas, 72, 200, "负责人签字：王伟")
        write(canvas, 220, 200, "0754-85812010")

    content = read(draw_pdf(tmp_path / "a.pdf", draw))
    first, second = texts(content)
    assert first == "2025年5月26日"
    assert second.split() == ["负责人签字：王伟", "0754-85812010"]


def test_a_raised_note_mark_does_not_join_the_number(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "总产值85.6")
        write(canvas, 137, 95, "1", 6)
        write(canvas, 141, 100, "亿元")
        write(canvas, 72, 200, "占地27.0km")
        write(canvas, 135, 195, "2", 6)

    assert texts(read(draw_pdf(tmp_path / "a.pdf", draw))) == ["总产值85.6亿元", "占地27.0km²"]


def _picture() -> ImageReader:
    return ImageReader(Image.linear_gradient("L").resize((60, 80)).convert("RGB"))


def test_a_scan_is_named_and_left_to_recognition(tmp_path: Path) -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)

    def words(canvas: Canvas) -> None:
        write(canvas, LEFT, 100, "总产值85.6亿元。")

    mixed = read(draw_pdf(tmp_path / "mixed.pdf", words, scan))
    assert (mixed.status, [page.kind for page in mixed.pages]) == ("partial", ["text", "scan"])
    assert mixed.problem is not None
    assert mixed.problem.code == "scan_without_text"
    assert "第2页" in mixed.problem.message
    assert read(draw_pdf(tmp_path / "scan.pdf", scan)).status == "unreadable"


def test_the_invisible_text_under_a_scan_is_not_trusted(tmp_path: Path) -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
        layer = canvas.beginText(LEFT, 600)
        layer.setFont(FONT, 12)
        layer.setTextRenderMode(3)
        layer.textLine("总产值99.9亿元，居全省首位，企业一百二十家，比上年增长二成以上。")
        canvas.drawText(layer)

    content = read(draw_pdf(tmp_path / "a.pdf", scan))
    assert content.pages[0].kind == "scan"
    assert texts(content) == []
    assert "99.9" in remarks(content, "hidden_text")[0]


def test_white_text_is_noted_unless_it_stands_on_colour(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, LEFT, 100, "总产值85.6亿元。")
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, LEFT, 200, "总产值99.9亿元。")
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(LEFT, HEIGHT - 310, 300, 20, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, LEFT + 4, 304, "指标名称")

    content = read(draw_pdf(tmp_path / "a.pdf", draw))
    assert remarks(content, "hidden_text") == ["总产值99.9亿元。"]
    assert "".join(texts(content)) == "总产值85.6亿元。指标名称"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_displayed(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4 if turn == 180 else (A4[1], A4[0])
        if turn == 90:
            canvas.rotate(90)
            canvas.translate(0, -A4[0])
        elif turn == 270:
            canvas.rotate(270)
            canvas.translate(-A4[1], 0)
        else:
            canvas.rotate(180)
            canvas.translate(-A4[0], -A4[1])
        canvas.setFont(FONT, 12)
        for place, word in enumerate(("总产值", "85.6")):
            canvas.rect(100 + 100 * place, height - 120, 100, 20)
            canvas.drawString(104 + 100 * place, height - 114, word)
        assert width > 0

    path = draw_pdf(tmp_path / "a.pdf", draw)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Rotate = turn
        document.save(path)
    content = read(path)
    (table,) = tables(content)
    assert grid(table) == [["总产值", "85.6"]]
    assert at(table, 0, 0).bbox == pytest.approx((100, 100, 200, 120), abs=1.5)
    assert (content.pages[0].width > content.pages[0].height) is (turn != 180)


def test_a_cropped_page_measures_from_what_is_shown(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", lambda canvas: rule_table(canvas, 100, 100, [60, 60], [["甲", "1"]]))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].CropBox = [50, 0, A4[0], A4[1] - 40]
        document.save(path)
    (table,) = tables(read(path))
    assert at(table, 0, 0).bbox == pytest.approx((50, 60, 110, 80), abs=1.5)


def test_password_owner_password_and_damage(tmp_path: Path) -> None:
    plain = draw_pdf(tmp_path / "a.pdf", lambda canvas: write(canvas, LEFT, 100, "总产值85.6亿元。"))
    locked, owned, broken = tmp_path / "锁.pdf", tmp_path / "限.pdf", tmp_path / "坏.pdf"
    with pikepdf.open(plain) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="秘", owner="主"))
        document.save(owned, encryption=pikepdf.Encryption(user="", owner="owner"))
    broken.write_bytes(b"%PDF-1.4\n" + b"\x00garbage" * 50)
    for path, status, code in ((locked, "unreadable", "encrypted"), (broken, "unreadable", "damaged")):
        content = read(path)
        assert (content.status, content.problem.code if content.problem else None) == (status, code)
        assert content.problem is not None
        assert "重新报送" in content.problem.message
    assert texts(read(owned)) == ["总产值85.6亿元。"]


def test_properties_say_who_when_and_how_often_saved(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setAuthor("张三")
        write(canvas, LEFT, 100, "总产值85.6亿元。")

    properties = read(draw_pdf(tmp_path / "a.pdf", draw)).properties
    assert properties["author"] == "张三"
    assert properties["revisions"] == "1"
    assert properties["created"][4] == "-"
