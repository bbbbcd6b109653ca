"""Forms of lines put together by chance, without a table: how label and value are joined and where the years stand.

Another seed is another form: dots, dashes, brackets or blanks between label and value; a line a year, the years as
headings, in the label, before or behind the numbers; units in the label or glued to the number; any kind of bullet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sample_docs.truth import LAST, YEARS
from sample_docs.unmet_forms.composed import WORDS, Item, Part, item_of, others_told
from sample_docs.unmet_forms.ledger import Ledger

_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BULLETS = ("", "{number}. ", "（{number}）", "{number}）", "{circle}", "• ", "- ", "■ ")
_JOINTS = ("：{}", ": {}", "…………………{}", "——{}", "＝{}", "【{}】", "（{}）", "　　{}", "：__{}__", "\t{}", " → {}")


@dataclass(frozen=True)
class Lines:
    """One draw: how the lines of this form look."""

    years: str
    year_name: str
    bullet: str
    joint: str
    is_unit_in_label: bool
    style: str


def composed_lines(ledger: Ledger) -> list[Part]:
    """The lines of one form from top to bottom; the first one is the title."""
    app, draw = ledger.app, ledger.one_of
    look = Lines(
        years=draw("line_a_year", "year_headings", "in_label", "series", "behind", "arrows"),
        year_name=draw("{}年", "{}年度", "{}年"),
        bullet=draw(*_BULLETS),
        joint=draw(*_JOINTS),
        is_unit_in_label=draw(True, False),
        style=draw("plain", "plain", "grouped", "wide"),
    )
    money = draw("亿元", "万元")
    items = [item_of(ledger, name, entry, money) for name, entry in WORDS["by_year"].items()]
    ledger.random.shuffle(items)
    singles = [(item_of(ledger, name, entry, money), LAST) for name, entry in WORDS["last_year"].items()]
    ever = [(item_of(ledger, name, entry, money), None) for name, entry in WORDS["ever"].items()]
    ledger.random.shuffle(singles)
    return [
        draw("特色产业集群申报表", "集群申报登记表", f"{app.cluster}申报表"),
        _joined(ledger, look, 1, "集群名称", app.cluster),
        _joined(ledger, look, 2, draw("申报单位", "填报单位"), app.applicant),
        "一、近三年主要指标",
        *_three_years(ledger, look, items[: ledger.random.randint(9, 14)]),
        draw(*others_told(ledger)),
        f"二、{LAST}年末情况",
        *(_single(ledger, look, place, *one) for place, one in enumerate(singles, 1)),
        "三、其他",
        *(_single(ledger, look, place, *one) for place, one in enumerate(ever, 1)),
        draw(*others_told(ledger)),
        f"填报日期：{app.date.year}年{app.date.month}月{app.date.day}日",
    ]


def _three_years(ledger: Ledger, look: Lines, items: Sequence[Item]) -> list[str]:
    ways = {"line_a_year": _line_a_year, "year_headings": _year_headings, "in_label": _in_label}
    return ways.get(look.years, _one_line)(ledger, look, items)


def _line_a_year(ledger: Ledger, look: Lines, items: Sequence[Item]) -> list[str]:
    lines = []
    for place, item in enumerate(items, 1):
        label = _label(look, item)
        lines.append(f"{_bullet(look, place)}{label}")
        for name, value in zip(_names(look), _values(ledger, look, item), strict=True):
            lines.append("　　" + name + look.joint.format(ledger.pair(label, name, value)))
    return lines


def _year_headings(ledger: Ledger, look: Lines, items: Sequence[Item]) -> list[str]:
    values = [_values(ledger, look, item) for item in items]
    lines = []
    for place, name in enumerate(_names(look)):
        lines.append(ledger.one_of(f"{name}", f"【{name}】", f"{name}："))
        for number, item in enumerate(items, 1):
            label = _label(look, item)
            value = ledger.pair(name, label, values[number - 1][place])
            lines.append(_bullet(look, number) + label + look.joint.format(value))
    return lines


def _in_label(ledger: Ledger, look: Lines, items: Sequence[Item]) -> list[str]:
    return [
        _joined(ledger, look, number, f"{name}{_label(look, item)}", value)
        for number, item in enumerate(items, 1)
        for name, value in zip(_names(look), _values(ledger, look, item), strict=True)
    ]


def _one_line(ledger: Ledger, look: Lines, items: Sequence[Item]) -> list[str]:
    """The years before or behind their numbers, or with arrows from one to the next."""
    shape = "{value}（{name}）" if look.years == "behind" else "{name}{value}"
    mark = "→" if look.years == "arrows" else ledger.one_of("、", "；", "，", " / ")
    lines = []
    for number, item in enumerate(items, 1):
        named = zip(_names(look), _values(ledger, look, item), strict=True)
        words = mark.join(shape.format(name=name, value=value) for name, value in named)
        lines.append(_joined(ledger, look, number, _label(look, item), words))
    return lines


def _single(ledger: Ledger, look: Lines, place: int, item: Item, year: int | None) -> str:
    number = ledger.number(item.indicator, year, item.unit, item.places)
    value = number if look.is_unit_in_label else number + item.unit
    return _joined(ledger, look, place, _label(look, item), value)


def _joined(ledger: Ledger, look: Lines, place: int, label: str, value: str) -> str:
    return _bullet(look, place) + label + look.joint.format(ledger.pair(label, value))


def _bullet(look: Lines, place: int) -> str:
    return look.bullet.format(number=place, circle=_CIRCLES[place - 1])


def _names(look: Lines) -> list[str]:
    return [look.year_name.format(year) for year in YEARS]


def _label(look: Lines, item: Item) -> str:
    return f"{item.label}（{item.unit}）" if look.is_unit_in_label else item.label


def _values(ledger: Ledger, look: Lines, item: Item) -> list[str]:
    numbers = ledger.by_year(item.indicator, item.unit, item.places, look.style)
    return numbers if look.is_unit_in_label else [number + item.unit for number in numbers]
