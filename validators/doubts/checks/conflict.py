"""One fact stated with two values, within one document or between two.

Between the form and a proof that the bureau relies on, or the summary table, it is a doubt; within one
document, against the plan or a list it is a query. All figures that disagree between the same two documents
make one finding. Prints that differ only by cutting off instead of rounding are noted, and so is growth that is
given on a comparable base beside one that is not; statements on different 口径, and a first count (快报) against a
final one, are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.model import Severity
from validators.doubts.check import Check, Draft
from validators.doubts.statements import Pair, disagreements
from validators.doubts.subject import Subject
from validators.doubts.wording import name, quote, role_name

check = Check("statements_differ", "conflict", "query", "二（三）1", "同一数据前后不一致")

_HARD = {"application_form", "recommendation_summary", "statistics_proof", "audit_report"}
_ASK = (
    "两处不可能同为四舍五入的结果。可能的原因：统计口径或时点不同、引用了修订前的数、录入笔误。"
    "请申报单位说明以何者为准并更正，必要时由数据来源部门确认。"
)
_CUT = "两者仅差末位，可能是截尾而非四舍五入所致。"
_COMPARABLE = "其中一处按可比口径计算，与按总量直接计算的增速不同属正常情况；判定时以名义增速为准。"
_FIRST_COUNT = "其中一处为快报（初步统计）数，与年报核定数可以不同。请申报单位以核定数为准，并提供载明核定数的证明。"
_SCOPE = "其中一处注明了统计口径，另一处未注明，差异可能由口径不同造成。请申报单位说明两处各按什么口径。"


@check
def find(subject: Subject) -> Iterator[Draft]:
    groups: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in disagreements(subject):
        if pair.factor is None:
            files = sorted(subject.figure(number).source.file for number in (pair.first, pair.second))
            groups[_manner(subject, pair), files[0], files[1]].append(pair)
    for (manner, first, second), pairs in sorted(groups.items(), key=lambda item: item[0]):
        yield _draft(subject, manner, first, second, pairs)


def _manner(subject: Subject, pair: Pair) -> str:
    """How the two differ: in cutting off, in the base of growth, in 口径, as a first count does, or in value."""
    if pair.by_rounding_mode:
        return "cut"
    both = [subject.figure(number) for number in (pair.first, pair.second)]
    if not pair.scopes_differ:
        return "first_count" if len({figure.status for figure in both}) > 1 else "value"
    scopes = {figure.scope for figure in both}
    is_growth = "growth" in subject.figure(pair.first).indicator
    return "comparable" if is_growth and scopes == {"可比口径", None} else "scope"


def _draft(subject: Subject, manner: str, first: str, second: str, pairs: list[Pair]) -> Draft:
    where = "同一份材料中" if first == second else f"{_title(subject, first)}与{_title(subject, second)}之间"
    tails = {
        "cut": _CUT, "comparable": _COMPARABLE, "scope": _SCOPE, "first_count": _FIRST_COUNT, "value": _ASK,
    }  # fmt: skip
    tail = tails[manner]
    return Draft(
        key=f"{manner}|{first}|{second}",
        message=f"{where}，{'；'.join(_words(subject, pair) for pair in pairs)}。{tail}",
        contests=tuple((pair.first, pair.second) for pair in pairs),
        severity=_severity(subject, manner, first, second, pairs),
        kind="scope" if manner in ("scope", "comparable") else None,
    )


def _words(subject: Subject, pair: Pair) -> str:
    one, other = subject.figure(pair.first), subject.figure(pair.second)
    return f"{name(one.indicator, one.period)}一处为{quote(one)}，另一处为{quote(other)}"


def _title(subject: Subject, file: str) -> str:
    return f"{role_name(subject.role(file))}《{file.removeprefix('../')}》"


def _severity(subject: Subject, manner: str, first: str, second: str, pairs: list[Pair]) -> Severity:
    """A doubt only where what the application stands on meets a paper that the bureau relies on."""
    if manner in ("cut", "comparable"):
        return "note"
    hard = manner == "value" and first != second and {subject.role(first), subject.role(second)} <= _HARD
    return "doubt" if hard and any(_stands_on(subject, pair) for pair in pairs) else "query"


def _stands_on(subject: Subject, pair: Pair) -> bool:
    figure = subject.figure(pair.first)
    return subject.chosen(figure.indicator, figure.period) in (pair.first, pair.second, None)
