"""The sample applications as objects, and the committed batch made anew once for all tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def committed_folder() -> Path:
    return ROOT / "sample_docs" / "batch"


@pytest.fixture(scope="session")
def remade(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The committed batch written again, with its truth."""
    from sample_docs.make_samples import committed, write

    folder = tmp_path_factory.mktemp("remade")
    return folder, write(committed(), folder)
