"""A share of something that is printed above 100 % or below 0."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.interval import Interval
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quotes

check = Check("share_above_100", "arithmetic", "doubt", "二（二）2", "占比超出0至100")

_SHARES = ("output_sme_share", "output_leading_share", "platform_penetration", "software_adoption")
_POSSIBLE = Interval(Decimal(0), Decimal(100))
_ASK = "占比或普及率只能在0至100之间。可能的原因：小数点错位、单位误用、误填了增速或绝对数。请申报单位更正。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    for (indicator, period), numbers in subject.cells.items():
        wrong = tuple(number for number in numbers if not subject.figure(number).interval.meets(_POSSIBLE))
        if indicator in _SHARES and wrong:
            yield Draft(
                key=f"{indicator}|{period}",
                message=f"{name(indicator, period)}填{quotes(subject, wrong)}。{_ASK}",
                contests=(wrong,),
            )
