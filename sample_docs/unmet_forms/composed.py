"""Forms put together by chance: where the years and units stand, which words, which order, which numerals.

Another seed is another form. What a form is made of comes from composed.yaml and from the choices in `Layout`; the
three writers put the same parts into Word, PDF and Excel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.ledger import Ledger

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
MONEY = ("亿元", "万元")
_ACROSS = 6


@dataclass(frozen=True)
class Layout:
    """One draw: where things stand in the table of the three years and among the single figures."""

    years: str
    year_name: str
    unit: str
    style: str
    is_numbered: bool
    has_remarks: bool
    singles: str


@dataclass(frozen=True)
class Item:
    """One indicator under the words and in the unit that this form gives it."""

    indicator: str
    label: str
    unit: str
    places: int


@dataclass
class Table:
    """Words in rows; `spans` are pairs of (column, row), the first `head` rows are the head."""

    rows: list[list[str]]
    head: int = 1
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


Part = str | Table


def composed(ledger: Ledger) -> list[Part]:
    """The parts of one form from top to bottom; the first one is the title."""
    app, draw = ledger.app, ledger.one_of
    layout = any_layout(ledger)
    money = draw(*MONEY)
    title = draw("汕头市中小企业特色产业集群申报表", "中小企业特色产业集群认定申报书", f"{app.cluster}申报表")
    head = draw("集群名称", "集群"), draw("申报单位", "填报单位", "申报主体")
    parts: list[Part] = [title, f"{head[0]}：{ledger.pair(head[0], app.cluster)}"]
    parts.append(f"{head[1]}：{ledger.pair(head[1], app.applicant)}")
    items = [item_of(ledger, name, entry, money) for name, entry in WORDS["by_year"].items()]
    ledger.random.shuffle(items)
    parts += by_year(ledger, layout, items[: ledger.random.randint(9, 14)], money)
    parts.append(draw(*others_told(ledger)))
    parts += singles(ledger, layout, money)
    parts.append(draw(*others_told(ledger)))
    parts.append(f"填报日期：{app.date.year}年{app.date.month}月{app.date.day}日")
    return parts


def any_layout(ledger: Ledger) -> Layout:
    """One draw of where things stand."""
    draw = ledger.one_of
    return Layout(
        years=draw("across", "down", "in_label", "in_cell", "one_a_row"),
        year_name=draw("{}年", "{}年度", "{}"),
        unit=draw("label", "column", "value", "caption"),
        style=draw("plain", "plain", "grouped", "wide"),
        is_numbered=draw(True, False),
        has_remarks=draw(True, False),
        singles=draw("side_by_side", "above", "sentences", "lines"),
    )


def item_of(ledger: Ledger, indicator: str, entry: dict[str, Any], money: str) -> Item:
    """Money is in the form's one unit, other things in any of theirs."""
    unit = money if money in entry["units"] else ledger.one_of(*entry["units"])
    return Item(indicator, ledger.one_of(*entry["labels"]), unit, entry["units"][unit])


def others_told(ledger: Ledger) -> list[str]:
    leader = ledger.app.firms[0]
    return [
        words.format(
            last=LAST,
            thousand=ledger.random.randint(9120, 15980) / 10,
            hundred=ledger.random.randint(301, 415) / 10,
            leader=leader.name,
            of_leader=f"{Decimal(leader.output) / 10_000:.2f}",
        )
        for words in WORDS["others"]
    ]


def by_year(ledger: Ledger, layout: Layout, items: Sequence[Item], money: str) -> list[Part]:
    """A heading and the tables of the items over the three years."""
    caption = f"（金额单位：{money}）" if layout.unit == "caption" and layout.years != "in_cell" else ""
    heading = f"近三年主要指标{caption}"
    if layout.years == "down":
        blocks = [items[place : place + _ACROSS] for place in range(0, len(items), _ACROSS)]
        return [heading, *(_down(ledger, layout, block) for block in blocks)]
    table = {"across": _across, "in_label": _in_label, "in_cell": _in_cell, "one_a_row": _one_a_row}[layout.years]
    return [heading, table(ledger, layout, items)]


def _name(layout: Layout, year: int) -> str:
    return layout.year_name.format(year)


def _label(layout: Layout, item: Item) -> str:
    """With its unit in brackets where the unit stands nowhere else."""
    is_in_caption = layout.unit == "caption" and item.unit in MONEY
    return (
        f"{item.label}（{item.unit}）"
        if layout.unit == "label" or (layout.unit == "caption" and not is_in_caption)
        else item.label
    )


def _numbers(ledger: Ledger, layout: Layout, item: Item, is_bare: bool = True) -> list[str]:
    numbers = ledger.by_year(item.indicator, item.unit, item.places, layout.style)
    return numbers if is_bare and layout.unit != "value" else [number + item.unit for number in numbers]


def _across(ledger: Ledger, layout: Layout, items: Sequence[Item]) -> Table:
    heads = [_name(layout, year) for year in YEARS]
    unit_head = ["计量单位"] if layout.unit == "column" else []
    first = [*["序号"] * layout.is_numbered, "指标名称", *unit_head]
    rows = [[*first, *heads, *["备注"] * layout.has_remarks]]
    for place, item in enumerate(items, 1):
        label = _label(layout, item)
        values = ledger.row(label, heads, _numbers(ledger, layout, item))
        names = [*[str(place)] * layout.is_numbered, label, *[item.unit] * len(unit_head)]
        rows.append([*names, *values, *[ledger.one_of("", "统计数", "见附件2")] * layout.has_remarks])
    return Table(rows)


def _down(ledger: Ledger, layout: Layout, items: Sequence[Item]) -> Table:
    has_units = layout.unit == "column"
    rows = [["年份", *(_label(layout, item) for item in items)]]
    if has_units:
        rows.append(["", *(item.unit for item in items)])
    columns = [_numbers(ledger, layout, item) for item in items]
    for place, year in enumerate(YEARS):
        values = [column[place] for column in columns]
        ledger.row(_name(layout, year), rows[0][1:], values)
        rows.append([_name(layout, year), *values])
    return Table(rows, 1 + has_units, [((0, 0), (0, 1))] if has_units else [])


def _in_label(ledger: Ledger, layout: Layout, items: Sequence[Item]) -> Table:
    """2022年总产值（亿元）, its number, the next label, its number; a unit column cannot be, so the value has it."""
    rows = []
    is_bare = layout.unit in ("label", "caption")
    for item in items:
        cells = []
        for year, number in zip(YEARS, _numbers(ledger, layout, item, is_bare), strict=True):
            label = f"{year}年{_label(layout, item)}"
            cells += [label, ledger.pair(label, number)]
        rows.append(cells)
    return Table(rows, 0)


def _in_cell(ledger: Ledger, layout: Layout, items: Sequence[Item]) -> Table:
    """总产值 | 2022年45.61亿元，2023年51.45亿元，2024年58.20亿元."""
    mark = ledger.one_of("，", "；", "、")
    rows = []
    for item in items:
        numbers = _numbers(ledger, layout, item, is_bare=False)
        words = mark.join(f"{year}年{number}" for year, number in zip(YEARS, numbers, strict=True))
        rows.append([item.label, ledger.pair(item.label, words)])
    return Table(rows, 0)


def _one_a_row(ledger: Ledger, layout: Layout, items: Sequence[Item]) -> Table:
    """Name, year, number; the name stands once for its years or on each row."""
    is_merged, has_units = ledger.one_of(True, False), layout.unit == "column"
    rows, spans = [["指标", "年份", "数值", *["单位"] * has_units]], []
    for item in items:
        label, first = _label(layout, item), len(rows)
        for year, number in zip(YEARS, _numbers(ledger, layout, item), strict=True):
            name = label if not is_merged or len(rows) == first else ""
            rows.append(
                [name, _name(layout, year), ledger.pair(label, _name(layout, year), number), *[item.unit] * has_units]
            )
        if is_merged:
            spans.append(((0, first), (0, first + 2)))
    return Table(rows, 1, spans)


def singles(ledger: Ledger, layout: Layout, money: str) -> list[Part]:
    """Figures of the last year, and those of no year."""
    items: list[tuple[Item, int | None]] = [
        (item_of(ledger, name, entry, money), LAST) for name, entry in WORDS["last_year"].items()
    ]
    items += [(item_of(ledger, name, entry, money), None) for name, entry in WORDS["ever"].items()]
    ledger.random.shuffle(items)
    heading = f"其他指标（时点数为{LAST}年末数）"
    said = [(item.label, ledger.full(item.indicator, year, item.unit, item.places)) for item, year in items]
    if layout.singles == "sentences":
        return [heading, "；".join(f"{label}{ledger.one_of('为', '达到', '')}{value}" for label, value in said) + "。"]
    said = [(label, ledger.pair(label, value)) for label, value in said]
    if layout.singles == "lines":
        return [heading, *(f"{place}. {label}：{value}" for place, (label, value) in enumerate(said, 1))]
    across = 2 if layout.singles == "side_by_side" else 4
    rows: list[list[str]] = []
    for place in range(0, len(said), across):
        some = [*said[place : place + across], *[("", "")] * (across - len(said[place : place + across]))]
        if layout.singles == "side_by_side":
            rows.append([word for pair in some for word in pair])
        else:
            rows += [[label for label, _ in some], [value for _, value in some]]
    return [heading, Table(rows, 0)]
