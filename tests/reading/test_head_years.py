"""Years that head a scanned table's columns or rows are doubted where they are no run, and only there."""

from __future__ import annotations

import pytest

from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.head_years import with_years_doubted


def doubted(*head: str, turned: bool = False, unclear: str = "") -> list[str]:
    """The cells of a table's head, or of its first column, that are doubted; `unclear` was so by itself."""
    rows = [("指标", *head), ("集群总产值", *("71.1" for _ in head))]
    cells = tuple(
        GridCell(*at, 1, 1, text, 1, (0, 0, 1, 1), confidence=0.5 if text == unclear else 0.98)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        for at in ((column, row) if turned else (row, column),)
    )
    found = with_years_doubted(Grid(1, (0, 0, 1, 1), tuple(map(float, range(len(head) + 2))), 2, cells))
    return [cell.text for cell in found.cells if cell.confidence < 0.9]


@pytest.mark.parametrize(
    "head",
    [
        ("2022年", "2023年", "2024年"),
        ("2024", "2023", "2022"),
        ("2022年实际", "2023年实际", "2024年实际", "单位"),
        ("2023年", "2023年", "2024年", "2024年"),
        ("2024年",),
        ("2023年", "2024年预计", "2024年实际"),
        ("数值", "备注"),
        ("2021—2024年", "2024年"),
        ("2022年", "2023年", "2024年", "2022年", "2023年", "2024年"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_run_of_years_is_not_doubted(head: tuple[str, ...], turned: bool) -> None:
    assert doubted(*head, turned=turned) == []


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    "head",
    [
        ("2022年", "2023年", "2022年"),
        ("2022年", "2024年"),
        ("2022年", "2025年", "2023年", "2024年"),
    ],
)
def test_years_that_jump_or_repeat_are_doubted(head: tuple[str, ...], turned: bool) -> None:
    assert doubted(*head, turned=turned) == list(head)


@pytest.mark.parametrize("head", [("2022年", "2023年实际", "2023年"), ("2022年实际", "2023年实际", "2023年实际")])
def test_a_year_that_comes_again_without_words_of_its_own_is_doubted(head: tuple[str, ...]) -> None:
    assert doubted(*head) == list(head)


@pytest.mark.parametrize(
    ("head", "printed"),
    [
        (("2022年", "2023年", "2021年"), ["2022年", "2023年", "2024年"]),
        (("2024", "2028", "2022"), ["2024", "2023", "2022"]),
        (("2022年", "2023年", "2023年"), ["2022年", "2023年", "2024年"]),
    ],
)
def test_a_year_that_one_digit_makes_whole_is_put_right_and_all_stay_doubted(
    head: tuple[str, ...], printed: list[str]
) -> None:
    assert doubted(*head) == printed
    assert doubted(*head, turned=True) == printed


def test_where_the_misread_year_was_unclear_by_itself_the_others_stand() -> None:
    assert doubted("2022年", "2023年", "2021年", unclear="2021年") == ["2024年"]
    assert doubted("2022年", "2023年", "2021年", unclear="2022年") == ["2022年", "2023年", "2024年"]


def test_years_in_the_labels_of_rows_need_be_no_run_and_are_left_as_they_are() -> None:
    labels = ("2022年总产值", "企业数（2024年末）", "2022年研发经费")
    assert doubted(*labels, turned=True) == []
    assert doubted(*labels) == list(labels)


@pytest.mark.parametrize("turned", [False, True])
def test_dirt_beside_a_year_leaves_it_a_year_in_doubt(turned: bool) -> None:
    assert doubted("2022", "2023", ".2024", turned=turned) == ["2024"]
    assert doubted("2022年", "2023年,", "2024年", turned=turned) == ["2023年"]
    assert doubted("2.2022", "2023", "2024", turned=turned) == []
