"""A recommendation table gives one row for each cluster, whatever the head over the clusters is called."""

from __future__ import annotations

import pytest

from extractors.figures.documents.summary_rows import summary_rows
from pipeline.model import Content
from tests.figures.papers import table


def names(head: str) -> list[str]:
    drawing = f"""
    序号 | {head} | 所在县区 | 申报主体 | 2024年产值（亿元）
    1 | 金平区医用超声设备产业集群 | 金平区 | 汕头市金平区工业和信息化局 | 73.87
    2 | 濠江区数据线缆产业集群 | 濠江区 | 汕头市濠江区工业和信息化局 | 52.90
    """
    _, rows = summary_rows(Content("xlsx", blocks=(table(drawing),)), file="../一览表.xlsx", sha256="", year=2025)
    return [row.cluster_name for row in rows]


def test_a_table_without_clusters_gives_no_row() -> None:
    assert names("名称") == []


def test_a_share_beside_an_earlier_year_is_of_the_last_year() -> None:
    drawing = """
    序号 | 集群名称 | 2024年产值（亿元） | 2022年产值（亿元） | 主导产业产值比重（%） | 2023年产值（亿元）
    1 | 濠江区文教办公用品产业集群 | 86.21 | 73.01 | 85.9 | 79.30
    """
    _, rows = summary_rows(Content("xlsx", blocks=(table(drawing),)), file="../一览表.xlsx", sha256="", year=2025)
    assert [one.period for one in rows[0].figures if one.indicator == "output_leading_share"] == ["2024"]


def test_a_summary_table_without_rows_is_not_read_in_silence() -> None:
    drawing = """
    汕头市中小企业特色产业集群推荐汇总表 | <
    名称 | 2024年产值（亿元）
    数据线缆 | 52.90
    """
    document, rows = summary_rows(
        Content("xlsx", blocks=(table(drawing),)), file="../汇总表.xlsx", sha256="", year=2025
    )
    assert not rows
    assert document.status == "partial"
    assert document.problem is not None
    assert "集群名称" in document.problem.message


@pytest.mark.parametrize("head", ["集群名称", "集群", "推荐集群", "拟推荐集群"])
def test_the_clusters_column_is_known(head: str) -> None:
    assert names(head) == ["金平区医用超声设备产业集群", "濠江区数据线缆产业集群"]


def test_the_year_in_a_title_is_the_application_s() -> None:
    drawing = """
    汕头市中小企业特色产业集群推荐汇总表（2025年） | < | <
    序号 | 集群名称 | 中小企业数（家）
    1 | 濠江区文教办公用品产业集群 | 34
    """
    _, rows = summary_rows(Content("xlsx", blocks=(table(drawing),)), file="../一览表.xlsx", sha256="", year=2025)
    assert [(one.indicator, one.period, one.status) for one in rows[0].figures] == [("firms_sme", "2024", "actual")]


def test_clusters_may_stand_beside_each_other() -> None:
    drawing = """
    推荐集群 | 龙湖区家用纺织印花产业集群 | 濠江区文教办公用品产业集聚区
    所在县区 | 龙湖区 | 濠江区
    2023年总产值（亿元） | 50.12 | 60.33
    2024年总产值（亿元） | 60.12 | 70.33
    占地（平方公里） | 10.5 | 20.6
    """
    _, rows = summary_rows(Content("xlsx", blocks=(table(drawing),)), file="../一览表.xlsx", sha256="", year=2025)
    assert [row.cluster_name for row in rows] == ["龙湖区家用纺织印花产业集群", "濠江区文教办公用品产业集聚区"]
    assert [str(one.value) for one in rows[1].figures] == ["60.33", "70.33", "20.6"]
    assert all(one.is_sure for row in rows for one in row.figures)
