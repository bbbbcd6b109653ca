"""The pages in a real browser, from a file as on a USB stick: filters, links, keyboard, and no network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from pipeline.excerpt import CellExcerpt, Drawing, Excerpt, PageCrop, PagePicture
from pipeline.model import Content, Source
from pipeline.report import write_batch, write_report
from pipeline.report.one_file import file_page

from . import example, test_file_page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development only)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

ONE_FILE = "读取#情况.html"
CELLS = CellExcerpt((("指标", "2025年"), ("占比", "87.9%")), (1, 1), ("A", "E"), ("3", "7"))


def excerpt_of(source: Source) -> Excerpt | None:
    if source.bbox is None:
        return CELLS if source.table is not None else None
    picture = BytesIO()
    Image.new("RGB", (900, 200), "white").save(picture, "WEBP")
    return PageCrop(picture.getvalue(), 900, 200, source.page or 1, (36, 240, 560, 420), source.bbox)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("审核 #1 100%")
    for report in example.BATCH.reports:
        write_report(report, folder / "submissions" / report.submission.id, excerpt_of)
    write_batch(example.BATCH, folder)
    page = file_page(Content("pdf"), test_file_page.extraction(), "application_form", Drawing(_pages()))
    (folder / ONE_FILE).write_bytes(page.html)
    return folder


def _pages() -> tuple[PagePicture, ...]:
    picture = BytesIO()
    Image.new("RGB", (595, 842), "white").save(picture, "WEBP")
    return (PagePicture(1, 595.0, 842.0, picture.getvalue()),)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, out: Path) -> Iterator[Any]:
    """The batch page; what went wrong on the way, or was asked of a network, fails the test at its end."""
    wrong: list[str] = []
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5000)
    opened = context.new_page()
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith(("file:", "data:")) else wrong.append(asked.url))
    opened.on("requestfailed", lambda asked: wrong.append(f"failed: {asked.url}"))
    opened.goto((out / "index.html").as_uri())
    yield opened
    context.close()
    assert wrong == []


def shown(page: Any) -> list[str]:
    rows = page.locator("table.work tbody tr:visible th a")
    return [text.strip() for text in rows.all_text_contents()]


DOUBTFUL, CLEAN, BARE = "汕头市澄海区塑料玩具产业集群", "汕头市<龙湖>区口腔&护理用品产业集群", "集群名称未读到"


def test_filters_show_what_fits_and_can_be_cleared(page: Any) -> None:
    assert shown(page) == [DOUBTFUL, CLEAN, BARE]
    page.select_option("select[name=kind]", label="数据勾稽")
    assert shown(page) == [DOUBTFUL]
    assert page.inner_text("#count") == "显示 1 份，共 3 份"
    page.click("button[type=reset]")
    page.select_option("select[name=district]", label="龙湖区")
    assert shown(page) == [CLEAN]
    page.select_option("select[name=verdict]", value="fail")
    assert shown(page) == []
    assert page.is_visible("#none")
    page.click("button[type=reset]")
    page.fill("input[name=text]", "护理")
    assert shown(page) == [CLEAN]


def test_a_counter_above_the_list_leads_to_what_it_counts(page: Any) -> None:
    page.click(".tally a:has-text('不满足认定条件')")
    assert shown(page) == [DOUBTFUL]
    page.click(".tally a:has-text('无疑点')")
    assert shown(page) == [CLEAN, BARE]


def test_a_filter_is_still_set_when_one_comes_back(page: Any) -> None:
    page.select_option("select[name=level]", label="疑点")
    page.click(f"text={DOUBTFUL}")
    assert page.title().startswith(DOUBTFUL)
    page.go_back()
    assert shown(page) == [DOUBTFUL]


def test_a_row_opens_its_application(page: Any) -> None:
    page.locator("table.work tbody tr td.grade").first.click()
    assert page.title().startswith(DOUBTFUL)


def test_a_doubt_is_followed_from_the_list_to_the_place_it_stands_in(page: Any) -> None:
    page.click("td.why a >> text=疑点2")
    doubt = page.locator("article.finding:target")
    assert doubt.locator("header .tag").inner_text() == "疑点2"
    assert "91.70亿元" in doubt.locator(".headline").inner_text()
    crop = doubt.locator("figure:has-text('统计局证明') button.zoom")
    frame = crop.locator("rect.frame").bounding_box()
    around = crop.bounding_box()
    assert around["x"] < frame["x"] < frame["x"] + frame["width"] < around["x"] + around["width"]
    crop.click()
    assert page.is_visible("dialog[open] svg.crop")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog[open]")
    doubt.locator("a:has-text('近三年产值均达到下限')").click()
    assert page.locator("article.rule:target").get_attribute("id") == "rule-output_each_year"


def painted(page: Any) -> None:
    """Waits until the page stands on the screen: before that the browser drops keys instead of keeping them."""
    page.wait_for_load_state()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_findings_are_stepped_through_by_keyboard(page: Any) -> None:
    page.click(f"text={DOUBTFUL}")
    painted(page)
    for expected in ("疑点1", "疑点2", "待说明1"):
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.querySelector('header .tag').textContent") == expected
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.querySelector('header .tag').textContent") == "疑点2"


def test_a_figures_number_opens_the_folded_list_at_its_row(page: Any) -> None:
    page.click(f"text={DOUBTFUL}")
    page.locator("#values ~ table a.ref").first.click()
    page.locator("tr:target").wait_for(state="visible")


def test_papers_and_letters_are_where_the_links_lead(page: Any) -> None:
    links = page.eval_on_selector_all("a[href$='.docx'], a[href$='.xlsx']", "all => all.map(one => one.href)")
    assert len(links) == 2 + 2 + 3 * len(example.BATCH.reports)
    assert [link for link in links if not Path(unquote(urlsplit(link).path)).is_file()] == []


def test_every_picture_and_chart_has_words_and_headings_skip_no_level(page: Any) -> None:
    for link in ("", DOUBTFUL):
        if link:
            page.click(f"text={link}")
        assert page.locator("svg:not([aria-hidden]):not([aria-label]), img:not([alt])").count() == 0
        levels = [int(tag[1]) for tag in page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(one => one.tagName)")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert page.locator("html").get_attribute("lang") == "zh-CN"


CONTRAST = """() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    if (one.closest("svg, script, style") || !one.checkVisibility()) continue;
    const [a, b] = [light(parts(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${one.tagName}.${one.className}: ${one.textContent.slice(0, 20)}`);
  }
  return [...new Set(poor)];
}"""


def test_words_stand_out_from_their_ground(page: Any) -> None:
    assert page.evaluate(CONTRAST) == []
    page.click(f"text={DOUBTFUL}")
    assert page.evaluate(CONTRAST) == []


def test_what_is_folded_is_printed(page: Any) -> None:
    page.click(f"text={DOUBTFUL}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open]):not(.figures)").count() == 0
    assert not page.is_visible("nav.bar")


@pytest.fixture
def one_file(page: Any, out: Path) -> Any:
    """The page of one file, watched like the others."""
    page.goto((out / ONE_FILE).as_uri())
    return page


def _here(page: Any) -> tuple[list[str], int]:
    return page.locator("#read li.here .no").all_inner_texts(), page.locator("a.box.here").count()


def test_a_box_leads_to_its_words_and_the_words_to_their_box(one_file: Any) -> None:
    one_file.locator("a.box:has(.doubtful)").click()
    assert _here(one_file) == (["2"], 1)
    one_file.locator("#item-1").click()
    assert _here(one_file) == (["1"], 1)
    one_file.locator("a.box").first.hover()
    assert "填报日期" in one_file.inner_text("#card")


def test_what_was_read_is_stepped_through_and_chosen_by_keyboard(one_file: Any) -> None:
    painted(one_file)
    for expected in ("1", "2", "3"):
        one_file.keyboard.press("n")
        assert _here(one_file)[0] == [expected]
    one_file.uncheck("input[name=sure]")
    one_file.keyboard.press("p")
    assert _here(one_file)[0] == ["6"]
    assert one_file.locator("#read li:visible").count() == 3
    assert one_file.locator("a.box:visible").count() == 3
    one_file.fill("#find", "吉祥物")
    assert one_file.inner_text("#found") == "1处"


def test_the_page_of_one_file_can_be_read_heard_and_printed(one_file: Any) -> None:
    assert one_file.evaluate(CONTRAST) == []
    assert one_file.locator("svg:not([aria-hidden]):not([aria-label]), a.box:not([aria-label]):has(rect)").count() == 0
    one_file.emulate_media(media="print")
    assert not one_file.is_visible(".choose")
    assert one_file.locator("svg text.no:visible").count() == one_file.locator("a.box").count()
