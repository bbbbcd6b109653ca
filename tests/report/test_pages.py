"""report.html and index.html: self-contained, escaped, complete, and never empty where something is missing."""

from __future__ import annotations

import re
from urllib.parse import unquote

import lxml.html
import msgspec
import pytest

from pipeline.indicators import indicators
from pipeline.model import Report, Source
from pipeline.report.overview import main_points
from pipeline.report.page import index_page, report_page

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
    return str(body.text_content())


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_comes_from_elsewhere(page: bytes) -> None:
    text = page.decode("utf-8")
    assert not re.search(r"https?://|@import|url\(|<script|<link|<iframe", text)
    assert all(source.startswith("data:image/png;base64,") for source in tree(page).xpath("//@src"))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_link_inside_a_page_leads_somewhere(page: bytes) -> None:
    html = tree(page)
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in html.xpath("//@href") if link.startswith("#")} <= set(ids)


def test_every_figure_has_its_place_and_anchor() -> None:
    html = tree(PAGES["doubtful"])
    for index, figure in enumerate(example.FIGURES):
        (row,) = html.xpath(f"//tr[@id='figure-{index}']")
        text = row.text_content()
        assert figure.raw in text
        assert figure.source.file.removeprefix("../") in text
        assert figure.source.bbox is None or "页面坐标" in text


def test_all_rules_and_findings_are_there() -> None:
    html = tree(PAGES["doubtful"])
    assert len(html.xpath("//tr[starts-with(@id, 'rule-')]")) == 24
    assert len(html.xpath("//article[contains(@class, 'finding')]")) == len(example.FINDINGS)
    order = [one.get("class").split()[-1] for one in html.xpath("//article")]
    assert order == ["doubt", "doubt", "query", "query", "note"]


def test_what_an_applicant_wrote_stays_text() -> None:
    html = tree(PAGES["clean"])
    assert not html.xpath("//b[text()='\"口腔\"']")
    assert "汕头市<龙湖>区口腔&护理用品产业集群" in words(PAGES["clean"])
    assert '<b>"口腔"</b>' in words(PAGES["index"])


def test_links_to_odd_names_are_quoted() -> None:
    links = [link for link in tree(PAGES["index"]).xpath("//@href") if "%" in link]
    assert any(unquote(link) == f"submissions/{example.ODD_ID}/report.html" for link in links)
    assert all(re.fullmatch(r"submissions/[\w.~%-]+/report\.html(#[\w-]+)?", link, re.ASCII) for link in links)


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
    (tag,) = tree(report_page(report)).xpath("//dl[@class='head']//span[contains(@class, 'tag')]")
    assert tag.text_content() == "提示"


def test_pictures_of_the_evidence_stand_inside_the_page() -> None:
    def crop(source: Source) -> bytes | None:
        return b"png" if source.bbox else None

    images = tree(report_page(example.DOUBTFUL, crop)).xpath("//img")
    sources = [one for finding in example.FINDINGS for one in finding.sources]
    sources += [one for rule in example.RULES for one in rule.evidence]
    assert len(images) == sum(one.bbox is not None for one in sources) > 0
    assert {one.get("src") for one in images} == {"data:image/png;base64,cG5n"}
    assert not tree(PAGES["doubtful"]).xpath("//img")


def test_the_work_list_says_what_waits() -> None:
    text = words(PAGES["index"])
    assert "疑点1：数据勾稽（中小企业产值占比、中小企业产值等）" in text
    assert "不满足：二氧化碳排放强度持续下降" in text


def test_many_doubts_are_counted_not_listed() -> None:
    many = msgspec.structs.replace(example.CLEAN, findings=example.FINDINGS[:1] * 9)
    points = main_points(many, 4)
    assert len(points) == 4
    assert points[-1] == "另有6项疑点或待说明事项"
    assert main_points(example.CLEAN, 4) == ()
