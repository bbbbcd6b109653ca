"""Which printed lines are over where they end."""

from __future__ import annotations

import pytest

from extractors.reading.list_lines import ends_its_paragraph, item_kind


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("2024年集群实现总产值85.6亿元，同比增长9.3%", "其中中小企业62.3亿元"),
        ("集群概况：2024年实现总产值85.6亿元，同比增长9.3%", "其中：中小企业62.3亿元"),
        ("能源消费总量…………2022年57211→2023年60413→2024年", "61359"),
        ("能源消费总量…………2022年57211→2023年60413→2024", "年度61359"),
        ("综合能源消费量——2022年7.49万吨标准煤→2023年7.90", "万吨标准煤"),
        ("企业规模不断扩大……", "创新能力持续增强"),
    ],
)
def test_a_wrapped_line_is_not_over(above: str, line: str) -> None:
    assert not ends_its_paragraph(above, line)


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("总产值…………85.6亿元", "税收…………3.02亿元"),
        ("总产值…………85.6亿元", "以上为年末数"),
        ("企业总数——35", "人均产值——12.1万元"),
        ("二氧化碳排放强度0.188吨/万元", "【2023年】"),
        ("主导产业产值（2022年35.71亿元）", "中小企业数量（2022年31家）"),
        ("实缴税金（亿元）——2.23（2022年），2.50（2023年）", "碳排放强度（吨/万元）——0.1974（2022年），0.1857（"),
    ],
)
def test_an_entry_is_over(above: str, line: str) -> None:
    assert ends_its_paragraph(above, line)


def test_items_of_one_list_are_of_one_kind() -> None:
    assert item_kind("（2）税收") == item_kind("（11）出口") != item_kind("2. 税收")
    assert item_kind("85.6亿元") == item_kind("2024年") == ""
