"""Which text answers which label in a form of cells."""

from __future__ import annotations

from extractors.figures.documents.pairs import pairs
from extractors.figures.tables.grid import Grid
from tests.figures.papers import table


def found(drawing: str) -> list[tuple[str, str]]:
    return [(pair.label, pair.value) for pair in pairs(Grid(table(drawing), 2025), "申报表.docx")]


def test_labels_beside_each_other_are_no_answers() -> None:
    assert found("申报主体 | 联系方式\n集群范围 | 主导产业") == []


def test_a_head_down_the_side_is_no_label_of_the_labels_beside_it() -> None:
    assert found(
        """
        基本情况 | 申报主体 | 单位名称 | 龙湖区工业和信息化局
        ^ | ^ | 联系方式 | 佘佳琪，89245938
        ^ | 集群范围 | < | 龙祥街道、外砂街道
        """
    ) == [
        ("基本情况 / 申报主体 / 单位名称", "龙湖区工业和信息化局"),
        ("基本情况 / 申报主体 / 联系方式", "佘佳琪，89245938"),
        ("基本情况 / 集群范围", "龙祥街道、外砂街道"),
    ]


def test_labels_and_answers_by_turns() -> None:
    assert found("集群名称 | 澄海区玩具产业集群 | 申报单位 | 澄海区工业和信息化局") == [
        ("集群名称", "澄海区玩具产业集群"),
        ("申报单位", "澄海区工业和信息化局"),
    ]


def test_what_is_filled_in_above_the_heads_is_in_no_label_of_the_numbers() -> None:
    assert found(
        """
        集群名称 | 澄海区玩具产业集群 | <
        指标 | 2023年 | 2024年
        集群总产值（亿元） | 61.22 | 67.83
        """
    ) == [
        ("集群名称", "澄海区玩具产业集群"),
        ("集群总产值（亿元） / 2023年", "61.22"),
        ("集群总产值（亿元） / 2024年", "67.83"),
    ]
