"""A total of titled firms that counts a firm once for each of its titles.

Clause 二（二）3 counts firms. Where lists name a firm for every title declared, the firms behind them can be
counted; a stated total above that number, and not above the number of titles, has counted some firms again.
Silent where the lists name fewer than declared: then nobody knows the firms. A total called 家次 counts titles
openly and is none of firms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.titles import TITLES
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote
from validators.eligibility.titled_firms import firms_by_title

check = Check("titles_double", "title", "query", "二（二）3", "同一企业的多项称号重复计为多家")

_ASK = (
    "条件按企业家数计算，一家企业有几项称号只计一家。可能的原因：把各项称号数直接相加、名单中同名企业实为两家。"
    "请申报单位按企业去重后重新填报，并附各企业所获称号。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    totals = subject.stated("titled_firms", subject.years[-1]) if subject.years else ()
    titled = firms_by_title(subject.case)
    declared = [number for code in titled if (number := subject.chosen(code, subject.years[-1])) is not None]
    if not totals or not _all_named(subject, titled):
        return
    firms, titles = len(set[str]().union(*titled.values())), sum(map(len, titled.values()))
    doubled = tuple(number for number in totals if firms < subject.figure(number).value <= titles)
    if doubled:
        total = subject.figure(doubled[0])
        counts = "、".join(f"{name(figure.indicator)}{quote(figure)}" for figure in map(subject.figure, declared))
        yield Draft(
            key="total",
            message=(
                f"优质企业合计填{quote(total)}，各项称号为{counts}，而名单所列扣除同一企业的多项称号后只有{firms}家。{_ASK}"
            ),
            contests=tuple((number,) for number in (*doubled, *declared)),
            decides=("quality_firms",),
        )


def _all_named(subject: Subject, titled: Mapping[str, set[str]]) -> bool:
    """Whether lists name a firm for every title that is declared."""
    known = [subject.chosen(code, subject.years[-1]) for code in TITLES]
    return all(
        len(titled.get(figure.indicator, ())) >= figure.value
        for figure in (subject.figure(number) for number in known if number is not None)
    )
