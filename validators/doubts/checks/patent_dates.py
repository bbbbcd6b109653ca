"""Patents whose dates cannot be: granted before applied for, or filed in another year than the number says.

Numbers carry the filing year; a divisional application keeps its parent's date, so a later number with an
earlier date is only noted by silence, an earlier number with a later date is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.identifiers import patent_check_is_valid, patent_year
from pipeline.model import Entry
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import place

check = Check("patent_dates", "patent", "query", "二（二）5", "专利日期前后矛盾")


@check
def find(subject: Subject) -> Iterator[Draft]:
    for roster in subject.rosters("patent"):
        for entry in roster.entries:
            why = _impossible(entry) or _granted_late(entry, roster.period)
            if why:
                number = entry.fields.get("patent_number", "号码未填")
                yield Draft(
                    key=number,
                    message=(
                        f"专利“{number}”（{place(entry.source)}）{why}。可能的原因：日期栏抄录笔误、清单截止日期有误。"
                        "请核对专利证书。"
                    ),
                    sources=(entry.source,),
                    indicators=("patents_valid",),
                )


def _impossible(entry: Entry) -> str | None:
    applied, granted = entry.fields.get("applied", ""), entry.fields.get("granted", "")
    if len(applied) == len(granted) == 10 and granted < applied:
        return f"授权日{granted}早于申请日{applied}"
    number = entry.fields.get("patent_number", "")
    year = patent_year(number) if patent_check_is_valid(number) else None
    if year is not None and len(applied) == 10 and applied[:4].isdigit() and int(applied[:4]) > year:
        return f"申请日{applied}晚于专利号所示的{year}年"
    return None


def _granted_late(entry: Entry, period: str | None) -> str | None:
    granted = entry.fields.get("granted", "")
    if period is not None and period.isdigit() and len(granted) == 10 and granted[:4] > period:
        return f"授权日{granted}晚于清单的截止时间{period}年底"
    return None
