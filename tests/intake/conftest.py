"""Taking in what a test put into a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.intake import take_in


@pytest.fixture
def taken(tmp_path: Path):
    work = tmp_path / "unpacked"
    work.mkdir()
    return lambda batch: take_in(batch, work)
