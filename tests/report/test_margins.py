"""What a verdict hangs on is told on the page and on the paper; a title of another level among the main points."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from pipeline.model import Flip, RuleResult
from pipeline.report.margins import margin_words
from pipeline.report.overview import main_points
from pipeline.report.page import report_page
from pipeline.report.papers.extraction import conditions_of

from . import example

FLIP = Flip("output_total", "2024", Decimal("29.99"), "fail")
TOLD = "2024年集群总产值变为29.99亿元，结论即为不满足"


def test_the_smallest_change_is_told_on_page_and_paper() -> None:
    report = example.DOUBTFUL
    first, *others = report.eligibility
    assert "最小变动" not in report_page(report).decode()
    turned = msgspec.structs.replace(first, flip=FLIP)
    report = msgspec.structs.replace(report, eligibility=(turned, *others))
    assert f"最小变动：{TOLD}。" in report_page(report).decode()
    assert conditions_of(report)[0].explanation.endswith(f"最小变动：{TOLD}。")


def test_a_figure_without_a_year_is_told_without_one() -> None:
    (result, *_) = example.DOUBTFUL.eligibility
    assert margin_words(result) == ""
    area = msgspec.structs.replace(result, flip=Flip("area", None, Decimal("1E+2"), "pass"))
    assert margin_words(area) == "占地面积变为100平方公里，结论即为满足"


def test_a_title_of_another_level_is_a_main_point() -> None:
    title = RuleResult(
        "automatic_title", "二（三）2", "自动认定", "pass", None, None, None, "按政策自动认定，无须再审核。"
    )
    report = msgspec.structs.replace(example.DOUBTFUL, titles=(title,))
    assert main_points(report, 12)[-1].words == "按政策自动认定，无须再审核。"
    assert 'id="titles"' in report_page(report).decode()
    absent = msgspec.structs.replace(title, verdict="not_applicable")
    assert main_points(msgspec.structs.replace(report, titles=(absent,)), 12) == main_points(example.DOUBTFUL, 12)
