"""What a cell is by the line it stands in, which its own words leave open: years as heads, conditions as labels."""

from __future__ import annotations

import re

import msgspec

from extractors.figures.meaning.language import read
from extractors.figures.tables.cells import Look, squeezed
from extractors.figures.tables.positions import Positions
from extractors.figures.tables.year_heads import offsets_of_heads, years_of_heads
from extractors.quantity import Span
from extractors.quantity.periods import SpanKind

_DEMANDS = re.compile(
    r"^(?:认定|申报|评审|评价|评分|考核|计分|打分|推荐|政策|指标|基本|达标|方案|文件|对应|自评)*"
    r"(?:条件|标准|要求|门槛|条款|细则|办法|规则)(?:内容|值|线)?(?:[及和与]?(?:分值|得分|满分))?(?:[（(][^（）()]*[）)])?$"
)
_EXPLAINS = re.compile(
    r"^(?:指标|项目|数据)?(?:解释|释义|含义|定义|内涵)(?:[及和与、].{1,8})?$|^(?:指标|填报|填写|填表)(?:说明|要求|须知|示例|注意事项)$"
    r"|^(?:指标|计算)(?:口径|公式|方法)(?:[及和与、].{1,8})?$|^(?:公式|示例|样例|填写样例)$"
)
_YEAR_HEAD = re.compile(r"^(?:统计|所属|数据)?年(?:份|度)$")


def find_years(cells: Positions, year: int | None, letter_year: int | None = None) -> None:
    """Heads such as 2022 | 2023 | 2024 are years; a lone 2012 is somebody's number of workers.

    `letter_year` is the year that the paper says T is.
    """
    for row in range(cells.table.rows):
        _count(cells, cells.row(row), year, letter_year)
        _date(cells, cells.row(row), year, under_head=False)
    for column in range(cells.table.columns):
        _count(cells, cells.column(column), year, letter_year)
        line = cells.column(column)
        head = next((x for x in line if x.kind != "empty"), None)
        named = head is not None and bool(_YEAR_HEAD.match(squeezed(head.cell.text)))
        _date(cells, line, year, under_head=named)


def _date(cells: Positions, line: list[Look], year: int | None, *, under_head: bool) -> None:
    found = years_of_heads([look.cell.text for look in line], year, repeated=under_head)
    if any(look.kind == "value" and y is None for look, y in zip(line, found, strict=True)):
        return
    for look, y in zip(line, found, strict=True):
        if y is not None:
            cells.replace(look, Look(look.cell, "period", read(f"{y}年", year)))


def _count(cells: Positions, line: list[Look], year: int | None, letter_year: int | None) -> None:
    """Heads that count from T. Where the paper leaves T open it is the application year, unless T has figures itself:
    then it is 本年, which may be the last or the coming one.
    """
    if year is None:
        return
    offsets = offsets_of_heads([look.cell.text for look in line])
    for look, offset in zip(line, offsets, strict=True):
        if offset is not None:
            code = (letter_year or year) + offset
            kind: SpanKind = "relative" if letter_year is None and 0 in offsets else "year"
            span = Span(0, len(look.cell.text), look.cell.text, kind, str(code), (code,))
            reading = msgspec.structs.replace(look.reading, spans=(span,), amounts=())
            cells.replace(look, Look(look.cell, "period", reading))


def find_demands(cells: Positions) -> None:
    """In a column of conditions, 产值均在30亿元以上 is what the answer beside it is about, and no claim."""
    for column in range(cells.table.columns):
        line = cells.column(column)
        head = next((x for x in line if x.kind != "empty"), None)
        if head is None or not _DEMANDS.match(squeezed(head.cell.text)):
            continue
        for look in line:
            if look is not head and look.reading.concepts:
                # 近三年产值均在30亿元以上: of which years the answers are is no part of the demand
                years = tuple(span for span in look.reading.spans if span.kind == "range")
                bare = msgspec.structs.replace(look.reading, amounts=(), spans=years)
                cells.replace(look, Look(look.cell, "label", bare))


def find_explanations(cells: Positions) -> None:
    """A column of explanations (高于70%, 近三年年均增长7%以上) says how to count and what is asked for."""
    for column in range(cells.table.columns):
        head = next((x for x in cells.column(column) if x.kind != "empty"), None)
        if head is not None and head.cell.column_span == 1 and _EXPLAINS.match(squeezed(head.cell.text)):
            cells.explaining.add(column)
