"""What the other figures of an application say of each: never of another thing, and both for and against."""

from __future__ import annotations

from typing import Any

import msgspec

from pipeline.model import Ground
from validators.doubts.corroboration import corroborated

from . import builder


def said(*rows: str, **more: Any) -> list[list[tuple[str, tuple[int, ...]]]]:
    figures = corroborated(builder.case({"数据": rows, **more}))
    return [[(ground.code, ground.figures) for ground in one.grounds] for one in figures]


def test_another_year_another_scope_and_the_same_place_say_nothing() -> None:
    assert said("申报表 | 2023 | 集群总产值 | 60.67亿元", "规划 | 2024 | 集群总产值 | 60.67亿元") == [[], []]
    assert said("申报表 | 2024 | 集群总产值 | 60.67亿元 | 规上", "规划 | 2024 | 集群总产值 | 60.67亿元 | 全口径") == [
        [],
        [],
    ]
    assert said("申报表 | 2024 | 集群总产值 | 60.67亿元", "申报表 | 2024 | 集群总产值 | 60.67亿元") == [[], []]


def test_what_was_not_read_safely_confirms_nothing() -> None:
    case = builder.case({"数据": ["申报表 | 2024 | 集群总产值 | 60.67亿元", "规划 | 2024 | 集群总产值 | 60.67亿元"]})
    unsure = msgspec.structs.replace(case.figures[1], confidence=0.6)
    figures = corroborated(msgspec.structs.replace(case, figures=(case.figures[0], unsure)))
    assert [one.grounds for one in figures] == [(), ()]


def test_other_papers_agree_or_do_not() -> None:
    rows = (
        "申报表 | 2024 | 集群总产值 | 60.67亿元",
        "规划 | 2024 | 集群总产值 | 60.7亿元",
        "统计证明 | 2024 | 集群总产值 | 61.2亿元",
    )
    assert said(*rows) == [
        [("stated_alike", (1,)), ("stated_otherwise", (2,))],
        [("stated_alike", (0,)), ("stated_otherwise", (2,))],
        [("stated_otherwise", (0, 1))],
    ]


def test_a_share_that_follows_speaks_for_all_three() -> None:
    rows = ("申报表 | 2024 | 集群总产值 | 80.00亿元", "申报表 | 2024 | 中小企业产值 | 60.00亿元")
    assert said(*rows, "申报表 | 2024 | 中小企业产值占比 | 75.0%") == [
        [("follows", (2, 1))], [("follows", (2, 0))], [("follows", (1, 0))],
    ]  # fmt: skip
    assert [[code for code, _ in one] for one in said(*rows, "申报表 | 2024 | 中小企业产值占比 | 79.0%")] == [
        ["follows_not"]
    ] * 3


def test_an_unclear_number_from_pixels_that_a_share_follows_from_has_that_for_it() -> None:
    rows = ("申报表 | 2024 | 集群总产值 | 80.00亿元", "申报表 | 2024 | 中小企业产值 | 60.00亿元")
    for share, codes in (("75.0%", ["pixels_unclear", "follows"]), ("79.0%", ["pixels_unclear"])):
        case = builder.case({"数据": [*rows, f"申报表 | 2024 | 中小企业产值占比 | {share}"]})
        unclear = msgspec.structs.replace(
            case.figures[1], ocr=True, confidence=0.5, grounds=(Ground("pixels_unclear"),)
        )
        found = corroborated(msgspec.structs.replace(case, figures=(case.figures[0], unclear, case.figures[2])))
        assert [ground.code for ground in found[1].grounds] == codes
        assert found[1].confidence == 0.5
        assert found[0].grounds == found[2].grounds == ()


def test_a_table_that_adds_up_speaks_for_its_cells_and_one_that_does_not_against() -> None:
    drawing = """
        指标 | 2023年 | 2024年 | 增幅（%）
        集群总产值 | 50.0 | 60.0 | {}
        中小企业产值 | 40.0 | 44.0 | 10.0
        出口额 | 20.0 | 25.0 | 25.0
    """
    for rate, codes in (("20.0", ["adds_up"]), ("29.0", ["adds_not"])):
        case = builder.case({"表": [{"表": drawing.format(rate), "文件": "申报表", "单位": "单位：亿元"}]})
        rows = [("2023", "50.0", 1), ("2024", "60.0", 2)]
        figures = [
            msgspec.structs.replace(one, source=msgspec.structs.replace(one.source, table=0, row=1, column=column))
            for period, printed, column in rows
            for one in [builder.figure(f"申报表 | {period} | 集群总产值 | {printed}亿元")]
        ]
        found = corroborated(msgspec.structs.replace(case, figures=tuple(figures)))
        assert [[ground.code for ground in one.grounds] for one in found] == [codes, codes], rate


def test_what_was_said_of_a_figure_alone_comes_first() -> None:
    case = builder.case({"数据": ["申报表 | 2024 | 集群总产值 | 60.67亿元", "规划 | 2024 | 集群总产值 | 60.67亿元"]})
    read = msgspec.structs.replace(case.figures[0], grounds=(Ground("labelled"), Ground("reread")))
    (first, _) = corroborated(msgspec.structs.replace(case, figures=(read, case.figures[1])))
    assert first.grounds == (Ground("labelled"), Ground("reread"), Ground("stated_alike", (1,)))
