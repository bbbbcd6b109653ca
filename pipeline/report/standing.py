"""The values an application stands on, by indicator and year, with what else is said of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.indicators import indicators
from pipeline.model import Figure, Report, Value
from pipeline.report.charts import Trend, line
from pipeline.report.labels import indicator_name, labels
from pipeline.report.numbers import period_words
from pipeline.report.places import inputs_words, list_rows_words

_COUNTED = ("家", "件", "项", "个")
_YEAR = re.compile(r"\d{4}")


class Stated(msgspec.Struct, frozen=True):
    """The figure the application stands on, and the other statements of it that agree or do not."""

    index: int
    figure: Figure
    agreeing: tuple[int, ...]
    differing: tuple[int, ...]


class IndicatorRow(msgspec.Struct, frozen=True):
    """One indicator: a cell for each year asked for, and what is stated of no year or of other periods."""

    code: str
    name: str
    unit: str
    cells: tuple[Stated | None, ...]
    others: tuple[Stated, ...]


def row_trend(row: IndicatorRow, years: Sequence[str]) -> Trend | None:
    """The chart of a row's years where two at least were read."""
    read = {year: cell.figure.value for year, cell in zip(years, row.cells, strict=True) if cell}
    return line(row.code, read) if len(read) > 1 else None


def last_years(report: Report) -> tuple[str, ...]:
    """The three years before the application's; where its year is unknown, the last three with a stated value."""
    if report.submission.year is not None:
        return tuple(str(report.submission.year - back) for back in (3, 2, 1))
    years = {
        value.period
        for value in report.values
        if value.period and _YEAR.fullmatch(value.period) and report.figures[value.figure].status != "target"
    }
    return tuple(sorted(years)[-3:])


def indicator_rows(report: Report, years: Sequence[str]) -> tuple[IndicatorRow, ...]:
    """The stated values, in the order of the indicator table; indicators of which nothing is stated are left out."""
    by_code: dict[str, list[Value]] = {}
    for value in report.values:
        by_code.setdefault(value.indicator, []).append(value)
    order = {code: place for place, code in enumerate(indicators())}
    codes = sorted(by_code, key=lambda code: (order.get(code, len(order)), code))
    return tuple(_row(report, code, by_code[code], years) for code in codes)


def stated_values(report: Report) -> tuple[Stated, ...]:
    return tuple(_stated(report, value) for value in report.values)


def spread_words(stated: Stated) -> str:
    """In how many places the value stands: 3处一致, or 2处一致、1处不一致; empty where it stands in one alone."""
    words = f"{1 + len(stated.agreeing)}处一致" if stated.agreeing else ""
    if stated.differing:
        words += ("、" if words else "") + f"{len(stated.differing)}处不一致"
    return words


def remark_words(figure: Figure) -> str:
    """What must be known beside the number: that it is no actual, its scope, and that it was read from pixels."""
    parts = [] if figure.status == "actual" else [labels().figure_status[figure.status]]
    if figure.scope:
        parts.append(figure.scope)
    if figure.ocr:
        parts.append("图像识别")
    if not figure.is_sure:
        parts.append(f"可信度{figure.confidence:.0%}")
    return "，".join(parts)


def origin_words(figure: Figure) -> str:
    """What a figure that is printed nowhere was made from: 由名单第2至40行合计（39行）; empty for a printed one."""
    if figure.method != "list":
        return f"依据：{inputs_words(figure.inputs)}" if figure.inputs else ""
    rows, verb = list_rows_words(figure.inputs), "清点" if figure.unit in _COUNTED else "合计"
    return f"由名单{rows}{verb}" + ("" if "行中的" in rows else f"（{len(figure.inputs)}行）")


def figure_name(figure: Figure) -> str:
    """集群总产值（2024年）."""
    return indicator_name(figure.indicator) + (f"（{period_words(figure.period)}）" if figure.period else "")


def _row(report: Report, code: str, values: Sequence[Value], years: Sequence[str]) -> IndicatorRow:
    known = indicators().get(code)
    by_period = {value.period: _stated(report, value) for value in values}
    return IndicatorRow(
        code,
        indicator_name(code),
        known.unit if known else report.figures[values[0].figure].unit,
        tuple(by_period.get(year) for year in years),
        tuple(stated for period, stated in by_period.items() if period not in years),
    )


def _stated(report: Report, value: Value) -> Stated:
    figure = report.figures[value.figure]
    agreeing = tuple(other for other in value.others if report.figures[other].interval.meets(figure.interval))
    differing = tuple(other for other in value.others if other not in agreeing)
    return Stated(value.figure, figure, agreeing, differing)
