"""The anatomy of a table: which labels lie beside and above a value, and which cells are years.

Nothing here knows an indicator. Headers are rows without values; the labels of a value are found by walking left in
its row and up in its column, and in a form of big numbers down.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

import msgspec

from extractors.figures.cards import card_heads
from extractors.figures.cells import Look, classify, squeezed, units_in_label
from extractors.figures.language import read
from extractors.figures.year_heads import years_of_heads
from extractors.quantity import Unit
from pipeline.model import Cell, Table

_ORDINAL = re.compile(r"^(?:序号|编号|No\.?|NO\.?|项次|行次|代码|指标代码|编码|页码)$", re.IGNORECASE)
_NUMBERS = ("value", "numbers")
_DEMANDS = re.compile(
    r"^(?:认定|申报|评审|评价|评分|考核|计分|打分|推荐|政策|指标|基本|达标|方案|文件|对应|自评)*"
    r"(?:条件|标准|要求|门槛|条款|细则|办法|规则)(?:内容|值|线)?(?:[及和与]?(?:分值|得分|满分))?(?:[（(][^（）()]*[）)])?$"
)
_TABLE_NUMBER = re.compile(r"^\s*[附续]?表\s*[\d一二三四五六七八九十]{0,3}(?:[-—.．]\d+)?\s*[：:、.]?\s*")
_SUMMED = re.compile(r"[合总共小]计(?:数|额)?")
_YEAR_HEAD = re.compile(r"^(?:统计|所属|数据)?年(?:份|度)$")


class Grid:
    """A table with every covered position pointing at its anchor cell."""

    def __init__(self, table: Table, year: int | None, before: Grid | None = None, caption: str = "") -> None:
        """`before` is the table that this one continues without repeating its heads, `caption` the line over it."""
        self.table, self.before, self.caption = table, before, caption
        self.at: dict[tuple[int, int], Look] = {}
        self._rows: dict[int, list[Look]] = {}
        self._heads: dict[tuple[int, int], tuple[Look, ...]] = {}
        self._told_of: dict[int, list[int]] = {}
        for cell in table.cells:
            kind, reading = classify(cell.text, year)
            look = Look(cell, kind, reading)
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.at[row, column] = look
        self._find_years(year)
        self._find_demands()

    def _find_years(self, year: int | None) -> None:
        """Heads such as 2022 | 2023 | 2024 are years; a lone 2012 is somebody's number of workers."""
        for row in range(self.table.rows):
            self._date(self.row(row), year, under_head=False)
        for column in range(self.table.columns):
            line = self._column(column)
            head = next((x for x in line if x.kind != "empty"), None)
            named = head is not None and bool(_YEAR_HEAD.match(squeezed(head.cell.text)))
            self._date(line, year, under_head=named)

    def _find_demands(self) -> None:
        """In a column of conditions, 产值均在30亿元以上 is what the answer beside it is about, and no claim."""
        for column in range(self.table.columns):
            line = self._column(column)
            head = next((x for x in line if x.kind != "empty"), None)
            if head is None or not _DEMANDS.match(squeezed(head.cell.text)):
                continue
            for look in line:
                if look is not head and look.reading.concepts:
                    bare = msgspec.structs.replace(look.reading, amounts=(), spans=())
                    self._replace(look, Look(look.cell, "label", bare))

    def _date(self, line: list[Look], year: int | None, *, under_head: bool) -> None:
        found = years_of_heads([look.cell.text for look in line], year, repeated=under_head)
        if any(look.kind == "value" and y is None for look, y in zip(line, found, strict=True)):
            return
        for look, y in zip(line, found, strict=True):
            if y is not None:
                self._replace(look, Look(look.cell, "period", read(f"{y}年", year)))

    def _replace(self, old: Look, new: Look) -> None:
        self._rows.clear()
        for row in range(old.cell.row, old.cell.row + old.cell.row_span):
            for column in range(old.cell.column, old.cell.column + old.cell.column_span):
                if self.at[row, column] is old:
                    self.at[row, column] = new

    @cached_property
    def index_columns(self) -> frozenset[int]:
        """Columns that only number the rows."""
        found = set()
        for column in range(self.table.columns):
            cells = self._column(column)
            head = next((x for x in cells if x.kind != "empty"), None)
            numbers = [squeezed(x.cell.text) for x in cells if x.kind == "value"]
            counted = [int(n) for n in numbers if n.isdecimal()]
            in_order = len(counted) == len(numbers) >= 2 and counted == list(
                range(counted[0], counted[0] + len(counted))
            )
            if head and (
                _ORDINAL.match(squeezed(head.cell.text))
                or (column == 0 and in_order and counted[0] == 1 and self.table.columns > 2)
            ):
                found.add(column)
        return frozenset(found)

    def _column(self, column: int) -> list[Look]:
        seen: list[Look] = []
        for row in range(self.table.rows):
            look = self.at.get((row, column))
            if look and (not seen or seen[-1] is not look):
                seen.append(look)
        return seen

    def row(self, row: int) -> list[Look]:
        """The anchors that a row crosses, left to right."""
        if row not in self._rows:
            self._rows[row] = self._crossed(row)
        return self._rows[row]

    def _crossed(self, row: int) -> list[Look]:
        seen: list[Look] = []
        for column in range(self.table.columns):
            look = self.at.get((row, column))
            if look and (not seen or seen[-1] is not look):
                seen.append(look)
        return seen

    def in_reading_order(self) -> list[Look]:
        """Every cell once, row by row."""
        seen: dict[int, Look] = {}
        for row in range(self.table.rows):
            for look in self.row(row):
                seen.setdefault(id(look), look)
        return list(seen.values())

    def has_years_over_columns(self, row: int) -> bool:
        """Whether a row of heads names the years of two or more columns."""
        return sum(x.kind == "period" for x in self.row(row)) >= 2

    @cached_property
    def cards(self) -> dict[int, int]:
        """The row of labels above each row of values, in tables where labels stand over their values pair by pair."""
        return card_heads(self)

    @cached_property
    def header_rows(self) -> frozenset[int]:
        """Rows of labels or stretches of time over columns of values: no value, no prose, at least two cells."""
        found = set(self.cards.values())
        for row in set(range(self.table.rows)) - set(self.cards):
            cells = [x for x in self.row(row) if x.cell.column not in self.index_columns or x.cell.column_span > 1]
            kinds = [x.kind for x in cells]
            if {"value", "numbers", "prose"} & set(kinds) or sum(k in ("label", "period", "unit") for k in kinds) < 2:
                continue
            if self._heads_values(row):
                found.add(row)
        return frozenset(found)

    def _heads_values(self, row: int) -> bool:
        """Whether the next row that is not itself all labels has values in two or more columns, or under a period."""
        for below in range(row + 1, self.table.rows):
            looks = {id(x): x for x in self.row(below)}.values()
            values = [x for x in looks if x.kind in _NUMBERS and x.cell.column not in self.index_columns]
            if not values:
                if any(x.kind == "prose" for x in looks):
                    return False
                continue
            over = [self.at.get((row, v.cell.column)) for v in values]
            heads = [o for o in over if o and o.kind in ("label", "period", "unit")]
            dated = any(o.kind == "period" for o in heads)
            return bool(heads) and (dated or self._is_top(row) or self._is_row_of_values(below))
        return False

    def _is_row_of_values(self, row: int) -> bool:
        """A row of values, with or without its year before them, has its labels above it wherever it stands."""
        kinds = [x.kind for x in self.row(row) if x.cell.column not in self.index_columns]
        kinds = kinds[1:] if kinds[:1] == ["period"] else kinds
        return kinds.count("value") >= 2 and set(kinds) <= {"value", "empty"}

    def _is_top(self, row: int) -> bool:
        return row <= self._first_told

    @cached_property
    def _first_told(self) -> int:
        """The first row that says something in a column that does not only number the rows."""

        def tells(row: int) -> bool:
            told = (x for x in self.row(row) if x.kind in ("value", "numbers", "prose"))
            return any(x.cell.column not in self.index_columns for x in told)

        return next((row for row in range(self.table.rows) if tells(row)), self.table.rows)

    def heads_above(self, look: Look) -> list[Look]:
        """The header cells over a value, the nearest first."""
        place = (look.cell.row, look.cell.column)
        if place not in self._heads:
            self._heads[place] = tuple(self._find_heads(look))
        return list(self._heads[place])

    def _find_heads(self, look: Look) -> list[Look]:
        found: list[Look] = []
        if look.cell.row in self.cards:
            return [self.at[self.cards[look.cell.row], look.cell.column]]
        row = look.cell.row - 1
        while (row := row if found else self._telling(row, look.cell.column)) >= 0:
            if row not in self.header_rows:
                if self._is_gap(row) or (found and len(self.row(row)) > 1) or self._is_label_between(row, look):
                    break
            else:
                head = self.at.get((row, look.cell.column))
                if head and head.kind in ("label", "period", "unit") and head not in found:
                    found.append(head)
            row -= 1
        if any(h.kind == "period" for h in found) and self._is_row_of_pairs(look.cell.row):
            return []
        if not self.header_rows and self.before is not None:
            return self.before.heads_of_column(look.cell.column)
        return found

    def _telling(self, row: int, column: int) -> int:
        """The nearest row from this one up that can be or end the heads of a value; -1 where there is none.

        In a long table most rows lie between a value and its heads: they are passed over at once.
        """
        if column not in self._told_of:
            self._told_of[column] = [row for row in range(self.table.rows) if self._can_head(row, column)]
        place = bisect_right(self._told_of[column], row)
        return self._told_of[column][place - 1] if place else -1

    def _can_head(self, row: int, column: int) -> bool:
        return row in self.header_rows or self._is_gap(row) or self._is_label_among_labels(row, column)

    def _is_gap(self, row: int) -> bool:
        """Whether nothing stands in a row; one without cells was a head that the page before has too."""
        return bool(self.row(row)) and all(x.kind == "empty" for x in self.row(row))

    def _is_row_of_pairs(self, row: int) -> bool:
        """Whether labels stand in the columns of years: 小巨人 | 2家 | 高企 | 8家 below years."""
        cells = self.row(row)
        first = next((x.cell.column for x in cells if x.kind in _NUMBERS), self.table.columns)
        later = [x.cell.column for x in cells if x.kind == "label" and x.cell.column > first]
        return any(
            head.kind == "period" and head.cell.row in self.header_rows
            for column in later
            for r in range(row)
            if (head := self.at.get((r, column))) is not None
        )

    def _is_label_between(self, row: int, look: Look) -> bool:
        """Whether a row of labels that heads nothing known lies over a value without a label of its own."""
        return self._is_label_among_labels(row, look.cell.column) and not self.labels_left(look, True)

    def _is_label_among_labels(self, row: int, column: int) -> bool:
        over = self.at.get((row, column))
        return over is not None and over.kind == "label" and sum(x.kind == "label" for x in self.row(row)) > 1

    def heads_of_column(self, column: int) -> list[Look]:
        """The header cells over the end of a column, for a table that goes on elsewhere."""
        last = self.at.get((self.table.rows - 1, column))
        if last is None:
            return []
        return self.heads_above(last)

    def values_right_of(self, label: Look) -> list[Look]:
        """The values that follow a label in its row, up to the next label."""
        found: list[Look] = []
        for look in self.row(label.cell.row):
            if look.cell.column <= label.cell.column or look.kind in ("unit", "empty"):
                continue
            if look.kind != "value":
                break
            found.append(look)
        return found

    def says(self, words: re.Pattern[str]) -> bool:
        """Whether any head or stretch of time of the table says one of these words."""
        return any(x.kind == "period" and words.search(x.cell.text) for x in self.at.values())

    def labels_left(self, look: Look, has_head: bool) -> list[Look]:
        """The label cells left of a value, the nearest first; with a head over it other values are passed over."""
        found: list[Look] = []
        for column in range(look.cell.column - 1, -1, -1):
            left = self.at.get((look.cell.row, column))
            if left is None or left in found or column in self.index_columns:
                continue
            if look.cell.row in self.cards and left.cell.row == look.cell.row:
                continue  # another card's
            if left.kind in ("label", "period", "unit"):
                found.append(left)
            elif (left.kind in _NUMBERS and (found or not has_head)) or (left.kind == "prose" and found):
                break
        return found

    def unit_right(self, look: Look) -> list[Look]:
        """The unit cell right of a value, where a form puts it there: 数值 | 单位."""
        for column in range(look.cell.column + look.cell.column_span, self.table.columns):
            right = self.at.get((look.cell.row, column))
            if right is None or right.kind not in (*_NUMBERS, "empty"):
                return [right] if right and right.kind == "unit" else []
        return []

    @cached_property
    def has_totals(self) -> bool:
        """Whether a row is labelled as the sum of others."""
        return any(x.kind == "label" and _SUMMED.fullmatch(squeezed(x.cell.text)) for x in self.at.values())

    @cached_property
    def title(self) -> Look | None:
        """The caption as the label of all values, of a table that has years over them and no label beside them."""
        heads = [row for row in self.header_rows if self.has_years_over_columns(row)]
        beside = any(x.kind in ("label", "prose") and x.cell.row not in self.header_rows for x in self.at.values())
        text = _TABLE_NUMBER.sub("", self.caption)
        reading = read(text, None)
        if not heads or beside or not reading.concepts or reading.amounts:
            return None
        return Look(Cell(0, 0, text), "label", reading)

    @cached_property
    def corner_units(self) -> tuple[Unit, ...]:
        """The unit of a whole table, where its corner carries it: 项目（单位：亿元）."""
        for row in sorted(self.header_rows):
            for look in self.row(row):
                if look.kind == "label" and not look.reading.concepts and units_in_label(squeezed(look.cell.text)):
                    return units_in_label(squeezed(look.cell.text))
        return ()

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
