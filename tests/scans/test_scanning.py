"""The scan maker: pictures only, the same each time, each flaw where it belongs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from sample_docs.scan_flaws import Sheet, applied, seal, turn
from sample_docs.scanning import RECIPES, Recipe, scan, scanned_pages
from tests.scans.papers import LETTER, PDF_FORM, TABLES, pages_of

BARE = Recipe(100)


def sheet(numbers: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    """White paper with one black block."""
    picture = np.full((1000, 800, 3), 255, np.uint8)
    picture[480:520, 380:420] = 0
    return Sheet(picture, picture, numbers, 150, np.random.default_rng(1))


def coarse(recipe: str) -> Recipe:
    """The recipe at few dots an inch, for speed."""
    return replace(RECIPES[recipe], dpi=72)


def test_a_scan_holds_every_page_as_a_picture_and_no_text(tmp_path: Path) -> None:
    tables = pages_of(PDF_FORM, TABLES, tmp_path / "tables.pdf")
    (made,) = scan(tables, BARE, tmp_path / "scan.pdf")
    document = pypdfium2.PdfDocument(made)
    assert len(document) == len(TABLES)
    assert [page.get_textpage().get_text_range().strip() for page in document] == ["", ""]
    assert document[0].get_size() == pytest.approx((595, 842), abs=2)


def test_one_file_a_page_where_the_format_holds_one(tmp_path: Path) -> None:
    tables = pages_of(PDF_FORM, TABLES, tmp_path / "tables.pdf")
    assert [path.name for path in scan(tables, BARE, tmp_path / "s.png")] == ["s-1.png", "s-2.png"]
    (tiff,) = scan(tables, BARE, tmp_path / "s.tif")
    with Image.open(tiff) as pages:
        assert pages.n_frames == 2
        assert pages.info["dpi"] == (100, 100)


@pytest.mark.parametrize("recipe", ["poor", "photo", "sealed"])
def test_the_same_seed_gives_the_same_bytes_another_one_others(recipe: str, tmp_path: Path) -> None:
    first, again, other = (
        scan(LETTER, coarse(recipe), tmp_path / f"{name}.pdf", seed)[0].read_bytes()
        for name, seed in (("first", 1), ("again", 1), ("other", 2))
    )
    assert first == again
    assert first != other


def test_no_two_recipes_make_the_same_picture() -> None:
    pictures = {name: scanned_pages(LETTER, coarse(name))[0] for name in RECIPES}
    assert len({picture.tobytes() for picture in pictures.values()}) == len(RECIPES)
    assert set(np.unique(pictures["bilevel"])) == {0, 255}
    assert pictures["turned"].shape[0] < pictures["turned"].shape[1]


def test_turning_is_undone_by_turning_on() -> None:
    paper = sheet()
    assert applied(paper, (turn(90),)).shape != paper.picture.shape
    assert (applied(paper, (turn(90), turn(270))) == paper.picture).all()


def test_black_print_stays_black_under_a_red_seal() -> None:
    paper = sheet(((380, 480, 420, 520),))
    sealed = applied(paper, (seal("汕头市统计局"),))
    assert (sealed != paper.picture).any()
    assert (sealed[480:520, 380:420] == 0).all()
    red = sealed[(sealed != paper.picture).any(axis=2)]
    assert (red[:, 0] >= red[:, 1]).all()


def test_a_page_without_numbers_gets_no_seal() -> None:
    paper = sheet()
    assert (applied(paper, (seal("汕头市统计局", over=3),)) == paper.picture).all()
