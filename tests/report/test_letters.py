"""The notice to each district, the questions for the visit, and the experts' sheet."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, get_args

import msgspec
import openpyxl
import pytest

from pipeline.errors import BadUsage
from pipeline.model import Kind, Report, Severity
from pipeline.report.labels import prompts
from pipeline.report.papers.experts import expert_sheet
from pipeline.report.papers.notice import chinese_number, notices
from pipeline.report.papers.visit import visit
from pipeline.report.scoring import load_scoring
from validators.policy import load_ruleset

from . import example
from .papers import opened, words

NOTICES = notices(example.BATCH)


def batch_of(*reports: Report) -> Any:
    return msgspec.structs.replace(example.BATCH, reports=reports, failed=())


def test_who_is_asked_nothing_gets_no_letter() -> None:
    assert notices(batch_of(example.CLEAN)) == {}
    notes = tuple(one for one in example.FINDINGS if one.severity == "note")
    assert notices(batch_of(msgspec.structs.replace(example.CLEAN, findings=notes))) == {}


def test_a_letter_asks_what_is_to_be_supplied_before_what_is_to_be_explained() -> None:
    notice = NOTICES["澄海区"]
    (cluster,) = notice.clusters
    supply = [(one.number, one.clause, one.title) for one in cluster.supply]
    assert supply == [
        (1, "二（二）1", "缺少部门证明"),
        (2, "二（二）6", "工业软件应用率稳步提升"),
        (3, "二（二）7", "水效水平高于基准值"),
        (4, "二（二）9", "未来三年发展规划"),
    ]
    assert [one.number for one in cluster.explain] == [5, 6, 7]
    assert notice.count == 7


def test_a_condition_that_a_finding_asks_about_is_not_asked_twice() -> None:
    titles = [one.title for one in NOTICES["澄海区"].clusters[0].supply]
    assert "近三年无较大事故和违法违规" not in titles


def test_a_letter_is_numbered_polite_and_accuses_nobody() -> None:
    text = words(opened("notice", NOTICES["澄海区"]))
    for part in (
        "一、汕头市澄海区塑料玩具产业集群",
        "1. 缺少部门证明（二（二）1）",
        "不代表对申报单位的任何定性",
        "见：",
    ):
        assert part in text
    assert "造假" not in text
    assert "{{" not in text


def test_districts_are_told_together_whatever_the_city_is_called() -> None:
    head = msgspec.structs.replace(example.DOUBTFUL.submission, id="另一", district="澄海区")
    both = batch_of(example.DOUBTFUL, msgspec.structs.replace(example.DOUBTFUL, submission=head))
    found = notices(both)
    assert list(found) == ["澄海区"]
    assert [one.number for one in found["澄海区"].clusters] == ["一", "二"]


def test_what_could_not_be_processed_is_in_the_letter_without_a_district() -> None:
    notice = NOTICES["区县未读到"]
    assert [one.where for one in notice.unprocessed] == ["04 濠江区@损坏"]
    assert "04 濠江区@损坏：压缩包已损坏" in words(opened("notice", notice))


def test_a_districts_name_is_a_files_name() -> None:
    head = msgspec.structs.replace(example.DOUBTFUL.submission, district="../../龙湖:区" + "长" * 300)
    (name,) = notices(batch_of(msgspec.structs.replace(example.DOUBTFUL, submission=head)))
    assert not set('/\\:*?"<>|.') & set(name)
    assert len(name) == 60


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (45, "四十五")])
def test_chinese_numbers(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_the_visit_asks_by_condition_what_is_open_and_nothing_else() -> None:
    asked = visit(example.DOUBTFUL)
    titles = [question.title for group in asked.groups for question in group.questions]
    assert [group.clause for group in asked.groups][:3] == ["二（二）1", "二（二）2", "二（二）4"]
    assert "占地面积" not in titles
    assert {"占比与产值之比不符", "协同创新平台与机制", "二氧化碳排放强度持续下降", "判断取决于取整或算法"} <= set(
        titles
    )
    numbers = [question.number for group in asked.groups for question in group.questions]
    assert numbers == list(range(1, asked.count + 1))
    assert visit(example.CLEAN).count == 0
    assert "没有需要现场核查的问题" in words(opened("visit", visit(example.CLEAN)))


def test_every_kind_and_every_rule_of_the_city_has_its_prompt() -> None:
    assert set(prompts().kinds) == set(get_args(Kind))
    assert set(prompts().asks) == set(get_args(Severity))
    city = load_ruleset("shantou-2025")
    assert {rule.id for rule in city.rules} == set(prompts().rules)


def scoring(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


LINES = (
    ("细化指标体系",),
    ("评审项目", "评分标准", "分值", "对应条款"),
    ("产值规模", "每10亿元得1分", 10, "二（二）2"),
    ("有效发明专利", "按增长率", 5, "有效发明专利年均增长率"),
    ("集群文化", "酌情", 3, None),
)


def test_the_bureaus_scoring_table_is_carried_through_and_no_score_is_given(tmp_path: Path) -> None:
    table = load_scoring(scoring(tmp_path / "评分表.xlsx", *LINES))
    sheet = expert_sheet(example.DOUBTFUL, table)
    assert [(one.cells, one.most) for one in sheet.scored] == [
        ("评审项目：产值规模\n评分标准：每10亿元得1分", "10"),
        ("评审项目：有效发明专利\n评分标准：按增长率", "5"),
        ("评审项目：集群文化\n评分标准：酌情", "3"),
    ]
    assert "近三年产值均达到下限：78.20、85.60、93.45亿元，满足" in sheet.scored[0].state
    assert sheet.scored[1].state == "有效发明专利年均增长率：10.49%，满足"
    assert sheet.scored[2].evidence == ()
    paper = opened("experts", sheet)
    table_rows = [[cell.text for cell in row.cells] for row in paper.tables[1].rows]
    assert table_rows[0] == ["序号", "评分内容", "核对情况", "佐证", "分值", "得分"]
    assert [row[-1] for row in table_rows[1:]] == ["", "", ""]
    assert "评分表未注明对应条件" in table_rows[3][2]


def test_a_scoring_table_may_be_a_csv_of_any_chinese_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030"):
        path = tmp_path / f"{encoding}.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(LINES[1:])
        table = load_scoring(path)
        assert table is not None
        assert len(table.lines) == 3


@pytest.mark.parametrize(
    ("rows", "told"),
    [((), "没有评分项"), (LINES[:2], "没有评分项"), ((("项目", "分值"), ("甲", 3)), "缺少“对应条款”一栏")],
)
def test_a_scoring_table_that_says_too_little_is_refused(rows: Any, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match=told):
        load_scoring(scoring(tmp_path / "a.xlsx", *rows))


def test_a_scoring_table_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no zip")
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(BadUsage, match="无法读取"):
            load_scoring(tmp_path / name)


def test_without_a_scoring_table_the_conditions_are_listed() -> None:
    paper = opened("experts", expert_sheet(example.DOUBTFUL, None))
    assert len(paper.tables[1].rows) == len(example.RULES) + 1
    assert "不含任何评分" in words(paper)
