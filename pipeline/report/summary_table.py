"""The recommendation table made anew from the forms, and where the one that was submitted says otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
import pandas as pd
import yaml

from pipeline.indicators import indicators
from pipeline.model import BatchReport, Fact, Figure, Report, Source
from pipeline.names import office_key
from pipeline.report.frames import Link, Marked, frame
from pipeline.report.links import report_link
from pipeline.report.numbers import period_words, said
from pipeline.report.overview import name_of
from pipeline.report.places import place_words

Answer = Literal[
    "differs", "not_in_table", "not_in_form", "unsure", "no_column", "no_row", "no_application", "all_agree", "no_table"
]
# As in the choice of what an application stands on
_SURE = 0.7
_DIFFERENCES = "与报送表的差异"


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of the table: a fact, or an indicator of a year."""

    head: str
    width: int
    fact: str | None = None
    indicator: str | None = None
    years_back: int | None = None

    def title(self, year: int | None) -> str:
        """The head with the unit and the year: 集群总产值（亿元）2024年."""
        unit = f"\n（{indicators()[self.indicator].unit}）" if self.indicator else ""
        period = self.period(year)
        return self.head + unit + (f"\n{period_words(period)}" if period else "")

    def period(self, year: int | None) -> str | None:
        return None if self.years_back is None or year is None else str(year - self.years_back)


class _Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    columns: tuple[Column, ...]
    unsure: str
    answers: dict[Answer, str]


class Stated(msgspec.Struct, frozen=True):
    """What a paper says in a column: a figure or a fact."""

    cell: Decimal | str
    words: str
    source: Source
    figure: Figure | None = None

    @property
    def is_sure(self) -> bool:
        return self.figure is None or self.figure.confidence >= _SURE

    def agrees(self, other: Stated) -> bool:
        if self.figure and other.figure:
            return self.figure.interval.meets(other.figure.interval)
        return _same(self.words) == _same(other.words)


class Pair(msgspec.Struct, frozen=True):
    """One application's statement in the form and in the table submitted."""

    form: Stated | None
    table: Stated | None

    @property
    def answer(self) -> Answer | None:
        if self.form and not self.form.is_sure:
            return "unsure"
        if self.form and self.table:
            return None if self.form.agrees(self.table) else "differs"
        if self.form or self.table:
            return "not_in_table" if self.form else "not_in_form"
        return None


@cache
def columns() -> tuple[Column, ...]:
    return _read().columns


def table_frame(batch: BatchReport) -> pd.DataFrame:
    """One line an application, in the forms' own figures; a cell that the submitted table has otherwise is marked."""
    rows = []
    for number, report in enumerate(batch.reports, 1):
        row: dict[str, Any] = {"序号": number}
        for column in columns():
            pair = _pair(report, column)
            if pair.form:
                row[column.title(batch.year)] = _cell(pair.form, pair.answer)
        row["备注"] = None if _has_row(report) or not _has_table(batch) else _read().answers["no_row"]
        rows.append(row)
    heads = ["序号", *(column.title(batch.year) for column in columns()), "备注"]
    return pd.DataFrame(rows, columns=heads, dtype=object).astype(object).where(lambda one: one.notna(), None)


def difference_frame(batch: BatchReport) -> pd.DataFrame:
    """Each cell in which the form and the submitted table differ, rows without application and the other way round."""
    rows = list(_differences(batch)) if _has_table(batch) else [{"比对结果": _read().answers["no_table"]}]
    return frame(rows or [{"比对结果": _read().answers["all_agree"]}], _DIFFERENCES)


def _differences(batch: BatchReport) -> Iterator[dict[str, Any]]:
    answers = _read().answers
    for row in batch.unclaimed:
        yield {"集群名称": row.cluster_name, "比对结果": answers["no_application"]}
    compared = [one for one in columns() if any(_pair(report, one).table for report in batch.reports)]
    for column in columns():
        if column not in compared:
            yield {"项目": _plain_title(column, batch), "比对结果": answers["no_column"]}
    for report in batch.reports:
        name = Link(report_link(report.submission.id), name_of(report))
        if not _has_row(report):
            yield {"集群名称": name, "比对结果": answers["no_row"]}
            continue
        for column in compared:
            pair = _pair(report, column)
            if pair.answer:
                yield {
                    "集群名称": name, "项目": _plain_title(column, batch),
                    **_said("申报材料", pair.form), **_said("报送汇总表", pair.table),
                    "比对结果": answers[pair.answer],
                }  # fmt: skip


def _cell(form: Stated, answer: Answer | None) -> Marked | Decimal | str:
    """The form's own statement; one that is not sure is a text with a word beside it, never a plain number."""
    if answer == "unsure":
        return Marked(f"{form.words}（{_read().unsure}）")
    return Marked(form.cell) if answer == "differs" else form.cell


def _plain_title(column: Column, batch: BatchReport) -> str:
    return column.title(batch.year).replace("\n", "")


def _said(whose: str, stated: Stated | None) -> dict[str, Any]:
    return {whose: stated.words if stated else None, f"{whose}位置": place_words(stated.source) if stated else None}


def _pair(report: Report, column: Column) -> Pair:
    return Pair(_stated(report, column, is_at_top=False), _stated(report, column, is_at_top=True))


def _stated(report: Report, column: Column, *, is_at_top: bool) -> Stated | None:
    """The application's own statement or the one at the batch's top."""
    if column.fact:
        facts = (one for one in report.facts if one.name == column.fact and _is_at_top(one) == is_at_top)
        fact = next(facts, None)
        return Stated(fact.value, fact.value, fact.source) if fact else None
    figures: list[Figure] = [one for one in _figures(report, column) if _is_at_top(one) == is_at_top]
    figure = next(iter(figures), None)
    return Stated(figure.value, said(figure), figure.source, figure) if figure else None


def _figures(report: Report, column: Column) -> Iterator[Figure]:
    """Statements of the column's indicator and year, the form's first; what is not sure stands last.

    What the rows of a list give is not stated.
    """
    period = column.period(report.submission.year)
    forms = {one.file for one in report.documents if one.role == "application_form"}
    found: list[Figure] = [
        report.figures[index]
        for value in report.values
        if value.indicator == column.indicator and value.period == period
        for index in (value.figure, *value.others)
    ]
    found += [
        one
        for one in report.figures
        if (one.indicator, one.period) == (column.indicator, period)
        and one.confidence < _SURE
        and one.status in ("actual", "preliminary")
    ]
    stated = [one for one in found if one.method != "list"]
    return iter(sorted(stated, key=lambda one: (one.confidence < _SURE, one.source.file not in forms)))


def _is_at_top(stated: Fact | Figure) -> bool:
    return stated.source.file.startswith("../")


def _has_row(report: Report) -> bool:
    return any(map(_is_at_top, report.facts)) or any(map(_is_at_top, report.figures))


def _has_table(batch: BatchReport) -> bool:
    return any(one.role == "recommendation_summary" for one in batch.documents)


def _same(words: str) -> str:
    """Words without what does not tell them apart: width, blanks, the city's name."""
    return office_key(unicodedata.normalize("NFKC", words))


@cache
def _read() -> _Columns:
    text = files("pipeline.report").joinpath("summary_table.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Columns)
