"""Lines of forms without a table: labels, blanks filled in, boxes ticked."""

from __future__ import annotations

import pytest

from extractors.figures.lines.answers import Said, read_paragraph
from extractors.figures.meaning.claims import figure
from extractors.figures.meaning.filled_in import filled
from extractors.figures.sentences.surroundings import Surroundings
from pipeline.model import Source


def said(text: str) -> list[tuple[str, str | None, str]]:
    statements = read_paragraph(text, Surroundings(2025)).statements
    return [(c.indicator, c.period, c.amount.text.strip()) for s in statements if (c := s.claim)]


def read(text: str) -> Said:
    return read_paragraph(text, Surroundings(2025))


def test_an_empty_blank_says_nothing() -> None:
    assert said("14．去年缴纳税金（万元）：________　　企业总数（家）：____") == []


def test_an_option_not_ticked_says_nothing() -> None:
    assert said("国家高新技术企业数量：□10家以上 □5家") == []


def test_a_line_of_another_thing_is_not_the_clusters() -> None:
    assert said("全区企业总数（家）：1200") == []


def test_a_value_alone_behind_its_label() -> None:
    assert said("14．去年缴纳税金（万元）：__37,953__") == [("tax", "2024", "37,953")]


def test_several_labels_on_a_line() -> None:
    line = "（3）拥有的国家高新技术企业（家）：__12__　创新型中小企业（家）：__8__"
    assert said(line) == [("hnte", "2024", "12"), ("innovative_smes", "2024", "8")]


def test_years_behind_a_label() -> None:
    line = "近三年总产值（亿元）：2022年__46.80__；2023年__51.20__；2024年__1,055.31__"
    assert said(line) == [
        ("output_total", "2022", "46.80"),
        ("output_total", "2023", "51.20"),
        ("output_total", "2024", "1,055.31"),
    ]


def test_a_question_and_its_answer() -> None:
    assert said("9．去年中小企业的产值是多少？答：__59.68__亿元，占全部产值的__77.8__%。") == [
        ("output_sme", "2024", "59.68亿元"),
        ("output_sme_share", "2024", "77.8%"),
    ]
    assert said("有没有国家级专精特新“小巨人”企业？　□没有　☑有，共__2__家") == [("little_giants", "2024", "2家")]


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("2024年集群总产值85.6亿元", ["sentence"]),
        ("2024年集群总产值85.6亿元，同比增长9.3%", ["sentence", "drawn_on"]),
        ("集群总产值85.6亿元", ["sentence", "year_assumed"]),
        ("2024年集群有国家高新技术企业13.5家", ["sentence", "not_whole"]),
        ("中小企业有35家，2024年实现产值39.56亿元", ["sentence", "drawn_on", "of_a_part"]),
        ("2024年集群总产值85.6亿元，集群总产值91.2亿元", ["sentence", "contradicted"]),
    ],
)
def test_a_figure_tells_what_was_guessed(text: str, grounds: list[str]) -> None:
    claims = [said.claim for said in read(text).statements if said.claim]
    told = figure(claims[-1], Source("a"), "text")
    assert [ground.code for ground in told.grounds] == grounds
    assert (told.confidence >= 0.9) == (not {"not_whole", "of_a_part", "contradicted"} & set(grounds))


@pytest.mark.parametrize(
    ("text", "from_pixels", "sure"),
    [
        ("2024年集群总产值856,200亿元", False, True),  # what the applicant printed, slipped unit and all
        ("2024年集群总产值1,856.2亿元", True, True),
        ("2024年集群总产值856,200万元", True, True),
        ("2024年集群总产值856,200亿元", True, False),
    ],
)
def test_more_than_the_whole_city_makes_is_no_sure_figure_of_a_scan(text: str, from_pixels: bool, sure: bool) -> None:
    claim = next(said.claim for said in read(text).statements if said.claim)
    told = figure(claim, Source("a"), "text", ocr=from_pixels, certainty=0.97)
    assert (told.confidence >= 0.9) == sure
    assert ("out_of_reach" in [ground.code for ground in told.grounds]) == (not sure)


def test_labelled_words_are_pairs_though_no_label_is_known() -> None:
    pairs = read("7．企业吉祥物：__小羊__　　联系电话：__0754-84116947__").pairs
    assert [(p.label, p.value) for p in pairs] == [("企业吉祥物", "小羊"), ("联系电话", "0754-84116947")]


def test_a_figure_keeps_its_place_in_the_printed_line() -> None:
    line = "占地（亩）：____   其中　企业总数（家）：__30__"
    (statement,) = read(line).statements
    assert line[statement.start :].startswith("30")


def test_a_zero_of_a_date_is_no_box() -> None:
    assert filled("二○二五年三月").text == "二○二五年三月"


def test_this_year_is_what_the_paper_says() -> None:
    around = Surroundings(2025, this_year=2024)
    (statement,) = read_paragraph("本年中小企业产值占76.9%。", around).statements
    assert statement.claim is not None
    assert statement.claim.period == "2024"
