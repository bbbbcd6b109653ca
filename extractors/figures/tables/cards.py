"""Cards: a row of labels with the row of their values right below it, one such pair after another down a table.

    2022年产值（亿元） | 2023年产值（亿元） | 占地（亩）
    87.62              | 97.61              | 15150

Only cells that lie exactly one under the other belong together. Where the lower row holds words beside numbers
(金平区 | C2411 | 15150), the table must have shown elsewhere that it is built of cards: in any other table such a row
is one of labels.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.figures.tables.cells import Look
    from extractors.figures.tables.positions import Positions

_CERTAIN = 2
_LABELS = frozenset({"label", "period"})
_ANSWERS = frozenset({"value", "numbers", "empty", "prose"})


def card_heads(places: Positions) -> dict[int, int]:
    """The row of labels of each row of values that is a card's."""
    over = _values_over_labels(places)
    if over:
        return over
    certain = {row + 1: row for row in range(places.table.rows - 1) if _is_pair(places, row, _ANSWERS)}
    if len(certain) < _CERTAIN:
        return certain
    found = dict(certain)
    for row in range(places.table.rows - 1):
        taken = {*found, *found.values()}
        list_follows = row + 2 < places.table.rows and _kinds(places, row + 2) == _kinds(places, row + 1)
        if not taken & {row, row + 1} and not list_follows and _is_pair(places, row, _ANSWERS | _LABELS):
            found[row + 1] = row
    return found | _wide_cards(places, found)


def _values_over_labels(places: Positions) -> dict[int, int]:
    """Big numbers with their labels below them, where the whole table is made of such pairs."""
    first = next((r for r in range(places.table.rows) if len(places.row(r)) > 1), places.table.rows)
    rows = range(first, places.table.rows)
    upper, lower = rows[::2], rows[1::2]
    if not lower or len(upper) != len(lower):
        return {}
    paired = all(
        _span_kinds(places, a, {"value"}) == _span_kinds(places, b, {"label"})
        for a, b in zip(upper, lower, strict=True)
    )
    return dict(zip(upper, lower, strict=True)) if paired else {}


def _span_kinds(places: Positions, row: int, kinds: set[str]) -> list[tuple[int, int]] | None:
    """Where the cells of a row lie, if it holds nothing but these kinds."""
    cells = [x for x in _own(places, row) if x.kind != "empty"]
    return [_span(x) for x in cells] if cells and {x.kind for x in cells} <= kinds else [(-row - 1, 0)]


def _is_pair(places: Positions, row: int, answers: frozenset[str]) -> bool:
    upper, lower = _own(places, row), _own(places, row + 1)
    if len(upper) < 2 or [_span(x) for x in upper] != [_span(x) for x in lower]:
        return False
    named = [(a, b) for a, b in zip(upper, lower, strict=True) if a.kind != "empty"]
    return (
        len(named) >= 2
        and all(a.kind in _LABELS and b.kind in answers for a, b in named)
        and all(b.kind == "empty" for a, b in zip(upper, lower, strict=True) if a.kind == "empty")
        and (any(b.kind in ("value", "numbers") for _, b in named) or answers > _ANSWERS)
    )


def _kinds(places: Positions, row: int) -> list[str]:
    return [look.kind for look in _own(places, row)]


def _own(places: Positions, row: int) -> list[Look]:
    """The cells that stand in this row alone; a heading down the side covers several."""
    return [x for x in places.row(row) if x.cell.row == row and x.cell.row_span == 1]


def _span(look: Look) -> tuple[int, int]:
    return look.cell.column, look.cell.column_span


def _wide_cards(places: Positions, cards: dict[int, int]) -> dict[int, int]:
    """Cards over the whole width: in a run of single cells that a title opens, label and value by turns."""
    taken = {*cards, *cards.values()}
    single = [len(places.row(r)) == 1 and r not in taken for r in range(places.table.rows)]
    found: dict[int, int] = {}
    for is_single, run in _runs(single):
        if is_single and len(run) % 2 and len(run) > 1:
            found |= {run[i + 1]: run[i] for i in range(1, len(run) - 1, 2)}
    return found


def _runs(flags: list[bool]) -> Iterator[tuple[bool, list[int]]]:
    for flag, rows in itertools.groupby(range(len(flags)), key=flags.__getitem__):
        yield flag, list(rows)
