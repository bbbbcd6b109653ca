"""Which row of a recommendation table is whose."""

from __future__ import annotations

import pytest

from flows.batch import matched_rows
from flows.one_file import SummaryTable
from flows.submission import Taken
from flows.summary import match_rows
from pipeline.model import Document, Extraction, Fact, Source, SummaryRow


def facts(name: str | None, district: str | None = None) -> list[Fact]:
    pairs = [("cluster_name", name), ("district", district)]
    return [Fact(key, value, Source("申报表.docx")) for key, value in pairs if value]


def row(name: str, district: str | None = None) -> SummaryRow:
    return SummaryRow(name, tuple(facts(name, district)), ())


@pytest.mark.parametrize(
    "printed", ["汕头市澄海区玩具创意产业集群", "澄海区 玩具创意\n产业集群", "澄海区“玩具创意”产业集群"]
)
def test_spaces_signs_and_the_citys_name_do_not_matter(printed):
    rows = [row(printed), row("澄海区毛衫产业集群")]
    assert match_rows({"甲": facts("汕头市澄海区玩具创意产业集群")}, rows) == {"甲": (rows[0],)}


def test_a_word_mistyped_still_finds_its_row():
    rows = [row("龙湖区美妆日化产业集群")]
    assert match_rows({"甲": facts("龙湖区美妆日华产业集群")}, rows) == {"甲": (rows[0],)}


def test_another_trade_of_the_same_district_is_another_cluster():
    assert match_rows({"甲": facts("潮南区针织内衣产业集群")}, [row("潮南区精细化工产业集群")]) == {"甲": ()}


def test_likeness_never_crosses_districts():
    own, other = facts("美妆日化特色产业集群", "龙湖区"), row("美妆日用特色产业集群", "金平区")
    assert match_rows({"甲": own}, [other]) == {"甲": ()}


def test_each_row_goes_to_the_one_most_like_it():
    rows = [row("潮阳区纺织服装产业集群")]
    found = match_rows({"甲": facts("潮阳区纺织服饰产业集群"), "乙": facts("潮阳区纺织服装产业集群")}, rows)
    assert found == {"甲": (), "乙": (rows[0],)}


def test_two_tables_that_name_one_cluster_both_count():
    rows = [row("澄海区玩具产业集群"), row("澄海区玩具产业集群")]
    assert match_rows({"甲": facts("澄海区玩具产业集群")}, rows) == {"甲": tuple(rows)}


def test_a_name_that_two_submissions_bear_is_nobodys_row():
    twice = {"甲": facts("澄海区玩具产业集群"), "乙": facts("澄海区玩具产业集群")}
    assert match_rows(twice, [row("澄海区玩具产业集群")]) == {"甲": (), "乙": ()}


def test_without_a_name_the_folders_name_serves():
    rows = [row("龙湖区美妆日化产业集群")]
    assert match_rows({"03龙湖区美妆日化产业集群": []}, rows) == {"03龙湖区美妆日化产业集群": (rows[0],)}


def test_a_lists_heading_does_not_name_the_cluster_before_the_form_does():
    def read(file, role, name):
        return Extraction(Document(file, "0", "docx", role, "read"), tuple(facts(name)))

    both = (
        read("专利.docx", "patent_list", "授权公告日"),
        read("申报表.docx", "application_form", "澄海区玩具产业集群"),
    )
    rows = (row("澄海区玩具产业集群"),)
    table = SummaryTable(Document("../汇总表.xlsx", "1", "xlsx", "recommendation_summary", "read"), rows)
    assert matched_rows([Taken("甲", 2025, both)], [table]) == {"甲": rows}
