"""A cluster's figure above the whole district's published one, or exactly it.

A part is not greater than its whole: a doubt where the published figure counts everything, a question where it
leaves out smaller firms that the cluster may count. A cluster that states the very figure of its district has
probably copied it: a question of scope. Only districts and years that the bureau has loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Figure
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Batch, Subject
from validators.doubts.wording import name, quote
from validators.references.model import DistrictFigure

above = Check("above_district", "plausibility", "doubt", "二（二）2", "集群数据大于全区（县）数据")
equal = Check("district_total", "scope", "query", "二（二）2", "集群数据与全区（县）数据相同")

# numbers of fewer digits are alike by chance
_DIGITS = 3


@above
def find_above(subject: Subject) -> Iterator[Draft]:
    for number, figure, published in _pairs(subject):
        if published.interval.is_below(figure.interval):
            comparable = published.whole or bool(figure.scope and "规" in figure.scope)
            yield Draft(
                key=f"{figure.indicator}|{figure.period}",
                message=(
                    f"{_words(figure)}，大于{_published(published)}。部分不会大于全体。"
                    "可能的原因：单位或小数点差错、两者统计口径不同、公布的是初步数。请申报单位核对单位和口径，由统计部门确认。"
                ),
                contests=((number,),),
                severity=None if comparable else "query",
            )


@equal
def find_equal(subject: Subject) -> Iterator[Draft]:
    for number, figure, published in _pairs(subject):
        if figure.value == published.value and _is_precise(figure):
            yield Draft(
                key=f"{figure.indicator}|{figure.period}",
                message=(
                    f"{_words(figure)}，与{_published(published)}完全相同。可能的原因：把全区（县）的数据填成了集群的数据。"
                    "请申报单位说明统计范围，按集群范围重新填报。"
                ),
                contests=((number,),),
            )


def _is_precise(figure: Figure) -> bool:
    """Whether it was printed with enough digits that two different amounts would hardly print alike."""
    return len([character for character in figure.raw if character.isdigit()]) >= _DIGITS


def _pairs(subject: Subject) -> Iterator[tuple[int, Figure, DistrictFigure]]:
    """The figures that the application stands on, each with the district's of the same indicator and year."""
    fact = subject.case.fact("district")
    if fact is None:
        return
    for published in subject.batch.once(_by_district).get(_district(subject.batch, fact.value), ()):
        number = subject.chosen(published.indicator, published.period)
        if number is not None:
            yield number, subject.figure(number), published


def _district(batch: Batch, printed: str) -> str:
    """The district of the tables that the printed name holds; the longest where several do."""
    held = [district for district in batch.once(_by_district) if district in printed]
    return max(held, key=len, default="")


def _by_district(batch: Batch) -> dict[str, list[DistrictFigure]]:
    found: dict[str, list[DistrictFigure]] = defaultdict(list)
    for figure in batch.references.district_figures:
        found[figure.district.removeprefix("广东省").removeprefix("汕头市")].append(figure)
    return dict(found)


def _words(figure: Figure) -> str:
    return f"{name(figure.indicator, figure.period)}填{quote(figure)}"


def _published(published: DistrictFigure) -> str:
    return f"{published.district}{published.period}年{published.name}{published.printed}（{published.place}）"
