"""Text read from pixels: what is sure in print and stays so first, then what a scan makes unsure."""

from __future__ import annotations

import pytest

from extractors.figures import extract
from pipeline.model import Content, Figure, Line, Paragraph

SURE = 0.9


def _figures(*lines: str, confidence: float) -> tuple[Figure, ...]:
    paragraphs = tuple(Paragraph(line, (Line(line, page=1, confidence=confidence),), (0,)) for line in lines)
    return extract(Content("pdf", "read", blocks=paragraphs), file="表.pdf", sha256="", year=2025).figures


@pytest.mark.parametrize(
    "lines",
    [
        ("2024年集群总产值85.6亿元。",),
        ("2024年集群总产值：85.6亿元",),
        ("【2024年】", "集群总产值…………85.6亿元"),
        ("集群占地面积：12.7平方公里",),
    ],
)
def test_what_a_printed_year_dates_or_needs_none_is_sure(lines: tuple[str, ...]) -> None:
    (figure,) = _figures(*lines, confidence=0.99)
    assert figure.confidence >= SURE


@pytest.mark.parametrize("line", ["集群总产值：85.6亿元", "集群实现总产值85.6亿元。"])
def test_what_no_printed_year_dates_is_sure_in_print_alone(line: str) -> None:
    (printed,), (scanned,) = _figures(line, confidence=1.0), _figures(line, confidence=0.99)
    assert printed.confidence >= SURE > scanned.confidence
    assert (scanned.indicator, scanned.period) == ("output_total", "2024")
    assert "year_assumed" in [ground.code for ground in scanned.grounds]
