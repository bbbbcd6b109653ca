"""The measure of scans counts what is wrong as wrong: held against papers whose reading is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from benchmarks.scan_papers import Expected, cells_of, practice_scans, sample_papers
from benchmarks.scans import measure
from extractors.reading import read
from tests.scans.papers import LETTER


def expected() -> Expected:
    ((_, one),) = sample_papers("01-澄海区婴童用品/03佐证材料/3-1统计证明函.pdf")
    return one


def test_the_original_itself_is_without_fault() -> None:
    score = measure([LETTER], expected(), None)
    assert (score.found, score.right, score.silent_wrong) == (score.wanted, score.given, 0)
    assert score.wanted == 9
    assert score.cells_exact == score.cells > 0


def test_a_figure_that_is_not_printed_is_a_silent_wrong_one() -> None:
    one = expected()
    gone = next(iter(one.wanted))
    other = (gone[0], gone[1], gone[2] + Decimal("0.01"))
    printed = one.printed - {gone} | {other}
    score = measure([LETTER], replace(one, wanted=one.wanted - {gone} | {other}, printed=printed), None)
    assert (score.silent_wrong, score.wanted - score.found) == (1, 1)
    assert str(other[2]) in score.wrong[0]


def test_a_cell_read_otherwise_is_not_exact() -> None:
    cells = cells_of(read(LETTER))
    number = next(text for text in sorted(cells) if text[:1].isdigit())
    changed = cells - Counter([number]) + Counter([f"{number}9"])
    score = measure([LETTER], replace(expected(), cells=changed), None)
    assert (score.cells - score.cells_exact, score.numbers - score.numbers_exact) == (1, 1)


def test_an_unread_file_is_said_to_be_unread(tmp_path) -> None:  # type: ignore[no-untyped-def]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    score = measure([broken], expected(), None)
    assert (score.unread, score.found, score.wanted) == (1, 0, 9)


def test_a_batch_without_scans_gives_none() -> None:
    assert list(practice_scans((), "")) == []
