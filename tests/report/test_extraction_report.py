"""report.docx on our own template: the paper to file and sign."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from pipeline.report.papers.extraction import extraction_report

from . import example
from .papers import opened, words

HEADINGS = [
    "一、总体情况",
    "二、认定条件逐条核对",
    "三、主要指标",
    "四、疑点与待说明事项",
    "五、待人工审核事项",
    "六、材料清单",
    "七、审核签字",
]


@pytest.fixture(scope="module")
def paper() -> Any:
    return opened("report", extraction_report(example.DOUBTFUL))


@pytest.mark.parametrize("report", [example.DOUBTFUL, example.CLEAN, example.BARE], ids=["doubtful", "clean", "bare"])
def test_every_paper_has_all_its_parts(report: Any) -> None:
    paper = opened("report", extraction_report(report))
    assert paper.paragraphs[0].text == "申报材料审核摘录报告"
    assert [one.text for one in paper.paragraphs if one.style.name == "Heading 1"] == HEADINGS
    labels = [row.cells[0].text for row in paper.tables[-1].rows]
    assert labels == ["审核意见", "审核人（签字）", "复核人（签字）"]


def test_nothing_of_the_template_is_left(paper: Any) -> None:
    assert not {"{{", "{%", "}}"} & {text[start : start + 2] for text in [words(paper)] for start in range(len(text))}


def test_the_conditions_are_all_listed(paper: Any) -> None:
    table = paper.tables[1]
    assert len(table.rows) == 25
    assert [cell.text for cell in table.rows[0].cells] == ["条件", "结论", "申报情况", "标准", "说明"]
    assert [cell.text for cell in table.rows[17].cells[:2]] == ["二（二）7\n二氧化碳排放强度持续下降", "不满足"]


def test_key_figures_stand_with_their_places(paper: Any) -> None:
    rows = [[cell.text for cell in row.cells] for row in paper.tables[2].rows]
    assert rows[0] == ["指标", "2023年", "2024年", "2025年", "不分年度", "出处"]
    output = next(row for row in rows if row[0] == "集群总产值")
    assert output[1:4] == ["78.20亿元", "85.60亿元", "93.45亿元\n1处说法不一"]
    research = next(row for row in rows if row[0] == "中小企业研发经费")
    assert research[1:3] == ["2.1450亿元", "2.3810亿元"]
    assert output[5] == "《申报表.docx》表2 第3行第3、4、5列"


def test_findings_are_numbered_sourced_and_bear_their_clause(paper: Any) -> None:
    text = words(paper)
    for name in (
        "疑点1　占比与产值之比不符（二（二）2",
        "疑点2　同一数据前后不一致（二（三）1",
        "待说明1　缺少部门证明（二（二）1",
        "提示1",
    ):
        assert name in text
    assert "出处2　《附件/统计局证明.pdf》第1页：“2025年实现工业总产值91.70亿元”" in text


def test_what_a_person_must_judge_has_room_for_an_opinion(paper: Any) -> None:
    waiting = [one for one in example.RULES if one.verdict in ("review", "undetermined")]
    assert sum("审核意见：□ 符合" in one.text for one in paper.paragraphs) == len(waiting)


def test_a_missing_name_is_said() -> None:
    text = words(opened("report", extraction_report(example.BARE)))
    assert "（集群名称未读到）" in text
    assert "None" not in text


def test_what_an_applicant_wrote_stays_text() -> None:
    head = msgspec.structs.replace(example.CLEAN.submission, cluster_name="{{ 7*7 }}<w:p>&\x00\udcb9\tA\n名")
    text = words(opened("report", extraction_report(msgspec.structs.replace(example.CLEAN, submission=head))))
    assert "{{ 7*7 }}<w:p>&\ufffd\ufffd A\n名" in text


def test_page_and_fonts_are_an_offices(paper: Any) -> None:
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in section.footer._element.xml
    used = {one.style for one in paper.element.body.iter(qn("w:p")) if one.style}
    fonts = {
        one.element.rPr.rFonts.get(qn("w:eastAsia")) for one in paper.styles if one.element.styleId in used | {"Normal"}
    }
    assert fonts == {"宋体", "黑体", "仿宋"}


def test_tables_fit_the_page_and_repeat_their_heads(paper: Any) -> None:
    section = paper.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in paper.tables:
        assert sum(cell.width for cell in table.rows[0].cells) <= room + Mm(1)
    for table in paper.tables[1:-1]:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_cell_properties_stand_in_the_order_of_the_schema(paper: Any) -> None:
    order = ["tcW", "shd", "vAlign"]
    for properties in paper.element.body.iter(qn("w:tcPr")):
        names = [one.tag.split("}")[1] for one in properties]
        assert names == [name for name in order if name in names]
