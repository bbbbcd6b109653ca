"""What stands beside a value in its row: labels left of it, its unit right of it, and what a label stands before."""

from __future__ import annotations

from extractors.figures.meaning.fact_labels import facts_named
from extractors.figures.meaning.vocabulary import NAMING
from extractors.figures.tables.cells import NUMBERS, Look, squeezed
from extractors.figures.tables.positions import Positions


def labels_left(cells: Positions, look: Look, has_head: bool) -> list[Look]:
    """The label cells left of a value, the nearest first; with a head over it other values are passed over."""
    found: list[Look] = []
    for column in range(look.cell.column - 1, -1, -1):
        left = cells.at.get((look.cell.row, column))
        if left is None or left in found or column in cells.index_columns | cells.explaining:
            continue
        if look.cell.row in cells.cards and left.cell.row == look.cell.row:
            continue  # another card's
        if found and _is_name(cells, left):
            break
        if left.kind in ("label", "period", "unit"):
            found.append(left)
        elif (left.kind in NUMBERS and (found or not has_head)) or (left.kind == "prose" and found):
            break
    return found


def _is_name(cells: Positions, look: Look) -> bool:
    """申报单位 | 澄海区玩具协会 | 总产值 | 85.6: the second is what the first asked for, and no label of the number."""
    asked = cells.at.get((look.cell.row, look.cell.column - 1))
    named = asked is not None and facts_named(squeezed(asked.cell.text))
    return bool(named) and not {concept.code for concept in look.reading.concepts} - NAMING


def values_right_of(cells: Positions, label: Look) -> list[Look]:
    """The values that follow a label in its row, up to the next label."""
    found: list[Look] = []
    for look in cells.row(label.cell.row):
        if look.cell.column <= label.cell.column or look.kind in ("unit", "empty"):
            continue
        if look.kind != "value":
            break
        found.append(look)
    return found


def unit_right(cells: Positions, look: Look) -> list[Look]:
    """The unit cell right of a value, where a form puts it there: 数值 | 单位."""
    for column in range(look.cell.column + look.cell.column_span, cells.table.columns):
        right = cells.at.get((look.cell.row, column))
        if right is None or right.kind not in (*NUMBERS, "empty"):
            return [right] if right and right.kind == "unit" else []
    return []
