"""A list whose length is not the number declared.

The roster of firms against 企业总数, 中小企业数 and 主导产业企业数, the roster of patents against 有效发明专利数,
the roster of titles against the number of each title. Rows, distinct firms, one list alone and all lists of
the kind together are all tried: only when none of them gives the number is it reported. Lists that call
themselves excerpts, and lists not read whole, are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from pipeline.model import Entry, Roster, Severity, Source
from validators.doubts.check import Check, Draft
from validators.doubts.entries import TITLES, is_excerpt, title_indicator
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import count_distinct
from validators.doubts.wording import name, quote

check = Check("list_length", "conflict", "doubt", "二（三）1", "名单条数与申报数不符")

_ASK = (
    "可能的原因：名单与申报数的截止时间或口径不同、名单不全、重复或漏列。"
    "请申报单位提供与申报数一致的完整名单或更正申报数。"
)

Lists = list[tuple[Roster, tuple[Entry, ...]]]


@check
def find(subject: Subject) -> Iterator[Draft]:
    if not subject.years:
        return
    yield from _draft(subject, "enterprise", _firm_counts(_complete(subject, "enterprise")))
    yield from _draft(subject, "patent", [("patents_valid", _lists(_complete(subject, "patent"), _any))])
    titles = _complete(subject, "title")
    if all(title_indicator(entry) for roster in titles for entry in roster.entries):
        for code in TITLES:
            yield from _draft(
                subject, "title", [(code, _lists(titles, lambda one, code=code: title_indicator(one) == code))]
            )


def _any(entry: Entry) -> bool:  # noqa: ARG001 - every row counts
    return True


def _complete(subject: Subject, kind: str) -> list[Roster]:
    rosters = list(subject.rosters(kind))
    return [] if any(is_excerpt(roster) for roster in rosters) else rosters


def _firm_counts(rosters: list[Roster]) -> list[tuple[str, Lists]]:
    """All firms, and the marked ones where every row is marked."""
    counts = [("firms_total", _lists(rosters, _any))]
    for indicator, field in (("firms_sme", "is_sme"), ("firms_leading", "is_leading")):
        if all(entry.fields.get(field) in ("yes", "no") for roster in rosters for entry in roster.entries):
            counts.append((indicator, _lists(rosters, lambda entry, field=field: entry.fields[field] == "yes")))
    return counts


def _lists(rosters: list[Roster], counted: Callable[..., bool]) -> Lists:
    return [(roster, tuple(entry for entry in roster.entries if counted(entry))) for roster in rosters]


def _draft(subject: Subject, kind: str, counts: list[tuple[str, Lists]]) -> Iterator[Draft]:
    """One draft for one list, naming every number that it does not bear out."""
    wrong = [(number, listed) for code, lists in counts for number, listed in _unborne(subject, code, lists)]
    if not wrong:
        return
    rosters = [roster for roster, _ in counts[0][1]]
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单所列为{listed}{figure.unit}"
        for figure, listed in ((subject.figure(number), listed) for number, listed in wrong)
    )
    first = subject.figure(wrong[0][0])
    titles = "、".join(f"《{file}》" for file in dict.fromkeys(roster.file for roster in rosters))
    yield Draft(
        key=kind if kind != "title" else first.indicator,
        message=f"与{titles}逐行清点的结果不符：{words}。{_ASK}",
        contests=tuple((number,) for number, _ in wrong),
        sources=tuple(dict.fromkeys(_whole(roster) for roster in rosters)),
        severity=_severity(first.indicator, wrong[0][1], first.value),
    )


def _unborne(subject: Subject, indicator: str, lists: Lists) -> Iterator[tuple[int, int]]:
    """The declared figure with the count, where no honest way of counting gives it."""
    declared = subject.chosen(indicator, subject.years[-1])
    if declared is None or not lists:
        return
    possible = _counts([entries for _, entries in lists])
    if not any(Decimal(count) in subject.figure(declared).interval for count in possible):
        yield declared, max(possible)


def _whole(roster: Roster) -> Source:
    source = roster.entries[0].source
    return Source(file=roster.file, page=source.page, table=source.table, sheet=source.sheet)


def _counts(lists: Iterable[tuple[Entry, ...]]) -> set[int]:
    """Every honest way of counting: rows or distinct ones, each list or all together."""
    every = list(lists)
    together = tuple(entry for entries in every for entry in entries)
    found = {len(together), count_distinct(together)}
    for entries in every:
        found |= {len(entries), count_distinct(entries)}
    return found


def _severity(indicator: str, listed: int, declared: Decimal) -> Severity | None:
    """A list that proves less than declared is the doubt; a longer one, or a title not listed, wants a word."""
    shorter = listed < declared
    if indicator.startswith("firms_") or (shorter and indicator == "patents_valid"):
        return None
    return None if shorter and listed > 0 else "query"
