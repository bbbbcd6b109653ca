"""Titles whose certificate had run out before the application, or whose number two firms share.

The day that counts is the form's date; where it is not known, the end of Y-1. A title that is given for three years
and says only when it was given, or in its GR number the year, ran out three years later. Certificates of a national
high-tech firm with a malformed number are asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.identifiers import hnte_certificate_is_valid, plain
from pipeline.model import Entry
from pipeline.roster_keys import firm_keys
from pipeline.titles import title_indicator
from validators.doubts.check import Check, Draft
from validators.doubts.entries import firm_words
from validators.doubts.subject import Subject
from validators.doubts.wording import place

expired = Check("title_expired", "title", "query", "二（二）3", "资质证书已过有效期")
shared = Check("certificate_twice", "duplicate", "query", "二（二）3", "两家企业使用同一证书编号")
malformed = Check("certificate_format", "identifier", "query", "二（二）3", "高新技术企业证书编号格式不符")

_THREE_YEARS = ("hnte", "little_giants", "srdi_provincial", "innovative_smes")


@expired
def find_expired(subject: Subject) -> Iterator[Draft]:
    day = reference_day(subject)
    for entry in _titles(subject):
        ends, printed = last_day(entry)
        if day is None or ends is None or ends >= day:
            continue
        certificate = entry.fields.get("certificate", "编号未填")
        term = "有效期至" if printed else "按三年有效期应至"
        yield Draft(
            key=f"{certificate}|{sorted(firm_keys(entry))}",
            message=(
                f"{firm_words(entry)}的{entry.fields.get('title', '资质')}证书（{certificate}）{term}{ends}，早于{day}"
                f"（{place(entry.source)}）。可能的原因：已重新认定而名单未更新。请提供有效证书；不能提供的，不应计入资质企业数。"
            ),
            sources=(entry.source,),
            indicators=tuple(code for code in (title_indicator(entry),) if code),
            decides=("quality_firms",),
        )


@shared
def find_shared(subject: Subject) -> Iterator[Draft]:
    holders: dict[str, list[Entry]] = defaultdict(list)
    for entry in _titles(subject):
        number = plain(entry.fields.get("certificate", ""))
        if hnte_certificate_is_valid(number):
            holders[number].append(entry)
    for number, entries in holders.items():
        first, *others = entries
        strangers = [entry for entry in others if not firm_keys(entry) & firm_keys(first)]
        if strangers:
            names = "、".join(f"{firm_words(entry)}（{place(entry.source)}）" for entry in (first, *strangers))
            yield Draft(
                key=number,
                message=f"证书编号{number}同时列在{names}名下。一个编号只对应一家企业。可能的原因：抄录笔误、企业更名。请核对证书原件。",
                sources=tuple(entry.source for entry in (first, *strangers)),
                indicators=("hnte",),
            )


@malformed
def find_malformed(subject: Subject) -> Iterator[Draft]:
    for entry in _titles(subject):
        number = entry.fields.get("certificate", "")
        if title_indicator(entry) == "hnte" and hnte_certificate_is_valid(number) is False:
            yield Draft(
                key=plain(number),
                message=(
                    f"{firm_words(entry)}的高新技术企业证书编号“{number}”（{place(entry.source)}）不合“GR+年份+地区码+顺序号”的格式。"
                    "可能的原因：抄录笔误或扫描识别有误。请核对证书原件。"
                ),
                sources=(entry.source,),
                indicators=("hnte",),
            )


def last_day(entry: Entry) -> tuple[str | None, bool]:
    """The last day of a title, and whether it is printed rather than reckoned; None where it is not known."""
    ends, issued = entry.fields.get("expires", ""), entry.fields.get("issued", "")
    if is_day(ends):
        return ends, True
    if ends or title_indicator(entry) not in _THREE_YEARS:
        return None, False
    if is_day(issued):
        return f"{int(issued[:4]) + 3}{issued[4:]}", False
    if re.fullmatch(r"\d{4}-\d{2}", issued):
        return f"{int(issued[:4]) + 3}{issued[4:]}-31", False
    year = certificate_year(entry)
    return (f"{year + 3}-12-31", False) if year else (None, False)


def certificate_year(entry: Entry) -> int | None:
    """The year in the GR number of a national high-tech firm."""
    number = plain(entry.fields.get("certificate", ""))
    return int(number[2:6]) if hnte_certificate_is_valid(number) else None


def is_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None


def reference_day(subject: Subject) -> str | None:
    """The day of the application as YYYY-MM-DD; the end of Y-1 where the form bears no full date."""
    fact = subject.case.fact("application_date")
    dates = [fact.value] if fact else []
    dates += [document.date or "" for document in subject.with_role("application_form")]
    full = [date for date in dates if is_day(date)]
    return full[0] if full else f"{subject.years[-1]}-12-31" if subject.years else None


def _titles(subject: Subject) -> Iterator[Entry]:
    for roster in subject.rosters("title"):
        yield from roster.entries
