"""A list's head that each page repeats is no firm, and is known by its column where a scan spoilt a word of it."""

from __future__ import annotations

from extractors.figures import extract
from pipeline.model import Content
from tests.figures.papers import table

LIST = """
序号 | 企业全称 | 信用代码 | 2024年产值（万元） | 用工人数
1 | 甲有限公司 | 91440515MA5A00001F | 1200 | 10
2 | 乙有限公司 | 91440515MA5A00002J | 1300 | 20
序号 | 企业全称 | 信用代码 | 2024年产值（万元） | 用工人數
3 | 丙有限公司 | 91440515MA5A00003X | 1500 | 30
合计 | | | 4000 | 60
"""


def test_a_repeated_head_is_no_firm_and_the_total_below_it_is_read() -> None:
    found = extract(Content(format="pdf", blocks=(table(LIST),)), file="名册.pdf", sha256="", year=2025)
    assert [entry.fields["name"] for entry in found.rosters[0].entries] == ["甲有限公司", "乙有限公司", "丙有限公司"]
    assert {(one.indicator, str(one.value)) for one in found.figures} == {("output_total", "0.4"), ("employees", "60")}


def test_the_year_beside_the_unit_in_a_head_is_no_unit() -> None:
    dated = LIST.replace("2024年产值（万元）", "产值（万元，2024年）")
    found = extract(Content(format="csv", blocks=(table(dated),)), file="名册.csv", sha256="", year=2025)
    assert [entry.fields["output"] for entry in found.rosters[0].entries] == ["0.1200", "0.1300", "0.1500"]


TITLES = """
序号 | 获评企业名称 | 资质类型 | 证书编号/文号 | 发证日期 | 到期日
1 | 甲有限公司 | 高新技术企业 | GR202044016974 | 20201125 | 20231125
2 | 乙有限公司 | 高新技术企业 | GR202344001234 | 20231120 | 20261120
"""


def test_days_without_any_mark_are_days() -> None:
    found = extract(Content(format="csv", blocks=(table(TITLES),)), file="荣誉.csv", sha256="", year=2025)
    assert [entry.fields["expires"] for entry in found.rosters[0].entries] == ["2023-11-25", "2026-11-20"]
    assert [entry.fields["name"] for entry in found.rosters[0].entries] == ["甲有限公司", "乙有限公司"]


def test_a_spoilt_head_over_firms_is_known_by_the_firms() -> None:
    spoilt = LIST.replace("企业全称", "企业会称")
    found = extract(Content(format="pdf", blocks=(table(spoilt),)), file="名册.pdf", sha256="", year=2025)
    assert [entry.fields["name"] for entry in found.rosters[0].entries] == ["甲有限公司", "乙有限公司", "丙有限公司"]
    assert {(one.indicator, str(one.value)) for one in found.figures} == {("output_total", "0.4"), ("employees", "60")}
