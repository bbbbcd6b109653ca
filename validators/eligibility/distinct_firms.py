"""How many distinct firms hold one of several titles: the clause counts firms, not titles.

A list of names settles it: the union counts. Where only numbers are given there are at least as many
firms as the largest number and at most as many as all together. A list that is shorter than the numbers
declared proves nothing against them: one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Reason
from validators.eligibility.statements import Statement
from validators.eligibility.wording import name_of, plain

Declared = Mapping[str, Statement | None]
Titled = Mapping[str, set[str]]


class Count(msgspec.Struct, frozen=True):
    """How many distinct firms there can be, how that is known, and why it may stay open."""

    firms: Interval
    told: str
    open_reason: Reason


def count_firms(declared: Declared, titled: Titled) -> Count:
    """From the numbers declared for each title (an indicator's code) and the names listed for it.

    A title that is neither declared nor listed leaves the number open above: a list may be one of other titles.
    """
    numbers = [one for one in declared.values() if one]
    bounds = Interval(max((_least(one) for one in numbers), default=Decimal(0)), _sum(list(declared.values())).high)
    firms = set[str]().union(*(titled.get(code, set()) for code in declared))
    if not firms:
        text = between(bounds) if bounds.is_exact else f"未见列明企业名称的名单，扣除重复后{between(bounds)}"
        return Count(bounds, text, "missing")
    lacking = {code: _least(one) - len(titled.get(code, set())) for code, one in declared.items() if one}
    short = sum((number for number in lacking.values() if number > 0), start=Decimal(0))
    listed = Decimal(len(firms))
    if short:
        span = Interval(max(listed, bounds.low or Decimal(0)), listed + short)
        text = f"名单所列扣除重复后{listed}家，比所填数量合计少列{plain(short)}家，实有{between(span)}"
        # a title without any list is a gap; a list shorter than the number declared contradicts it
        contradicts = any(number > 0 and titled.get(code) for code, number in lacking.items())
        return Count(span, text, "conflict" if contradicts else "missing")
    if bounds.high is not None and listed > bounds.high:
        span = Interval(bounds.low, listed)
        text = f"名单所列{listed}家，多于所填数量合计{plain(bounds.high)}家，实有{between(span)}"
        return Count(span, text, "conflict")
    unknown = [name_of(code) for code, one in declared.items() if one is None and not titled.get(code)]
    if unknown:
        text = f"按名单，同一企业只计一次，已有{listed}家，{'、'.join(unknown)}的数量未读到、名单未列"
        return Count(Interval(listed, None), text, "missing")
    return Count(Interval.exactly(listed), f"按名单，同一企业只计一次，共{listed}家", "conflict")


def between(interval: Interval) -> str:
    """ "12家", or the two ends where the names are not known."""
    if interval.is_exact and interval.low is not None:
        return f"{plain(interval.low)}家"
    upper = "" if interval.high is None else f"、至多{plain(interval.high)}家"
    return f"至少{plain(interval.low or Decimal(0))}家{upper}"


def _sum(statements: Sequence[Statement | None]) -> Interval:
    """The sum of the declared numbers; open above where one was not declared."""
    total = Interval.exactly(0)
    for statement in statements:
        total = total + (statement.printed if statement else Interval(Decimal(0), None))
    return total


def _least(statement: Statement) -> Decimal:
    return statement.printed.low or Decimal(0)
