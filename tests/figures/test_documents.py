"""What whole small papers say, captions, headings and questions included (`cases/documents.yaml`)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from extractors.figures import extract
from pipeline.model import Content, Paragraph, Table
from tests.figures.papers import table
from tests.figures.test_cases import YEAR, load

_NESTED = re.compile(r"\{\{(.*)\}\}")
Stated = tuple[str, str | None, Decimal]


def paper(parts: list[str]) -> Content:
    blocks: list[Paragraph | Table] = []
    for number, part in enumerate(parts):
        heading = re.match(r"(#+)\s*(.*)", part)
        if "|" in part:
            blocks.append(with_nested(part, number))
        elif heading:
            blocks.append(Paragraph(heading[2], heading=len(heading[1]), number=number))
        elif part.startswith("页眉："):
            blocks.append(Paragraph(part.removeprefix("页眉："), place="header"))
        else:
            blocks.append(Paragraph(part, number=number))
    return Content("docx", blocks=tuple(blocks))


def with_nested(drawing: str, number: int) -> Table:
    outer = table(drawing)
    cells = [
        msgspec.structs.replace(cell, text="", tables=(table(match[1].replace(";", "|").replace("//", "\n")),))
        if (match := _NESTED.fullmatch(cell.text))
        else cell
        for cell in outer.cells
    ]
    return msgspec.structs.replace(outer, cells=tuple(cells), number=number)


def stated(lines: list[str]) -> set[Stated]:
    parts = [line.split() for line in lines]
    return {(code, None if period == "-" else period, Decimal(value).normalize()) for code, period, value in parts}


@pytest.mark.parametrize("case", load("documents.yaml"))
def test_document(case: dict[str, Any]) -> None:
    sure: set[Stated] = set()
    unsure: set[Stated] = set()
    for figure in extract(paper(case["内容"]), file="申报表.docx", sha256="0" * 64, year=YEAR).figures:
        stands = sure if figure.confidence >= 0.9 else unsure
        stands.add((figure.indicator, figure.period, figure.value.normalize()))
    assert sure == stated(case["读出"])
    assert unsure == stated(case.get("存疑", []))
