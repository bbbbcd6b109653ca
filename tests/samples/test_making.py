"""The script makes the same batch every time, and as many different applications as asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sample_docs.make_samples import HERE, differences, main, many, truth_json


def test_truth_and_files_are_what_is_committed(remade: tuple[Path, dict[str, Any]]) -> None:
    folder, truth = remade
    kept = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    assert json.loads(truth_json(truth))["submissions"] == kept["submissions"]
    made = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
    assert made == {file.relative_to(HERE / "batch") for file in (HERE / "batch").rglob("*") if file.is_file()}


def test_the_bytes_are_what_is_committed_where_the_typefaces_are_the_same(
    remade: tuple[Path, dict[str, Any]],
) -> None:
    folder, truth = remade
    kept = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    if truth["typefaces"] != kept["typefaces"]:
        pytest.skip("other typefaces are installed here than the batch was made with")
    assert differences(folder, HERE / "batch") == []


def test_many_are_distinct_and_carry_a_summary(tmp_path: Path) -> None:
    assert main(["--many", "3", "--out", str(tmp_path / "batch"), "--seed", "11"]) == 0
    folders = sorted(path.name for path in (tmp_path / "batch").iterdir() if path.is_dir())
    assert len(folders) == 3
    assert len(list((tmp_path / "batch").glob("*.xlsx"))) == 1
    truth = json.loads((tmp_path / "batch.truth.json").read_text(encoding="utf-8"))
    assert {one["layout"] for one in truth["submissions"]} == {1, 2, 3}
    assert all(one["clean"] for one in truth["submissions"])


def test_hundreds_keep_their_names_and_figures_apart() -> None:
    made = many(160, seed=2)
    assert len({app.id for app in made}) == len({app.cluster for app in made}) == 160
    assert len({tuple(app.exact.values()) for app in made}) == 160
    names = [firm.name for app in made for firm in app.firms]
    assert len(set(names)) == len(names)
    codes = [firm.code for app in made for firm in app.firms]
    assert len(set(codes)) == len(codes)


def test_the_same_seed_makes_the_same_applications_and_another_does_not() -> None:
    assert many(4, seed=5) == many(4, seed=5)
    assert [app.exact for app in many(4, seed=5)] != [app.exact for app in many(4, seed=6)]


def test_many_without_a_folder_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--many", "3"])
