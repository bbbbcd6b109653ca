"""What has changed since the last application without a word, and what should have changed and has not.

A cluster that changes its leading industry, its area or its operator has to report it (clause 三（三）2). Figures of
the last year that are those of the year before, digit for digit and in several indicators, were carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Figure, Report
from pipeline.names import is_short_for, office_key
from validators.doubts.check import Check, Draft
from validators.doubts.earlier import own_earlier
from validators.doubts.relations import loosened
from validators.doubts.subject import Subject
from validators.doubts.wording import name, place, plain_number, quote

changes = Check("unreported_change", "history", "query", "三（三）2", "主导产业、空间范围或运营机构与上次申报不同")
carried = Check("figures_carried_over", "history", "query", "二（三）1", "本年数据与上次申报的上年数据相同")

_FACTS = {
    "leading_industry": "主导产业", "industry_code": "行业代码", "operator_body": "运营管理机构",
    "boundary": "空间范围",
}  # fmt: skip
_FLOWS = ("output_total", "output_sme", "output_leading", "rd_sme", "tax", "exports", "co2_emissions", "energy_use")
_LEAST_SAME = 3


@changes
def find_changes(subject: Subject) -> Iterator[Draft]:
    reported = any("变更" in passage.text for passage in subject.case.passages)
    for report in own_earlier(subject)[-1:] if not reported else ():
        told = [*_facts(subject, report), *_area(subject, report)]
        if told:
            yield Draft(
                key=report.submission.id,
                message=(
                    f"与上次（{report.submission.year or '往'}年）申报相比，{'；'.join(told)}，材料中未见变更说明。"
                    "可能的原因：名称规范、调整已另行报备、填写笔误。请申报单位说明，并提供变更的批准或者报备文件。"
                ),
                sources=tuple(
                    fact.source
                    for code in _FACTS
                    if (fact := subject.case.fact(code)) and _differs(report, code, fact.value)
                ),
                related=(report.submission.id,),
            )


def _facts(subject: Subject, report: Report) -> Iterator[str]:
    for code, words in _FACTS.items():
        fact = subject.case.fact(code)
        if fact is not None and not subject.is_scan(fact.source.file) and _differs(report, code, fact.value):
            then = next(one.value for one in report.facts if one.name == code)
            yield f"{words}上次为“{then}”，现为“{fact.value}”（{place(fact.source)}）"


def _differs(report: Report, code: str, now: str) -> bool:
    """Whether the earlier report gives the fact, and neither is a short form of the other."""
    then = next((one.value for one in report.facts if one.name == code), "")
    a, b = (re.sub(r"[、，,；;\s]", "", office_key(text)) for text in (then, now))
    return bool(a) and bool(b) and not (is_short_for(a, b) or is_short_for(b, a))


def _area(subject: Subject, report: Report) -> Iterator[str]:
    number = subject.chosen("area", None)
    then = next((report.figures[value.figure] for value in report.values if value.indicator == "area"), None)
    if number is not None and then is not None:
        now = subject.figure(number)
        if not loosened(now).meets(loosened(then)):
            yield f"占地面积上次为{plain_number(then.value)}{then.unit}，现为{quote(now)}"


@carried
def find_carried(subject: Subject) -> Iterator[Draft]:
    for report in own_earlier(subject) if subject.years else ():
        last = {
            value.indicator: report.figures[value.figure] for value in report.values if _is_last(report, value.period)
        }
        same = [number for code in _FLOWS if (number := _same(subject, code, last.get(code))) is not None]
        if len(same) >= _LEAST_SAME:
            words = "、".join(f"{name(one.indicator, one.period)}{quote(one)}" for one in map(subject.figure, same))
            yield Draft(
                key=report.submission.id,
                message=(
                    f"{words}，与上次（{report.submission.year}年）申报的上年数据完全相同。可能的原因：沿用上次材料未更新。请申报单位核对。"
                ),
                contests=tuple((number,) for number in same),
                related=(report.submission.id,),
            )


def _is_last(report: Report, period: str | None) -> bool:
    return report.submission.year is not None and period == str(report.submission.year - 1)


def _same(subject: Subject, code: str, then: Figure | None) -> int | None:
    """The last year's statement, where it has the value that the year before had last time."""
    number = subject.chosen(code, subject.years[-1])
    if number is None or then is None or then.period == subject.years[-1]:
        return None
    return number if subject.figure(number).value == then.value else None
