"""Titled firms and patent holders that are not among the cluster's firms.

Only a list of firms as long as declared can say that somebody is not in it. Names that differ by a few letters are
taken for one firm, and lists read from pixels are left alone: there the recogniser is the likelier one to have erred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.model import Entry
from pipeline.names import firm_key
from pipeline.roster_keys import firm_keys
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import rows_of, whole_list
from validators.doubts.wording import place

titled = Check("titled_firm_unlisted", "conflict", "query", "二（二）3", "资质名单中的企业不在企业名单内")
holders = Check("holder_unlisted", "patent", "query", "二（二）5", "专利权人不在企业名单内")

_ALIKE = 85
_SHOWN = 6
_SPLIT = re.compile(r"[、，,；;/\n]|\s{2,}")


@titled
def find_titled(subject: Subject) -> Iterator[Draft]:
    firms = _firms(subject)
    strangers = [
        entry
        for roster in subject.rosters("title")
        if not subject.is_scan(roster.file)
        for entry in roster.entries
        if entry.fields.get("name") and not firm_keys(entry) & firms and not _like(entry.fields["name"], firms)
    ]
    if firms and strangers:
        names = "、".join(f"{firm_words(entry)}（{place(entry.source)}）" for entry in strangers[:_SHOWN])
        yield Draft(
            key="titles",
            message=(
                f"资质名单中有{len(strangers)}行的企业不在集群企业名单内：{names}。可能的原因：企业更名、名单更新时间不同、"
                "误列集群以外的企业。请申报单位说明；不属于集群的，不应计入资质企业数。"
            ),
            sources=tuple(entry.source for entry in strangers),
            indicators=("firms_total",),
            decides=("quality_firms",),
        )


@holders
def find_holders(subject: Subject) -> Iterator[Draft]:
    firms = _firms(subject)
    strangers = [
        entry
        for roster in subject.rosters("patent")
        if not subject.is_scan(roster.file)
        for entry in roster.entries
        if _is_strange(entry, firms)
    ]
    if firms and strangers:
        shown = "、".join(
            f"“{entry.fields.get('patent_number', '号码未填')}”权利人{entry.fields['holder']}（{place(entry.source)}）"
            for entry in strangers[:_SHOWN]
        )
        yield Draft(
            key="patents",
            message=(
                f"专利清单中有{len(strangers)}件的权利人不在集群企业名单内：{shown}。可能的原因：企业更名、专利已转让、与高校等共有、"
                "误列集群以外企业的专利。请申报单位说明；不属于集群企业的，不应计入有效发明专利数。"
            ),
            sources=tuple(entry.source for entry in strangers),
            indicators=("patents_valid",),
        )


def _firms(subject: Subject) -> frozenset[str]:
    """The keys of all firms, where the list is whole and was not read from pixels."""
    rosters = whole_list(subject, "enterprise")
    if any(subject.is_scan(roster.file) for roster in rosters):
        return frozenset()
    return frozenset(key for entry in rows_of(rosters) for key in firm_keys(entry))


def _is_strange(entry: Entry, firms: frozenset[str]) -> bool:
    owners = [owner.strip() for owner in _SPLIT.split(entry.fields.get("holder", "")) if owner.strip()]
    return bool(owners) and not any(firm_key(owner) in firms or _like(owner, firms) for owner in owners)


def _like(name: str, firms: frozenset[str]) -> bool:
    return process.extractOne(firm_key(name), firms, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
