"""二（二）3: one national champion or little giant, or ten distinct titled firms.

A firm with several titles is one firm. A list of names settles how many there are; with numbers
alone there are at least as many as the largest and at most as many as all together. A list that
is shorter than the numbers declared proves nothing against them: one of the two is wrong.
"""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from pipeline.interval import Interval
from pipeline.model import Case, Reason
from validators.eligibility.outcome import Outcome, decided, missing
from validators.eligibility.statements import Statement, chosen, last_year
from validators.eligibility.titled_firms import DECISIVE, QUALITY, firms_by_title
from validators.eligibility.wording import measured, name_of, plain, stated
from validators.policy import Rule


class Count(msgspec.Struct, frozen=True):
    """How many distinct firms there can be, how that is known, and why it may stay open."""

    firms: Interval
    told: str
    open_reason: Reason


def judge(case: Case, rule: Rule) -> Outcome:
    """Either demand suffices; the first is tried first."""
    year, (top, ten) = last_year(case), rule.thresholds
    declared = {code: chosen(case, code, year) for code in dict.fromkeys((*DECISIVE, *QUALITY))}
    there = [statement for statement in declared.values() if statement]
    figures, told = [one.index for one in there], "，".join(stated(one.figure) for one in there)
    titled = firms_by_title(case)
    leading = _sum([declared[code] for code in DECISIVE])
    first = top.rule.holds_for_all(leading, Interval.exactly(top.bound))
    if first:
        explanation = f"{told}。国家级单项冠军和“小巨人”企业不少于{top.bound}{top.unit}，达到标准。"
        return decided(True, explanation, measured=measured_firms(leading), figures=figures)
    if not there and not titled:
        return missing(case, [name_of(code, year) for code in declared])
    count = _count({code: declared[code] for code in QUALITY}, titled)
    second = ten.rule.holds_for_all(count.firms, Interval.exactly(ten.bound))
    start = f"{told}。国家级单项冠军和“小巨人”企业{_answer(first)}。{count.told}"
    shown = f"优质企业{measured_firms(count.firms)}"
    if second:
        return decided(True, f"{start}不少于{ten.bound}{ten.unit}，达到标准。", measured=shown, figures=figures)
    named = len(set[str]().union(*(titled.get(code, set()) for code in DECISIVE)))
    if first is False and named:
        start += f"但名单中列有{named}家国家级单项冠军或“小巨人”企业，与所填数量矛盾，请核实。"
        return decided(None, start, measured=shown, figures=figures, open_reason="conflict")
    if first is None:
        absent = [name_of(code, year) for code in DECISIVE if declared[code] is None]
        return missing(case, absent or ["国家级单项冠军和“小巨人”企业的确数"], figures=figures, measured=shown)
    if second is None:
        ending = f"是否达到{ten.bound}{ten.unit}，无法判定。请提供或者核对优质企业名单。"
        return decided(None, start + ending, measured=shown, figures=figures, open_reason=count.open_reason)
    return decided(False, f"{start}不足{ten.bound}{ten.unit}，达不到标准。", measured=shown, figures=figures)


def _count(declared: dict[str, Statement | None], titled: dict[str, set[str]]) -> Count:
    """Distinct firms of the ten-firm demand, from the lists of names and the declared numbers."""
    numbers = [statement for statement in declared.values() if statement]
    bounds = Interval(max((_least(one) for one in numbers), default=Decimal(0)), _sum(list(declared.values())).high)
    firms = set[str]().union(*(titled.get(code, set()) for code in QUALITY))
    if not firms:
        text = f"未见列明企业名称的名单，扣除重复后优质企业{_between(bounds)}，"
        return Count(bounds, text, "missing")
    lacking = sum(
        (max(_least(one) - len(titled.get(code, set())), Decimal(0)) for code, one in declared.items() if one),
        start=Decimal(0),
    )
    listed = Decimal(len(firms))
    if lacking:
        span = Interval(max(listed, bounds.low or Decimal(0)), listed + lacking)
        text = f"名单所列优质企业扣除重复后{listed}家，比所填数量合计少列{plain(lacking)}家，实有{_between(span)}，"
        return Count(span, text, "conflict")
    if bounds.high is not None and listed > bounds.high:
        span = Interval(bounds.low, listed)
        text = f"名单所列优质企业{listed}家，多于所填数量合计{plain(bounds.high)}家，实有{_between(span)}，"
        return Count(span, text, "conflict")
    return Count(Interval.exactly(listed), f"按名单，同一企业只计一次，优质企业共{listed}家，", "conflict")


def _sum(statements: Sequence[Statement | None]) -> Interval:
    """The sum of the declared numbers; open above where one was not declared."""
    total = Interval.exactly(0)
    for statement in statements:
        total = total + (statement.printed if statement else Interval(Decimal(0), None))
    return total


def _least(statement: Statement) -> Decimal:
    return statement.printed.low or Decimal(0)


def _answer(first: bool | None) -> str:
    return "数量未能读全" if first is None else "均无"


def _between(interval: Interval) -> str:
    if interval.is_exact and interval.low is not None:
        return f"{plain(interval.low)}家"
    upper = "" if interval.high is None else f"、至多{plain(interval.high)}家"
    return f"至少{plain(interval.low or Decimal(0))}家{upper}"


def measured_firms(interval: Interval) -> str:
    """ "12家", or the two ends where the names are not known."""
    return _between(interval) if interval.low is not None else measured(interval, "家")
