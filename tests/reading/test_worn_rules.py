"""Tables whose rules have lost pieces keep their cells; what is no hole is not filled."""

from __future__ import annotations

import pytest

from extractors.reading.layout.edges import edges_of
from extractors.reading.layout.grid import find_grids
from extractors.reading.layout.holes import with_holes_filled
from extractors.reading.layout.look import Glyph, PageLook, Rule

ROW, COLUMN = 20.0, 60.0


def lattice(rows: int, columns: int) -> list[Rule]:
    """The rules of a plain table, each cell's sides apart."""
    flat = [Rule(COLUMN * c, ROW * r, COLUMN * (c + 1), ROW * r) for r in range(rows + 1) for c in range(columns)]
    upright = [Rule(COLUMN * c, ROW * r, COLUMN * c, ROW * (r + 1)) for r in range(rows) for c in range(columns + 1)]
    return flat + upright


def texts(rules: list[Rule], rows: int, columns: int) -> dict[tuple[int, int], str]:
    """What stands in the cells of a scanned table in which each cell holds its own number."""
    glyphs = [
        Glyph(str(r * columns + c), COLUMN * c + 20, ROW * r + 4, COLUMN * c + 30, ROW * r + 14, 10, True, r, 0.99)
        for r in range(rows)
        for c in range(columns)
    ]
    grids, _ = find_grids(PageLook(1, 600, 800, "text", glyphs, rules, ocr=True))
    assert len(grids) == 1
    return {(cell.row, cell.column): cell.text for cell in grids[0].cells}


WHOLE = {(r, c): str(r * 4 + c) for r in range(6) for c in range(4)}


@pytest.mark.parametrize(
    "lost",
    [
        (0.0, 40.0, 0.0, 60.0),  # a piece of the left border: the label of a row
        (240.0, 40.0, 240.0, 80.0),  # of the right one, over two rows
        (180.0, 0.0, 240.0, 0.0),  # of the head
        (60.0, 120.0, 120.0, 120.0),  # of the foot
    ],
)
def test_a_border_that_lost_a_piece_costs_no_cell(lost: tuple[float, float, float, float]) -> None:
    rules = [
        rule
        for rule in lattice(6, 4)
        if not (lost[0] <= rule.x0 and rule.x1 <= lost[2] and lost[1] <= rule.top and rule.bottom <= lost[3])
    ]
    assert len(rules) < len(lattice(6, 4))
    assert texts(rules, 6, 4) == WHOLE


def test_a_gap_between_cells_is_a_cell() -> None:
    cells = [(COLUMN * c, ROW * r, COLUMN * (c + 1), ROW * (r + 1)) for r in range(3) for c in range(3)]
    gap = (COLUMN, ROW, 2 * COLUMN, 2 * ROW)
    assert with_holes_filled([cell for cell in cells if cell != gap])[-1] == gap


def test_merged_cells_are_no_gaps() -> None:
    head = [(0.0, 0.0, COLUMN, 2 * ROW), (COLUMN, 0.0, 3 * COLUMN, ROW)]
    years = [(COLUMN * c, ROW, COLUMN * (c + 1), 2 * ROW) for c in (1, 2)]
    assert with_holes_filled([*head, *years]) == [*head, *years]


def cell(*lines: str, scanned: bool = True) -> tuple[str, float]:
    """The text of a cell with these lines one below the other, each as wide as the cell, and its confidence."""
    glyphs = [
        Glyph(one, 10 + 5 * at, 5 + 12 * row, 15 + 5 * at, 15 + 12 * row, 10, True, 100 * row + at, 0.99)
        for row, line in enumerate(lines)
        for at, one in enumerate(line)
    ]
    frame = [Rule(8, 0, 8, 40), Rule(8, 40, 42, 40), Rule(42, 0, 42, 40), Rule(8, 0, 42, 0), Rule(25, 40, 25, 60)]
    frame += [Rule(8, 40, 8, 60), Rule(42, 40, 42, 60), Rule(8, 60, 42, 60)]
    (grid,), _ = find_grids(PageLook(1, 600, 800, "text", glyphs, frame, ocr=scanned))
    return grid.cells[0].text, grid.cells[0].confidence


def test_values_one_below_the_other_are_no_one_number_on_a_scan() -> None:
    assert cell("48.67", "50.57") == ("48.67\n50.57", 0.5)
    assert cell("11.9%", "1家") == ("11.9%\n1家", 0.5)


def test_a_wrapped_number_of_a_text_layer_and_wrapped_words_are_joined() -> None:
    assert cell("123456", "789", scanned=False) == ("123456789", 0.99)
    assert cell("共有企业36", "家并有2") == ("共有企业36家并有2", 0.99)


def test_rules_of_a_text_layer_are_left_as_they_are() -> None:
    rules = [rule for rule in lattice(4, 3) if not (rule.x0 == rule.x1 == 0 and rule.top == ROW)]
    borders = [edge for edge in edges_of(rules) if edge["orientation"] == "v" and edge["x0"] == 0]
    assert [(edge["top"], edge["bottom"]) for edge in borders] == [(0, ROW), (2 * ROW, 4 * ROW)]
    worn = [edge for edge in edges_of(rules, worn=True) if edge["orientation"] == "v" and edge["x0"] == 0]
    assert [(edge["top"], edge["bottom"]) for edge in worn] == [(0, 4 * ROW)]


def test_a_line_that_ends_in_the_middle_of_a_list_goes_on() -> None:
    assert cell("77.9%和", "83.4%") == ("77.9%和83.4%", 0.99)
