"""A table as its reader needs it: where its cells lie, which rows are heads, and what titles say of all of it.

Nothing here knows an indicator.
"""

from __future__ import annotations

import re
from functools import cached_property

from extractors.figures.meaning.language import read
from extractors.figures.tables.cells import Look, squeezed, units_in_label
from extractors.figures.tables.heads import Heads, is_unit_caption
from extractors.figures.tables.positions import Positions
from extractors.figures.tables.told_by_line import find_demands, find_explanations, find_years
from extractors.quantity import Unit
from pipeline.model import Cell, Table

_TABLE_NUMBER = re.compile(r"^\s*[附续]?表\s*[\d一二三四五六七八九十]{0,3}(?:[-—.．]\d+)?\s*[：:、.]?\s*")
_SUMMED = re.compile(r"[合总共小]计(?:数|额)?")


class Grid(Positions):
    """A table with its heads and titles.

    `before` is the table that this one continues without repeating its heads, `caption` the line over it,
    `letter_year` the year that T is in T-1年.
    """

    def __init__(
        self,
        table: Table,
        year: int | None,
        before: Grid | None = None,
        caption: str = "",
        letter_year: int | None = None,
    ) -> None:
        super().__init__(table, year)
        self.caption = caption
        find_years(self, year, letter_year)
        find_demands(self)
        find_explanations(self)
        self.heads: Heads = Heads(self, before.heads if before is not None else None)

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether any head or stretch of time of the table says one of these words."""
        return any(x.kind == "period" and words.search(x.cell.text) for x in self.at.values())

    @cached_property
    def has_totals(self) -> bool:
        """Whether a row is labelled as the sum of others."""
        return any(x.kind == "label" and _SUMMED.fullmatch(squeezed(x.cell.text)) for x in self.at.values())

    @cached_property
    def title(self) -> Look | None:
        """The caption as the label of all values, of a table that has years over them and no label beside them."""
        heads = [row for row in self.heads.rows if self.heads.has_years(row)]
        beside = any(x.kind in ("label", "prose") and x.cell.row not in self.heads.rows for x in self.at.values())
        text = _TABLE_NUMBER.sub("", self.caption)
        reading = read(text, None)
        if not heads or beside or not reading.concepts or reading.amounts:
            return None
        return Look(Cell(0, 0, text), "label", reading)

    @cached_property
    def corner_units(self) -> tuple[Unit, ...]:
        """The unit of a whole table, where its corner or its upper edge carries it: 项目（单位：亿元）, 单位：万元."""
        for row in range(self._first_row_told):
            for look in self.row(row):
                said = units_in_label(squeezed(look.cell.text))
                in_corner = row in self.heads.rows and look.kind == "label" and not look.reading.concepts
                if said and (in_corner or is_unit_caption(look)):
                    return said
        return ()

    @cached_property
    def _first_row_told(self) -> int:
        """The first row below the heads at the top; as many as there are rows where none are."""
        return next((r for r in range(self.table.rows) if any(x.kind == "value" for x in self.row(r))), self.table.rows)

    def title_above(self, look: Look) -> list[Look]:
        """Rows of one spanning cell above a value that head a section of the table, the nearest first."""
        return [title for row, title in self._titles if row < look.cell.row]

    @cached_property
    def _titles(self) -> list[tuple[int, Look]]:
        """The rows that say one thing alone, the last first."""
        found = []
        for row in range(self.table.rows - 1, -1, -1):
            cells = [x for x in self.row(row) if x.kind != "empty"]
            alone = len(cells) == 1
            if alone and cells[0].kind in ("label", "unit", "period", "prose") and len(cells[0].cell.text) < 60:
                found.append((row, cells[0]))
        return found
