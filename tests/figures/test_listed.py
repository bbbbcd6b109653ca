"""What lists count and add up to: nothing of lists that are not whole, every row's place where they are."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from extractors.figures import choose_values, extract, list_figures
from pipeline.model import Content, Document, Extraction, Figure, Paragraph, Roster
from tests.figures.papers import table

FIRMS = """
序号 | 企业名称 | 是否中小企业 | 2024年产值（万元） | 从业人员
1 | 甲有限公司 | 是 | 1200.5 | 10
2 | 乙有限公司 | 是 | 1300 | 20
3 | 丙有限公司 | 否 | 51500 | 300
合计 | | | 54000.5 | 330
"""
FORM = Document("申报表.docx", "", "docx", "application_form", "read")


def read(drawn: str, title: str = "集群企业名单", file: str = "名单.xlsx", certainty: float = 1.0) -> Extraction:
    drawing = table(drawn)
    cells = tuple(msgspec.structs.replace(cell, confidence=certainty) for cell in drawing.cells)
    blocks = (Paragraph(title), msgspec.structs.replace(drawing, cells=cells))
    return extract(Content(format="xlsx", blocks=blocks), file=file, sha256="", year=2025)


def declared(indicator: str, value: int) -> Figure:
    source = msgspec.structs.replace(read(FIRMS).figures[0].source, file=FORM.file)
    number = Decimal(value)
    return msgspec.structs.replace(
        read(FIRMS).figures[0], indicator=indicator, period="2024", value=number, low=number, high=number, source=source
    )


def listed(*read_lists: Extraction, firms: int | None = 3) -> dict[tuple[str, str], Figure]:
    """The list figures by indicator and number of rows."""
    rosters = [roster for one in read_lists for roster in one.rosters]
    documents = (FORM, *(one.document for one in read_lists))
    stated = () if firms is None else (declared("firms_total", firms),)
    return {(one.indicator, str(len(one.inputs))): one for one in list_figures(rosters, stated, documents, 2025)}


def certain(found: dict[tuple[str, str], Figure]) -> dict[str, Decimal]:
    return {indicator: one.value for (indicator, _), one in found.items() if one.confidence >= 0.9}


@pytest.mark.parametrize(
    "title",
    ["重点企业名单", "部分企业名单", "主要企业名单", "产值前十名企业", "规模以上工业企业名单", "集群企业（前20家）"],
)
def test_a_list_that_says_it_shows_only_some_gives_nothing(title: str) -> None:
    assert listed(read(FIRMS, title)) == {}


@pytest.mark.parametrize(
    "row",
    ["注：本表仅列主要企业 | | | |", "…… | …… | …… | …… | ……", "4 | | 是 | 1700 | 40"],
    ids=["a note says so", "rows are left out", "a firm's name was not read"],
)
def test_a_list_with_rows_missing_gives_nothing(row: str) -> None:
    assert listed(read(FIRMS.replace("合计", f"{row}\n合计"))) == {}


def test_a_number_left_out_on_a_scan_is_a_row_not_read_and_else_the_applicants_own() -> None:
    skipping = FIRMS.replace("3 | 丙", "4 | 丙")
    assert listed(read(skipping, certainty=0.97)) == {}
    assert certain(listed(read(skipping)))["firms_total"] == 3


def test_a_document_read_in_part_gives_nothing() -> None:
    one = read(FIRMS)
    partial = msgspec.structs.replace(one.document, status="partial")
    assert listed(msgspec.structs.replace(one, document=partial)) == {}


def test_a_column_with_a_gap_or_a_shared_cell_has_no_sum() -> None:
    gap = certain(listed(read(FIRMS.replace("1300", "—"))))
    assert "output_total" not in gap
    assert gap["employees"] == 330


def test_a_list_of_another_length_than_declared_is_counted_and_its_sums_are_unsure() -> None:
    found = listed(read(FIRMS), firms=4)
    assert certain(found) == {"firms_total": 3, "firms_sme": 2}
    assert found["output_total", "3"].confidence < 0.7


def test_beside_a_partial_list_only_one_as_long_as_declared_is_certain() -> None:
    partial = read(FIRMS, "重点企业名单", "重点.xlsx")
    assert certain(listed(partial, read(FIRMS), firms=4)) == {}
    assert certain(listed(partial, read(FIRMS)))["firms_total"] == 3


def test_a_whole_list_is_counted_and_added_up_with_all_its_rows() -> None:
    found = listed(read(FIRMS))
    assert certain(found) == {
        "firms_total": 3, "firms_sme": 2, "output_total": Decimal("5.40005"), "output_sme": Decimal("0.25005"),
        "employees": 330,
    }  # fmt: skip
    total = found["output_total", "3"]
    assert (total.method, total.status, total.period, total.raw) == ("list", "actual", "2024", "5.40005亿元")
    assert total.source.file == "名单.xlsx"
    assert [place.row for place in total.inputs] == [1, 2, 3]
    assert [place.row for place in found["output_sme", "2"].inputs] == [1, 2]
    # 1300 and 51500 may be rounded to whole 万元, 1200.5 to a tenth
    assert (total.low, total.high) == (Decimal("5.3999450"), Decimal("5.4001550"))


def test_a_year_is_only_what_the_list_says() -> None:
    undated = FIRMS.replace("2024年", "")
    assert listed(read(undated))["firms_total", "3"].period is None
    assert listed(read(undated, "2025年申报集群企业名单"))["firms_total", "3"].period is None
    assert listed(read(undated, "2023年集群企业名单"))["firms_total", "3"].period == "2023"


def test_an_expected_sum_is_an_estimate() -> None:
    assert listed(read(FIRMS, "集群企业2024年预计产值"))["output_total", "3"].status == "estimate"


def test_two_lists_of_different_firms_are_counted_together() -> None:
    other = read(FIRMS.replace("甲", "丁").replace("乙", "戊").replace("丙", "己"), file="名单二.xlsx")
    found = listed(read(FIRMS), other, firms=6)
    assert certain(found) == {
        "firms_total": 6, "firms_sme": 4, "output_total": Decimal("10.8001"), "output_sme": Decimal("0.5001"),
        "employees": 660,
    }  # fmt: skip
    assert {place.file for place in found["firms_total", "6"].inputs} == {"名单.xlsx", "名单二.xlsx"}


def test_the_same_list_in_two_files_is_the_same_firms() -> None:
    copy = read(FIRMS, file="名单扫描件.pdf", certainty=0.97)
    rosters = [*read(FIRMS).rosters, *copy.rosters]
    found = list_figures(rosters, (), (copy.document,), 2025)
    counts = [(one.value, one.source.file, one.ocr) for one in found if one.indicator == "firms_total"]
    assert counts == [(3, "名单.xlsx", False), (3, "名单扫描件.pdf", True)]


def test_rows_of_one_firm_are_one_firm_or_two() -> None:
    twice = FIRMS.replace("3 | 丙", "3 | 乙")
    one = listed(read(twice), firms=2)["firms_total", "3"]
    assert (one.value, one.low, one.high) == (3, 2, 3)


def test_an_amount_that_may_be_misread_makes_the_sum_unsure_and_not_the_count() -> None:
    found = listed(read(FIRMS, certainty=0.5))
    assert certain(found) == {"firms_total": 3, "firms_sme": 2}
    assert found["output_total", "3"].confidence == 0.5


def test_an_application_never_stands_on_what_a_list_gives() -> None:
    rows = list_figures(read(FIRMS).rosters, (declared("firms_total", 3),), (FORM,), 2025)
    values = choose_values((declared("firms_total", 3), *rows), (FORM,), 2025)
    assert [(value.indicator, value.figure, value.others) for value in values] == [("firms_total", 0, (1,))]


def test_titles_are_counted_one_by_one_where_each_is_known() -> None:
    titles = "企业名称 | 称号 | 证书编号\n甲公司 | 高新技术企业 | GR1\n乙公司 | 高新技术企业 | GR2\n甲公司 | 小巨人 | X"
    known = read(titles, "优质企业名单")
    assert {key: str(one.value) for key, one in listed(known).items()} == {
        ("hnte", "2"): "2",
        ("little_giants", "1"): "1",
    }
    assert listed(read(titles.replace("小巨人", "先进单位"), "优质企业名单")) == {}


def test_rosters_say_that_they_are_partial() -> None:
    assert isinstance(roster := read(FIRMS, "部分企业名单").rosters[0], Roster)
    assert roster.partial
    assert not read(FIRMS).rosters[0].partial


PLATFORMS = """
序号 | 平台名称 | 级别 | 依托单位
1 | 省级玩具工程技术研究中心 | 省级 | 甲有限公司
2 | 市级企业技术中心 | 市级 | 乙有限公司
"""
STANDARDS = """
序号 | 标准名称 | 标准编号 | 参与单位
1 | 玩具安全 | GB 6675.1—2014 | 甲有限公司
2 | 玩具安全 | GB 6675.1-2014 | 乙有限公司
3 | 儿童推车 | GB/T 14748-2022 | 丙有限公司
"""


def test_platforms_for_the_public_are_none_of_innovation_and_products_have_standards_too() -> None:
    public = PLATFORMS.replace("省级玩具工程技术研究中心", "公共服务平台").replace("市级企业技术中心", "物流平台")
    products = "企业名称 | 产品名称 | 执行标准编号\n甲有限公司 | 玩具车 | GB 6675\n乙有限公司 | 推车 | GB 14748"
    for drawn in (public, products):
        assert {one.kind for one in read(drawn, "名单").rosters} <= {"title", "enterprise"}
        assert not {"innovation_platforms", "standards"} & {indicator for indicator, _ in listed(read(drawn, "名单"))}


def test_platforms_and_standards_are_counted_a_standard_of_two_firms_as_one_or_two() -> None:
    platforms, standards = read(PLATFORMS, "创新平台清单"), read(STANDARDS, "参与制修订标准清单", "标准.docx")
    found = listed(platforms, standards)
    assert certain(found) == {"innovation_platforms": 2, "standards": 3}
    assert (found["standards", "3"].low, found["standards", "3"].high) == (2, 3)
    assert {platforms.document.role, standards.document.role} == {"other"}
