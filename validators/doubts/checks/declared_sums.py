"""The sums of a whole list's columns against the amounts that the application declares.

Only a list with as many firms as declared is added up, and only columns in which every row has its amount: output
of all, of the SMEs, of the leading industry, people, the SMEs' R&D. Rows and declared amount are compared as
intervals, so that rounding raises nothing. Where a list's own total row contradicts its rows, that is asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from validators.doubts.check import Check, Draft
from validators.doubts.list_figures import agree, lists_of, own_totals, unborne
from validators.doubts.subject import Subject
from validators.doubts.wording import name, plain_number, quote

check = Check("declared_sum", "conflict", "query", "二（二）2", "名单各行之和与申报数不符")

_SUMS = ("output_total", "output_sme", "output_leading", "employees", "rd_sme")
_ASK = (
    "名单条数与申报的企业数一致。可能的原因：名单与申报数的口径或时点不同、个别企业数据抄录有误、单位不一致。"
    "请申报单位核对各企业数据和合计，说明以何者为准。"
)


@check
def find(subject: Subject) -> Iterator[Draft]:
    wrong = [pair for pair in unborne(subject) if _is_comparable(subject, pair[0])]
    if not wrong or _contradicts_itself(subject, wrong[0][1]):
        return
    words = "；".join(
        f"{name(figure.indicator, figure.period)}填{quote(figure)}，名单各行之和为"
        f"{plain_number(subject.figure(listed).value, 4)}{figure.unit}"
        for figure, listed in ((subject.figure(declared), listed) for declared, listed in wrong)
    )
    declared, rows = (subject.figure(number) for number in wrong[0])
    below = rows.interval.is_below(declared.interval) and declared.indicator != "employees"
    yield Draft(
        key="enterprise",
        message=f"{words}。{_ASK}",
        contests=tuple(wrong),
        severity="doubt" if below and not rows.ocr else None,
    )


def _is_comparable(subject: Subject, declared: int) -> bool:
    figure = subject.figure(declared)
    return figure.indicator in _SUMS and figure.scope is None


def _contradicts_itself(subject: Subject, listed: int) -> bool:
    """Whether the rows do not give the list's own total: then that is what is to be asked."""
    totals = own_totals(subject)
    pairs = [pair for place in lists_of(subject, listed) for pair in totals.get(place, ())]
    return any(not agree(subject, *pair) for pair in pairs)
