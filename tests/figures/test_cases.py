"""What sentences and tables say, in cases that a section chief can read and extend (`cases/`)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from extractors.figures.lines.answers import read_paragraph
from extractors.figures.meaning.claims import Claim, figure
from extractors.figures.meaning.vocabulary import checked, vocabulary
from extractors.figures.sentences.surroundings import Surroundings
from extractors.figures.tables.caption import Caption
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.read_table import read_table
from pipeline.indicators import indicators
from pipeline.model import Source
from tests.figures.papers import table

CASES = Path(__file__).parent / "cases"
YEAR = 2025


def load(name: str) -> list[Any]:
    cases = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["名称"]) for case in cases]


def said(claims: list[Claim]) -> list[tuple[str, str | None, Decimal]]:
    figures = [figure(claim, Source(file="x"), "text") for claim in claims]
    return sorted(((f.indicator, f.period, f.value.normalize()) for f in figures), key=str)


def expected(case: dict[str, Any]) -> list[tuple[str, str | None, Decimal]]:
    found = []
    for line in case["读出"]:
        indicator, period, value = line.split()
        found.append((indicator, None if period == "-" else period, Decimal(value).normalize()))
    return sorted(found, key=str)


@pytest.mark.parametrize("case", load("sentences.yaml"))
def test_sentence(case: dict[str, Any]) -> None:
    claims = [s.claim for s in read_paragraph(case["原文"], Surroundings(YEAR)).statements if s.claim]
    assert said(claims) == expected(case)
    assert {c.status for c in claims} <= {case.get("状态", "actual")}
    assert all((c.belief.confidence < 0.9) == case.get("不肯定", False) for c in claims)


@pytest.mark.parametrize("case", load("tables.yaml"))
def test_table(case: dict[str, Any]) -> None:
    claims = [
        c for told in read_table(Grid(table(case["表"]), YEAR), Caption(), Surroundings(YEAR)) for c in told.claims
    ]
    assert said(claims) == expected(case)


def test_every_indicator_can_be_named() -> None:
    assert set(vocabulary().indicators) == set(indicators()) == set(vocabulary().units)


def test_a_word_under_two_concepts_is_refused() -> None:
    known = vocabulary()
    twice = msgspec.structs.replace(known, concepts={**known.concepts, "rd": (*known.concepts["rd"], "总产值")})
    with pytest.raises(ValueError, match="总产值 stands under output and under rd"):
        checked(twice)
    assert checked(known) == known
