"""The anatomy of a table: what kind of thing stands in each cell, and which labels lie beside and above a value.

Nothing here knows an indicator. A cell is a value, a stretch of time, a unit, a label, prose, or empty; headers are
rows without values; the labels of a value are found by walking left in its row and up in its column.
"""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import Literal

import msgspec

from extractors.figures.blanks import filled
from extractors.figures.cards import card_heads
from extractors.figures.language import Reading, read
from extractors.quantity import Unit, unit_named
from pipeline.model import Cell, Table

CellKind = Literal["empty", "value", "period", "unit", "label", "prose"]

_MARKS = re.compile(
    r"[\s①-⑳*＊#※▲△☆★†]|[（(]?注\d*[）)]?|[（(](?:含|预|估|快报|初步|预计|预估|目标|约|快报数|可比口径|规上|全口径|\d)[^（）()]{0,8}[）)]"
)
_BLANK = re.compile(r"[-—–/\\\s_＿…．.、]*|无|暂无|不适用|/|N/A|无此项|同上|略")
_PERIOD_WORDS = re.compile(
    r"实际|目标|基期|完成|预计|预期|规划|计划|数据|情况|年末|年底|数|值|期末|全年|底|末|度|[（()）:：\s—\-]"
)
_UNIT_CAPTION = re.compile(r"(?:计量|金额)?单位[:：\s]*[（(]?\s*([^\s，。；、（）()]{1,12})")
_IN_PARENTHESES = re.compile(r"[（(\[【]\s*(?:单位[:：]\s*)?([^（）()\[\]【】]{1,14}?)\s*[）)\]】]")
_AFTER_COMMA = re.compile(r"[，,/／]\s*([^，,/／]{1,10})$")
_SENTENCE = re.compile("[。；;！？]")
_NUMBERING = re.compile(r"^(?:[（(]\d{1,2}[)）]|\d{1,2}[.、．](?!\d))\s*(?=[^\d\s])")
_BARE_YEAR = re.compile(r"(20[0-4]\d)\s*(?:[（(](?:目标|实际|基期|预计|规划|基准)值?[）)])?")
_MISREAD = re.compile(r"[.,，．:：]?\d[\d.,，．:：]*%?")
_ORDINAL = re.compile(r"^(?:序号|编号|No\.?|NO\.?|项次|行次|代码)$", re.IGNORECASE)


def squeezed(text: str) -> str:
    """Without blanks and line breaks: labels are often spread out (集 群 名 称) or wrapped."""
    return re.sub(r"\s+", "", text)


def units_in_label(text: str) -> tuple[Unit, ...]:
    """The unit a label carries: 占地面积（平方公里）, 产值，亿元, 单位：万元."""
    caption = _UNIT_CAPTION.search(text)
    if caption and unit_named(caption[1]):
        return unit_named(caption[1])
    for found in reversed(_IN_PARENTHESES.findall(text)):
        if unit_named(found):
            return unit_named(found)
    tail = _AFTER_COMMA.search(text.strip())
    return unit_named(tail[1]) if tail else ()


class Look(msgspec.Struct, frozen=True):
    """A cell as classified, with what the pipeline read in it."""

    cell: Cell
    kind: CellKind
    reading: Reading


def classify(text: str, year: int | None) -> tuple[CellKind, Reading]:
    """What kind of thing a cell's text is."""
    plain = _NUMBERING.sub("", filled(text).text.strip())
    reading = read(plain, year)
    if not plain or _BLANK.fullmatch(plain):
        return "empty", reading
    if (unit_named(squeezed(plain)) and not any(c.isdigit() for c in plain)) or re.fullmatch(
        r"单位[:：]\S{1,10}", squeezed(plain)
    ):
        return "unit", reading
    if len(reading.spans) == 1 and not reading.amounts:
        rest = plain.replace(reading.spans[0].text, "", 1)
        if not _PERIOD_WORDS.sub("", rest) and reading.spans[0].kind != "day":
            return "period", reading
    if len(reading.amounts) == 1 and _is_alone(plain, reading):
        return "value", reading
    if not reading.amounts and not reading.spans and _MISREAD.fullmatch(squeezed(plain)):
        return "value", reading  # no number that can be read, but a number's place: never a label of its neighbours
    if (reading.amounts and (reading.concepts or len(plain) > 12)) or _SENTENCE.search(plain) or len(plain) > 45:
        return "prose", reading
    return "label", reading


def _is_alone(plain: str, reading: Reading) -> bool:
    amount = reading.amounts[0]
    rest = plain[: amount.start] + plain[amount.end :]
    return not _MARKS.sub("", rest).strip("，,。；;：:")


class Grid:
    """A table with every covered position pointing at its anchor cell."""

    def __init__(self, table: Table, year: int | None) -> None:
        self.table = table
        self.at: dict[tuple[int, int], Look] = {}
        for cell in table.cells:
            kind, reading = classify(cell.text, year)
            look = Look(cell, kind, reading)
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.at[row, column] = look
        self._find_bare_years(year)

    def _find_bare_years(self, year: int | None) -> None:
        """2022 | 2023 | 2024 as heads are years; a lone 2012 is somebody's number of workers."""
        lines = [self.row(r) for r in range(self.table.rows)] + [self._column(c) for c in range(self.table.columns)]
        for line in lines:
            bare = [(look, m[1]) for look in line if (m := _BARE_YEAR.fullmatch(look.cell.text.strip()))]
            years = [int(y) for _, y in bare]
            steps = {b - a for a, b in itertools.pairwise(years)}
            near = year is None or all(abs(y - year) <= 8 for y in years)
            others = [x for x in line if x.kind == "value" and x not in [look for look, _ in bare]]
            if len(years) >= 2 and steps in ({1}, {-1}) and near and not others:
                for look, y in bare:
                    self._replace(look, Look(look.cell, "period", read(f"{y}年", year)))

    def _replace(self, old: Look, new: Look) -> None:
        for place, look in self.at.items():
            if look is old:
                self.at[place] = new

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
        seen: list[Look] = []
        for column in range(self.table.columns):
            look = self.at.get((row, column))
            if look and (not seen or seen[-1] is not look):
                seen.append(look)
        return seen

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
            if "value" in kinds or "prose" in kinds or sum(k in ("label", "period", "unit") for k in kinds) < 2:
                continue
            if self._heads_values(row):
                found.add(row)
        return frozenset(found)

    def _heads_values(self, row: int) -> bool:
        """Whether the next row that is not itself all labels has values in two or more columns, or under a period."""
        for below in range(row + 1, self.table.rows):
            looks = {id(x): x for x in self.row(below)}.values()
            values = [x for x in looks if x.kind == "value" and x.cell.column not in self.index_columns]
            if not values:
                if any(x.kind == "prose" for x in looks):
                    return False
                continue
            over = [self.at.get((row, v.cell.column)) for v in values]
            heads = [o for o in over if o and o.kind in ("label", "period", "unit")]
            return bool(heads) and (any(o.kind == "period" for o in heads) or self._is_top(row))
        return False

    def _is_top(self, row: int) -> bool:
        return all(
            not any(x.kind in ("value", "prose") and x.cell.column not in self.index_columns for x in self.row(r))
            for r in range(row)
        )

    def heads_above(self, look: Look) -> list[Look]:
        """The header cells over a value, the nearest first."""
        found: list[Look] = []
        if look.cell.row in self.cards:
            return [self.at[self.cards[look.cell.row], look.cell.column]]
        for row in range(look.cell.row - 1, -1, -1):
            if row not in self.header_rows:
                if (found and len(self.row(row)) > 1) or self._is_label_between(row, look):
                    break
                continue
            head = self.at.get((row, look.cell.column))
            if head and head.kind in ("label", "period", "unit") and head not in found:
                found.append(head)
        return found

    def _is_label_between(self, row: int, look: Look) -> bool:
        """Whether a row of labels that heads nothing known lies over a value without a label of its own."""
        over = self.at.get((row, look.cell.column))
        several = sum(x.kind == "label" for x in self.row(row)) > 1
        return over is not None and over.kind == "label" and several and not self.labels_left(look, True)

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
            elif (left.kind == "value" and (found or not has_head)) or (left.kind == "prose" and found):
                break
        return found

    def unit_right(self, look: Look) -> list[Look]:
        """The unit cell right of a value, where a form puts it there: 数值 | 单位."""
        right = self.at.get((look.cell.row, look.cell.column + look.cell.column_span))
        return [right] if right and right.kind == "unit" else []

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
        found = []
        for row in range(look.cell.row - 1, -1, -1):
            cells = self.row(row)
            if (
                len(cells) == 1
                and cells[0].kind in ("label", "unit", "period", "prose")
                and len(cells[0].cell.text) < 60
            ):
                found.append(cells[0])
        return found
