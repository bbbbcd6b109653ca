"""Text values of forms: what is a value of its own, and what only looks like one."""

from __future__ import annotations

import pytest

from extractors.figures.documents.facts import facts_of
from pipeline.model import Content, Fact, Paragraph, Remark, Source
from tests.figures.papers import table


def facts(drawing: str) -> dict[str, str]:
    content = Content("docx", blocks=(table(drawing),))
    return {fact.name: fact.value for fact in facts_of(content, "申报表.docx", 2025)}


def test_a_figure_under_a_name_is_no_name() -> None:
    assert facts("其中 | 主导产业 | 65,784 | 66,186") == {}


def test_the_head_of_a_list_beside_another_is_no_value() -> None:
    assert (
        facts("序号 | 专利号 | 名称 | 授权公告日 | 专利权人\n1 | ZL202010123456.7 | 一种装置 | 2022-05-06 | 甲公司")
        == {}
    )


def test_a_code_beside_a_name_makes_no_list() -> None:
    row = "申报单位 | 汕头市澄海区企业服务中心 | 统一社会信用代码 | 12440515MB2C00001X"
    assert facts(row)["applicant"] == "汕头市澄海区企业服务中心"


@pytest.mark.parametrize(
    ("box", "ticked"),
    [("□是 ☑否", "否"), ("☑是 □否", "是"), ("□是　■否", "否"), ("是√ 否", "是"), ("是 否√", "否"), ("否", "否")],
)
def test_the_ticked_box_is_the_one_beside_the_tick(box: str, ticked: str) -> None:
    assert facts(f"是否属于高耗能行业 | {box}")["energy_intensive"].startswith(ticked)


def test_an_empty_box_says_nothing() -> None:
    assert facts("是否属于高耗能行业 | □是 □否") == {}


def test_two_labels_in_one_cell() -> None:
    assert facts("主导产业及代码 | 水产精深加工 | C1361") == {
        "leading_industry": "水产精深加工",
        "industry_code": "C1361",
    }


def test_facts_in_a_line_of_text() -> None:
    content = Content("docx", blocks=(Paragraph("是否高耗能行业：否。是否高用水行业：是，单位产品水耗55.0立方米。"),))
    found = {fact.name: fact.value for fact in facts_of(content, "申报表.docx", 2025)}
    assert found == {"energy_intensive": "否", "water_intensive": "是，单位产品水耗55.0立方米"}


def test_boxes_of_two_questions_on_one_line() -> None:
    content = Content("docx", blocks=(Paragraph("是否属于高耗能行业：□是 ■否　是否属于高用水行业：■是 □否"),))
    found = {fact.name: fact.value for fact in facts_of(content, "申报表.docx", 2025)}
    assert found == {"energy_intensive": "否", "water_intensive": "是"}


def test_a_broken_signature_is_none() -> None:
    content = Content("pdf", remarks=(Remark("signature_broken", "电子签名：签名校验未通过", page=1),))
    assert list(facts_of(content, "统计证明.pdf", 2025)) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("seal", "seal"),
        ("signature", "signature"),
        ("signature_changed", "signature"),
        ("signature_unclear", "signature"),
    ],
)
def test_seals_and_signatures_keep_their_place(code: str, name: str) -> None:
    box = (300.0, 100.0, 420.0, 220.0)
    content = Content(
        "pdf", remarks=(Remark(code, "汕头市统计局", page=2, bbox=box), Remark("hidden_text", "别的", page=1))
    )
    assert list(facts_of(content, "统计证明.pdf", 2025)) == [
        Fact(name, "汕头市统计局", Source(file="统计证明.pdf", page=2, bbox=box, text="汕头市统计局"))
    ]
