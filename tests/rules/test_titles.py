"""What another level's title means: needed before a provincial application, giving the city's by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from kept_output import case

from pipeline.model import Fact, RuleResult, Source
from validators.eligibility.titles import judge_titles
from validators.policy import PolicyError, load_ruleset
from validators.policy.recognised import load_recognised, read_recognised

LIST = """集群名称,区县,级别,认定日期,有效期至,文号
汕头市甲区玩具产业集群,甲区,市级,2024-07-10,2027-07-09,汕工信〔2024〕1号
甲区玩具中小企业特色产业集群,甲区,省级,2024-07-10,2027-07-09,
乙区玩具产业集群,乙区,市级,2021-07-10,2024-07-09,
"""
DAY = datetime.date(2025, 6, 1)


def title(ruleset: str, id: str, text: str | None = LIST) -> RuleResult:
    recognised = read_recognised(text, "名册.csv") if text else None
    (result,) = judge_titles(case(id), load_ruleset(ruleset), recognised, DAY)
    return result


def test_a_city_title_opens_the_way_to_a_provincial_one() -> None:
    result = title("guangdong-2023", "甲区")
    assert result.verdict == "pass"
    assert "第2行" in result.explanation
    assert "汕工信〔2024〕1号" in result.explanation
    assert result.evidence[0].file == "../名册.csv"


def test_without_one_or_with_a_lapsed_one_it_does_not() -> None:
    assert title("guangdong-2023", "丁区").verdict == "fail"
    lapsed = title("guangdong-2023", "乙区")
    assert lapsed.verdict == "fail"
    assert "2024-07-09" in lapsed.explanation


def test_a_provincial_title_gives_the_city_one() -> None:
    assert title("shantou-2025", "甲区").verdict == "pass"
    assert "自动认定" in title("shantou-2025", "甲区").explanation
    assert title("shantou-2025", "乙区").verdict == "not_applicable"


def test_a_name_that_is_only_alike_is_for_a_person() -> None:
    text = LIST.replace("汕头市甲区玩具产业集群,甲区", "甲区玩具礼品产业集群,甲区")
    result = title("guangdong-2023", "甲区", text)
    assert (result.verdict, result.reason) == ("undetermined", "missing")
    assert "甲区玩具礼品产业集群" in result.explanation


def test_the_same_name_in_another_district_is_another_cluster() -> None:
    recognised = read_recognised(LIST, "名册.csv")
    there = case("甲区")
    moved = Fact("district", "丙区", Source("申报表.docx"))
    there = msgspec.structs.replace(there, facts=(*there.facts, moved))
    (result,) = judge_titles(there, load_ruleset("shantou-2025"), recognised, DAY)
    assert result.verdict != "pass"


def test_without_a_list_nothing_is_concluded() -> None:
    for ruleset in ("shantou-2025", "guangdong-2023", "national-2022"):
        result = title(ruleset, "甲区", None)
        assert (result.verdict, result.reason) == ("undetermined", "missing")


def test_an_unverified_condition_passes_and_fails_nobody() -> None:
    result = title("national-2022", "甲区")
    assert (result.verdict, result.reason, result.provisional) == ("undetermined", "unverified_threshold", "pass")


@pytest.mark.parametrize(
    ("written", "instead", "says"),
    [
        ("集群名称,", "名称,", ["第1行", "集群名称"]),
        ("文号", "备注", ["第1行", "备注", "文号"]),
        ("甲区,市级", "甲区,市里", ["第2行", "市里", "市级、省级、国家级"]),
        ("2027-07-09,汕", "2027年,汕", ["第2行", "2027年", "2027-07-09"]),
        ("乙区玩具产业集群,乙区", "甲区玩具产业集群,甲区", ["第4行", "第2行"]),
        ("乙区玩具产业集群", "", ["第4行", "集群名称"]),
    ],
)
def test_a_wrong_list_is_refused_with_file_and_line(written: str, instead: str, says: list[str]) -> None:
    assert written in LIST
    with pytest.raises(PolicyError) as caught:
        read_recognised(LIST.replace(written, instead, 1), "名册.csv")
    assert all(word in str(caught.value) for word in ["名册.csv", *says]), str(caught.value)


def test_a_list_as_a_chinese_spreadsheet_saves_it(tmp_path: Path) -> None:
    file = tmp_path / "名册.csv"
    for encoding in ("gb18030", "utf-8-sig"):
        file.write_text(LIST.replace("2024-07-10", "2024/7/10"), encoding=encoding)
        assert next(one.name for one in load_recognised(file).titles) == "汕头市甲区玩具产业集群"
    file.write_bytes(b"PK\x03\x04\xff\xff\xff")
    with pytest.raises(PolicyError, match="CSV"):
        load_recognised(file)
