"""From the rows of a reference table to its entries; what cannot be is told with file and line, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
import yaml

from pipeline.indicators import indicators
from pipeline.interval import Interval
from pipeline.model import Entry, Source
from pipeline.roster_keys import firm_keys
from pipeline.titles import title_indicator
from validators.references.model import DistrictFigure, OfficialTitle, References

_DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")


class BadReference(Exception):
    """A table that cannot be used; the message is Chinese and says where and what to do."""


class Row(NamedTuple):
    """A row of a table as it stands in a file: its place in words (官方名单.csv 第3行) and its cells."""

    place: str
    cells: Sequence[str]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    needed: tuple[str, ...]
    also: tuple[str, ...]


class _Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: str
    whole: bool


class _Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tables: dict[str, _Table]
    withdrawn: tuple[str, ...]
    valid: tuple[str, ...]
    indicators: dict[str, _Whole]
    units: dict[str, dict[str, Decimal]]
    counts: tuple[str, ...]


@cache
def _shapes() -> _Shapes:
    text = files("validators.references").joinpath("tables.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Shapes, strict=False)


def read_table(rows: Sequence[Row]) -> References:
    """The entries of one table. Raises BadReference; rows above the head are titles and are passed over."""
    at, kind = _head(rows)
    heads = [cell.strip() for cell in rows[at].cells]
    _refuse_unknown(heads, rows[at], _shapes().tables[kind])
    filled = [
        (row.place, dict(zip(heads, (cell.strip() for cell in row.cells), strict=False)))
        for row in rows[at + 1 :]
        if any(cell.strip() for cell in row.cells)
    ]
    if kind == "titles":
        return References(titles=tuple(_title(place, row) for place, row in filled))
    return References(district_figures=tuple(_district_figure(place, row) for place, row in filled))


def _head(rows: Sequence[Row]) -> tuple[int, str]:
    for number, row in enumerate(rows):
        for kind, table in _shapes().tables.items():
            if {cell.strip() for cell in row.cells} >= set(table.needed):
                return number, kind
    known = "；".join(f"{one.name}须有“{'、'.join(one.needed)}”列" for one in _shapes().tables.values())
    where = rows[0].place if rows else "文件"
    raise BadReference(f"{where}：找不到表头。{known}")


def _refuse_unknown(heads: Sequence[str], row: Row, table: _Table) -> None:
    unknown = [head for head in heads if head and head not in (*table.needed, *table.also)]
    doubled = [head for head in dict.fromkeys(heads) if head and list(heads).count(head) > 1]
    if unknown or doubled:
        wrong = f"不认识的列“{'、'.join(unknown)}”" if unknown else f"重复的列“{'、'.join(doubled)}”"
        also = "、".join(table.also)
        raise BadReference(f"{row.place}：{wrong}。{table.name}应有的列：{'、'.join(table.needed)}，可另有：{also}")


def _title(place: str, row: dict[str, str]) -> OfficialTitle:
    name, title = _needed(place, row, "企业名称"), _needed(place, row, "称号")
    entry = Entry({"name": name, "uscc": row.get("统一社会信用代码", ""), "title": title}, Source(""))
    indicator = title_indicator(entry)
    if indicator is None:
        raise BadReference(f"{place}：称号“{title}”不是认定条件所计的称号，请写全称，如“高新技术企业”")
    state = row.get("状态", "")
    withdrawn = state in _shapes().withdrawn
    if not withdrawn and state not in _shapes().valid:
        allowed = "、".join((*filter(None, _shapes().valid), *_shapes().withdrawn))
        raise BadReference(f"{place}：状态写的是“{state}”，应为其中之一：{allowed}，或留空")
    until, since = row.get("有效期至", ""), row.get("撤销日期", "")
    return OfficialTitle(
        name=name,
        keys=firm_keys(entry),
        indicator=indicator,
        title=title,
        place=place,
        year=_year(place, row.get("认定年度", "")),
        until=_day(place, "有效期至", until) if until else None,
        withdrawn=(_day(place, "撤销日期", since) if since else "") if withdrawn or since else None,
    )


def _district_figure(place: str, row: dict[str, str]) -> DistrictFigure:
    shapes, named = _shapes(), _needed(place, row, "指标")
    known = shapes.indicators.get(named)
    if known is None:
        raise BadReference(f"{place}：不认识的指标“{named}”，可用的有：{'、'.join(shapes.indicators)}")
    canonical = indicators()[known.indicator].unit
    unit, number = _needed(place, row, "单位"), _needed(place, row, "数值")
    factor = shapes.units[canonical].get(unit)
    if factor is None:
        raise BadReference(f"{place}：{named}的单位写的是“{unit}”，应为其中之一：{'、'.join(shapes.units[canonical])}")
    year = _year(place, _needed(place, row, "年度"))
    value = _number(place, number)
    exact = unit in shapes.counts
    half = Decimal(0) if exact else Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    return DistrictFigure(
        district=_needed(place, row, "区县"),
        period=str(year),
        indicator=known.indicator,
        name=named,
        value=value * factor,
        interval=Interval((value - half) * factor, (value + half) * factor),
        printed=f"{number}{unit}",
        whole=known.whole,
        place=row.get("来源") or place,
    )


def _needed(place: str, row: dict[str, str], head: str) -> str:
    if not row.get(head):
        raise BadReference(f"{place}：缺少{head}")
    return row[head]


def _year(place: str, text: str) -> int | None:
    if not text:
        return None
    found = _YEAR.fullmatch(text)
    if found is None:
        raise BadReference(f"{place}：年度写的是“{text}”，应为四位数，如 2024")
    return int(found[1])


def _day(place: str, head: str, text: str) -> str:
    found = _DAY.match(text)
    if found is None:
        raise BadReference(f"{place}：{head}写的是“{text}”，应为日期，如 2027-07-09")
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


def _number(place: str, text: str) -> Decimal:
    try:
        value = Decimal(re.sub("[,，\\s]", "", text))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise BadReference(f"{place}：数值写的是“{text}”，应为数字，单位写在“单位”列")
    return value
