"""Whole applications not met before: they print what their truth says, and are processed no worse than before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.unmet_applications import SCORE, process_seed, score
from sample_docs.unmet_applications.faults import PLANTS
from sample_docs.unmet_applications.make_applications import ALL_FAULTS, FAULTS, faults_of, write_applications
from sample_docs.unmet_applications.names import HANDS
from sample_docs.unmet_applications.second_faults import SECOND_PLANTS
from sample_docs.unmet_forms.printed_text import page_texts, pages_with

LEVELS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("unmet_applications.yaml").read_text(encoding="utf-8"))
Made = tuple[str, Path, dict[str, Any]]


def _write(hand: str, folder: Path) -> dict[str, Any]:
    levels = LEVELS[hand]
    return write_applications(folder, levels["seed"], levels["applications"], levels["faults"], hand)


@pytest.fixture(scope="module", params=HANDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("unmet")
    return request.param, folder, _write(request.param, folder)


def test_half_are_honest_and_each_fault_is_planted_once(made: Made) -> None:
    hand, _, truth = made
    planted = LEVELS[hand]["faults"]
    assert sum(one["clean"] for one in truth["submissions"]) == LEVELS[hand]["applications"] - len(planted)
    assert sorted(fault["type"] for one in truth["submissions"] for fault in one["faults"]) == sorted(planted)


@pytest.mark.parametrize("hand", HANDS)
def test_some_seeds_meet_all_faults(hand: str) -> None:
    assert {name for seed in range(1, 12) for name in faults_of(seed, 8, hand)} == set(FAULTS[hand])


def test_every_plant_is_one_of_the_faults() -> None:
    assert {*PLANTS, *SECOND_PLANTS} < set(ALL_FAULTS)


def test_what_the_truth_says_stands_in_the_files(made: Made) -> None:
    _, folder, truth = made
    lacking = []
    for one in truth["submissions"]:
        texts: dict[str, list[str]] = {}
        scans = {document["file"] for document in one["documents"] if document["scanned"]}
        for figure in one["figures"]:
            file = figure["file"]
            if file in scans or file.endswith(".csv"):
                continue  # a scan has no text; a number between commas is none by itself
            if file not in texts:
                texts[file] = page_texts(folder / "batch" / one["id"] / file)
            lacking += [] if pages_with(figure["raw"], texts[file]) else [(one["id"], file, figure["raw"])]
    assert lacking == []


def test_the_same_seed_gives_the_same_truth(made: Made, tmp_path: Path) -> None:
    hand, _, truth = made
    assert _write(hand, tmp_path) == truth


@pytest.mark.skipif(not SCORE.exists(), reason="the shared score tool is not beside the project")
@pytest.mark.parametrize("hand", HANDS)
def test_they_are_processed_no_worse_than_before(hand: str, tmp_path: Path) -> None:
    levels = LEVELS[hand]
    process_seed(levels["seed"], tmp_path, levels["applications"], levels["faults"], hand)
    found = score(tmp_path)
    assert found["faults"]["recall"] >= levels["recall"], found["details"]["fault_misses"]
    assert found["alarms"]["clean_with_doubt"] == 0
    assert found["alarms"]["queries_per_clean"] <= levels["queries_per_clean"], found["alarms"]["kinds"]
    assert found["documents"]["role_accuracy"] >= levels["roles"], found["documents"]["confusion"]
    assert found["figures"]["all"]["f1"] >= levels["f1"]
    assert found["figures"]["all"]["silent_wrong"] <= levels["silent"], found["details"]["wrong_figures"]
