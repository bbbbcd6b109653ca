"""Listed inventions that are not in force, not granted, or not numbered like any patent.

A row's own status may say so; an invention ends twenty years after its filing; a row without a day of grant among
rows that all have one is an application. Numbers that have no known format cannot be looked up. On scans a number
may have been misread, and is only noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pipeline.identifiers import patent_application, patent_check_is_valid, patent_kind, patent_year, plain
from pipeline.model import Entry, Roster
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import rows_of, whole_list
from validators.doubts.wording import place

lapsed = Check("patent_lapsed", "patent", "doubt", "二（二）5", "清单中列入失效的专利")
pending = Check("patent_pending", "patent", "query", "二（二）5", "清单中列入尚未授权的专利申请")
malformed = Check("patent_format", "patent", "query", "二（二）5", "专利号格式不符")
others = Check("other_rights", "patent", "doubt", "二（二）5", "发明专利数计入其他知识产权")

_ENDED = re.compile("失效|终止|届满|放弃|无效宣告|撤回|驳回|未缴|欠费|避重")
_PENDING = re.compile("受理|实审|实质审查|审查中|审中|公开|初审|申请中|待授权|未授权")
_SOFTWARE = re.compile(r"(?:19|20)\d\dSR[L]?\d{5,8}|软著登字")
_LIFE = 20  # years from filing, Patent Law article 42
_SHOWN = 6


@lapsed
def find_lapsed(subject: Subject) -> Iterator[Draft]:
    year = int(subject.years[-1]) if subject.years else None
    for roster in subject.rosters("patent"):
        found = [(entry, why) for entry in roster.entries if (why := _ended(entry, year))]
        if found:
            yield _draft(roster, found, "已失效或者按期限应已届满", "清单未及时更新、状态栏或号码抄录笔误、年费已补缴")


def _ended(entry: Entry, year: int | None) -> str | None:
    said = re.sub("未失效|未终止|无欠费|有效", "", entry.fields.get("status", ""))
    if _ENDED.search(said):
        return f"状态为“{entry.fields['status']}”"
    applied, number = entry.fields.get("applied", ""), entry.fields.get("patent_number", "")
    filed = patent_year(number) if patent_check_is_valid(number) else None
    if applied[:4].isdigit():
        filed = int(applied[:4])
    return f"{filed}年申请，二十年期限已满" if filed and year and filed + _LIFE < year else None


@pending
def find_pending(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("patent"):
        dated = [entry for entry in roster.entries if entry.fields.get("granted")]
        most = 2 * len(dated) > len(roster.entries)
        found = [(entry, why) for entry in roster.entries if (why := _not_granted(entry, most))]
        if found:
            yield _draft(roster, found, "看来尚未授权", "授权日漏填、申报后已授权")


def _not_granted(entry: Entry, others_dated: bool) -> str | None:
    said = entry.fields.get("status", "")
    if _PENDING.search(said) and "授权" not in said.replace("待授权", "").replace("未授权", ""):
        return f"状态为“{said}”"
    granted = entry.fields.get("granted", "")
    if others_dated and not re.search(r"\d{4}", granted):
        return f"未填授权日{f'（填“{granted}”）' if granted else ''}"
    return None


@malformed
def find_malformed(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("patent"):
        found = [(entry, f"“{number}”") for entry in roster.entries if (number := _odd_number(entry))]
        if found and 2 * len(found) < len(roster.entries):
            draft = _draft(roster, found, "号码不合专利号或者公告号的格式", "抄录时多字、漏字，填了证书号或者受理号")
            yield msgspec.structs.replace(draft, severity="note" if subject.is_scan(roster.file) else None)


def _odd_number(entry: Entry) -> str | None:
    printed = entry.fields.get("patent_number", "")
    number = plain(printed)
    known = patent_application(number) is not None or patent_kind(number) != "unknown" or _SOFTWARE.search(number)
    return printed if number and not known else None


@others
def find_others(subject: Subject) -> Iterator[Draft]:
    """Rows that call themselves something else, where the declared number counts them all the same."""
    rosters = whole_list(subject, "patent")
    found = [(entry, why) for entry in rows_of(rosters) if (why := _other_right(entry))]
    if found and len(found) < len(rows_of(rosters)):
        yield _draft(rosters[0], found, "不是发明专利而计入了有效发明专利数", "清单为全部知识产权、申报数未作筛选")


def _other_right(entry: Entry) -> str | None:
    said = entry.fields.get("kind", "")
    if said and "发明" not in said:
        return f"类型为“{said}”"
    number = plain(entry.fields.get("patent_number", ""))
    return "号码为软件著作权登记号" if _SOFTWARE.search(number) else None


def _draft(roster: Roster, found: list[tuple[Entry, str]], what: str, reasons: str) -> Draft:
    listed = "；".join(
        f"“{entry.fields.get('patent_number', '号码未填')}”（{place(entry.source)}）{why}"
        for entry, why in found[:_SHOWN]
    )
    return Draft(
        key=roster.file,
        message=(
            f"专利清单中有{len(found)}件{what}：{listed}{'等' if len(found) > _SHOWN else ''}。可能的原因：{reasons}。"
            "请提供专利证书或者专利登记簿副本；不能证明有效的，不应计入有效发明专利数。"
        ),
        sources=tuple(entry.source for entry, _ in found),
        indicators=("patents_valid",),
    )
