"""A scanned page that begins with the rest of a cell's sentence: its numbers are doubted, others are not."""

from __future__ import annotations

import pytest

from extractors.reading.layout.broken_cells import breaks_off, with_first_rows_doubted, with_fragments_doubted
from extractors.reading.layout.cells import Grid, GridCell
from extractors.reading.layout.lines import TextLine

BROKEN = "截至2024年末，集群拥有链主企业1家，国家级制造业单项冠"


def doubted(*lines: str, cell: str = BROKEN, runs_on: bool = True, after: str = "", scanned: bool = True) -> list[str]:
    """The lines at the top of page 2 that are doubted, where page 1 ends with a table of that cell."""
    box = (50.0, 700.0, 500.0, 780.0)
    grid = Grid(1, box, (50.0, 500.0), 1, (GridCell(0, 0, 1, 1, cell, 1, box, runs_on, 0.98),))
    below = [line(after, 1, 790.0)] if after else []
    body = {1: below, 2: [line(text, 2, 60.0 + 20 * place) for place, text in enumerate(lines)]}
    torn = {2} if scanned and breaks_off([grid], below) else set()
    found = with_fragments_doubted(body, torn)
    return [one.text for one in found[2] if one.confidence < 0.9]


def line(text: str, page: int, top: float) -> TextLine:
    return TextLine(text, 50, top, 50 + 10 * len(text), top + 12, 10.5, page, confidence=0.98)


def test_the_rest_of_a_sentence_is_doubted_and_what_follows_is_not() -> None:
    assert doubted("军企业1家。", "第二部分", "2024年入群企业36家。") == ["军企业1家。"]


@pytest.mark.parametrize(
    "otherwise",
    [{"runs_on": False}, {"cell": "2610公顷"}, {"after": "填报说明"}, {"scanned": False}],
)
def test_a_page_that_begins_anew_is_not_doubted(otherwise: dict[str, object]) -> None:
    assert doubted("2024年入群企业36家。", **otherwise) == []  # type: ignore[arg-type]


def test_the_first_rows_of_a_table_that_is_not_joined_are_doubted() -> None:
    box = (50.0, 60.0, 500.0, 200.0)
    cells = tuple(GridCell(row, 0, 1, 1, f"第{row}行1家", 1, box, False, 0.98) for row in range(5))
    found = with_first_rows_doubted(Grid(2, box, (50.0, 500.0), 5, cells))
    assert [cell.confidence < 0.9 for cell in found.cells] == [True, True, True, False, False]
