"""What counts nothing (`no_numbers.yaml`): identifiers, dates, numbering, words with numerals in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.quantity import find_amounts, quantities

SENTENCES = yaml.safe_load(Path(__file__).with_name("no_numbers.yaml").read_text(encoding="utf-8"))
EVERY = [pytest.param(text, id=f"{group}:{text}") for group, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize("text", EVERY)
def test_nothing_is_counted(text: str) -> None:
    assert [q.text for q in quantities(text) if q.kind != "period"] == []


@pytest.mark.parametrize("text", EVERY)
def test_nothing_that_could_be_a_figure(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("统一社会信用代码91440507724361826K，从业人员1.2万人", ["1.2万人"]),
        ("粤工信融资函〔2024〕424号认定的企业12家", ["12家"]),
        ("参与“一带一路”建设的企业三家", ["三家"]),
        ("（一）集群总产值85.6亿元", ["85.6亿元"]),
        ("1.集群总产值85.6亿元", ["85.6亿元"]),
        ("1.2万人", ["1.2万人"]),
        ("表内企业12家，代表12家企业", ["12家", "12家"]),
        ("GDP12.5亿元，R&D3.5亿元", ["12.5亿元", "3.5亿元"]),
        ("执行GB/T 4754—2017的企业30家", ["30家"]),
        ("十分之一", ["十分之一"]),
        ("生产手机12万部", ["12万"]),
        ("13800138000元", ["13800138000元"]),
    ],
)
def test_what_stands_beside_is_counted(text: str, counted: list[str]) -> None:
    assert [q.text for q in quantities(text) if q.kind != "period"] == counted
