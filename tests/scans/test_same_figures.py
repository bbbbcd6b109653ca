"""One letter in every kind of picture and every way round: the figures are the same, wherever they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_docs.scanning import RECIPES, Recipe, scan
from tests.scans.papers import LETTER, keys, surely_given, understood

LOW = Recipe(150)


@pytest.mark.parametrize("ending", ["png", "tif", "bmp"])
def test_the_kind_of_picture_makes_no_difference(ending: str, tmp_path: Path) -> None:
    scanned = understood(*scan(LETTER, LOW, tmp_path / f"letter.{ending}"))
    assert keys(scanned) == keys(understood(LETTER))


@pytest.mark.parametrize("recipe", ["turned", "upside_down", "turned_back"])
def test_the_way_round_makes_no_difference(recipe: str, tmp_path: Path) -> None:
    scanned = understood(*scan(LETTER, RECIPES[recipe], tmp_path / "letter.pdf"))
    assert keys(scanned) == keys(understood(LETTER))


@pytest.mark.parametrize("recipe", ["fax", "photo"])
def test_what_is_hardly_legible_is_never_sure_and_wrong(recipe: str, tmp_path: Path) -> None:
    scanned = understood(*scan(LETTER, RECIPES[recipe], tmp_path / "letter.jpg"))
    assert surely_given(scanned) - keys(understood(LETTER)) == set()
