"""Word files: what is on the paper is read once, as it stands now, with its place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document

from extractors.reading import read
from pipeline.model import Content, Paragraph
from tests.reading.making import NAMESPACES, add_part, add_xml, at, grid, remarks, tables, texts


def _saved(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "申报表.docx"
    document.save(str(path))
    return path


def _read_paragraphs(tmp_path: Path, *paragraphs: str) -> Content:
    document = docx.Document()
    add_xml(document, *paragraphs)
    return read(_saved(document, tmp_path))


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_merged_cells_are_one_cell_with_spans(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "近三年情况"
    for column, year in enumerate(("2022年", "2023年", "2024年"), 1):
        table.cell(1, column).text = year
    table.cell(2, 0).text = "集群总产值"
    found = tables(read(_saved(document, tmp_path)))[0]
    assert (found.rows, found.columns) == (3, 4)
    assert (at(found, 0, 0).row_span, at(found, 0, 0).text) == (2, "指标")
    assert (at(found, 0, 1).column_span, at(found, 0, 1).text) == (3, "近三年情况")
    assert [cell.text for cell in found.cells if cell.row == 1] == ["2022年", "2023年", "2024年"]
    assert len([cell for cell in found.cells if cell.row == 2]) == 4


def test_body_order_is_kept_and_paragraphs_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    document.add_paragraph("")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "表内"
    document.add_paragraph("乙")
    content = read(_saved(document, tmp_path))
    kinds = [block.text if isinstance(block, Paragraph) else "表" for block in content.blocks]
    assert kinds == ["甲", "表", "乙"]
    assert [block.number for block in content.blocks if isinstance(block, Paragraph)] == [0, 2]


def test_nested_table_belongs_to_its_cell_and_is_not_repeated(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "明细如下"
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "2024年", "85.6"
    found = tables(read(_saved(document, tmp_path)))
    assert len(found) == 1
    assert at(found[0], 0, 1).text == "明细如下"
    assert grid(at(found[0], 0, 1).tables[0]) == [["2024年", "85.6"]]
    assert at(found[0], 0, 1).tables[0].number != found[0].number


def test_cells_before_the_row_begins_shift_it_to_its_columns(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for column, text in enumerate(("甲", "乙", "丙")):
        table.cell(0, column).text = text
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(docx.oxml.parse_xml(f'<w:gridBefore {NAMESPACES} w:val="1"/>'))
    row.tc_lst[0].p_lst[0].add_r().text = "在乙下"
    found = tables(read(_saved(document, tmp_path)))[0]
    assert at(found, 1, 1).text == "在乙下"


def test_text_box_with_a_fallback_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>附注：数据为快报数</w:t></w:r></w:p></w:txbxContent>"
    content = _read_paragraphs(
        tmp_path,
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
    )
    assert texts(content) == ["正文"]
    assert texts(content, "textbox") == ["附注：数据为快报数"]


@pytest.mark.parametrize(
    ("before", "raised", "after", "expected"),
    [
        ("总产值30亿元", "1", "，居全市首位", "总产值30亿元，居全市首位"),
        ("总产值30亿元", "①", "", "总产值30亿元"),
        ("增长8.5%", "[2]", "。", "增长8.5%。"),
        ("产值85.6", "1", "亿元", "产值85.6亿元"),
        ("占地27.0km", "2", "", "占地27.0km²"),
        ("厂房3万m", "2", "，", "厂房3万m²，"),
        ("用水31.8 m", "3", "", "用水31.8 m³"),
        ("排放3.2×10", "4", "吨", "排放3.2×10⁴吨"),
    ],
)
def test_raised_digits_never_join_a_number(tmp_path: Path, before: str, raised: str, after: str, expected: str) -> None:
    superscript = '<w:vertAlign w:val="superscript"/>'
    content = _read_paragraphs(tmp_path, f"<w:p>{_run(before)}{_run(raised, superscript)}{_run(after)}</w:p>")
    assert texts(content) == [expected]


def test_footnotes_are_read_apart_and_their_marks_leave_no_trace(tmp_path: Path) -> None:
    document = docx.Document()
    add_xml(document, f'<w:p>{_run("总产值30亿元")}<w:r><w:footnoteReference w:id="2"/></w:r>{_run("。")}</w:p>')
    path = _saved(document, tmp_path)
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>规模以上口径。</w:t></w:r></w:p></w:footnote>'
    )
    line = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>'
    add_part(path, "footnotes.xml", "footnotes", f"<w:footnotes {NAMESPACES}>{line}{note}</w:footnotes>")
    content = read(path)
    assert texts(content) == ["总产值30亿元。"]
    assert texts(content, "footnote") == ["规模以上口径。"]


def test_tracked_changes_are_read_as_the_text_stands_now(tmp_path: Path) -> None:
    content = _read_paragraphs(
        tmp_path,
        f'<w:p>{_run("总产值")}<w:del w:id="1"><w:r><w:delText>85.6</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{_run("95.6")}</w:ins>{_run("亿元")}</w:p>',
    )
    assert texts(content) == ["总产值95.6亿元"]
    assert remarks(content, "tracked_deletion") == ["85.6"]
    assert remarks(content, "tracked_insertion") == ["95.6"]
    assert {remark.context for remark in content.remarks} == {"总产值95.6亿元"}
    assert {remark.paragraph for remark in content.remarks} == {0}


def test_what_is_struck_out_is_noted_and_not_said(tmp_path: Path) -> None:
    runs = [_run("总产值"), _run("74.5", "<w:strike/>"), _run("85.6", '<w:strike w:val="0"/>'), _run("亿元")]
    content = _read_paragraphs(tmp_path, f"<w:p>{''.join(runs)}</w:p>")
    assert texts(content) == ["总产值85.6亿元"]
    assert remarks(content, "tracked_deletion") == ["74.5"]


def test_moved_text_stands_where_it_was_moved_to(tmp_path: Path) -> None:
    content = _read_paragraphs(
        tmp_path,
        f'<w:p><w:moveFrom w:id="1">{_run("旧处12家")}</w:moveFrom>{_run("甲")}</w:p>',
        f'<w:p><w:moveTo w:id="2">{_run("旧处12家")}</w:moveTo></w:p>',
    )
    assert texts(content) == ["甲", "旧处12家"]


def test_a_change_in_a_cell_names_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 0).text = "总产值"
    paragraph = table.cell(1, 1).paragraphs[0]._p
    paragraph.append(docx.oxml.parse_xml(f'<w:ins {NAMESPACES} w:id="3"><w:r><w:t>30.1</w:t></w:r></w:ins>'))
    content = read(_saved(document, tmp_path))
    (remark,) = content.remarks
    assert (remark.code, remark.table, remark.row, remark.column) == ("tracked_insertion", 0, 1, 1)
    assert at(tables(content)[0], 1, 1).text == "30.1"


def test_a_row_deleted_by_tracking_is_gone_but_noted(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "留下", "删去"
    table.rows[1]._tr.get_or_add_trPr().append(docx.oxml.parse_xml(f'<w:del {NAMESPACES} w:id="4"/>'))
    content = read(_saved(document, tmp_path))
    assert grid(tables(content)[0]) == [["留下"]]
    assert remarks(content, "tracked_deletion") == ["删去"]


def test_hidden_and_white_text_is_noted_and_left_out(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    content = _read_paragraphs(
        tmp_path,
        f"<w:p>{_run('可见')}{_run('隐藏数据99亿元', '<w:vanish/>')}{_run('白字88', white)}</w:p>",
    )
    assert texts(content) == ["可见"]
    assert remarks(content, "hidden_text") == ["隐藏数据99亿元白字88"]


def test_white_text_on_a_dark_cell_is_a_heading_not_a_secret(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    run = cell.paragraphs[0].add_run("指标")
    run.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    cell._tc.get_or_add_tcPr().append(
        docx.oxml.parse_xml(f'<w:shd {NAMESPACES} w:val="clear" w:color="auto" w:fill="1F4E79"/>')
    )
    content = read(_saved(document, tmp_path))
    assert at(tables(content)[0], 0, 0).text == "指标"
    assert content.remarks == ()


def test_check_boxes_of_every_make_read_alike(tmp_path: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{0}"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>{1}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    symbol = '<w:r><w:sym w:font="Wingdings{0}" w:char="{1}"/></w:r>'
    content = _read_paragraphs(
        tmp_path,
        f"<w:p>{control.format(1, '☒')}{_run('是')}{control.format(0, '☐')}{_run('否')}</w:p>",
        f"<w:p>{symbol.format('', 'F0FE')}{_run('是')}{symbol.format('', 'F0A8')}{_run('否')}</w:p>",
        f"<w:p>{symbol.format(' 2', 'F052')}{_run('是')}{symbol.format(' 2', 'F0A3')}{_run('否')}</w:p>",
        f"<w:p>{_run('☐是')}{_run('☑否')}</w:p>",
    )
    assert texts(content) == ["☑是□否", "☑是□否", "☑是□否", "□是☑否"]


def test_a_boxed_tick_made_by_a_field(tmp_path: Path) -> None:
    content = _read_paragraphs(
        tmp_path,
        r'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(□,√)</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{_run("是")}</w:p>',
    )
    assert texts(content) == ["☑是"]


def test_fields_show_their_result_not_their_code(tmp_path: Path) -> None:
    content = _read_paragraphs(
        tmp_path,
        f'<w:p>{_run("共")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> =SUM(A1:A9) </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"{_run('家')}</w:p>",
    )
    assert texts(content) == ["共12家"]


def test_headings_by_style_and_by_number(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("汕头市申报表", 0)
    document.add_heading("基本情况", 1)
    document.add_paragraph().add_run("一、集群概况").bold = True
    document.add_paragraph("一、2024年总产值85.6亿元，比上年增长9.8%，其中中小企业产值70亿元。")
    content = read(_saved(document, tmp_path))
    assert [block.heading for block in content.blocks if isinstance(block, Paragraph)] == [1, 2, 2, 0]


def test_comments_headers_and_properties(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "张三"
    document.sections[0].header.paragraphs[0].text = "申报材料"
    run = document.add_paragraph("总产值30亿元").runs[0]
    document.add_comment(run, text="请核对", author="李四")
    content = read(_saved(document, tmp_path))
    assert texts(content, "header") == ["申报材料"]
    assert remarks(content, "comment") == ["请核对"]
    assert content.remarks[0].context == "总产值30亿元"
    assert content.properties["author"] == "张三"
    assert content.pages == ()


def test_content_controls_around_paragraphs_and_rows_are_transparent(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "一", "二"
    row = table.rows[1]._tr
    control = docx.oxml.parse_xml(f"<w:sdt {NAMESPACES}><w:sdtContent/></w:sdt>")
    row.getparent().replace(row, control)
    control[0].append(row)
    content = read(_saved(document, tmp_path))
    assert grid(tables(content)[0]) == [["一"], ["二"]]
