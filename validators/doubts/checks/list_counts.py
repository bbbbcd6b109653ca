"""A list whose length is not the number declared.

The roster of firms against 企业总数, 中小企业数 and 主导产业企业数, the roster of patents against 有效发明专利数,
the roster of titles against the number of each title, platforms against 创新平台, standards against 参与制修订标准.
Rows, distinct firms, one list alone and all lists of the kind together are all tried: only when none of them gives
the number is it reported. Lists that call themselves excerpts, and lists not read whole, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.model import Severity
from pipeline.roster_keys import COUNTED_FOR
from pipeline.titles import TITLES, title_indicator
from validators.doubts.check import Check, Draft
from validators.doubts.list_figures import unborne
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import rows_of
from validators.doubts.wording import name, plain_number, quote

check = Check("list_length", "conflict", "doubt", "二（三）1", "名单条数与申报数不符")

_KINDS = {"firms_sme": "enterprise", "firms_leading": "enterprise"} | {
    indicator: kind for kind, indicator in COUNTED_FOR.items()
}
_ASKED = ("innovation_platforms", "standards")
_ASK = (
    "可能的原因：名单与申报数的截止时间或口径不同、名单不全、重复或漏列。"
    "请申报单位提供与申报数一致的完整名单或更正申报数。"
)
Wrong = tuple[int, int | None]
"""A declared figure and the list figure against it; None where the lists have no such row."""


@check
def find(subject: Subject) -> Iterator[Draft]:
    """One draft for one list, and for each title, naming every number that is not borne out."""
    wrong = [(_key(subject, declared), (declared, listed)) for declared, listed in _wrong(subject)]
    for key, members in groupby(sorted(wrong, key=lambda one: one[0]), key=lambda one: one[0]):
        yield _draft(subject, key, [pair for _, pair in members])


def _wrong(subject: Subject) -> Iterator[Wrong]:
    for declared, against in unborne(subject):
        if subject.figure(declared).indicator in (*_KINDS, *TITLES):
            yield declared, against
    for code in TITLES if _titles_are_known(subject) else ():
        number = subject.chosen(code, subject.years[-1])
        some = number is not None and Decimal(0) not in subject.figure(number).interval
        if number is not None and some and not subject.listed(code, subject.years[-1]):
            yield number, None


def _titles_are_known(subject: Subject) -> bool:
    """Whether lists of titles are there, whole, and every row's title is known."""
    lists = subject.rosters("title")
    known = all(title_indicator(entry) for entry in rows_of(lists))
    return bool(lists and subject.years) and known and not any(one.partial for one in lists)


def _key(subject: Subject, declared: int) -> str:
    indicator = subject.figure(declared).indicator
    return _KINDS.get(indicator, indicator)


def _draft(subject: Subject, key: str, wrong: Sequence[Wrong]) -> Draft:
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单所列为{_counted(subject, listed)}{figure.unit}"
        for figure, listed in ((subject.figure(declared), listed) for declared, listed in wrong)
    )
    files = [place.file for _, listed in wrong if listed is not None for place in subject.figure(listed).inputs]
    titles = "、".join(f"《{file}》" for file in dict.fromkeys(files or [one.file for one in subject.rosters("title")]))
    return Draft(
        key=key,
        message=f"与{titles}逐行清点的结果不符：{words}。{_ASK}",
        contests=tuple((declared,) if listed is None else (declared, listed) for declared, listed in wrong),
        severity=_severity(subject, *wrong[0]),
    )


def _counted(subject: Subject, listed: int | None) -> str:
    return "0" if listed is None else plain_number(subject.figure(listed).value)


def _severity(subject: Subject, declared: int, listed: int | None) -> Severity | None:
    """A list that proves less than declared is the doubt; a longer one, or a title not listed, wants a word.

    So does one of platforms or standards, for what counts as one of them is not laid down.
    """
    indicator = subject.figure(declared).indicator
    if indicator in _ASKED:
        return "query"
    shorter = listed is not None and subject.figure(listed).value < subject.figure(declared).value
    return None if shorter or indicator.startswith("firms_") else "query"
