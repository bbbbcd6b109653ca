"""An indicator that a rule needs and the form leaves blank.

Silent where no form was read whole; a sealed scan beside it repeats the form. Where most of the
indicators are not there the form was probably not understood, which is no fault of the applicant:
then one note says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.indicators import indicators
from validators.doubts.check import Check, Draft
from validators.doubts.requirements import Need, requirements
from validators.doubts.subject import Subject
from validators.doubts.wording import name, period_name

check = Check("figure_missing", "completeness", "query", "二（二）", "必要指标未填")


@check
def find(subject: Subject) -> Iterator[Draft]:
    forms = subject.with_role("application_form")
    if not subject.years or not any(form.status == "read" for form in forms):
        return
    needs = requirements().indicators
    missing = {code: periods for code, need in needs.items() if (periods := _missing(subject, code, need))}
    if 2 * len(missing) > len(needs):
        yield _not_understood(tuple(missing), forms[0].file)
        return
    for code, periods in missing.items():
        words = "、".join(period_name(period) for period in periods if period)
        yield Draft(
            key=code,
            message=(
                f"申报材料中未读到{words}{indicators()[code].name}。可能的原因：漏填、填在其他位置、填写为文字说明。"
                "请申报单位补充数据及其来源。"
            ),
            indicators=(code,),
        )


def _missing(subject: Subject, code: str, need: Need) -> list[str | None]:
    years: tuple[str | None, ...] = (None,)
    if need.years != "none":
        years = subject.years[-1:] if need.years == "last" else subject.years
    return [year for year in years if not _stated(subject, code, year) and not _instead(subject, need, year)]


def _stated(subject: Subject, code: str, year: str | None) -> bool:
    """Whether anything at all was read, however unsurely; what the rows of a list give is not stated."""
    return any(
        figure.indicator == code and figure.period == year and figure.method != "list"
        for figure in subject.case.figures
    )


def _instead(subject: Subject, need: Need, year: str | None) -> bool:
    return any(all(_stated(subject, code, year) for code in codes) for codes in need.instead)


def _not_understood(codes: tuple[str, ...], file: str) -> Draft:
    return Draft(
        key="form",
        message=(
            f"申报表《{file}》中有{len(codes)}项必要指标未能识别（{'、'.join(map(name, codes))}），请人工查看原件。"
        ),
        indicators=codes,
        kind="legibility",
        severity="note",
    )
