"""The numbers of a table by line and place, whichever way it lies: rows and columns, or turned, columns and rows.

A head says of what period the numbers under it are, whether they are amounts or rates of change, and what they
measure. Nothing here knows an indicator; the words stand in `reckoning_words.yaml`.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from extractors.figures.meaning.claims import RATES
from extractors.figures.tables.beside import labels_left, unit_right
from extractors.figures.tables.cells import Look, squeezed
from extractors.figures.tables.grid import Grid
from extractors.figures.tables.label_words import printed_units
from extractors.quantity import Unit, find_periods
from extractors.quantity.units import in_base
from pipeline.interval import Interval

HeadKind = Literal["points", "average", "change", "growth", "share", "amount"]
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_NEGATIVE = re.compile(r"[（(]\s*[\d,，.]+\s*%?\s*[）)]")
_DOWN = re.compile("下降|减少|降低|回落|缩减|负增长")
_SURE = 0.9


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[HeadKind, str]
    unsummed: str
    total: str
    grand: str
    part: str
    share_of_all: str
    rounded: str
    comparable: str
    now: str
    then: str
    compared: str


@cache
def words() -> Words:
    text = files("extractors.figures.tables").joinpath("reckoning_words.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Words)


class Number(msgspec.Struct, frozen=True):
    """A number in its cell; `unit` is None where none is printed, "%" and "points" for rates and their differences."""

    look: Look
    interval: Interval
    unit: str | None
    scale: Decimal
    """How much one of the printed unit is in the unit that the interval is in."""


class Head(msgspec.Struct, frozen=True):
    """What a head or label says. `period` is a year or part of it ("2024", "2024H1"), "now" or "then", or None;
    `base` the period that a rate is explicitly compared with; `measure` what is left of the words.
    """

    text: str
    kind: HeadKind
    period: str | None
    base: str | None
    measure: str


@lru_cache(maxsize=20_000)
def understood(*texts: str) -> Head:
    """A head from its texts, the outer one first."""
    text = "".join(squeezed(one) for one in texts)
    plain = _BRACKETS.sub("", text)
    compared = re.search(words().compared, plain)
    base = _period(compared[0]) if compared else None
    rest = plain.replace(compared[0], "比") if compared else plain
    fitting: list[HeadKind] = [kind for kind, pattern in words().kinds.items() if re.search(pattern, text)]
    kind: HeadKind = fitting[0] if fitting else "amount"
    period = _period(rest)
    measure = rest
    for span in find_periods(rest):
        measure = measure.replace(span.text, "")
    for pattern in (words().now, words().then, *(words().kinds[one] for one in ("average", "change", "growth"))):
        measure = re.sub(pattern, "", measure)
    return Head(text, kind, period, base, re.sub(r"[比的率额数%％、，:：/\-—末底度]", "", measure))


def _period(text: str) -> str | None:
    spans = [span for span in find_periods(text) if span.kind in ("year", "part", "month")]
    if spans:
        return spans[0].code
    return "now" if re.search(words().now, text) else "then" if re.search(words().then, text) else None


class Lattice:
    """`numbers[line, place]`, `heads[place]`, `labels[line]`; `blank` holds positions that print nothing or a dash."""

    def __init__(self, grid: Grid, caption_units: tuple[Unit, ...], turned: bool = False) -> None:
        self.turned = turned
        self.numbers: dict[tuple[int, int], Number] = {}
        self.blank: set[tuple[int, int]] = set()
        heads: dict[int, Counter[tuple[str, ...]]] = {}
        labels: dict[int, Counter[tuple[str, ...]]] = {}
        for (row, column), look in grid.at.items():
            at = (column, row) if turned else (row, column)
            if look.kind == "empty":
                self.blank.add(at)
            anchor = (look.cell.row, look.cell.column) == (row, column)
            if look.kind != "value" or column in grid.index_columns or not anchor:
                continue
            above, left = grid.heads.above(look), labels_left(grid, look, True)
            number = _number(look, [*left, *unit_right(grid, look)], above, [*_corner(grid), *caption_units])
            if number is None:
                continue
            self.numbers[at] = number
            over, before = (left, above) if turned else (above, left)
            heads.setdefault(at[1], Counter())[_texts(over)] += 1
            labels.setdefault(at[0], Counter())[_texts(before)] += 1
        self.heads = {place: understood(*found.most_common(1)[0][0]) for place, found in heads.items()}
        self.labels = {line: understood(*found.most_common(1)[0][0]) for line, found in labels.items()}

    @property
    def lines(self) -> list[int]:
        return sorted(self.labels)

    @property
    def places(self) -> list[int]:
        return sorted(self.heads)


def _texts(looks: list[Look]) -> tuple[str, ...]:
    """The words of heads or labels, the outer one first; what only names the unit says nothing of the number."""
    return tuple(look.cell.text for look in reversed(looks) if look.kind != "unit")


def _corner(grid: Grid) -> tuple[Unit, ...]:
    """The unit of a whole table, where its first column's head carries it: 项目（单位：亿元）."""
    corners = (grid.at.get((row, 0)) for row in sorted(grid.heads.rows))
    return next((units for look in corners if look and (units := printed_units(look))), ())


def _is_rate(looks: list[Look]) -> bool:
    return any(understood(look.cell.text).kind in ("growth", "share", "points", "average") for look in looks)


def _number(look: Look, left: list[Look], above: list[Look], far: list[Unit]) -> Number | None:
    if not look.reading.amounts or look.cell.confidence < _SURE:
        return None
    amount = look.reading.amounts[0]
    heads = [u for x in above for u in printed_units(x)]
    # a column of rates is in percent, whatever the rows are in
    rates = [u for u in heads if u.kind in RATES]
    near = [*rates, *(u for x in left[:1] for u in printed_units(x)), *heads]
    near += [u for x in left[1:] for u in printed_units(x)]
    # 增速 in a table 单位：亿元 is in percent all the same
    percent = not amount.units and not rates and _is_rate([*above, *left[:1]])
    unit = None if percent else next(iter([*amount.units, *near, *far]), None)
    _, interval = amount.within(unit)
    if interval.is_bounded and (_NEGATIVE.fullmatch(look.cell.text.strip()) or _DOWN.search(look.cell.text)):
        interval = -interval
    kind = None if unit is None else "points" if unit.kind == "points" else unit.kind
    kind = "%" if percent or kind == "percent" else kind
    return Number(look, interval, kind, in_base(Decimal(1), unit.factor) if unit else Decimal(1))
