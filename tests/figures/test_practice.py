"""Labelled applications beside the project: what is printed is found, and nothing is certain and wrong."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.figures import extract
from extractors.reading import read

PRACTICE = Path(__file__).resolve().parents[3] / "shared" / "practice"
BATCH = PRACTICE / "p1"
pytestmark = pytest.mark.skipif(not BATCH.is_dir(), reason="no labelled applications at ../shared/practice")


def submissions() -> list[Any]:
    if not BATCH.is_dir():
        return []
    truth = json.loads((BATCH / "truth.json").read_text(encoding="utf-8"))
    return [pytest.param(truth["year"], one, id=one["family"] + one["id"][:2]) for one in truth["submissions"]]


@pytest.mark.parametrize(("year", "submission"), submissions())
def test_what_is_printed_is_read(year: int, submission: dict[str, Any]) -> None:
    digital = [d["file"] for d in submission["documents"] if not d["scanned"]]
    printed = {
        (f["file"], f["indicator"], f["period"], Decimal(f["value"]).normalize())
        for f in submission["figures"]
        if f["file"] in digital
    }
    given = set()
    for file in digital:
        content = read(BATCH / "batch" / submission["id"] / file)
        for figure in extract(content, file=file, sha256="0" * 64, year=year).figures:
            if figure.confidence >= 0.9:
                given.add((file, figure.indicator, figure.period, figure.value.normalize()))
    assert printed - given == set()
    assert given - printed == set()
