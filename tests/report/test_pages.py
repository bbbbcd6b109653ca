"""report.html and index.html: self-contained, escaped, complete, and never empty where something is missing."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import unquote

import lxml.html
import msgspec
import pytest

from pipeline.excerpt import CellExcerpt, Excerpt, PageCrop
from pipeline.indicators import indicators
from pipeline.model import Decision, Report, Source
from pipeline.report import sources_shown
from pipeline.report.charts import scales
from pipeline.report.index import index_page
from pipeline.report.overview import district_of, district_words, level_counts, level_words, main_points
from pipeline.report.page import report_page

from . import example

PAGES = {
    "doubtful": report_page(example.DOUBTFUL),
    "clean": report_page(example.CLEAN),
    "bare": report_page(example.BARE),
    "index": index_page(example.BATCH),
    "empty index": index_page(example.EMPTY_BATCH),
}


def tree(page: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.decode("utf-8"))


def words(page: bytes) -> str:
    body = tree(page).find("body")
    assert body is not None
    for script in body.iter("script"):
        script.text = ""
    return str(body.text_content())


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_comes_from_elsewhere(page: bytes) -> None:
    text = page.decode("utf-8")
    assert not re.search(r"https?://|@import|url\(|<link|<iframe|<script src|fetch\(|XMLHttp", text)
    assert not tree(page).xpath("//@src")
    (rules,) = tree(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert rules.startswith("default-src 'none'")


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_link_inside_a_page_leads_somewhere(page: bytes) -> None:
    html = tree(page)
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = {link[1:] for link in html.xpath("//@href") if link.startswith("#")}
    filters = {link for link in inside if "=" in link}
    assert inside - filters <= set(ids)
    assert {link.split("=")[0] for link in filters} <= set(html.xpath("//select/@name"))


def test_every_figure_has_its_place_and_anchor() -> None:
    html = tree(PAGES["doubtful"])
    for index, figure in enumerate(example.FIGURES):
        (row,) = html.xpath(f"//tr[@id='figure-{index}']")
        text = row.text_content()
        assert figure.raw in text
        assert figure.source.file.removeprefix("../") in text
        assert figure.source.bbox is None or "页面坐标" in row.xpath(".//span[@class='place']/@title")[0]


def test_all_rules_and_findings_are_there() -> None:
    html = tree(PAGES["doubtful"])
    assert len(html.xpath("//article[starts-with(@id, 'rule-')]")) == 24
    assert len(html.xpath("//article[contains(@class, 'finding')]")) == len(example.FINDINGS)
    order = [one.get("class").split()[-1] for one in html.xpath("//article[contains(@class, 'finding')]")]
    assert order == ["doubt", "doubt", "query", "query", "note"]


def test_what_an_applicant_wrote_stays_text() -> None:
    html = tree(PAGES["clean"])
    assert not html.xpath("//b[text()='\"口腔\"']")
    assert "汕头市<龙湖>区口腔&护理用品产业集群" in words(PAGES["clean"])
    assert '<b>"口腔"</b>' in words(PAGES["index"])


def test_links_to_odd_names_are_quoted() -> None:
    links = [link for link in tree(PAGES["index"]).xpath("//@href") if "%" in link]
    assert any(unquote(link) == f"submissions/{example.ODD_ID}/report.html" for link in links)
    known = r"submissions/[\w.~%-]+/(report\.html(#[\w-]+)?|\w+\.docx)|letters/[\w.~%-]+\.docx"
    assert all(re.fullmatch(known, link, re.ASCII) for link in links)


@pytest.mark.parametrize("name", ["bare", "index"])
def test_what_was_not_read_is_said(name: str) -> None:
    assert "未读到" in words(PAGES[name])
    assert "None" not in words(PAGES[name])


def test_an_empty_batch_is_still_a_page() -> None:
    assert "没有已处理的申报材料" in words(PAGES["empty index"])


def test_failed_submissions_stand_above_the_list() -> None:
    text = words(PAGES["index"])
    assert text.index("04 濠江区@损坏") < text.index("一、工作清单")
    assert "压缩包已损坏" in text


@pytest.mark.parametrize("name", ["doubtful", "index"])
def test_no_code_of_the_program_is_shown(name: str) -> None:
    text = words(PAGES[name])
    codes = {*indicators(), *(one.rule for one in example.RULES), *(one.check for one in example.FINDINGS)}
    codes |= {"undetermined", "not_applicable", "doubt", "arithmetic", "preliminary", "shantou-2025", "Decimal"}
    assert not {code for code in codes if re.search(rf"(?<![A-Za-z_]){re.escape(code)}(?![A-Za-z_])", text)}


def test_only_notes_make_a_report_a_note() -> None:
    notes = tuple(one for one in example.FINDINGS if one.severity == "note")
    report: Report = msgspec.structs.replace(example.CLEAN, findings=notes)
    (tag,) = tree(report_page(report)).xpath("//div[@class='level']/span[contains(@class, 'tag')]")
    assert tag.text_content() == "提示"


CROP = PageCrop(b"webp", 900, 200, 3, (36, 240, 560, 360), (310.5, 288, 352.25, 300))
CELLS = CellExcerpt((("指标", "2025年"), ("占比", "87.9%")), (1, 1), ("A", "E"), ("3", "7"))


def excerpt_of(source: Source) -> Excerpt | None:
    return CROP if source.bbox else CELLS if source.table is not None else None


def test_statements_stand_beside_each_other_as_they_are_printed() -> None:
    html = tree(report_page(example.DOUBTFUL, excerpt_of))
    doubt = html.xpath("//article[contains(@class, 'finding')]")[1]
    form, letter = doubt.xpath(".//figure")
    assert form.xpath(".//td[@class='marked']")[0].text == "87.9%"
    (picture,) = letter.xpath(".//*[local-name()='use']/@href")
    (label,) = letter.xpath(".//*[contains(@class, 'crop')]/@aria-label")
    assert label == "《附件/统计局证明.pdf》第1页原件截图，框内为“91.70亿元”"
    assert html.xpath(f"//*[local-name()='image'][@id='{picture[1:]}']")
    assert len(letter.xpath(".//*[local-name()='rect'][@class='frame']")) == 1


def test_a_picture_stands_in_the_page_once() -> None:
    page = report_page(example.DOUBTFUL, lambda _: CROP)
    assert page.count(b"d2VicA==") == 1
    assert page.count(b"<use href") > 1


def test_what_is_most_likely_wrong_stands_first_and_no_place_twice() -> None:
    doubt = tree(PAGES["doubtful"]).xpath("//article[contains(@class, 'finding')]")[0]
    figures = doubt.xpath(".//figure")
    assert ["最可能有误" in one.text_content() for one in figures] == [True, False, False]
    places = [one.xpath(".//span[@class='place']")[0].text for one in figures]
    assert len(places) == len(set(places))


def test_all_that_is_asked_for_is_shown_in_words_without_pictures() -> None:
    html = tree(PAGES["doubtful"])
    assert not html.xpath("//*[local-name()='image']")
    assert "2025年实现工业总产值91.70亿元" in html.xpath("//p[@class='words']")[4].text_content()


def test_a_page_of_five_hundred_findings_stays_small() -> None:
    def heavy(source: Source) -> Excerpt | None:
        number = hash(source)
        picture = number.to_bytes(8, "big", signed=True) * 1500
        return msgspec.structs.replace(CROP, picture=picture)

    many = tuple(
        msgspec.structs.replace(one, id=f"{one.id}-{number}", sources=tuple(
            msgspec.structs.replace(source, page=number + 1) for source in one.sources
        ))
        for number in range(100) for one in example.FINDINGS
    )  # fmt: skip
    report = msgspec.structs.replace(example.DOUBTFUL, findings=many)
    assert len(sources_shown(report)) == 400
    page = report_page(report, heavy)
    assert 1_600_000 < len(page) < 3_000_000
    assert len(tree(page).xpath("//article[contains(@class, 'finding')]")) == 500


def test_what_was_measured_stands_on_a_scale_beside_the_standard() -> None:
    html = tree(PAGES["doubtful"])
    share = html.xpath("//article[@id='rule-sme_share']//*[contains(@class, 'scale')]")[0]
    assert share.get("aria-label") == "中小企业产值占比77.90%，标准为高于70%"
    each_year = html.xpath("//article[@id='rule-output_each_year']")[0]
    assert len(each_year.xpath(".//*[contains(@class, 'scale')]")) == 3
    (trend,) = each_year.xpath(".//*[contains(@class, 'trend')]/@aria-label")
    assert trend == "集群总产值：2023年78.2亿元，2024年85.6亿元，2025年93.45亿元，标准为30亿元以上"


def test_a_measure_just_beside_its_standard_does_not_look_equal_to_it() -> None:
    result = next(one for one in example.RULES if one.rule == "output_each_year")
    beside = Decimal("29.998")
    measures = tuple(
        msgspec.structs.replace(one, low=low, high=low)
        for one, low in zip(result.measures, (beside, Decimal("29.99"), Decimal(30)), strict=True)
    )
    told = [one.words for one in scales(msgspec.structs.replace(result, measures=measures))]
    assert told == ["29.998亿元", "29.99亿元", "30亿元"]


def test_conditions_that_are_not_met_are_marked_in_the_list_doubts_or_none() -> None:
    failing = msgspec.structs.replace(example.DOUBTFUL, findings=(), review=example.CLEAN.review)
    html = tree(index_page(msgspec.structs.replace(example.BATCH, reports=(failing,))))
    (missed,) = html.xpath("//div[@class='missed']")
    assert missed.text_content().split() == ["不满足", "二氧化碳排放强度持续下降"]
    (row,) = html.xpath("//table[@class='work']/tbody/tr")
    assert "fail" in row.get("data-verdicts").split()


def test_levels_are_counted_as_they_are_called() -> None:
    assert level_counts(example.BATCH.reports) == {"疑点": 1, "待说明": 0, "提示": 0, "无疑点": 2}
    counted = tree(PAGES["index"]).xpath("//div[@class='tally'][1]/div")
    told = [(one.find(".//span").text, one.find(".//b").text) for one in counted[:3]]
    assert told == [("不满足认定条件", "1"), ("疑点", "1"), ("待说明", "0")]


def test_the_work_list_says_what_waits() -> None:
    text = words(PAGES["index"])
    assert "疑点1：占比与产值之比不符（中小企业产值占比最可能有误）" in text
    assert "不满足：二氧化碳排放强度持续下降" in text


def test_a_district_that_is_not_stated_is_the_applicants_offices_and_that_is_said() -> None:
    def report(district: str | None, applicant: str | None) -> Report:
        head = msgspec.structs.replace(example.BARE.submission, district=district, applicant=applicant)
        return msgspec.structs.replace(example.BARE, submission=head)

    for applicant, key, told in (
        ("汕头市濠江区工业和信息化局", "濠江区", "濠江区（据申报单位名称）"),
        ("南澳县工业信息化和科技局", "南澳县", "南澳县（据申报单位名称）"),
        ("汕头市某某有限公司", "", "区县未读到"),
        (None, "", "区县未读到"),
    ):
        assert (district_of(report(None, applicant)), district_words(report(None, applicant))) == (key, told)
    stated = report("汕头市龙湖区", "汕头市濠江区工业和信息化局")
    assert (district_of(stated), district_words(stated)) == ("龙湖区", "汕头市龙湖区")


def test_what_a_reviewer_settled_is_no_longer_counted_and_says_so() -> None:
    settled = Decision("explained", "张三", "2025-06-03T09:00:00+08:00", "已更正")
    findings = tuple(msgspec.structs.replace(one, decision=settled) for one in example.FINDINGS[:1])
    review = msgspec.structs.replace(example.DOUBTFUL.review, level="clear")
    report = msgspec.structs.replace(example.DOUBTFUL, eligibility=(), findings=findings, review=review)
    assert level_words(report) == "无疑点"
    assert [point.words for point in main_points(report, 4)] == ["疑点1：占比与产值之比不符（已说明）"]
    page = tree(report_page(report))
    assert not page.xpath("//nav//b")
    assert page.xpath("//article[contains(@class, 'settled')]//header/span/text()")[:2] == ["疑点1", "已说明"]
    kept = msgspec.structs.replace(settled, choice="kept")
    open_ones = tuple(msgspec.structs.replace(one, decision=kept) for one in example.FINDINGS[:1])
    assert tree(report_page(msgspec.structs.replace(report, findings=open_ones))).xpath("//nav//b/text()") == ["1"]


def test_many_doubts_are_counted_not_listed() -> None:
    many = msgspec.structs.replace(example.DOUBTFUL, eligibility=(), findings=example.FINDINGS[:1] * 9)
    points = main_points(many, 4)
    assert len(points) == 4
    assert points[-1].words == "另有6项疑点或待说明事项"
    assert main_points(example.CLEAN, 4) == ()
