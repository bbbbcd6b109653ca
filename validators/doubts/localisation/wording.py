"""What the localisation found, in words: which figure, where it would have to lie, and the chain that says so."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.indicators import indicators
from pipeline.model import Verdict
from validators.doubts.localisation.claims import Claim
from validators.doubts.localisation.consequences import Turned
from validators.doubts.localisation.diagnosis import Culprit, Diagnosis, Reason
from validators.doubts.localisation.equations import AverageGrowth, Either, Equation, Limit, Ratio
from validators.doubts.subject import Subject
from validators.doubts.wording import name, place, span

_SHOWN = 3
_VERDICTS: dict[Verdict, str] = {
    "pass": "满足", "fail": "不满足", "undetermined": "无法判定", "review": "待人工审核", "not_applicable": "不适用",
}  # fmt: skip
_PLACES = {"吨/万元": 3}


def explanation(subject: Subject, diagnosis: Diagnosis, causes: frozenset[int]) -> str:
    """The sentences to add to a finding; empty where nothing is most likely wrong."""
    named = diagnosis.culprits(causes)
    ways = diagnosis.open_ways(causes)
    return (_named(subject, named) if named else "") + "".join(_open(subject, one) for one in ways)


def consequence(changes: Sequence[Turned]) -> str:
    """What it would mean for the verdicts; empty where they stay as they are."""
    words = "，".join(f"“{one.title}”由{_VERDICTS[one.before]}变为{_VERDICTS[one.after]}" for one in changes)
    return f"如以推算为准，{words}。" if words else ""


def _named(subject: Subject, culprits: Sequence[Culprit]) -> str:
    which = "、".join(_quoted(subject, one.claim) for one in culprits)
    ranges = dict.fromkeys(_range(one) for one in culprits if one.range is not None)
    reasons = [_reason(subject, one, one.reasons[0]) for one in culprits if one.reasons]
    words = f"综合全部数据推算，最可能有误的是{which}"
    if ranges:
        words += f"；其余数据成立时，{'，'.join(ranges)}"
    chain = "；".join(reasons[:_SHOWN])
    return f"{words}。推算依据：{chain}。" if chain else f"{words}。"


def _range(culprit: Culprit) -> str:
    assert culprit.range is not None
    unit = indicators()[culprit.claim.cell[0]].unit
    return f"{name(*culprit.claim.cell)}应为{span(culprit.range, unit, _PLACES.get(unit, 2))}"


def _reason(subject: Subject, culprit: Culprit, reason: Reason) -> str:
    """The chain: what the claim contradicts, and through which relations."""
    others = "、".join(_quoted(subject, one) for one in reason.against)
    relations = "、".join(dict.fromkeys(relation_words(one) for one in reason.equations))
    claimed = name(*culprit.claim.cell)
    if not relations:
        return f"{claimed}与{others}不同" if others else f"{claimed}超出可能的范围"
    return f"按{relations}，{claimed}与{others}不能同时成立" if others else f"{claimed}不合{relations}"


def _open(subject: Subject, ways: Sequence[Sequence[Claim]]) -> str:
    options = "；".join("、".join(_quoted(subject, claim) for claim in way) for way in ways)
    return f"仅凭现有材料不能判断哪一处有误，可能是以下之一：{options}。"


def _quoted(subject: Subject, claim: Claim) -> str:
    """The figure as it is printed first, with its place and the number of further places; or what a list gives."""
    figures = [subject.figure(number) for number in claim.statements]
    printed = [figure for figure in figures if figure.method != "list"]
    files = dict.fromkeys(figure.source.file for figure in figures if figure.method == "list")
    rows = "、".join(f"《{file}》" for file in files)
    if not printed:
        return f"{rows}各行所得的{name(*claim.cell)}{span(claim.interval, indicators()[claim.cell[0]].unit)}"
    where = place(printed[0].source) + (f"等{len(printed)}处" if len(printed) > 1 else "")
    return f"{name(*claim.cell)}“{printed[0].raw}”（{where}{f'，{rows}各行所得' if rows else ''}）"


def relation_words(equation: Equation) -> str:
    """中小企业产值占比＝中小企业产值÷集群总产值, as a reviewer would write it."""
    first, *rest = (name(*cell) for cell in equation.cells)
    if isinstance(equation, Limit):
        return f"{first}不大于{rest[0]}" if equation.factor == 1 else f"{first}与{rest[0]}相差不到百倍"
    if isinstance(equation, Either):
        return f"{first}＝{rest[0]}÷{rest[1]}（或{rest[2]}）"
    if isinstance(equation, AverageGrowth):
        return f"{first}由{'、'.join(rest[:3])}推算"
    shifted = isinstance(equation, Ratio) and equation.offset
    return f"{first}＝{rest[0]}÷{rest[1]}" + ("－1" if shifted else "")
