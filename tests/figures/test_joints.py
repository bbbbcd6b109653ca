"""Labels joined to their values by dots, dashes, brackets and the like."""

from __future__ import annotations

import pytest

from extractors.figures.lines.joints import joined
from extractors.figures.meaning.filled_in import filled


@pytest.mark.parametrize(
    "text",
    [
        "集群——汕头玩具的名片，2024年实现总产值85.6亿元。",
        "企业规模不断扩大……",
        "产值由78.2亿元→85.6亿元",
        "总产值85.6亿元（占全区的12%）",
        "有没有小巨人企业？　□没有　☑有，共1家",
        "工业软件应用率（工业软件是指研发设计类软件）",
    ],
)
def test_running_text_stays(text: str) -> None:
    form = filled(text)
    assert joined(form) == form


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("总产值…………85.6亿元", "总产值：85.6亿元"),
        ("2024年中小企业产值占比 ........ 72.8%", "2024年中小企业产值占比：72.8%"),
        ("2022年 …………  ……   …… …     …67.66亿元", "2022年：67.66亿元"),
        ("小巨人企业——6家", "小巨人企业：6家"),
        ("③总产值（亿元）＝85.6", "③总产值（亿元）：85.6"),
        ("- 税收 → 3.2亿元", "- 税收：3.2亿元"),
        ("从业人员【8171人】", "从业人员：8171人"),
        ("高新技术企业（国家级）（9家）", "高新技术企业（国家级）：9家"),
        ("申报单位\t汕头市澄海区工业和信息化局", "申报单位：汕头市澄海区工业和信息化局"),
    ],
)
def test_a_label_and_its_value_are_joined_by_a_colon(text: str, plain: str) -> None:
    form = joined(filled(text))
    assert form.text == plain
    assert all(
        text[place] == character for place, character in zip(form.places, plain, strict=False) if character != "："
    )
