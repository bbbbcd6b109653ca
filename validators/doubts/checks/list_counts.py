"""A list whose length is not the number declared.

The roster of firms against 企业总数, 中小企业数 and 主导产业企业数, the roster of patents against 有效发明专利数,
the roster of titles against the number of each title. Rows, distinct firms, one list alone and all lists of
the kind together are all tried: only when none of them gives the number is it reported. Lists that call
themselves excerpts, and lists not read whole, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.model import Roster, Severity, Source
from validators.doubts.check import Check, Draft
from validators.doubts.list_figures import Counted, bears_out, counted
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("list_length", "conflict", "doubt", "二（三）1", "名单条数与申报数不符")

_ASK = (
    "可能的原因：名单与申报数的截止时间或口径不同、名单不全、重复或漏列。"
    "请申报单位提供与申报数一致的完整名单或更正申报数。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    """One draft for one list, and for each title, naming every number that is not borne out."""
    for _, members in groupby(counted(subject), key=lambda one: one.indicator if one.kind == "title" else one.kind):
        wrong = [(number, one) for one in members if (number := _unborne(subject, one)) is not None]
        if wrong:
            yield _draft(subject, wrong)


def _draft(subject: Subject, wrong: Sequence[tuple[int, Counted]]) -> Draft:
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单所列为{max(one.counts)}{figure.unit}"
        for figure, one in ((subject.figure(number), one) for number, one in wrong)
    )
    number, first = wrong[0]
    titles = "、".join(f"《{file}》" for file in dict.fromkeys(roster.file for roster in first.rosters))
    return Draft(
        key=first.kind if first.kind != "title" else first.indicator,
        message=f"与{titles}逐行清点的结果不符：{words}。{_ASK}",
        contests=tuple((number,) for number, _ in wrong),
        sources=tuple(dict.fromkeys(_whole(roster) for roster in first.rosters)),
        severity=_severity(first.indicator, max(first.counts), subject.figure(number).value),
    )


def _unborne(subject: Subject, one: Counted) -> int | None:
    """The declared figure, where no honest way of counting gives it."""
    declared = subject.chosen(one.indicator, subject.years[-1])
    return None if declared is None or bears_out(one, subject.figure(declared).interval) else declared


def _whole(roster: Roster) -> Source:
    source = roster.entries[0].source
    return Source(file=roster.file, page=source.page, table=source.table, sheet=source.sheet)


def _severity(indicator: str, listed: int, declared: Decimal) -> Severity | None:
    """A list that proves less than declared is the doubt; a longer one, or a title not listed, wants a word."""
    shorter = listed < declared
    if indicator.startswith("firms_") or (shorter and indicator == "patents_valid"):
        return None
    return None if shorter and listed > 0 else "query"
