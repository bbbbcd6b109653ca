"""Listed titles held against the official lists that the bureau has loaded.

A firm is missed only where the list loaded is one that would show it: of the same title, and of the year of its
certificate where the list is by years. Names in scans may be misread: there it is only noted. Withdrawn is doubted
only where the official list says so and names no later recognition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.identifiers import hnte_certificate_is_valid, plain
from pipeline.model import Entry
from pipeline.roster_keys import firm_keys
from pipeline.titles import title_indicator
from validators.doubts.check import Check, Draft
from validators.doubts.checks.titles import reference_day
from validators.doubts.entries import firm_words
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import name, place
from validators.references.model import OfficialTitle

unlisted = Check("title_not_listed", "title", "query", "二（二）3", "资质企业不在官方名单内")
withdrawn = Check("title_withdrawn", "title", "doubt", "二（二）3", "资质已被撤销或取消")

_SHOWN = 5
# a title is held for three years: lists of so many in a row show all who hold it
_YEARS_HELD = 3

Official = dict[str, dict[str, list[OfficialTitle]]]
"""By the indicator that counts the title, then by what identifies the firm."""


@unlisted
def find_unlisted(subject: Subject) -> Iterator[Draft]:
    official = subject.batch.once(_official)
    for file in dict.fromkeys(roster.file for roster in subject.rosters("title")):
        absent: dict[str, list[Entry]] = defaultdict(list)
        for entry in _titled(subject, file):
            code = title_indicator(entry)
            if code in official and not _found(official[code], entry) and _would_show(subject, code, entry):
                absent[code].append(entry)
        for code, entries in absent.items():
            yield _absent_draft(subject, file, code, entries)


def _absent_draft(subject: Subject, file: str, code: str, entries: list[Entry]) -> Draft:
    shown = "、".join(f"{firm_words(entry)}（{place(entry.source)}）" for entry in entries[:_SHOWN])
    return Draft(
        key=f"{file}|{code}",
        message=(
            f"{shown}{f'等{len(entries)}家' if len(entries) > _SHOWN else ''}列为{name(code)}，"
            "但不在所加载的官方名单内。可能的原因：企业更名、名单未及时更新或批次不全、名称抄录有误。"
            "请提供证书或认定文件，不能提供的不应计入。"
        ),
        sources=tuple(entry.source for entry in entries),
        indicators=(code,),
        decides=("quality_firms",),
        severity="note" if subject.is_scan(file) else None,
    )


def _would_show(subject: Subject, code: str, entry: Entry) -> bool:
    """Whether a firm that holds the title as listed would stand in the lists loaded."""
    years = subject.batch.once(_years)[code]
    if None in years:
        return True
    claimed = _claimed_year(entry)
    if claimed is not None:
        return claimed in years
    last = subject.case.year
    return last is not None and all(last - back in years for back in range(1, _YEARS_HELD + 1))


def _claimed_year(entry: Entry) -> int | None:
    """The year of recognition by the certificate's number, else by its date."""
    number = plain(entry.fields.get("certificate", ""))
    if hnte_certificate_is_valid(number):
        return int(number[2:6])
    issued = entry.fields.get("issued", "")[:4]
    return int(issued) if issued.isdigit() else None


@withdrawn
def find_withdrawn(subject: Subject) -> Iterator[Draft]:
    official, day = subject.batch.once(_official), reference_day(subject)
    seen: set[str] = set()
    for entry in _titled(subject):
        code = title_indicator(entry)
        found = _found(official.get(code or "", {}), entry)
        gone = [one for one in found if one.withdrawn is not None and (day is None or one.withdrawn <= day)]
        if not gone or len(gone) < len(found) or gone[0].place in seen:
            continue
        seen.add(gone[0].place)
        when = f"于{gone[0].withdrawn}" if gone[0].withdrawn else ""
        yield Draft(
            key=f"{code}|{sorted(firm_keys(entry))[0]}",
            message=(
                f"{firm_words(entry)}列为{entry.fields.get('title') or name(code or '')}（{place(entry.source)}），"
                f"官方名单（{gone[0].place}）载明其“{gone[0].title}”已{when}被撤销或取消。"
                "可能的原因：名单未更新、撤销后又重新认定。请提供现行有效的证书；不能提供的，不应计入资质企业数。"
            ),
            sources=(entry.source,),
            indicators=(code,) if code else (),
            decides=("quality_firms",),
        )


def _titled(subject: Subject, file: str | None = None) -> Iterator[Entry]:
    for roster in subject.rosters("title"):
        if file in (None, roster.file):
            yield from roster.entries


def _found(official: dict[str, list[OfficialTitle]], entry: Entry) -> list[OfficialTitle]:
    return [one for key in sorted(firm_keys(entry)) for one in official.get(key, ())]


def _official(batch: Batch) -> Official:
    found: Official = {}
    for title in batch.references.titles:
        firms = found.setdefault(title.indicator, {})
        for key in title.keys:
            firms.setdefault(key, []).append(title)
    return found


def _years(batch: Batch) -> dict[str, set[int | None]]:
    """The years of recognition that the lists of a title show; None where a list is not by years."""
    found: dict[str, set[int | None]] = defaultdict(set)
    for title in batch.references.titles:
        found[title.indicator].add(title.year)
    return found
