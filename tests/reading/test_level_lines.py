"""Lines of neighbouring cells that stand level: what is one wrapped text first, then what are rows without a rule."""

from __future__ import annotations

import pytest

from extractors.reading.layout.level_lines import level_lines
from extractors.reading.layout.lines import TextLine
from pipeline.model import Box

LABELS, VALUES = (0.0, 0.0, 100.0, 60.0), (100.0, 0.0, 200.0, 60.0)


def _lines(*texts: str, start: float = 4.0, width: float = 40.0) -> list[TextLine]:
    return [TextLine(text, 0, start + 14 * n, width, start + 14 * n + 10, 10.5, 1) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    "lines",
    [
        {LABELS: _lines("中小企业研发", "经费（万元）"), VALUES: _lines("14588")},
        {LABELS: _lines("中小企业研发", "经费（万元）"), VALUES: _lines("12.5", "13.1", start=11.0)},
        {LABELS: _lines("企业总数", "中小企业"), VALUES: _lines("详见附件", "第三页")},
        {LABELS: _lines("54", "53"), VALUES: _lines("14588", "53")},
        {LABELS: _lines("2022", "年"), VALUES: _lines("305,26", "4", width=92)},
        {LABELS: _lines("企业总数", "中小企业"), (100.0, 60.0, 200.0, 120.0): _lines("12.5", "13.1")},
    ],
    ids=["one number", "between the lines", "no numbers", "no labels", "cut in two", "another row"],
)
def test_these_do_not_stand_level(lines: dict[Box, list[TextLine]]) -> None:
    assert level_lines(lines) == {}


@pytest.mark.parametrize(
    ("values", "whole"),
    [
        (("14588", "53"), False),
        (("54.0", "0.172"), True),
        (("33家", "8家"), True),
        (("145", "53", "8"), True),
    ],
)
def test_each_label_has_its_number_beside_it(values: tuple[str, ...], whole: bool) -> None:
    labels = _lines("企业总数", "有效发明专利", "高新技术企业")[: len(values)]
    assert level_lines({LABELS: labels, VALUES: _lines(*values)}) == {LABELS: whole, VALUES: whole}
