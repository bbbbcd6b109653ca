"""The lists of firms, patents, titled firms, platforms and standards of the batch, each row with where else it stands.

A row is held against the other rows of its own list and against the lists of other applications; the same
list handed in twice by one application is not a repetition.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec
import pandas as pd

from pipeline.model import BatchReport, Entry, Report, Roster, RosterKind
from pipeline.names import firm_key
from pipeline.report.frames import Link, frame, sheets
from pipeline.report.labels import labels
from pipeline.report.links import report_link
from pipeline.report.overview import name_of
from pipeline.report.places import file_words, place_words, spot_words
from pipeline.roster_keys import firm_keys, patent_of, same_rows

SHEETS: dict[RosterKind, str] = {
    "enterprise": "企业名单", "patent": "专利清单", "title": "资质名单", "platform": "创新平台名单",
    "standard": "标准清单",
}  # fmt: skip
_OVERLAPS, _ALSO = "名单重合", "重合情况"

_TEXTS = {
    "企业名称": "name", "统一社会信用代码": "uscc", "所在镇街": "town", "称号": "title", "证书编号": "certificate",
    "专利号": "patent_number", "专利名称": "patent_name", "专利权人": "holder", "专利类型": "kind",
    "法律状态": "status", "平台名称": "platform", "依托单位": "holder", "级别": "title", "标准编号": "standard_number",
    "标准名称": "standard_name", "参与企业": "name",
}  # fmt: skip
_CHOICES = {"中小企业": "is_sme", "主导产业企业": "is_leading"}
_AMOUNTS = {"产值（亿元）": "output", "研发经费（亿元）": "rd", "从业人员（人）": "employees"}
_DAYS = {"发证日期": "issued", "有效期至": "expires", "申请日": "applied", "授权公告日": "granted"}
_KNOWN = {*_TEXTS.values(), *_CHOICES.values(), *_AMOUNTS.values(), *_DAYS.values()}


class Row(msgspec.Struct, frozen=True):
    """A row of a list with the application it belongs to; `number` counts the rows of its list from 1."""

    report: Report
    roster: Roster
    number: int
    entry: Entry

    @property
    def list_of(self) -> tuple[str, str, str]:
        """What tells this list from others of the batch."""
        return self.report.submission.id, self.roster.file, self.roster.title


class Overlap(msgspec.Struct, frozen=True):
    """Rows that mean one firm, patent or title and stand twice in a list or in several applications' lists."""

    rows: tuple[Row, ...]

    @property
    def clusters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name_of(row.report) for row in self.rows))

    @property
    def is_shared(self) -> bool:
        return len({row.report.submission.id for row in self.rows}) > 1


def roster_frame(batch: BatchReport, kind: RosterKind) -> pd.DataFrame:
    """All rows of the lists of one kind."""
    rows = tuple(_rows(batch, kind))
    overlaps = _overlaps(rows, kind) if kind in _KEYS else ()
    found = {id(row): overlap for overlap in overlaps for row in overlap.rows}
    return frame([_row(row, found.get(id(row)), SHEETS[kind]) for row in rows], SHEETS[kind])


def overlap_frame(batch: BatchReport) -> pd.DataFrame:
    """What stands twice in a list or in several applications, the latter first."""
    found = [(kind, overlap) for kind in _KEYS for overlap in _overlaps(tuple(_rows(batch, kind)), kind)]
    found.sort(key=lambda one: not one[1].is_shared)
    return frame([_overlap(kind, overlap) for kind, overlap in found], _OVERLAPS)


def _rows(batch: BatchReport, kind: RosterKind) -> Iterator[Row]:
    for report in batch.reports:
        for roster in report.rosters:
            if roster.kind == kind:
                for number, entry in enumerate(roster.entries, 1):
                    yield Row(report, roster, number, entry)


def _overlaps(rows: tuple[Row, ...], kind: RosterKind) -> Iterator[Overlap]:
    keys_of = _KEYS[kind]
    for group in same_rows([keys_of(row.entry) for row in rows]):
        same = tuple(rows[index] for index in group)
        is_twice = len({row.list_of for row in same}) < len(same)
        overlap = Overlap(same)
        if is_twice or overlap.is_shared:
            yield overlap


def _patent_keys(entry: Entry) -> frozenset[str]:
    number = patent_of(entry)
    return frozenset({number} if number else ())


def _title_keys(entry: Entry) -> frozenset[str]:
    """A firm may hold several titles, each once."""
    title = firm_key(entry.fields.get("title", ""))
    return frozenset(f"{key}|{title}" for key in firm_keys(entry))


# One standard is rightly the work of several clusters' firms
_KEYS: dict[RosterKind, Callable[[Entry], frozenset[str]]] = {
    "enterprise": firm_keys, "patent": _patent_keys, "title": _title_keys,
}  # fmt: skip


def _row(row: Row, overlap: Overlap | None, sheet: str) -> dict[str, Any]:
    fields, source = row.entry.fields, row.entry.source
    read: dict[str, Any] = {head: fields.get(code) for head, code in _TEXTS.items()}
    read |= {head: labels().choices.get(fields.get(code, ""), fields.get(code)) for head, code in _CHOICES.items()}
    read |= {head: _amount(fields.get(code)) for head, code in _AMOUNTS.items()}
    read |= {head: _day(fields.get(code)) for head, code in _DAYS.items()}
    wanted = sheets()[sheet]
    return {
        "集群名称": Link(report_link(row.report.submission.id), name_of(row.report)), "行号": row.number,
        **{head: cell for head, cell in read.items() if head in wanted},
        "其他栏目": "；".join(f"{head}：{text}" for head, text in fields.items() if head not in _KNOWN),
        **({_ALSO: _where_else(row, overlap) if overlap else None} if _ALSO in wanted else {}),
        "文件": file_words(source.file), "位置": spot_words(source),
    }  # fmt: skip


def _where_else(row: Row, overlap: Overlap) -> str:
    words = labels().overlaps
    others = [one for one in overlap.clusters if one != name_of(row.report)]
    parts = [words["shared"] + "、".join(others)] if overlap.is_shared else []
    if sum(one.list_of == row.list_of for one in overlap.rows) > 1:
        parts.append(words["twice"])
    return "；".join(parts)


def _overlap(kind: RosterKind, overlap: Overlap) -> dict[str, Any]:
    words = labels().overlaps
    first = overlap.rows[0].entry.fields
    name, number = ("patent_name", "patent_number") if kind == "patent" else ("name", "uscc")
    names = dict.fromkeys(row.entry.fields.get(name, "") for row in overlap.rows)
    return {
        "类别": SHEETS[kind], "名称": "／".join(filter(None, names)), "号码": first.get(number),
        "称号": first.get("title") if kind == "title" else None,
        "情形": words["several"] if overlap.is_shared else words["repeated"],
        "集群数": len({row.report.submission.id for row in overlap.rows}), "次数": len(overlap.rows),
        "涉及集群": "\n".join(overlap.clusters),
        "各处位置": "\n".join(place_words(row.entry.source) for row in overlap.rows),
    }  # fmt: skip


def _amount(text: str | None) -> Decimal | str | None:
    if text is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _day(text: str | None) -> datetime.date | str | None:
    """The day as a date where it is one: a year alone stays as it is printed."""
    with contextlib.suppress(ValueError, TypeError):
        return datetime.date.fromisoformat(text or "")
    return text
