"""The sum of a list's column against what the list prints as its total.

A doubt where another column's total, or as many rows as the form declares firms, bears out that all rows were read:
then the two cannot both be true. On a scan not even then, if one misread digit explains the difference or an amount
was not read clearly. Rows with an empty amount, and excerpts, make the sum unknown, and nothing is said; nor where all
totals fail a list that is shorter than declared: its length is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Severity, Source
from validators.doubts.check import Check, Draft
from validators.doubts.list_figures import agree, own_totals, place_of
from validators.doubts.subject import Subject
from validators.doubts.whole_lists import whole_list
from validators.doubts.wording import name, plain_number, quote

check = Check("list_sum", "arithmetic", "query", "二（三）1", "名单合计与各行之和不符")

_ASK = "可能的原因：合计行未随名单更新、个别行单位不同、四舍五入累积。请申报单位核对名单各行和合计。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    for place, totals in own_totals(subject).items():
        wrong = [(printed, listed) for printed, listed in totals if not agree(subject, printed, listed)]
        if len(wrong) == len(totals) and not _may_be_whole(subject, place):
            continue
        for printed, listed in wrong:
            borne_out = len(wrong) < len(totals) or _is_whole(subject, place)
            yield _draft(subject, printed, listed, borne_out)


def _may_be_whole(subject: Subject, place: Source) -> bool:
    """Whether the list is as long as declared, or no length is: rows that are missing fail all totals at once."""
    return _declared(subject) is None or _is_whole(subject, place)


def _is_whole(subject: Subject, place: Source) -> bool:
    """Whether the list is as long as declared."""
    return _declared(subject) is not None and place in map(place_of, whole_list(subject, "enterprise"))


def _declared(subject: Subject) -> int | None:
    return subject.chosen("firms_total", subject.years[-1]) if subject.years else None


def _draft(subject: Subject, printed: int, listed: int, borne_out: bool) -> Draft:
    total, rows = subject.figure(printed), subject.figure(listed)
    file = total.source.file
    unclear = any(ground.code == "pixels_unclear" for ground in rows.grounds)
    misread = unclear or (subject.is_scan(file) and _one_digit(subject, printed, listed))
    severity: Severity | None = "doubt" if borne_out and not misread else None
    return Draft(
        key=f"{file}|{total.indicator}",
        message=(
            f"《{file}》的合计{name(total.indicator, total.period)}为{quote(total)}，而各行之和为"
            f"{plain_number(rows.value)}{total.unit}。{_ASK}"
        ),
        contests=((printed, listed),),
        severity=severity,
    )


def _one_digit(subject: Subject, printed: int, listed: int) -> bool:
    """Whether a single misread digit makes the difference: one digit followed by noughts."""
    difference = subject.figure(printed).value - subject.figure(listed).value
    return len(difference.normalize().as_tuple().digits) == 1
