"""Rows of the title list that cannot count as they stand.

One firm listed twice for one title, a title given after the application, a certificate whose dates or number
contradict each other, and municipal or lower titles that the declared number of provincial ones counts in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Entry
from pipeline.roster_keys import firm_keys, same_rows
from pipeline.titles import title_indicator, title_named
from validators.doubts.check import Check, Draft
from validators.doubts.checks.titles import certificate_year, is_day, reference_day
from validators.doubts.entries import firm_words
from validators.doubts.subject import Subject
from validators.doubts.wording import name, place, quote

repeated = Check("title_twice", "title", "doubt", "二（二）3", "同一企业的同一称号列了两次")
late = Check("title_late", "title", "query", "二（二）3", "称号在申报之后取得")
dates = Check("certificate_dates", "title", "query", "二（二）3", "证书的日期、编号前后矛盾")
lower = Check("title_level", "title", "query", "二（二）3", "把较低级别的称号计入")

_SHOWN = 6
_LONGEST = 3 * 366 + 31  # days: three years and what offices allow between decision and printing


@repeated
def find_repeated(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("title"):
        titles: dict[str, list[Entry]] = defaultdict(list)
        for entry in roster.entries:
            if title_indicator(entry):
                titles[entry.fields["title"]].append(entry)
        for title, entries in titles.items():
            for rows in same_rows([firm_keys(entry) for entry in entries]):
                if len(rows) > 1:
                    yield _twice(title, [entries[row] for row in rows])


def _twice(title: str, entries: list[Entry]) -> Draft:
    where = "、".join(f"{firm_words(entry)}（{place(entry.source)}）" for entry in entries)
    return Draft(
        key=f"{title}|{sorted(firm_keys(entries[0]))[0]}",
        message=(
            f"资质名单中{where}为同一企业，其“{title}”列了{len(entries)}次。可能的原因：合并名单时未去重、新旧证书并列、"
            "企业更名。请申报单位去重并核对该类企业数。"
        ),
        sources=tuple(entry.source for entry in entries),
        indicators=tuple(code for code in (title_indicator(entries[0]),) if code),
    )


@late
def find_late(subject: Subject) -> Iterator[Draft]:
    day = reference_day(subject)
    for entry in _titles(subject):
        issued = entry.fields.get("issued", "")
        if day is not None and is_day(issued) and issued > day and subject.case.fact("application_date"):
            yield _asked(
                entry,
                f"的发证（认定）日期{issued}晚于申报日期{day}",
                "可能的原因：日期抄录笔误、申报后补充。申报时尚未取得的称号不应计入，请核对证书。",
            )


@dates
def find_dates(subject: Subject) -> Iterator[Draft]:
    for entry in _titles(subject):
        why = _contradiction(entry)
        if why:
            yield _asked(entry, why, "可能的原因：日期或编号抄录笔误、复审换证。请核对证书原件。")


def _contradiction(entry: Entry) -> str | None:
    issued, expires, year = entry.fields.get("issued", ""), entry.fields.get("expires", ""), certificate_year(entry)
    if is_day(issued) and is_day(expires):
        if expires <= issued:
            return f"的有效期至{expires}不晚于发证日期{issued}"
        if title_indicator(entry) == "hnte" and _days(expires) - _days(issued) > _LONGEST:
            return f"的有效期{issued}至{expires}长于三年"
    if year and is_day(issued) and not 0 <= int(issued[:4]) - year <= 1:
        return f"的证书编号{entry.fields['certificate']}为{year}年，而发证日期为{issued}"
    if year and not is_day(issued) and is_day(expires) and not 2 <= int(expires[:4]) - year <= 4:
        return f"的证书编号{entry.fields['certificate']}为{year}年，而有效期至{expires}"
    return None


def _days(day: str) -> int:
    """Days since the year 0, near enough to compare terms of years."""
    year, month, date = map(int, day.split("-"))
    return year * 366 + month * 31 + date


@lower
def find_lower(subject: Subject) -> Iterator[Draft]:
    counted: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
    for entry in _titles(subject):
        title = title_named(entry.fields["title"])
        if title and title.certain:
            counted[title.code].append((entry, title.below))
    for code, rows in counted.items():
        below = [entry for entry, is_below in rows if is_below]
        declared = subject.chosen(code, subject.years[-1]) if subject.years else None
        if below and declared is not None and len(rows) - len(below) < subject.figure(declared).value:
            yield _counted_in(subject, declared, below)


def _counted_in(subject: Subject, declared: int, below: list[Entry]) -> Draft:
    figure = subject.figure(declared)
    listed = "、".join(
        f"{firm_words(entry)}的“{entry.fields['title']}”（{place(entry.source)}）" for entry in below[:_SHOWN]
    )
    return Draft(
        key=figure.indicator,
        message=(
            f"{name(figure.indicator, figure.period)}填{quote(figure)}，而名单中有{len(below)}行为较低级别：{listed}。"
            "可能的原因：级别填写笔误、把市级称号误计。请提供相应级别的证书；不能提供的，不应计入。"
        ),
        contests=((declared,),),
        sources=tuple(entry.source for entry in below),
    )


def _asked(entry: Entry, why: str, ask: str) -> Draft:
    certificate = entry.fields.get("certificate", "编号未填")
    title = entry.fields.get("title", "资质")
    return Draft(
        key=f"{certificate}|{title}|{sorted(firm_keys(entry))}",
        message=f"{firm_words(entry)}“{title}”（{certificate}，{place(entry.source)}）{why}。{ask}",
        sources=(entry.source,),
        indicators=tuple(code for code in (title_indicator(entry),) if code),
        decides=("quality_firms",),
    )


def _titles(subject: Subject) -> Iterator[Entry]:
    for roster in subject.rosters("title"):
        if not subject.is_scan(roster.file):
            yield from roster.entries
