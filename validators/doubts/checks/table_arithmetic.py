"""Any table's own arithmetic: rates of change, shares, totals and averages that its other numbers do not give.

What follows from what is told by the table's heads; that they were understood is borne out by the table itself: a
column of rates or a row of totals that mostly does not fit was misunderstood, and nothing is said of it. Rounding
is carried through as intervals; with a negative base both signs in use are allowed. Figures of the form that have a
check of their own are left to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.model import Printed, Reckoning, Way
from validators.doubts.check import Check, Draft
from validators.doubts.subject import Subject
from validators.doubts.table_reckoning import Cells, at_cell, broken_among, expected, figures_by_cell, groups
from validators.doubts.wording import place, role_name, span

check = Check("table_arithmetic", "arithmetic", "query", "二（三）1", "表内数据计算不符")

_WORDS = {
    "growth": "增减幅度", "change": "增减额", "points": "增减百分点", "share": "占比", "sum": "合计",
    "average": "年均增速",
}  # fmt: skip
# results that have checks of their own
_ELSEWHERE = frozenset(
    {
        "output_sme_share", "output_leading_share", "output_growth", "output_growth_avg", "rd_sme_growth_avg",
        "patents_growth_avg", "patents_per_10k", "co2_intensity",
    }
)  # fmt: skip
_SHOWN = 5
_ASK = "可能的原因：按未取整的数计算、口径或基数有调整而未注明、个别数据抄录有误。请申报单位核对该表并说明。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    figures = figures_by_cell(subject.case.figures)
    tables: dict[tuple[str, str], list[Reckoning]] = defaultdict(list)
    for (file, group), members in groups(subject.case.reckonings).items():
        broken = [one for one in broken_among(members) if not _has_own_check(subject, figures, one)]
        tables[file, group.split("|")[0]] += broken
    for (file, number), broken in tables.items():
        if broken:
            yield _draft(subject, file, number, broken, figures)


def _has_own_check(subject: Subject, cells: Cells, reckoning: Reckoning) -> bool:
    number = at_cell(cells, reckoning, reckoning.result)
    if number is None:
        return False
    listed = any(roster.file == reckoning.source.file for roster in subject.rosters("enterprise"))
    return subject.figure(number).indicator in _ELSEWHERE or (
        listed and subject.figure(number).indicator in ("output_total", "employees")
    )


def _draft(subject: Subject, file: str, number: str, broken: list[Reckoning], cells: Cells) -> Draft:
    concerned = tuple(
        tuple(
            found
            for printed in (one.result, *one.ways[0].operands)
            if (found := at_cell(cells, one, printed)) is not None
        )
        for one in broken
    )
    told = "；".join(map(_sentence, broken[:_SHOWN])) + (f"等{len(broken)}处" if len(broken) > _SHOWN else "")
    return Draft(
        key=f"{file}|{number}",
        message=(f"{role_name(subject.role(file))}《{file}》的表中，{told}。{_ASK}"),
        contests=tuple(contest for contest in concerned if contest),
        sources=tuple(one.source for one in broken),
    )


def _sentence(reckoning: Reckoning) -> str:
    way, result = reckoning.ways[0], reckoning.result
    stated = f"{result.label}为“{result.text}”（{place(reckoning.source)}）"
    if way.rule == "sum":
        return f"{stated}，而各项之和{way.operands[0].text}为{_spans(way, result)}"
    operands = "、".join(f"{one.label}“{one.text}”" for one in way.operands)
    return f"{stated}，而按{operands}计算{_WORDS[way.rule]}应为{_spans(way, result)}"


def _spans(way: Way, result: Printed) -> str:
    """What the way gives, in the unit that the result is printed in."""
    unit = "%" if way.rule in ("growth", "share", "average") else "个百分点" if way.rule == "points" else ""
    scale = result.scale if not unit else Decimal(1)
    return "或".join(dict.fromkeys(span(one.scale(1 / scale), unit) for one in expected(way)))
