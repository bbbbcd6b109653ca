"""What a note says of the 口径 of whole years (`cases/scope_notes.yaml`)."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.figures.documents.scope_notes import scopes_noted
from tests.figures.test_cases import YEAR, load


@pytest.mark.parametrize("case", load("scope_notes.yaml"))
def test_scopes_noted(case: dict[str, Any]) -> None:
    notes = scopes_noted([case["原文"]], YEAR)
    assert sorted(f"{year} {note.scope}" for note in notes for year in note.years) == case["读出"]
