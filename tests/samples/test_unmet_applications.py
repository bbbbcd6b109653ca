"""Whole applications not met before: they print what their truth says, and are processed no worse than before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.unmet_applications import SCORE, process_seed, score
from sample_docs.unmet_applications.faults import PLANTS
from sample_docs.unmet_applications.make_applications import FAULTS, faults_of, write_applications
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

LEVELS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("unmet_applications.yaml").read_text(encoding="utf-8"))
SEED, COUNT, PLANTED = LEVELS["seed"], LEVELS["applications"], LEVELS["faults"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("unmet")
    return folder, write_applications(folder, SEED, COUNT, PLANTED)


def test_half_are_honest_and_each_fault_is_planted_once(made: tuple[Path, dict[str, Any]]) -> None:
    submissions = made[1]["submissions"]
    assert sum(one["clean"] for one in submissions) == COUNT - len(PLANTED)
    assert sorted(fault["type"] for one in submissions for fault in one["faults"]) == sorted(PLANTED)


def test_some_seeds_meet_all_faults() -> None:
    assert {name for seed in range(1, 12) for name in faults_of(seed, 8)} == set(FAULTS)
    assert set(PLANTS) < set(FAULTS)


def test_what_the_truth_says_stands_in_the_files(made: tuple[Path, dict[str, Any]]) -> None:
    folder, truth = made
    lacking = []
    for one in truth["submissions"]:
        texts: dict[str, list[str]] = {}
        for figure in one["figures"]:
            file = figure["file"]
            if file.endswith(".csv"):
                continue  # a number between commas is none by itself
            if file not in texts:
                texts[file] = page_texts(folder / "batch" / one["id"] / file)
            lacking += [] if pages_with(figure["raw"], texts[file]) else [(one["id"], file, figure["raw"])]
    assert lacking == []


def test_the_same_seed_gives_the_same_truth(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    assert write_applications(tmp_path, SEED, COUNT, PLANTED) == made[1]


@pytest.mark.skipif(not SCORE.exists(), reason="the shared score tool is not beside the project")
def test_they_are_processed_no_worse_than_before(tmp_path: Path) -> None:
    process_seed(SEED, tmp_path, COUNT, PLANTED)
    found = score(tmp_path)
    assert found["faults"]["recall"] >= LEVELS["recall"], found["details"]["fault_misses"]
    assert found["alarms"]["clean_with_doubt"] == 0
    assert found["alarms"]["queries_per_clean"] <= LEVELS["queries_per_clean"], found["alarms"]["kinds"]
    assert found["documents"]["role_accuracy"] >= LEVELS["roles"], found["documents"]["confusion"]
    assert found["figures"]["all"]["f1"] >= LEVELS["f1"]
    assert found["figures"]["all"]["silent_wrong"] <= LEVELS["silent"], found["details"]["wrong_figures"]
