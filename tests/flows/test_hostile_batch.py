"""136 broken, encrypted, looping and malicious documents in one batch: each ends with an answer, at nobody's cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT.parent / "shared/corpora/hostile"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus of hostile documents at ../shared/corpora/hostile")
def test_every_hostile_document_ends_with_an_answer(tmp_path):
    # A home of its own in the output, as a user's run has
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_HOME"}
    ended = subprocess.run(
        [sys.executable, str(PROJECT / "benchmarks/hostile.py"), "--keep", str(tmp_path / "kept")],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    # Exit status of the command, memory of the workers, nothing left outside the output
    assert ended.returncode == 0, ended.stdout + ended.stderr
    answers = {}
    for report in (tmp_path / "kept/out/submissions").glob("*/report.json"):
        for document in json.loads(report.read_bytes())["documents"]:
            answers[f"{report.parent.name}/{document['file']}"] = document
    for path in CORPUS.glob("*/*"):
        document = answers[f"{path.parent.name}/{path.name}"]
        assert document["status"] in ("read", "partial", "unreadable")
        assert document["status"] == "read" or "请" in document["problem"]["message"], path.name
