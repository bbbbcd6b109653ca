"""Years of one series, or a part and its whole, given for different 口径.

规上 and 全口径 cannot be compared from year to year, nor can the one be a part of the other. Only where both places
say their 口径; where one is silent nothing is known. A statistics letter that gives each year on one 口径 only, and
not all on the same, gives a series that cannot be compared, whatever the form says of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote

check = Check("mixed_scopes", "scope", "query", "二（二）2", "各年或者分子分母的统计口径不同")

_SERIES = ("output_total", "output_sme", "output_leading", "rd_sme", "employees", "firms_total", "exports", "tax")
_PARTS = (("output_sme", "output_total"), ("output_leading", "output_total"), ("firms_sme", "firms_total"))
_ASK = "可能的原因：各年统计制度不同、材料来源不同。请申报单位按同一口径填报各年、各项数据，并注明口径。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    for indicator in _SERIES:
        chosen = [number for year in subject.years if (number := subject.chosen(indicator, year)) is not None]
        yield from _different(subject, f"{indicator}|years", chosen)
    for part, whole in _PARTS:
        for year in subject.years:
            pair = [number for code in (part, whole) if (number := subject.chosen(code, year)) is not None]
            yield from _different(subject, f"{part}|{whole}|{year}", pair)
    for document in subject.with_role("statistics_proof"):
        yield from _different(subject, document.file, _series_of(subject, document.file))


def _series_of(subject: Subject, file: str) -> list[int]:
    """What a letter gives for the output of the years, where it gives each on one 口径 only."""
    series: list[int] = []
    for year in subject.years:
        own = [number for number in subject.stated("output_total", year) if subject.figure(number).source.file == file]
        if len({subject.figure(number).scope for number in own}) != 1:
            return []
        series.append(own[0])
    return series


def _different(subject: Subject, key: str, numbers: list[int]) -> Iterator[Draft]:
    scopes = {subject.figure(number).scope for number in numbers} - {None}
    if len(scopes) < 2:
        return
    told = "、".join(
        f"{name(figure.indicator, figure.period)}{quote(figure)}按{figure.scope}"
        for figure in map(subject.figure, numbers)
        if figure.scope
    )
    yield Draft(key=key, message=f"{told}，口径不同，不能相比。{_ASK}", contests=(tuple(numbers),))
